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
    start, steps = (one.value for one in at.dataframe[-2:])
    assert list(start["Step"])[:3] == ["Closer look", "Interview", "Later round"]
    assert list(steps["Step"])[:2] == ["Sent to closer look", "Closer look to interview"]
    assert start["Got this far"][1] == "12 of 60"
    assert steps["Went on"][1] == "12 of 28"
    assert start["Count as"][1] == "60"
    assert {"Likely", "Almost certainly", "What it can bear"} <= set(steps.columns)


def test_published_figures_come_only_when_asked_for(app) -> None:
    at = app("funnel", conftest.many())
    assert at.toggle(key="published_figures_0").value is False
    assert "Nuffield" not in text(at)
    at.toggle(key="published_figures_0").set_value(True).run()
    assert not at.exception
    said = text(at)
    assert "Yours, and what others report" in said
    assert "Nuffield" in said
    assert "no target" in said
    at.switch_page(conftest.PAGES["timing"]).run()
    assert "10 to 55 days" in text(at)


def test_before_and_since_a_day_stand_side_by_side(app) -> None:
    from datetime import date

    at = app("funnel", conftest.many())
    assert "Before and since " in text(at)
    at.date_input(key="since_0").set_value(date(2026, 5, 1)).run()
    assert not at.exception
    assert "Before and since 1 May" in text(at)
    alt = at.get("plotly_chart")[-1].proto.alt
    assert "Interviews before 1 May" in alt


def test_one_day_alone_is_compared_with_nothing(app) -> None:
    assert "Has it changed?" not in text(app("funnel", conftest.one()))


def test_the_flow_can_be_copied_as_text_without_names(app) -> None:
    at = app("funnel", conftest.many())
    flow = at.code[0].value
    assert "Applications [" in flow
    assert "Employer" not in flow
