"""Take it with you: what is offered, what it says before it leaves, and that choices reach the files."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from pages.ui import sharing
from tests.builders import dataset
from tests.pages import conftest
from tests.pages.conftest import NASTY, text

FILES = [
    "Save my workbook", "As plain text (CSV)", "Download the report", "Download the copy", "To print",
    "As a spreadsheet", "Download the picture", "In dark",
]  # fmt: skip


def labels(at: AppTest) -> list[str]:
    return [button.label for button in at.download_button]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """What the files of the page are made with, collected instead of made."""
    calls: list[dict[str, object]] = []

    def note(name: str) -> Callable[..., bytes]:
        def instead(*given: object, **more: object) -> bytes:
            calls.append({"name": name, "given": given, **more})
            return b""

        return instead

    for name in ("report", "report_page", "record_page", "record_xlsx", "coach_copy", "picture"):
        monkeypatch.setattr(sharing, name, note(name))
    return calls


def test_every_file_is_offered(app) -> None:
    at = app("export", conftest.sample())
    assert set(labels(at)) == set(FILES)
    said = text(at)
    assert "the names of employers (every row)" in said.replace("\\", "")
    assert "213 things done, 142 of them applications" in said.replace("\\", "")


def test_the_preview_holds_no_name(app) -> None:
    search = conftest.seven()
    at = app("export", search)
    (table,) = [one.value for one in at.dataframe if "Employer" in one.value]
    assert list(table["Employer"])[:1] == ["Employer F"]  # the one without a day comes last
    shown = "\n".join(str(cell) for column in table for cell in table[column])
    assert not [name for name in search.applications["company"] if name in shown]
    assert NASTY not in text(at)


def test_days_and_aim_narrow_the_record(app) -> None:
    at = app("export", conftest.sample())
    at.date_input(key="record_from").set_value(date(2026, 11, 2))
    at.date_input(key="record_to").set_value(date(2026, 11, 20))
    at.number_input(key="record_target").set_value(4).run()
    assert not at.exception
    said = text(at).replace("\\", "")
    assert "in 3 weeks" in said
    assert "Aim 4" in said
    at.date_input(key="record_to").set_value(date(2026, 10, 1)).run()
    assert "The last day lies before the first." in [one.value for one in at.warning]
    assert "To print" not in labels(at)


def test_without_names_there_are_no_words_of_employers(app) -> None:
    at = app("export", conftest.sample())
    at.checkbox(key="report_quotes").check().run()
    at.checkbox(key="report_names").uncheck().run()
    assert at.checkbox(key="report_quotes").disabled
    assert "Their words may hold names" in text(at)


def test_a_search_without_days_says_so(app) -> None:
    at = app("export", dataset([{"age": None}], fingerprint="undated", as_of=None))
    assert "Nothing in your file has a day yet." in text(at)
    assert "To print" not in labels(at)


def test_names_from_the_file_are_words(app, made) -> None:
    at = app("export", conftest.seven())
    assert not at.error
    assert made == []  # nothing is made before it is asked for
