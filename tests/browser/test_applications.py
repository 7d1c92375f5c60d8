"""The list of applications in a browser: changed in its cells, undone, added to, kept by a newer file."""

import time
from pathlib import Path

import pytest
from playwright.sync_api import TimeoutError as TookTooLong

from tests.browser import driving

HEAD = "Company,Role,Date applied,Status,Notes"
ROWS = [
    "Harbour Lane,Analyst,13/05/2026,Applied,",
    "Beck Foods,Clerk,14/05/2026,Rejected,",
    "Carr Homes,Buyer,,Wishlist,",
]
MORE = "Dene Clinic,Porter,29/05/2026,Applied,"
# Where the columns of the list begin, and how high its rows are.
STORY, TICK, STAGE = 0, 68, 413
FIRST_ROW, ROW = 55, 35


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text("\n".join([HEAD, *ROWS]), encoding="utf-8")
    return path


def cell(one: driving.Visit, column: int, row: int) -> tuple[float, float]:
    """The place of a cell on the screen."""
    canvas = one.page.get_by_test_id("stDataFrame").locator("canvas").first
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    return box["x"] + column + 20, box["y"] + FIRST_ROW + ROW * row


def choose(one: driving.Visit, row: int, word: str) -> None:
    """Take another step in its cell, by keyboard once it is selected."""
    option = one.page.get_by_role("option", name=word, exact=True)
    for _ in range(4):  # on a busy machine the key may come before the cell is selected: click again
        one.page.mouse.click(*cell(one, STAGE, row))
        one.page.keyboard.press("Enter")
        try:
            option.wait_for(timeout=5_000)
            break
        except TookTooLong:
            one.page.keyboard.press("Escape")
    option.wait_for(timeout=5_000)
    one.page.keyboard.type(word)
    one.page.keyboard.press("Enter")
    one.settle()


def grid(one: driving.Visit) -> str:
    """What the list says to a screen reader."""
    return one.page.get_by_test_id("stDataFrame").locator("table").first.inner_text()


def test_a_step_is_changed_undone_one_is_added_and_a_newer_file_keeps_it(visit, file: Path) -> None:
    one = visit()
    one.upload(file)
    one.turn_to("Applications")
    choose(one, 1, "Later round")
    one.page.get_by_text("Analyst at Harbour Lane: stage is Later round (was Sent).").wait_for()
    assert "Later round" in grid(one)
    one.page.get_by_role("button", name="Undo the last change").click()
    one.page.get_by_text("Your last change is taken back").wait_for()
    one.settle()
    assert "Later round" not in grid(one)
    choose(one, 1, "Interview")
    one.page.get_by_text("Analyst at Harbour Lane: stage is Interview (was Sent).").wait_for()
    one.page.get_by_role("tab", name="Add one").click()
    one.page.get_by_label("Employer", exact=True).fill("Elm Bank")
    one.page.get_by_label("Role", exact=True).fill("Cashier")
    one.page.get_by_role("button", name="Add it").click()
    one.page.get_by_text("Cashier at Elm Bank: added to the list.").wait_for()
    one.page.get_by_role("tab", name="Not sent yet").click()
    one.page.get_by_role("button", name="I sent it").click()
    one.page.get_by_text("Buyer at Carr Homes: brought back into the list.").wait_for()
    one.turn_to("Add a spreadsheet")
    file.write_text("\n".join([HEAD, *ROWS, MORE]), encoding="utf-8")
    one.page.locator('input[type="file"]').set_input_files(file)
    one.heading("Here is what is different")
    one.page.get_by_role("button", name="Use the new file").click()
    one.heading(driving.PAGES["Add a spreadsheet"])
    one.turn_to("Applications")
    said = grid(one)
    for words in ("Interview", "Dene Clinic", "Elm Bank", "Carr Homes"):
        assert words in said
    assert one.errors() == []
    assert one.outside == set()


def test_rows_are_ticked_and_changed_together_and_one_is_opened(visit, file: Path) -> None:
    one = visit()
    one.upload(file)
    one.turn_to("Applications")
    one.page.mouse.click(*cell(one, TICK, 0))
    one.settle()
    one.page.mouse.click(*cell(one, TICK, 1))
    one.page.get_by_text("Set for 2 ticked rows").wait_for()
    one.settle()
    box = one.page.get_by_role("combobox", name="to", exact=True)
    box.focus()
    one.page.wait_for_timeout(400)
    box.fill("Role closed")
    one.page.get_by_role("option", name="Role closed", exact=True).wait_for()
    one.page.keyboard.press("ArrowDown")
    one.page.keyboard.press("Enter")
    one.settle()
    one.page.get_by_role("button", name="Change", exact=True).click()
    one.page.get_by_text("2 changes made together.").wait_for()
    one.settle()
    assert grid(one).count("Role closed") == 2
    one.page.mouse.click(*cell(one, STORY, 1))
    one.page.get_by_role("heading", level=2, name="Harbour Lane · Analyst").wait_for()
    assert one.barriers() == []
    assert (one.errors(), one.sideways()) == ([], 0)


def test_two_thousand_applications_stay_quick_to_write_in(visit, tmp_path: Path) -> None:
    many = tmp_path / "many.csv"
    rows = [f"Firm {place},Clerk,{place % 27 + 1:02d}/05/2026,Applied," for place in range(2_000)]
    many.write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    one = visit()
    one.upload(many)
    one.turn_to("Applications")
    taken = []
    # Not the row below: there the cursor stands already, and a click would open its cell.
    for row, word in ((0, "Interview"), (3, "Offer"), (6, "Later round")):
        start = time.perf_counter()
        choose(one, row, word)
        one.page.get_by_text(f"stage is {word} (was Sent).").wait_for()
        taken.append(time.perf_counter() - start)
    # Two pauses of a quarter of a second to be sure that all is still are in it, and the typing.
    assert min(taken) < 3
    assert one.errors() == []
