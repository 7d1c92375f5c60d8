"""Where it stops: a step leads to its applications."""

from tests.pages import conftest
from tests.pages.conftest import text


def test_both_named_rates_stand_as_counts(app) -> None:
    at = app("funnel", conftest.many())
    assert [(one.label, one.value) for one in at.metric] == [
        ("Any reply", "44 of 60"),
        ("Interviews", "12 of 60"),
    ]


def test_a_step_leads_to_its_applications(app) -> None:
    at = app("funnel", conftest.many())
    at.pills(key="steps_choice_0").select("interview").run()
    assert not at.exception
    assert "12 applications got at least to: interview" in text(at)
    listed = at.dataframe[0].value
    assert len(listed) == 12
    assert set(listed["stage"]) == {"Interview"}


def test_a_month_leads_to_its_applications(app) -> None:
    at = app("funnel", conftest.many())
    at.pills(key="months_choice_0").select("2026-05-01").run()
    assert "sent in May 2026" in text(at)
    assert {day.month for day in at.dataframe[0].value["applied_on"]} == {5}


def test_numbers_stand_behind_the_charts(app) -> None:
    at = app("funnel", conftest.many())
    assert list(at.dataframe[-1].value["Step"])[:3] == [
        "Closer look",
        "Interview",
        "Later round",
    ]
