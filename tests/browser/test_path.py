"""The main path: a file in, what was read, the overview, a bar, its applications; and forgetting it all."""

from pathlib import Path

import pytest

from tests.browser import driving

CASES = driving.ROOT / "tests" / "cases"
NASTY = "A*STAR* $5 and $6 <b>Co</b> :smile: :red[x] [y](http://e.example) `z`"


@pytest.mark.parametrize("name", ["s03_title_rows.xlsx", "s01_plain.csv"])
def test_a_file_is_read_and_leads_to_the_overview(visit, name: str) -> None:
    one = visit()
    one.upload(CASES / name)
    said = one.page.get_by_test_id("stMain").inner_text()
    assert "rows read" in said
    assert name in said
    one.page.get_by_role("button", name="Show my search").click()
    one.heading(driving.PAGES["Overview"])
    assert one.errors() == []
    assert one.outside == set()


def test_a_file_that_cannot_be_read_says_so_and_the_next_one_is_read(visit, tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 this is not a workbook")
    one = visit()
    one.page.locator('input[type="file"]').set_input_files(broken)
    one.page.get_by_test_id("stAlert").wait_for()
    assert one.errors() == []
    one.upload(CASES / "s01_plain.csv")


def test_a_click_on_a_bar_lists_its_applications(visit) -> None:
    one = visit()
    one.sample()
    one.turn_to("Sectors")
    bar = one.page.locator("[class*=st-key-sectors_] .bars .point path").first
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    # By place: a layer that catches the mouse lies over the bars.
    one.page.mouse.click(box["x"] + box["width"] / 3, box["y"] + box["height"] / 2)
    one.page.get_by_role("heading", level=2).filter(has_text=" in ").filter(has_text="application").wait_for()
    one.settle()
    assert one.page.locator('[data-testid="stDataFrame"]:visible').count() == 1


def test_a_number_can_be_followed_by_keyboard(visit) -> None:
    one = visit()
    one.sample()
    choice = one.page.get_by_role("button", name="Interviews", exact=True)
    if not choice.count():
        choice = one.page.get_by_role("radio", name="Interviews", exact=True)
    choice.focus()
    one.page.keyboard.press("Enter")
    one.page.get_by_role("heading", level=2).filter(has_text="interviews").wait_for()


def test_names_are_shown_letter_for_letter(visit, tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    rows = [f"Firm {day},Clerk,{day:02d}/05/2026,Rejected," for day in range(13, 20)]
    quoted = NASTY.replace('"', '""')
    rows.append(f'"{quoted}",Analyst,20/05/2026,Rejected,"{quoted}"')
    file.write_text("\n".join(["Company,Role,Date applied,Status,Feedback", *rows]), encoding="utf-8")
    one = visit()
    one.upload(file)
    one.turn_to("Applications")
    grid = one.page.get_by_test_id("stDataFrame").locator("canvas").first
    box = grid.bounding_box()
    one.page.mouse.click(box["x"] + 15, box["y"] + 55)
    card = one.page.locator("h2").filter(has_text="Analyst")
    card.wait_for()
    shown = card.inner_text().replace("\u2060", "")
    assert NASTY in shown
    assert card.locator("a, em, strong, code, b, .katex, span[style]").count() == 0


def test_forgetting_brings_back_the_first_visit(visit) -> None:
    one = visit()
    one.sample()
    one.page.get_by_role("button", name="Forget everything").click()
    one.heading("Start with the spreadsheet you already keep")
    one.upload(CASES / "s01_plain.csv")
    assert "made-up" not in one.page.get_by_test_id("stSidebar").inner_text()
