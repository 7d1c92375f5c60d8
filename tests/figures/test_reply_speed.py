"""Reply speed, drawn: the fastest first, too few named without a bar."""

from analysis.figures.reply_speed import bars
from analysis.metrics.reply_speed import reply_speed
from analysis.model import Outcome
from tests.builders import ago, dataset


def replied(days, channel):
    return {"channel": channel, "outcome": Outcome.REJECTED, "replied_on": ago(90 - days)}


def test_the_fastest_first_and_too_few_without_a_bar() -> None:
    rows = [replied(20, "Board <3")] * 6 + [replied(4, "Referral")] * 5 + [replied(1, "Fair")] * 2
    chart = bars(reply_speed(dataset(rows)))
    drawn = [trace for trace in chart.sketch.data if trace["type"] == "bar"]
    assert [(bar["customdata"], bar["x"], bar["y"]) for bar in drawn] == [
        (["Referral"], [4.0], [0]), (["Board <3"], [20.0], [1]),
    ]  # fmt: skip
    said = [note["text"] for note in chart.sketch.notes]
    assert {"4 days · 5 replies", "Board &lt;3", "2 replies, too few"} <= set(said)
    assert chart.alt == (
        "Days until half of the replies are there: "
        "Referral 4 days · 5 replies; Board <3 20 days · 6 replies; Fair 2 replies, too few."
    )


def test_at_most_eight_and_none_at_all() -> None:
    many = [replied(day, f"Board {day:02}") for day in range(1, 13)]
    assert len(bars(reply_speed(dataset(many))).choices) == 8
    for ds in (dataset(), dataset([{"channel": "Referral"}])):
        assert bars(reply_speed(ds)).sketch.figure() is not None
    assert bars(reply_speed(dataset())).alt.endswith("none yet.")
