"""One circle for each refusal; names of people met by month."""

import pytest

from analysis.figures import after_a_no as figures
from analysis.figures.contacts import names_by_month
from analysis.figures.theme import PAPER, TEAL
from analysis.metrics.after_a_no import AfterANoResult, after_a_no
from analysis.metrics.contacts import contacts
from analysis.model import EventKind
from tests.builders import ago, dataset, event


def answer(wrote: tuple[int, int], left: tuple[int, int]) -> AfterANoResult:
    """k of n that came back, with a note and without."""
    rows, events = [], []
    for followed, (k, n) in ((True, wrote), (False, left)):
        for place in range(n):
            name = f"r{len(rows)}"
            rows.append({"application_id": name, "stage": "interview", "outcome": "rejected", "age": 400})
            events.append(event(name, EventKind.REJECTED, ago(300)))
            events += [event(name, EventKind.THANK_YOU, ago(299))] * followed
            events += [event(name, EventKind.REOPENED, ago(250))] * (place < k)
    return after_a_no(dataset(rows, events))


def circles(result: AfterANoResult) -> list[list[str]]:
    return [trace["marker"]["color"] for trace in figures.circles(result).sketch.data]  # type: ignore[index]  # ours


def test_a_circle_each_and_those_that_came_back_are_filled() -> None:
    wrote, left = circles(answer((3, 12), (2, 38)))
    assert (len(wrote), wrote.count(TEAL), wrote.count(PAPER)) == (12, 3, 9)
    assert (len(left), left.count(TEAL)) == (38, 2)


@pytest.mark.parametrize("n", [1, 130, 131, 520, 521, 1000])
def test_every_refusal_has_its_own_place(n: int) -> None:
    chart = figures.circles(answer((0, 2), (1, n)))
    trace = chart.sketch.data[1]
    places = set(zip(trace["x"], trace["y"], strict=True))  # type: ignore[call-overload]  # lists of numbers
    assert len(places) == n
    assert max(y for _, y in places) < chart.sketch.layout["height"]  # type: ignore[operator]  # a number
    assert chart.sketch.figure() is not None


def test_the_alt_text_says_the_takeaway_and_the_counts() -> None:
    chart = figures.circles(answer((1, 4), (0, 6)))
    assert chart.alt == (
        "Does it pay? Too early to say. One circle for each refusal, filled where the door opened again. "
        "You wrote within 14 days: 1 of 4 opened again; You left it there: none of 6 opened again."
    )


def test_the_title_is_the_finding() -> None:
    assert figures.circles(answer((3, 12), (4, 18))).title == "Does it pay? The two cannot be told apart yet"
    assert figures.circles(answer((18, 20), (2, 40))).title == "Does it pay? More doors opened after a note"
    assert figures.circles(answer((1, 40), (18, 20))).title == "Does it pay? Fewer doors opened after a note"


def test_nothing_yet_draws_without_trouble() -> None:
    chart = figures.circles(after_a_no(dataset()))
    assert circles(after_a_no(dataset())) == [[], []]
    assert "none yet" in chart.alt
    assert chart.sketch.figure() is not None


def test_names_stand_on_their_months() -> None:
    search = dataset(
        [{"contact": f"Person {place}", "stage": "interview"} for place in range(3)],
        [event("a1", EventKind.INTERVIEW, ago(80)), event("a2", EventKind.INTERVIEW, ago(3)),
         event("a3", EventKind.INTERVIEW, ago(2))],
    )  # fmt: skip
    chart = names_by_month(contacts(search))
    assert chart.sketch.data[0]["y"] == [1, 0, 2]
    assert chart.title == "3 interviews brought 3 new names"
    assert chart.alt.endswith("April 2026 1, May 2026 0, June 2026 2.")
    assert names_by_month(contacts(dataset())).alt.endswith("No month yet.")
