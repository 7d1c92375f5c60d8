"""Feedback in a real browser: a suggestion confirmed, a theme renamed, a remark taken off, all undone."""

from pathlib import Path

import pytest

from tests.browser import driving

HEAD = "Company,Role,Date applied,Status,Feedback"
ROWS = [
    "Ash,Clerk,13/05/2026,Rejected,Not enough experience",
    "Beck,Clerk,14/05/2026,Rejected,Not enough experience",
    "Carr,Clerk,15/05/2026,Rejected,Not enough experience",
    "Dene,Clerk,16/05/2026,Rejected,Zebra quartz",
    "Elm,Clerk,17/05/2026,Rejected,Zebra and quartz",
    "Fell,Clerk,18/05/2026,Applied,",
]


@pytest.fixture
def one(visit, tmp_path: Path) -> driving.Visit:
    path = tmp_path / "mine.csv"
    path.write_text("\n".join([HEAD, *ROWS]), encoding="utf-8")
    come = visit()
    come.upload(path)
    come.turn_to("What employers say")
    return come


def tab(one: driving.Visit, name: str) -> None:
    one.page.get_by_role("tab", name=name).click()
    one.settle()


def said(one: driving.Visit, words: str) -> None:
    one.page.locator("[class*=st-key-corrections]").get_by_text(words).wait_for()
    one.settle()


def take(one: driving.Visit, label: str, option: str) -> None:
    """Take an option of a select box by keyboard."""
    box = one.page.locator(f'[role=combobox][aria-label*="{label}"]:visible').first
    box.focus()
    one.page.wait_for_timeout(400)  # the list closes when the page scrolls to the box
    box.fill(option)
    one.page.get_by_role("option", name=option, exact=True).wait_for()
    one.page.keyboard.press("ArrowDown")
    one.page.keyboard.press("Enter")
    one.settle()


def test_sorted_renamed_taken_off_and_undone(one: driving.Visit) -> None:
    page = one.page
    tab(one, "Not sorted yet")
    page.locator("[class*=st-key-suggested_] button:visible").first.click()
    said(one, "Clerk at Dene: what they said is about")
    page.get_by_text("1 text in which we recognised no reason").wait_for()
    tab(one, "Your themes")
    take(one, "Theme", "Depth of experience")
    page.get_by_label("Its name").fill("Years in the job")
    page.get_by_role("button", name="Rename").click()
    said(one, "Depth of experience: is called “Years in the job” from now on.")
    tab(one, "What they say")
    page.get_by_role("button", name="Set right").first.click()
    page.get_by_role("button", name="It is not about").first.click()
    said(one, "what they said is not about")
    assert one.barriers() == []
    undo = page.get_by_role("button", name="Undo the last change")
    for words in ("Years in the job", "Clerk at Dene", "Your last change is taken back"):
        undo.click()
        said(one, words)
    tab(one, "Not sorted yet")
    page.get_by_text("2 texts in which we recognised no reason").wait_for()
    assert (one.errors(), one.outside) == ([], set())


def test_words_are_pasted_into_an_application_and_a_workbook_gives_all_back(
    one: driving.Visit, tmp_path: Path
) -> None:
    page = one.page
    tab(one, "What to do about it")
    page.get_by_label("What you will do").fill("Ask for a trial week")
    page.get_by_role("button", name="Keep this plan").click()
    said(one, "your plan from")
    tab(one, "Add their words")
    take(one, "Application", "Clerk at Fell")
    page.get_by_label("What they wrote").fill("Not enough experience")
    page.get_by_text("It is a no").click()
    page.get_by_role("button", name="Add it").click()
    said(one, "2 changes made together")
    tab(one, "What they say")
    page.get_by_text("Fell · Clerk").first.wait_for()
    one.turn_to("Add a spreadsheet")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my workbook").click()
    saved = tmp_path / "saved.xlsx"
    download.value.save_as(saved)
    page.get_by_role("button", name="Forget everything").click()
    one.heading("Start with the spreadsheet you already keep")
    one.upload(saved)
    one.turn_to("What employers say")
    tab(one, "What to do about it")
    page.get_by_text("Ask for a trial week").first.wait_for()
    assert one.errors() == []


@pytest.mark.parametrize("mode", ["narrow", "dark"])
def test_every_part_fits_and_can_be_reached(visit, mode: str) -> None:
    one = visit(mode)
    one.sample()
    one.turn_to("What employers say")
    for name in ("What they say", "What to do about it", "Not sorted yet", "Your themes", "Add their words"):
        tab(one, name)
        assert (one.sideways(), one.errors(), one.barriers()) == (0, [], [])
