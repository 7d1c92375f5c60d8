"""What a browser does in the list of applications, sent to the app as the browser sends it."""

import json

from streamlit.testing.v1 import AppTest


def write(at: AppTest, cells: dict[int, dict[str, object]]) -> AppTest:
    """Type into cells: row -> column -> value. A browser sends all typed since the table was laid out."""
    edited = {str(row): columns for row, columns in cells.items()}
    return _send(
        at, at.data_editor[0].proto.id, {"edited_rows": edited, "added_rows": [], "deleted_rows": []}
    )


def open_row(at: AppTest, row: int) -> AppTest:
    """Click the button of a row."""
    (trigger,) = at.data_editor[0].proto.button_click_widgets.values()
    states = at._tree.get_widget_states()
    states.widgets.add(id=trigger, json_trigger_value=json.dumps({"row": row, "label": "Show"}))
    at._run(states)
    return at


def _send(at: AppTest, widget: str, value: object) -> AppTest:
    states = at._tree.get_widget_states()
    states.widgets.add(id=widget, string_value=json.dumps(value))
    at._run(states)
    assert not at.exception, at.exception
    return at


def listed(at: AppTest):
    """The table as the app sent it, by employer."""
    return at.data_editor[0].value.set_index("company")
