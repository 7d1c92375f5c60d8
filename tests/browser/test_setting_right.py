"""Setting things right in a real browser: a sector, a column, a word; undone, and kept by a newer file."""

from pathlib import Path

import pytest

from tests.browser import driving

HEAD = "Employer,Job,Blob,Date applied,Status"
ROWS = ["Harbour Lane,Analyst,Leeds,13/05/2026,Applied", "Beck Foods,Clerk,York,,Wibble"]
MORE = "Carr Homes,Buyer,Hull,15/05/2026,Rejected"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text("\n".join([HEAD, *ROWS]), encoding="utf-8")
    return path


def choose(one: driving.Visit, label: str, option: str) -> None:
    """Take an option of a select box, by keyboard: its name is typed and confirmed."""
    box = one.page.get_by_role("combobox", name=label)
    box.focus()
    one.page.wait_for_timeout(400)  # the list closes when the page scrolls to the box
    box.fill(option)
    one.page.get_by_role("option", name=option, exact=True).wait_for()
    one.page.keyboard.press("ArrowDown")
    one.page.keyboard.press("Enter")
    one.settle()


def test_a_sector_is_set_right_undone_and_kept_by_a_newer_file(visit, file: Path) -> None:
    one = visit()
    one.upload(file)
    one.turn_to("Sectors")
    choose(one, "Sector of Harbour Lane", "Healthcare & Social Care")
    assert one.page.get_by_text("Harbour Lane: sector is Healthcare").count()
    one.page.get_by_role("button", name="Undo the last change").click()
    one.page.get_by_text("Your last change is taken back").wait_for()
    one.settle()
    one.page.get_by_role("button", name="Redo").click()
    one.page.get_by_text("Harbour Lane: sector is Healthcare").first.wait_for()
    file.write_text("\n".join([HEAD, *ROWS, MORE]), encoding="utf-8")
    one.turn_to("Add a spreadsheet")
    one.page.locator('input[type="file"]').set_input_files(file)
    one.heading("Here is what is different")
    assert one.barriers() == []
    one.page.get_by_role("button", name="Use the new file").click()
    one.heading(driving.PAGES["Add a spreadsheet"])
    assert one.page.get_by_text("Harbour Lane: sector is Healthcare").count()
    assert one.page.get_by_text("3 understood + 0 set aside").count()
    assert one.errors() == []


def test_a_column_is_changed_in_one_click(visit, file: Path) -> None:
    one = visit("narrow")
    one.upload(file)
    choose(one, "What Blob holds", "Place")
    one.page.get_by_text("Sure: you chose it").first.wait_for(state="attached")
    assert (one.errors(), one.sideways()) == ([], 0)


def test_a_word_is_given_a_meaning_and_the_search_is_saved(visit, file: Path) -> None:
    one = visit()
    one.upload(file)
    one.page.get_by_text("New to us").wait_for()
    choose(one, "How it stands when it says Wibble", "A no")
    one.page.get_by_text("you said so").first.wait_for()
    with one.page.expect_download() as saved:
        one.page.get_by_role("button", name="Save my workbook").click()
    assert saved.value.suggested_filename.endswith(".xlsx")
    assert Path(saved.value.path()).read_bytes().startswith(b"PK")
    assert one.outside == set()
