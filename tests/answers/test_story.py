"""An application as a story, what is coming up, and adverts that wait: each day in its place."""

from datetime import date

from analysis.answers.adverts import saved
from analysis.answers.coming_up import coming_up
from analysis.answers.story import Moment, story
from analysis.intake.apply import lay
from analysis.intake.changes import bring_back
from analysis.model import AsideReason, Basis, Edits, EventKind, Filters, MappedColumn, SetAside
from tests import builders

AS_OF = builders.AS_OF


def day(n: int) -> date:
    return builders.ago(n)


def test_a_story_stands_by_day_with_what_was_said_and_what_is_to_come() -> None:
    rows = [{"age": 60, "feedback": "Warm, but no AWS.", "next_step": "Call Ann", "next_step_on": day(-3)}]
    events = [
        builders.event("a1", EventKind.REJECTED, day(10)),
        builders.event("a1", EventKind.APPLIED, day(60)),
        builders.event("a1", EventKind.INTERVIEW, day(20)),
        builders.event("a1", EventKind.THANK_YOU, None, Basis.EDITED),
    ]
    assert story(builders.dataset(rows, events), "a1", AS_OF) == (
        Moment(day(60), "applied"),
        Moment(day(20), "interview", 40),
        Moment(day(10), "rejected", 10, text="Warm, but no AWS."),
        Moment(None, "thank_you", yours=True),
        Moment(day(-3), "next_step", 13, to_come=True, text="Call Ann"),
    )


def test_words_stand_with_the_feedback_and_else_alone() -> None:
    asked = [
        builders.event("a1", EventKind.FEEDBACK_RECEIVED, day(5)),
        builders.event("a1", EventKind.REJECTED, day(9)),
    ]
    told = story(builders.dataset([{"feedback": "Kind."}], asked), "a1", AS_OF)
    assert [one.what for one in told if one.text] == ["feedback_received"]
    alone = story(builders.dataset([{"feedback": "Kind.", "age": None}]), "a1", AS_OF)
    assert alone == (Moment(None, "said", text="Kind."),)


def test_days_of_the_row_without_an_event_are_told_too() -> None:
    ds = builders.dataset([{"replied_on": day(80), "deadline": day(95)}])
    assert [one.what for one in story(ds, "a1", AS_OF)] == ["deadline", "applied", "replied"]
    assert story(ds, "gone", AS_OF) == ()


def test_coming_up_is_what_is_ahead_of_open_applications() -> None:
    rows = [
        {"company": "Ash", "stage": "interview", "deadline": day(-9)},
        {"company": "Birch", "outcome": "rejected", "next_step_on": day(-1)},
        {"company": "Cedar", "next_step": "Ring", "next_step_on": day(2), "deadline": day(-1)},
        {"company": "Damson", "next_step_on": day(15), "sector": "it"},
        {"company": "Elder", "stage": "interview", "next_step_on": day(-4)},
    ]
    events = [
        builders.event("a1", EventKind.INTERVIEW, day(-2)),
        builders.event("a1", EventKind.INTERVIEW, day(2)),
        builders.event("a2", EventKind.INTERVIEW, day(-2)),
        builders.event("a5", EventKind.FINAL_ROUND, day(-4)),
    ]
    found = coming_up(builders.dataset(rows, events), AS_OF)
    assert [(one.company, one.what, one.days) for one in found] == [
        ("Cedar", "next_step", -2), ("Ash", "interview", 2), ("Elder", "final_round", 4),
        ("Ash", "deadline", 9),
    ]  # fmt: skip
    assert found[0].text == "Ring"
    assert found[1].application_id == "a1"
    assert coming_up(builders.dataset(rows, events), AS_OF, Filters(sectors=("it",))) == ()
    assert coming_up(builders.dataset(), AS_OF) == ()


def test_saved_adverts_wait_by_their_deadline_and_come_in() -> None:
    mapping = {
        name: MappedColumn(header, 1.0, "")
        for name, header in (("company", "Firm"), ("role", "Title"), ("deadline", "Closes"))
    }
    aside = (
        SetAside("Jobs", 7, AsideReason.SAVED, {"Firm": "Rowan Foods", "Title": "Baker"}),
        SetAside("Jobs", 8, AsideReason.NOTE, {"Firm": "Remember to rest"}),
        SetAside("Jobs", 9, AsideReason.SAVED, {"Firm": "", "Title": "Buyer", "Closes": "2026-07-09"}),
        SetAside("Jobs", 10, AsideReason.SAVED, {"Blob": "x"}),
    )
    ds = builders.dataset([{}], set_aside=aside, mapping=mapping)
    found = saved(ds)
    assert [(one.name, one.closes) for one in found] == [
        ("Buyer", date(2026, 7, 9)), ("Rowan Foods · Baker", None), ("x", None),
    ]  # fmt: skip
    assert len({one.key for one in found}) == 3
    change = bring_back(lay(ds, Edits()), found[1].row, {"applied_on": AS_OF})
    after = lay(ds, Edits().add(change, when=AS_OF)).dataset
    assert [one.name for one in saved(after)] == ["Buyer", "x"]
    assert after.applications.iloc[1][["company", "stage", "outcome"]].tolist() == [
        "Rowan Foods", "applied", "waiting",
    ]  # fmt: skip
    assert saved(builders.dataset()) == ()
