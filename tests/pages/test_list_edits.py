"""Cells of the list changed in place: kept, refused and why, several at once, undone, kept later on."""

from collections.abc import Callable

import pytest

from analysis.intake.merge import carry, match
from analysis.model import AddApplication, Basis
from tests import builders
from tests.benchmarks import register
from tests.pages import conftest
from tests.pages.conftest import PAGES, text
from tests.pages.editing import listed, write
from tests.pages.test_applications import button, employers, said

CARR, DENE, GILL = 2, 3, 5  # rows of the list of seven, newest first


@pytest.fixture
def at(app: Callable):
    return app("applications", conftest.seven())


def basis(at, id_: str, field: str) -> str:
    rows = at.session_state["search_as_shown"].applied.dataset.applications.set_index("application_id")
    return rows.loc[id_, f"{field}_basis"]


def test_cells_are_changed_in_place_and_stay_where_they_are(at) -> None:
    before, key = employers(at), at.data_editor[0].proto.id
    write(at, {DENE: {"stage": "Interview", "feedback": "You were second of ten."}})
    row = listed(at).loc["Dene Clinic"]
    assert (row["stage"], row["feedback"]) == ("Interview", "You were second of ten.")
    assert basis(at, "a4", "stage") == Basis.EDITED
    assert "✎ stage" in row["marks"]
    assert "2 changes made together" in said(at)
    assert (employers(at), at.data_editor[0].proto.id) == (before, key)
    write(
        at, {DENE: {"stage": "Interview", "feedback": "You were second of ten.", "applied_on": "2026-06-29"}}
    )
    assert "day sent is 29 Jun 2026" in said(at)
    assert employers(at) == before
    assert len(at.session_state["corrections"].steps) == 2


def test_a_sector_and_the_days_of_follow_ups_are_changed(at) -> None:
    write(
        at,
        {CARR: {"sector": "Healthcare & Social Care", "thanked_on": "2026-06-20", "deadline": "2026-07-09"}},
    )
    row = listed(at).loc["Carr Homes"]
    assert row["sector"] == "Healthcare & Social Care"
    assert [row[name].date().day for name in ("thanked_on", "deadline")] == [20, 9]
    write(at, {CARR: {"thanked_on": None}})
    assert "taken off again" in said(at)


def test_an_offer_accepted_lifts_the_step_and_the_table_says_so(at) -> None:
    write(at, {CARR: {"stage": "Later round"}})
    key = at.data_editor[0].proto.id
    write(at, {CARR: {"stage": "Later round", "outcome": "Accepted"}})
    assert listed(at).loc["Carr Homes", "stage"] == "Accepted"
    assert at.data_editor[0].proto.id != key


def test_a_wrong_cell_says_why_keeps_what_was_typed_and_can_be_mended(at) -> None:
    write(at, {GILL: {"stage": "Interview"}})
    assert "Not kept yet" in said(at)
    assert "Gill Works, furthest step “Interview”: As it stands it went further than that" in said(at)
    assert listed(at).loc["Gill Works", "stage"] == "Interview"
    assert not at.session_state["corrections"].active
    write(at, {GILL: {"stage": "Interview", "outcome": "Waiting"}})
    assert "Not kept yet" not in said(at)
    assert listed(at).loc["Gill Works", ["stage", "outcome"]].tolist() == ["Interview", "Waiting"]
    assert basis(at, "a7", "stage") == Basis.EDITED


def test_a_wrong_cell_is_put_back(at) -> None:
    write(at, {GILL: {"stage": "Interview"}, DENE: {"applied_on": "0026-05-03"}})
    assert "Check the year" in said(at)
    button(at, "Put back").click().run()
    button(at, "Put back").click().run()
    assert "Not kept yet" not in said(at)
    assert listed(at).loc["Gill Works", "stage"] == "Offer"


def test_a_word_that_is_none_of_the_choices_is_refused(at) -> None:
    write(at, {DENE: {"outcome": "rejected_by_ghost"}})
    assert "This is not one of the choices" in said(at)
    assert not at.session_state["corrections"].active


def test_undo_and_redo(at) -> None:
    write(at, {DENE: {"stage": "Interview"}})
    at.button(key="undo").click().run()
    assert listed(at).loc["Dene Clinic", "stage"] == "Sent"
    assert "Your last change is taken back" in said(at)
    at.button(key="redo").click().run()
    assert listed(at).loc["Dene Clinic", "stage"] == "Interview"
    assert at.button(key="redo").disabled


def test_a_change_is_still_there_on_another_page_and_back(at) -> None:
    write(at, {DENE: {"stage": "Interview"}})
    at.switch_page(PAGES["funnel"]).run()
    at.switch_page(PAGES["applications"]).run()
    assert not at.exception
    assert listed(at).loc["Dene Clinic", "stage"] == "Interview"
    assert len(at.session_state["corrections"].steps) == 1


def test_ticked_rows_are_changed_together_and_undone_as_one(at) -> None:
    write(at, {CARR: {"picked": True}, DENE: {"picked": True}, 0: {"picked": True}})
    write(at, {CARR: {"picked": True}, DENE: {"picked": True}, 0: {"picked": False}})
    assert not at.session_state["corrections"].active
    choice = next(one for one in at.selectbox if one.label == "to")
    assert choice.options[:2] == ["Waiting", "No reply"]
    choice.set_value("closed").run()
    button(at, "Change").click().run()
    assert listed(at).loc[["Carr Homes", "Dene Clinic"], "outcome"].tolist() == ["Role closed"] * 2
    assert listed(at).loc[conftest.NASTY, "outcome"] == "Waiting"
    assert "2 changes made together" in said(at)
    assert listed(at)["picked"].sum() == 2
    at.button(key="undo").click().run()
    assert listed(at).loc[["Carr Homes", "Dene Clinic"], "outcome"].tolist() == ["A no"] * 2


def test_one_row_that_cannot_follow_stops_all_and_is_named(at) -> None:
    at.button(key="tick_all").click().run()
    next(one for one in at.selectbox if one.label.startswith("Set for 7")).set_value("stage").run()
    next(one for one in at.selectbox if one.label == "to").set_value("screening").run()
    button(at, "Change").click().run()
    assert any("Gill Works: As it stands" in one.value.replace("\\", "") for one in at.error)
    assert not at.session_state["corrections"].active
    at.button(key="untick").click().run()
    assert listed(at)["picked"].sum() == 0


def test_guesses_are_taken_as_right(at) -> None:
    write(at, {4: {"picked": True}})
    assert employers(at)[4] == "Elm Bank"
    at.button(key="confirm_all").click().run()
    assert listed(at).loc["Elm Bank", "marks"] == "✎ stage"


def newer(at, rows: list[dict[str, object]]) -> None:
    """A newer version of the file takes the place of the one in view, as `reading.settle` puts it there."""
    old, new = at.session_state["search"], builders.dataset(rows, fingerprint="newer")
    at.session_state["search"] = carry(new, match(old, new, at.session_state["corrections"]))
    at.session_state["visit"] = at.session_state["visit"] + 1
    at.run()
    assert not at.exception


def test_a_newer_file_keeps_changes_and_shows_where_it_says_otherwise(app) -> None:
    rows = [{"company": "Ash", "role": "Cook"}, {"company": "Birch", "role": "Chef"}]
    at = app("applications", builders.dataset(rows, fingerprint="older"))
    write(at, {0: {"stage": "Interview", "outcome": "No reply"}, 1: {"notes": "Ring on Monday"}})
    newer(at, [{**rows[0], "outcome": "rejected"}, rows[1], {"company": "Cedar", "role": "Buyer"}])
    table = listed(at)
    assert table.loc["Ash", ["stage", "outcome"]].tolist() == ["Interview", "No reply"]
    assert table.loc["Birch", "notes"] == "Ring on Monday"
    assert "Cedar" in table.index
    assert "Your file has moved on" in text(at)
    assert "outcome: your file says A no, you said No reply" in said(at)
    button(at, "Take the file's").click().run()
    assert listed(at).loc["Ash", ["stage", "outcome"]].tolist() == ["Interview", "A no"]
    assert "Your file has moved on" not in text(at)
    at.button(key="undo").click().run()
    button(at, "Keep mine").click().run()
    assert listed(at).loc["Ash", "outcome"] == "No reply"
    assert "Your file has moved on" not in text(at)


def test_what_was_added_here_is_found_again_in_a_newer_file(app) -> None:
    rows = [{"company": "Ash", "role": "Cook"}]
    at = app("applications", builders.dataset(rows, fingerprint="older"))
    form = {one.label: one for one in at.text_input if one.key.endswith("entry_0_0")}
    form["Employer"].set_value("Birch")
    form["Role"].set_value("Chef")
    button(at, "Add it").click().run()
    added = at.session_state["corrections"].active[0].change
    assert isinstance(added, AddApplication)
    newer(at, [*rows, {"company": "Birch", "role": "Chef", "age": 3, "outcome": "rejected"}])
    assert sorted(employers(at)) == ["Ash", "Birch"]


def test_two_thousand_applications_answer_within_a_second_of_a_cell_typed() -> None:
    at = register.opened(register.search(), register.Edits())
    assert len(at.data_editor[0].value) == register.ROWS
    best, _ = register.seconds(lambda number: write(at, {number: {"notes": f"typed {number}"}}))
    assert best < register.AIM
    assert len(at.session_state["corrections"].steps) == register.TIMES
