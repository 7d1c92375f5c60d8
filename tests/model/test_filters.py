"""A filter chooses whom a rate is counted over; the stage filter narrows lists only."""

from datetime import date

from analysis.model import Application, Filters, application_frame

ROWS = application_frame(
    [
        Application(
            application_id="1", company="A", sector="it", channel="Reed", applied_on=date(2026, 3, 1)
        ),
        Application(application_id="2", company="B", sector="health", stage="interview", seeker="Ada"),
        Application(
            application_id="3", company="C", sector="it", applied_on=date(2026, 4, 1), outcome="closed"
        ),
    ]
)


def kept(filters: Filters) -> list[str]:
    return ROWS.loc[filters.keep(ROWS), "application_id"].tolist()


def test_an_empty_filter_keeps_all() -> None:
    assert kept(Filters()) == ["1", "2", "3"]
    assert not Filters().active


def test_fields_narrow_together() -> None:
    assert kept(Filters(sectors=("it",))) == ["1", "3"]
    assert kept(Filters(sectors=("it",), channels=("Reed",))) == ["1"]
    assert kept(Filters(seekers=("Ada",))) == ["2"]


def test_a_period_leaves_out_what_has_no_date() -> None:
    assert kept(Filters(since=date(2026, 3, 1), until=date(2026, 3, 31))) == ["1"]
    assert kept(Filters(since=date(2026, 3, 2))) == ["3"]


def test_stage_and_outcome_narrow_lists_only() -> None:
    by_stage = Filters(stage=("interview",))
    assert kept(by_stage) == ["1", "2", "3"]
    assert not by_stage.active
    assert ROWS.loc[by_stage.listed(ROWS), "application_id"].tolist() == ["2"]
    assert ROWS.loc[Filters(outcome=("closed",)).listed(ROWS), "application_id"].tolist() == ["3"]
