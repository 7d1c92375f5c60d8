"""The memory on this computer: off by default, a new visit goes on where the last one left off."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.store import Memory
from pages.ui import memory
from pages.ui.kept import File
from tests.pages.conftest import PAGES, ROOT, text

OLD = """Company,Role,Date applied,Status
Elm Bank,Clerk,02/03/2026,Applied
Fell Audit,Clerk,03/03/2026,Rejected
"""
NEW = OLD.replace("Elm Bank,Clerk,02/03/2026", "Elm Bank,Clerk,05/03/2026") + "Gill,Cook,04/03/2026,Applied\n"


def visit(page: str = "import_file") -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()
    if page != "overview":
        at.switch_page(PAGES[page]).run()
    assert not at.exception
    return at


def with_a_file(data: str = OLD) -> AppTest:
    """A visit with a file in view, pasted so that all of the way in is walked."""
    at = visit()
    key = next(one.key for one in at.text_area if one.key.startswith("pasted_"))
    at.text_area(key=key).set_value(data.replace(",", "\t")).run()
    at.button(key="read_pasted").click().run()
    assert not at.exception
    return at


def turn(at: AppTest) -> AppTest:
    at.toggle[[one.label for one in at.toggle].index("Remember my search")].set_value(
        not Memory(memory.place()).on
    ).run()
    assert not at.exception
    return at


def correct(at: AppTest, name: str = "Elm Bank", sector: str = "retail") -> AppTest:
    at.switch_page(PAGES["sectors"]).run()
    next(one for one in at.selectbox if one.label == f"Sector of {name}").set_value(sector).run()
    assert not at.exception
    return at


def sector_of(at: AppTest, name: str) -> str:
    at.switch_page(PAGES["applications"]).run()
    return str(at.dataframe[0].value.set_index("company").loc[name, "sector"])


def test_nothing_is_written_unless_it_is_switched_on() -> None:
    correct(with_a_file())
    assert not Memory(memory.place()).on
    assert not memory.place().parent.exists()


def test_the_switch_says_what_is_kept_and_where() -> None:
    said = text(with_a_file())
    assert "your file, what you changed, your follow-ups and choices are kept in" in said
    assert "memory.sqlite" in said.replace("\\", "").replace("\u2060", "")


def test_a_new_visit_goes_on_where_the_last_one_left_off() -> None:
    correct(turn(with_a_file()))
    again = visit("applications")
    assert "Retail" in sector_of(again, "Elm Bank")
    again.switch_page(PAGES["sectors"]).run()
    again.button(key="undo").click().run()
    assert "Retail" not in sector_of(visit("applications"), "Elm Bank")


def test_rows_that_kept_their_ids_over_a_newer_file_are_found_again() -> None:
    at = correct(turn(with_a_file()))
    at.switch_page(PAGES["import_file"]).run()
    key = next(one.key for one in at.text_area if one.key.startswith("pasted_"))
    at.text_area(key=key).set_value(NEW.replace(",", "\t")).run()
    at.button(key="read_pasted").click().run()
    at.button(key="use_new").click().run()
    assert "Retail" in sector_of(at, "Elm Bank")
    assert "Retail" in sector_of(visit("applications"), "Elm Bank")
    assert len(visit("applications").session_state["search"]) == 3


def test_switching_it_off_deletes_the_file() -> None:
    at = turn(with_a_file())
    assert memory.place().exists()
    turn(at)
    assert not memory.place().exists()
    assert "the file is deleted" in " ".join(one.value for one in at.info)
    assert visit("import_file").session_state["search"] is None


def test_forgetting_everything_deletes_the_file_and_says_so() -> None:
    at = turn(with_a_file())
    at.button(key="forget").click().run()
    assert not memory.place().exists()
    assert "the file on this computer is deleted" in " ".join(one.value for one in at.info)
    assert at.session_state["search"] is None
    assert visit().session_state["search"] is None


def test_two_windows_do_not_overwrite_each_other_silently() -> None:
    turn(with_a_file())
    first, second = visit("sectors"), visit("sectors")
    correct(first, "Elm Bank", "retail")
    assert "Retail" in sector_of(second, "Elm Bank")  # nothing was changed there, so it follows
    second.switch_page(PAGES["sectors"]).run()
    correct(first, "Fell Audit", "hospitality")
    second.button(key="undo").click().run()  # both changed since they last agreed
    assert {"take_other", "keep_here"} <= {one.key for one in second.button}
    second.button(key="take_other").click().run()
    assert not second.exception
    assert "Hospitality" in sector_of(second, "Fell Audit")
    assert "take_other" not in {one.key for one in second.button}


def test_the_other_window_can_give_way() -> None:
    turn(with_a_file())
    first, second = visit("sectors"), visit("sectors")
    correct(first, "Elm Bank", "retail")
    second.switch_page(PAGES["sectors"]).run()
    correct(first, "Fell Audit", "hospitality")
    second.button(key="undo").click().run()
    second.button(key="keep_here").click().run()
    assert "Retail" not in sector_of(visit("applications"), "Elm Bank")


def test_a_damaged_memory_is_told_and_the_visit_goes_on() -> None:
    turn(with_a_file())
    memory.place().write_bytes(b"not a database " * 300)
    at = visit("overview")
    assert "is damaged" in " ".join(one.value for one in at.info)
    assert at.title[0].value == "Start with the spreadsheet you already keep"
    assert [path.name for path in memory.place().parent.iterdir()] == ["damaged-1-memory.sqlite"]


def test_it_is_offered_only_where_no_one_else_reaches_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    at = turn(with_a_file())
    monkeypatch.setattr(memory, "offered", lambda: False)
    at.run()
    assert "Remember my search" not in [one.label for one in at.toggle]
    assert visit().session_state["search"] is None


def test_since_last_time(monkeypatch: pytest.MonkeyPatch) -> None:
    at = turn(with_a_file())
    kept = Memory(memory.place())
    at.switch_page(PAGES["sectors"]).run()
    at.switch_page(PAGES["overview"]).run()
    assert "New since" not in text(at)
    today = at.session_state["counted_to"]
    kept.note(today.replace(year=today.year - 1), {"sent": 1, "interviews": 0, "refusals": 0, "offers": 0})
    at.run()
    assert "1 application and 1 refusal" in text(at)


def test_the_sample_is_not_remembered(tmp_path: Path) -> None:
    Memory(memory.place()).start()
    at = visit()
    at.button(key="sample").click().run()
    assert at.session_state["search_is_made_up"]
    assert Memory(memory.place()).read()[0].data == b""
    assert isinstance(at.session_state["file"], File)
