"""What is kept for a visitor: the day where the browser is, a click carried to its button."""

from types import SimpleNamespace

import pytest

from analysis.errors import JobSearchError, UnknownFieldError
from analysis.intake import changes
from pages.ui import session
from tests import builders


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A stand-in for Streamlit with a state and a time zone."""
    stand_in = SimpleNamespace(session_state={}, context=SimpleNamespace(timezone="UTC"))
    monkeypatch.setattr(session, "st", stand_in)
    return stand_in


def test_today_is_the_day_where_the_browser_is(browser: SimpleNamespace) -> None:
    days = []
    for zone in ("Pacific/Niue", "Pacific/Kiritimati"):
        browser.context.timezone = zone
        days.append(session.today())
    assert (days[1] - days[0]).days in (1, 2)


@pytest.mark.parametrize("zone", [None, "", "Nowhere/Land", "../etc/passwd"])
def test_a_browser_that_does_not_say_gets_a_day_too(browser: SimpleNamespace, zone: str | None) -> None:
    browser.context.timezone = "UTC"
    expected = session.today()
    browser.context.timezone = zone
    assert (session.today() - expected).days in (0, 1)


@pytest.mark.parametrize(
    ("points", "picked"),
    [([{"customdata": ["it"]}], "it"), ([{"customdata": "it"}], "it"), ([{"x": 1}], None), ([], None)],
)
def test_a_click_presses_the_button_of_its_mark(browser: SimpleNamespace, points, picked) -> None:
    browser.session_state["chart"] = {"selection": {"points": points}}
    session.pick_from_chart("chart", "buttons")()
    assert browser.session_state["buttons"] == picked


def test_an_application_is_led_to_on_one_page_only(browser: SimpleNamespace) -> None:
    session.focus("a1", "timing")
    assert session.focused("timing") == "a1"
    assert session.focused("applications") == ""


def test_another_search_starts_afresh(browser: SimpleNamespace) -> None:
    session.start()
    session.focus("a1", "timing")
    session.replace(builders.dataset(), sample=True)
    assert session.is_sample()
    assert session.visit() == 1
    assert session.focused("timing") == ""


def test_forgetting_keeps_nothing_but_the_count(browser: SimpleNamespace) -> None:
    session.start()
    session.replace(builders.dataset())
    browser.session_state["filter_sector_1"] = ["it"]
    session.forget()
    assert session.dataset() is None
    assert session.view() is None
    assert "filter_sector_1" not in browser.session_state
    assert session.visit() == 2


def test_corrections_lie_over_the_search_and_are_laid_once_a_change(browser: SimpleNamespace) -> None:
    session.start()
    search = builders.dataset([{"company": "Elm"}, {"company": "Elm"}])
    session.replace(search)
    assert session.dataset() is search
    session.correct(*changes.set_employers(search, {"elm": "health"}))
    assert set(session.dataset().applications["sector"]) == {"health"}
    assert session.applied() is session.applied()
    assert session.as_read() is search
    session.undo()
    assert session.dataset() is search
    session.redo()
    assert set(session.dataset().applications["sector"]) == {"health"}
    session.replace(search, corrections=session.edits())
    assert set(session.dataset().applications["sector"]) == {"health"}
    session.replace(search)
    assert not len(session.edits())


def test_a_choice_that_does_not_hold_is_kept_as_the_problem(browser: SimpleNamespace) -> None:
    def refuse(chosen: str | None) -> None:
        changes.set_employers(builders.dataset(), {"elm": str(chosen)})

    browser.session_state["widget"] = "astrology"
    session.answered("widget", refuse)()
    assert isinstance(session.problem(), UnknownFieldError)
    session.answered("widget", lambda chosen: None)()
    assert session.problem() is None
    assert issubclass(UnknownFieldError, JobSearchError)
