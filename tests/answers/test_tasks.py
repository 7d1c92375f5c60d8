from datetime import date
from typing import Any

import pytest

from analysis.answers.tasks import Task, tasks
from analysis.model import AsideReason, Dataset, EventKind, MappedColumn, Outcome, SetAside, Stage
from tests.builders import AS_OF, ago, dataset, event


def listed(ds: Dataset, as_of: date | None = AS_OF, *, silence_day: int = 30, unplaced: int = 0) -> Any:
    return tasks(ds, ds.applications, as_of, silence_day=silence_day, unplaced=unplaced)


def dated(ds: Dataset, **kwargs: Any) -> list[Task]:
    return [task for task in listed(ds, **kwargs) if task.application_id]


SORTED = {"sector": "it"}


def test_nothing_at_all_asks_for_a_file() -> None:
    (task,) = listed(dataset())
    assert (task.kind, task.target) == ("add", "import_file")


def test_nothing_due_says_so() -> None:
    (task,) = listed(dataset([{**SORTED, "age": 3}]))
    assert (task.kind, task.when) == ("add", "later")


@pytest.mark.parametrize(("back", "words"), [(0, "today's"), (1, "yesterday's"), (2, "Sunday's")])
def test_a_fresh_interview_asks_for_thanks(back: int, words: str) -> None:
    ds = dataset([{**SORTED, "stage": Stage.INTERVIEW}], [event("a1", EventKind.INTERVIEW, ago(back))])
    (task,) = dated(ds)
    assert (task.kind, task.when) == ("thank", "now")
    assert task.what == f"Thank Harbour Lane Ltd for {words} interview"


def test_thanks_are_not_asked_for_twice_nor_too_late() -> None:
    met = event("a1", EventKind.INTERVIEW, ago(1))
    row = {**SORTED, "stage": Stage.INTERVIEW}
    assert dated(dataset([row], [met, event("a1", EventKind.THANK_YOU, ago(0))])) == []
    assert dated(dataset([row], [event("a1", EventKind.INTERVIEW, ago(3))])) == []


def test_an_interview_ahead_wants_preparing() -> None:
    row = {**SORTED, "stage": Stage.INTERVIEW}
    (task,) = dated(dataset([row], [event("a1", EventKind.INTERVIEW, ago(-2))]))
    assert (task.kind, task.when) == ("prepare", "now")
    assert "on Thursday" in task.what
    assert "2 Jul" in task.why
    assert dated(dataset([row], [event("a1", EventKind.INTERVIEW, ago(-8))])) == []


@pytest.mark.parametrize("outcome", [Outcome.REJECTED, Outcome.RESERVE])
def test_a_no_after_an_interview_asks_why(outcome: Outcome) -> None:
    row = {**SORTED, "stage": Stage.FINAL_ROUND, "outcome": outcome}
    (task,) = dated(dataset([row], [event("a1", EventKind.REJECTED, ago(9))]))
    assert (task.kind, task.when, task.target) == ("ask", "now", "after_a_no")
    assert task.why.endswith("Nine days ago they answered.")
    assert ("second choice" in task.why) == (outcome == Outcome.RESERVE)


@pytest.mark.parametrize(
    ("change", "back"),
    [
        ({"feedback": "Too little experience"}, 9),
        ({"stage": Stage.SCREENING}, 9),
        ({}, 15),
    ],
)
def test_no_question_when_it_is_answered_early_or_late(change: dict[str, Any], back: int) -> None:
    row = {**SORTED, "stage": Stage.INTERVIEW, "outcome": Outcome.REJECTED, **change}
    assert dated(dataset([row], [event("a1", EventKind.REJECTED, ago(back))])) == []


def test_no_question_when_it_was_asked() -> None:
    row = {**SORTED, "stage": Stage.INTERVIEW, "outcome": Outcome.REJECTED}
    events = [event("a1", EventKind.REJECTED, ago(9)), event("a1", EventKind.FEEDBACK_ASKED, None)]
    assert dated(dataset([row], events)) == []


@pytest.mark.parametrize(
    ("stage", "outcome", "due"),
    [
        (Stage.SCREENING, Outcome.RESERVE, True),
        (Stage.FINAL_ROUND, Outcome.REJECTED, True),
        (Stage.INTERVIEW, Outcome.REJECTED, False),
    ],
)
def test_near_misses_are_remembered_after_three_months(stage: Stage, outcome: Outcome, due: bool) -> None:
    row = {**SORTED, "stage": stage, "outcome": outcome, "age": 150}
    ds = dataset([row], [event("a1", EventKind.REJECTED, ago(90))])
    assert [task.kind for task in dated(ds)] == (["stay_in_touch"] if due else [])


def test_not_again_when_a_line_was_sent_lately() -> None:
    row = {**SORTED, "stage": Stage.FINAL_ROUND, "outcome": Outcome.RESERVE, "age": 150}
    events = [event("a1", EventKind.REJECTED, ago(90)), event("a1", EventKind.CHASED, ago(20))]
    assert dated(dataset([row], events)) == []


def test_long_silences_are_checked_on_the_furthest_first() -> None:
    rows = [{**SORTED, "age": age, "company": f"Firm {age}"} for age in (29, 31, 40, 50, 61)]
    rows.append({**SORTED, "age": 55, "company": "Screened", "stage": Stage.SCREENING})
    checks = dated(dataset(rows), silence_day=30)
    assert {task.kind for task in checks} == {"check"}
    assert {task.what for task in checks} == {"Check on Screened", "Check on Firm 31", "Check on Firm 40"}


def test_silence_after_an_interview_is_counted_from_it() -> None:
    row = {**SORTED, "age": 50, "stage": Stage.INTERVIEW}
    (task,) = dated(dataset([row], [event("a1", EventKind.INTERVIEW, ago(15))]), silence_day=40)
    assert (task.kind, task.when) == ("check", "week")
    assert task.why.startswith("Quiet for 15 days since the interview.")


def test_planned_steps_and_deadlines() -> None:
    rows = [
        {**SORTED, "age": 9, "next_step": "Ring the depot", "next_step_on": ago(2), "company": "Late Ltd"},
        {**SORTED, "age": 9, "next_step_on": ago(-5)},
        {**SORTED, "age": 9, "next_step_on": ago(-9)},
        {**SORTED, "age": 9, "stage": Stage.OFFER, "deadline": ago(-1), "company": "Offer Ltd"},
        {**SORTED, "age": 9, "deadline": ago(-1)},
    ]
    found = {task.application_id: task for task in dated(dataset(rows))}
    assert set(found) == {"a1", "a2", "a4"}
    assert (found["a1"].what, found["a1"].when) == ("Ring the depot (Late Ltd)", "now")
    assert found["a2"].when == "week"
    assert found["a4"].what == "Answer the offer from Offer Ltd by 1 Jul"


def test_one_task_an_application_the_most_urgent() -> None:
    row = {**SORTED, "age": 40, "stage": Stage.INTERVIEW, "next_step_on": ago(-5)}
    (task,) = dated(dataset([row], [event("a1", EventKind.INTERVIEW, ago(1))]))
    assert task.kind == "thank"


def test_what_is_unsorted_comes_last() -> None:
    ds = dataset([{"age": 5}, {"age": 6, "company": "Harbour Lane"}, {"age": 7, "company": "Quay Street"}])
    found = listed(ds, unplaced=12)
    assert [task.kind for task in found] == ["sort_sectors", "place_refusals"]
    assert found[0].what == "Tell us which sector 2 employers belong to"
    assert found[1].what == "Say how far 12 refusals got"
    (one,) = listed(dataset([{"age": 5}]))
    assert one.what == "Tell us which sector 1 employer belongs to"
    assert one.why == "It is left out of the sector comparison until then."


def test_without_a_day_only_the_undated_tasks_remain() -> None:
    row = {**SORTED, "stage": Stage.INTERVIEW}
    ds = dataset([row], [event("a1", EventKind.INTERVIEW, ago(1))])
    assert [task.kind for task in listed(ds, as_of=None)] == ["add"]


def test_saved_adverts_that_close_soon() -> None:
    def saved(row: int, company: str, closes: str) -> SetAside:
        cells = {"Firm": company, "Job": "Analyst", "Closing": closes}
        return SetAside("Sheet1", row, AsideReason.SAVED, cells)

    ds = dataset(
        [{**SORTED, "age": 5}],
        set_aside=(
            saved(2, "Late Ltd", "2026-07-06"), saved(3, "Soon Ltd", "01/07/2026"),
            saved(4, "Far Ltd", "2026-08-06"),
            saved(5, "Gone Ltd", "2026-06-01"), saved(6, "Open Ltd", "rolling"), saved(7, "", "2026-07-02"),
        ),
        mapping={name: MappedColumn(column, 1.0, "") for name, column in (
            ("company", "Firm"), ("role", "Job"), ("deadline", "Closing"),
        )},
    )  # fmt: skip
    found = listed(ds)
    assert [(task.when, task.what) for task in found] == [
        ("now", "Apply for Analyst at Soon Ltd"),
        ("now", "Apply for Analyst"),
        ("week", "Apply for Analyst at Late Ltd"),
    ]
    assert found[0].why == "You saved this advert; it closes on 1 Jul."


def test_gentle_tasks_wait_while_something_else_is_on_with_the_employer() -> None:
    rows = [
        {**SORTED, "age": 40, "company": "Harbour Lane Limited"},
        {**SORTED, "age": 9, "next_step_on": ago(-3)},
        {**SORTED, "age": 41, "company": "Quay Street"},
    ]
    assert [(task.kind, task.about) for task in dated(dataset(rows))] == [
        ("next_step", "Harbour Lane Ltd"),
        ("check", "Quay Street"),
    ]


def test_at_most_two_old_near_misses_the_reserve_lists_first() -> None:
    rows = [
        {**SORTED, "company": f"Firm {at}", "stage": Stage.FINAL_ROUND, "outcome": outcome, "age": 150}
        for at, outcome in enumerate([Outcome.REJECTED, Outcome.REJECTED, Outcome.RESERVE])
    ]
    found = dated(dataset(rows, [event(f"a{at}", EventKind.REJECTED, ago(90)) for at in (1, 2, 3)]))
    assert [task.about for task in found] == ["Firm 2", "Firm 0"]
