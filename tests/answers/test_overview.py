from datetime import date

from hypothesis import given, settings

from analysis.answers.overview import MOST_TASKS, overview
from analysis.model import Basis, Dataset, EventKind, Filters, Outcome, Stage
from tests.builders import AS_OF, ago, dataset, event
from tests.metrics.searches import of, searches


def test_nothing_at_all() -> None:
    result = overview(dataset())
    assert result.sentence.startswith("There is nothing yet: bring in the spreadsheet you keep")
    assert [number.value for number in result.numbers] == ["0", "none yet", "none yet", "none yet"]
    assert [task.target for task in result.tasks] == ["import_file"]
    assert (result.waiting, result.facts, result.more_tasks) == (0, (), 0)


def test_one_application() -> None:
    result = overview(dataset([{"age": 3, "sector": "it"}]))
    assert result.sentence == "You have sent 1 application and had no interview yet. It is still open."
    sent, reply, interviews, later = result.numbers
    assert (sent.value, sent.detail, sent.trend) == ("1", "1 this week", (0,) * 13 + (1,))
    assert (interviews.value, interviews.detail) == ("none of 1", "too early")
    assert (reply.count, later.value) == (0, "none yet")
    assert [task.kind for task in result.tasks] == ["add"]


def test_a_week_without_any_says_none() -> None:
    sent = overview(dataset([{"age": 20}])).numbers[0]
    assert sent.detail == "none this week"


def test_one_application_without_any_date() -> None:
    result = overview(dataset([{"age": None, "sector": "it"}], as_of=None))
    assert result.as_of is None
    assert [number.trend for number in result.numbers] == [()] * 4
    assert result.facts == ()


def test_seven_applications() -> None:
    refused = {"outcome": Outcome.REJECTED, "stage_basis": Basis.ASSUMED, "sector": "it"}
    result = overview(
        dataset(
            [
                *[{"age": 9, "sector": "it"}] * 3,
                *[refused] * 3,
                {"stage": Stage.INTERVIEW, "sector": "health", "age": 30},
            ],
            [event("a7", EventKind.INTERVIEW, ago(1))],
        )
    )
    assert (
        result.sentence == "You have sent 7 applications since April and had 1 interview. 4 are still open."
    )
    assert result.facts == (
        "Counted to 30 Jun 2026.",
        "3 refusals do not say how far they got, so the interview rate is at least 19 in 100.",
    )
    assert [task.kind for task in result.tasks] == ["thank", "place_refusals"]
    assert result.numbers[2].value == "1 of 7"
    assert result.numbers[2].trend == (0, 1, 0)
    assert result.table.loc["interviews", "k"] == 1
    assert result.table.loc["sent", "count"] == 7


def test_where_interviews_come_from_is_named_once_there_are_three() -> None:
    assert overview(dataset(of("it", 2, 9))).sentence.endswith("None is open any more.")
    mostly = overview(dataset(of("it", 3, 9) + of("health", 1, 9)))
    assert mostly.sentence.endswith("3 of the 4 interviews came from IT & Technology.")
    clear = overview(dataset(of("it", 2, 60) + of("health", 9, 16)))
    assert clear.sentence.endswith(
        "An application is most likely to lead to an interview in Healthcare & Social Care."
    )


def test_a_group_is_not_you() -> None:
    result = overview(dataset([{"age": 9, "seeker": "P01"}, {"age": 8, "seeker": "P02"}]))
    assert result.sentence.startswith("2 seekers have sent 2 applications since 21 Jun")


def test_a_yes_is_said() -> None:
    result = overview(dataset([{"outcome": Outcome.ACCEPTED, "sector": "it"}, {"age": 5, "sector": "it"}]))
    assert "You have accepted an offer." in result.sentence


def test_tasks_are_cut_and_counted() -> None:
    rows = [{"sector": "it", "age": 9, "next_step_on": AS_OF, "company": f"Firm {at}"} for at in range(15)]
    result = overview(dataset(rows))
    assert (len(result.tasks), result.more_tasks) == (MOST_TASKS, 3)


def test_the_day_decides_what_is_due() -> None:
    ds = dataset([{"sector": "it", "stage": Stage.INTERVIEW}], [event("a1", EventKind.INTERVIEW, ago(1))])
    assert [task.kind for task in overview(ds).tasks] == ["thank"]
    assert [task.kind for task in overview(ds, as_of=date(2026, 12, 1)).tasks] == ["add"]


def test_filters_choose_what_is_counted() -> None:
    ds = dataset(of("it", 1, 4, channel="Referral") + of("health", 1, 3))
    result = overview(ds, filters=Filters(channels=("Referral",)))
    assert result.numbers[0].count == 4
    assert overview(ds, filters=Filters(stage=(Stage.INTERVIEW,))).numbers[0].count == 7


@settings(max_examples=15, deadline=None)
@given(searches())
def test_always_four_numbers_and_something_to_do(ds: Dataset) -> None:
    result = overview(ds)
    assert [number.key for number in result.numbers] == ["sent", "any_reply", "interviews", "later_rounds"]
    assert result.tasks
    assert len({task.application_id for task in result.tasks if task.application_id}) == sum(
        bool(task.application_id) for task in result.tasks
    )
    assert all("!" not in words for task in result.tasks for words in (task.what, task.why))
