"""Sectors: a bar leads to its applications, the filters narrow the page and stay."""

from tests.pages import conftest
from tests.pages.conftest import PAGES, text


def listed(at):
    """The applications listed under a mark that was picked."""
    return next(one.value for one in at.dataframe if "company" in one.value)


def test_a_sector_leads_to_its_applications(app) -> None:
    at = app("sectors", conftest.many())
    at.pills(key="sectors_choice_0").select("health").run()
    assert not at.exception
    assert "10 applications in Healthcare" in text(at)
    assert len(listed(at)) == 10


def test_sectors_that_are_too_early_are_listed_together(app) -> None:
    at = app("sectors", conftest.seven())
    at.pills(key="sectors_choice_0").select("too_early").run()
    assert not at.exception
    assert len(listed(at)) == 4


def test_filters_narrow_and_stay_across_pages(app) -> None:
    at = app("sectors", conftest.many())
    at.multiselect(key="filter_sector_0").select("health").select("it").run()
    assert "20 of 60 applications" in " ".join(one.value for one in at.sidebar.markdown)
    at.switch_page(PAGES["overview"]).run()
    assert at.metric[0].value == "20"
    assert at.multiselect(key="filter_sector_0").value == ["health", "it"]
    assert not at.query_params


def test_a_filter_that_leaves_nothing_is_no_trouble(app) -> None:
    from datetime import date

    at = app("funnel", conftest.many())
    at.date_input(key="filter_since_0").set_value(date(2031, 1, 1)).run()
    assert not at.exception
    for page in PAGES.values():
        at.switch_page(page).run()
        assert not at.exception, page


def test_seekers_can_be_chosen_only_when_there_are_several(app) -> None:
    keys = {one.key for one in app("overview", conftest.many()).multiselect}
    assert "filter_seeker_0" in keys
    keys = {one.key for one in app("overview", conftest.one()).multiselect}
    assert "filter_seeker_0" not in keys


def test_uk_vacancies_stand_beside_with_their_date_and_can_be_switched_off(app) -> None:
    at = app("sectors", conftest.many())
    assert "UK vacancies for every 1,000 jobs" in text(at)
    assert "whole country, not yours" in text(at)
    at.toggle(key="uk_vacancies").set_value(False).run()
    assert not at.exception
    assert "UK vacancies for every" not in text(at)
    at.switch_page(PAGES["overview"]).run()
    at.switch_page(PAGES["sectors"]).run()
    assert "UK vacancies for every" not in text(at)


def test_an_edition_that_is_no_such_workbook_is_refused_in_words(app) -> None:
    at = app("sectors", conftest.many())
    at.file_uploader(key="edition_0").upload("mine.xlsx", b"a,b", "").run()
    assert not at.exception
    assert "not the official table of vacancies" in at.error[0].value


def test_confirmed_sectors_stand_beside_all_where_they_differ(app) -> None:
    at = app("sectors", conftest.sample())
    (both,) = (one.value for one in at.dataframe if "Confirmed only" in one.value)
    row = both[both["Sector"] == "Healthcare & Social Care"].iloc[0]
    assert row["Interviews"].startswith("10 of 24")
    assert row["Confirmed only"].startswith("9 of 23")
    assert (both["With the others in mind"].iloc[:3].str.contains(" in 100")).all()
    told = app("sectors", conftest.many())
    assert not [one for one in told.dataframe if "Confirmed only" in one.value]


def test_sectors_with_enough_are_followed_over_time(app) -> None:
    at = app("sectors", conftest.sample())
    assert "Interviews by sector and by the quarter you applied" in text(at)
    assert "Interviews by sector and by the" not in text(app("sectors", conftest.seven()))
