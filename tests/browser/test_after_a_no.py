"""After a no in a real browser: a thank-you is written, noted and taken back."""

from datetime import date, timedelta
from pathlib import Path

import pytest


@pytest.fixture
def file(tmp_path: Path) -> Path:
    lately = date.today() - timedelta(days=2)  # noqa: DTZ011  the page counts to today too
    sent = lately - timedelta(days=30)
    path = tmp_path / "mine.csv"
    path.write_text(
        "Company,Role,Date applied,Status,Interview date,Rejected on,Contact,Contact email\n"
        f"Quenby Works,Clerk,{sent},Rejected after interview,{sent + timedelta(days=9)},{lately},"
        "Siân Fielding,sian@quenby.example\n"
        f"Beck Foods,Clerk,{sent},Applied,,,,\n",
        encoding="utf-8",
    )
    return path


def test_a_thank_you_is_noted_and_taken_back(visit, file: Path) -> None:
    one = visit()
    one.upload(file)
    one.turn_to("What to do next")
    assert one.page.get_by_text("1 note is worth writing now").count()
    one.page.get_by_role("button", name="Write it").first.click()
    letter = one.page.get_by_role("textbox", name="Your letter")
    letter.wait_for()
    assert letter.input_value().startswith("Dear Siân,")
    assert one.barriers() == []
    one.page.locator("[class*=st-key-sent] button").first.click()
    one.page.get_by_text("Nothing is due").first.wait_for()
    one.settle()
    one.page.get_by_role("button", name="Undo the last change").click()
    one.page.get_by_text("1 note is worth writing now").wait_for()
    assert one.errors() == []
    assert one.outside == set()
