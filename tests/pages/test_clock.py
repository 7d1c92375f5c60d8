"""A computer whose clock is wrong: years before or after everything in the file, every page still stands."""

from datetime import date

import pytest

from pages.ui import clock, session
from tests.pages import conftest
from tests.pages.conftest import PAGES, text


@pytest.mark.parametrize("today", [date(2020, 1, 1), date(2041, 1, 1)])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_stands(app, monkeypatch: pytest.MonkeyPatch, page: str, today: date) -> None:
    monkeypatch.setattr(session, "today", lambda: today)
    at = app(page, conftest.seven())
    assert not at.exception
    assert text(at)


def test_applications_sent_after_today_are_said(app, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "today", lambda: date(2020, 1, 1))
    said = text(app("overview", conftest.seven()))
    assert "sent 1 application" in said.replace("*", "").replace("<strong>", "").replace("</strong>", "")
    assert "6 applications" in said


@pytest.mark.parametrize(
    ("zone", "british"),
    [
        ("Europe/London", True), ("Europe/Belfast", True), (None, True), ("", True), ("UTC", True),
        ("Europe/Berlin", False), ("America/New_York", False), ("Asia/Kolkata", False),
    ],
)  # fmt: skip
def test_official_uk_figures_are_shown_where_the_clock_may_be_british(
    zone: str | None, british: bool
) -> None:
    assert clock.may_be_british(zone) is british
