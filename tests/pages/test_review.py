"""Looking over what was read: columns, words, dates, rows set aside; set right in one click, and kept."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import conftest
from tests.pages.conftest import PAGES, text

CSV = """Employer,Job,Blob,Date applied,Status
Harbour Lane,Analyst,Leeds,03/04/2026,Applied
Beck Foods,Clerk,York,,Wibble
Carr Homes,Buyer,Hull,05/06/2026,Rejected
Dene Clinic,Nurse,Leeds,,Wishlist
"""
NEWER = CSV.replace("Carr Homes,Buyer,Hull,05/06/2026,Rejected", "Carr Homes,Buyer,Hull,05/06/2026,Interview")
NEWER += "Elm Bank,Teller,York,06/06/2026,Applied\n"


@pytest.fixture
def at() -> AppTest:
    """The review of a small file."""
    started = AppTest.from_file(str(conftest.ROOT / "app.py"), default_timeout=20).run()
    started.switch_page(PAGES["import_file"]).run()
    return upload(started, CSV)


def upload(at: AppTest, content: str, name: str = "mine.csv") -> AppTest:
    at.file_uploader[0].upload(name, content.encode(), "text/csv").run()
    assert not at.exception, at.exception
    return at


def box(at: AppTest, label: str):
    return next(one for one in at.selectbox if one.label == label)


def table(at: AppTest):
    return at.session_state["search"].applications.set_index("company")


def said(at: AppTest) -> str:
    return text(at).replace("\\", "")


def test_a_column_shows_examples_and_is_moved_in_one_click(at) -> None:
    assert "“Leeds”, “Hull” and “York”" in said(at) or "“Leeds”, “York” and “Hull”" in said(at)
    box(at, "What Blob holds").set_value("location").run()
    assert not at.exception
    assert list(table(at)["location"]) == ["Leeds", "York", "Hull"]
    box(at, "What Blob holds").set_value("").run()
    assert set(table(at)["location"]) == {""}


def test_a_column_that_is_needed_cannot_be_taken_away(at) -> None:
    for name in ("Employer", "Job"):
        box(at, f"What {name} holds").set_value("").run()
    assert not at.exception
    assert "no list of applications" in at.error[0].value
    assert len(at.session_state["search"]) == 3


def test_a_new_word_stands_first_and_is_given_a_meaning(at) -> None:
    labels = [one.label for one in at.selectbox if one.label.startswith("How far")]
    assert labels[0] == "How far Wibble means it got"
    assert "New to us" in said(at)
    box(at, "How it stands when it says Wibble").set_value("no_reply").run()
    assert not at.exception
    assert table(at).loc["Beck Foods", "outcome"] == "no_reply"
    assert "New to us" not in said(at)
    assert "1 row · you said so" in said(at)
    box(at, "How far Wibble means it got").set_value("screening").run()
    assert (table(at).loc["Beck Foods", "stage"], table(at).loc["Beck Foods", "outcome"]) == (
        "screening", "no_reply",
    )  # fmt: skip


def test_a_word_that_means_not_sent_sets_its_rows_aside(at) -> None:
    box(at, "How far Wibble means it got").set_value("saved").run()
    assert "Beck Foods" not in table(at).index
    assert "2 understood + 2 set aside = 4 rows read" in said(at)


def test_dates_that_could_be_either_are_flipped_in_one_click(at) -> None:
    assert table(at).loc["Harbour Lane", "applied_on"].month == 4
    order = next(one for one in at.get("button_group") if "Read the dates" in one.proto.label)
    at.segmented_control(key=order.key).select("month_first").run()
    assert not at.exception
    assert table(at).loc["Harbour Lane", "applied_on"].month == 3
    assert "You chose how to read these dates" in said(at)


def test_a_row_set_aside_is_brought_back_and_can_go_again(at) -> None:
    box(at, "Is one of them an application?").set_value(0).run()
    at.button(key="bring_back").click().run()
    assert not at.exception
    assert "4 understood + 0 set aside = 4 rows read" in said(at)
    assert "Nurse at Dene Clinic: brought back into the list" in said(at)
    at.button(key="undo").click().run()
    assert "3 understood + 1 set aside" in said(at)


def test_the_same_file_again_needs_no_word_and_keeps_what_was_corrected(at) -> None:
    correct(at)
    at.switch_page(PAGES["import_file"]).run()
    upload(at, CSV, "again.csv")
    assert at.title[0].value == "Here is what we read"
    assert "Your changes (1)" in said(at)


def test_a_newer_file_shows_what_it_changes_and_keeps_what_was_corrected(at) -> None:
    correct(at)
    at.switch_page(PAGES["import_file"]).run()
    upload(at, NEWER, "newer.csv")
    assert at.title[0].value == "Here is what is different"
    assert "1 application new and 1 application changed" in said(at)
    assert "What you changed here stays" in said(at)
    at.button(key="use_new").click().run()
    assert not at.exception
    assert len(at.session_state["search"]) == 4
    at.switch_page(PAGES["applications"]).run()
    row = at.dataframe[0].value.set_index("company").loc["Carr Homes"]
    assert row["sector"].startswith("Healthcare")
    assert "✎ sector" in row["marks"]


def test_another_search_starts_without_the_changes_of_the_former(at) -> None:
    correct(at)
    at.switch_page(PAGES["import_file"]).run()
    other = CSV.replace("Harbour Lane", "Fell").replace("Beck Foods", "Gill").replace("Carr Homes", "Holt")
    upload(at, other, "other.csv")
    assert "belongs to the other search and will go" in said(at)
    at.button(key="use_new").click().run()
    assert "Your changes" not in said(at)


def test_choices_are_remembered_for_files_with_the_same_headings(at) -> None:
    box(at, "What Blob holds").set_value("location").run()
    box(at, "How it stands when it says Wibble").set_value("no_reply").run()
    upload(at, NEWER, "newer.csv")
    at.button(key="use_new").click().run()
    assert set(table(at)["location"]) == {"Leeds", "York", "Hull"}
    assert table(at).loc["Beck Foods", "outcome"] == "no_reply"


def test_corrections_stay_when_the_file_is_read_in_another_way(at) -> None:
    correct(at)
    at.switch_page(PAGES["import_file"]).run()
    box(at, "What Job holds").set_value("notes").run()
    assert not at.exception
    assert "Your changes (1)" in said(at)


def test_rows_can_be_pasted(at) -> None:
    start = AppTest.from_file(str(conftest.ROOT / "app.py"), default_timeout=20).run()
    start.text_area[0].set_value("Employer\tRole\tStatus\nFell\tClerk\tRejected\nHolt\tBuyer\tApplied").run()
    start.button(key="read_pasted").click().run()
    assert not start.exception
    assert "2 applications from pasted rows" in text(start)


def correct(at: AppTest) -> None:
    """Say that Carr Homes is in healthcare."""
    at.switch_page(PAGES["sectors"]).run()
    box(at, "Sector of Carr Homes").set_value("health").run()
    assert not at.exception, at.exception


def test_a_likely_column_is_confirmed_in_one_click() -> None:
    start = AppTest.from_file(str(conftest.ROOT / "app.py"), default_timeout=20).run()
    start.switch_page(PAGES["import_file"]).run()
    # A name that says nothing, cells that are words for how it stands.
    content = "Employer,Job,Thing,Sent\nFell,Clerk,Rejected,14/05/2026\nHolt,Buyer,Interview,15/05/2026\n"
    upload(start, content + "Gill,Cook,Rejected,16/05/2026\n")
    assert "Likely: its cells are words for how an application stands" in said(start)
    right = [one for one in start.button if one.label == "Right"]
    right[0].click().run()
    assert not start.exception
    assert "Likely" not in said(start)


def test_there_is_a_file_to_mend_one_to_fill_in_and_one_to_keep(at) -> None:
    labels = {one.label for one in at.get("download_button")}
    assert {
        "Download what needs attention", "Download an empty list to fill in", "Save my workbook",
    } <= labels  # fmt: skip


def test_a_saved_workbook_opens_as_it_was_with_its_corrections(at) -> None:
    from datetime import date

    from analysis.export.workbook import workbook
    from analysis.intake.apply import apply
    from analysis.model import Edits

    correct(at)
    search, edits = at.session_state["search"], at.session_state["corrections"]
    saved = workbook(apply(search, edits), as_of=date(2026, 7, 1), edits=edits.to_json())
    start = AppTest.from_file(str(conftest.ROOT / "app.py"), default_timeout=20).run()
    start.switch_page(PAGES["import_file"]).run()
    start.file_uploader[0].upload("saved.xlsx", saved, "").run()
    assert not start.exception, start.exception
    assert isinstance(edits, Edits)
    assert "Your changes (1)" in said(start)
    assert not [one for one in start.button if one.key == "undo"]
    opened, before = start.session_state["search"].applications, search.applications
    assert list(opened["application_id"]) == list(before["application_id"])
    assert opened.set_index("company").loc["Carr Homes", "sector_basis"] == "edited"


DATES = """Employer,Role,Date applied,Status
Fell,Clerk,14/05/2026,Applied
Holt,Buyer,some time ago,Applied
Gill,Cook,31/02/2026,Rejected
"""


def test_a_day_that_could_not_be_read_is_typed_in(at) -> None:
    from datetime import date

    start = AppTest.from_file(str(conftest.ROOT / "app.py"), default_timeout=20).run()
    start.switch_page(PAGES["import_file"]).run()
    upload(start, DATES)
    assert "Type in 2 days here" in said(start)
    start.date_input[0].set_value(date(2026, 5, 20)).run()
    assert not start.exception
    assert "Type in 1 day here" in said(start)
    assert "Buyer at Holt: day sent is 20 May 2026" in said(start)


def test_a_file_that_moved_on_is_told_and_one_of_both_is_chosen(at) -> None:
    from analysis.intake import changes

    search = at.session_state["search"]
    id_ = search.applications.set_index("company").loc["Carr Homes", "application_id"]
    edits = at.session_state["corrections"].add(
        changes.set_field(search, id_, "notes", "mine"), when=search.as_of
    )
    at.session_state["corrections"] = edits
    at.run()
    newer = CSV.replace("Blob", "Notes")
    upload(at, newer, "newer.csv")
    at.button(key="use_new").click().run()
    assert not at.exception
    assert "your file says “Hull”, you said “mine”" in said(at)
    at.button(key=f"theirs_{id_}_notes").click().run()
    assert "Your file has moved on" not in said(at)
    assert "notes follows your file again" in said(at)


def test_a_part_of_the_search_that_was_mended_gives_its_changes_and_nothing_goes(at) -> None:
    part = "\n".join([CSV.splitlines()[0], CSV.splitlines()[3].replace("Rejected", "Interview")])
    upload(at, part, "mended.csv")
    assert "2 applications gone" in said(at)
    at.button(key="take_changes").click().run()
    assert not at.exception
    assert at.title[0].value == "Here is what we read"
    assert len(at.session_state["search"]) == 3
    assert "made together" in said(at)
    at.switch_page(PAGES["applications"]).run()
    shown = at.dataframe[0].value.set_index("company")
    assert shown.loc["Carr Homes", "stage"] == "Interview"
    assert shown.loc["Carr Homes", "outcome"] == "Waiting"
    assert "✎ stage, outcome" in shown.loc["Carr Homes", "marks"]
