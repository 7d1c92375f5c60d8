import pytest
from hypothesis import given, settings

from analysis.errors import UnknownFieldError
from analysis.metrics.compare import BY, compare
from analysis.model import Dataset, Tier
from tests.builders import dataset
from tests.metrics.searches import of, searches


def test_nothing_at_all_by_anything() -> None:
    for by in BY:
        result = compare(dataset(), by)
        assert result.sentence == "There is nothing to compare yet."
        assert (result.differences, result.missing) == ((), 0)


def test_what_nobody_gives() -> None:
    result = compare(dataset(of("it", 1, 3)), "cv_version")
    assert result.sentence == "No application gives a CV version."
    assert result.missing == 3
    assert result.overall.n == 0
    assert compare(dataset(of("it", 1, 3)), "job_family").missing == 3


def test_an_unknown_property_says_what_there_is() -> None:
    with pytest.raises(UnknownFieldError) as caught:
        compare(dataset(of("it", 1, 3)), "own:Mood")
    assert "channel" in caught.value.hint


def test_spellings_are_one_and_a_column_of_the_user_works() -> None:
    ds = dataset(
        of("it", 1, 2, channel="Referral") + of("it", 0, 1, channel=" referral ") + of("it", 0, 1),
        own={"Mood": ["good", "good", "bad", ""]},
    )
    result = compare(ds, "channel")
    assert list(result.table.index) == ["Referral"]
    assert result.sentence == "There is one channel only: Referral."
    assert result.missing == 1
    assert compare(ds, "own:Mood").table["n"].to_dict() == {"good": 2, "bad": 1}


def test_many_values_are_lumped() -> None:
    rows = [row for at in range(40) for row in of("it", 0, 1 + (at < 5), location=f"Town {at:02}")]
    table = compare(dataset(rows), "location").table
    assert len(table) == 31
    assert table.loc["Everything else", "n"] == 10


def test_routes_and_weekdays_have_names() -> None:
    ds = dataset(of("it", 1, 6, via_agency=True) + of("it", 0, 6))
    assert set(compare(ds, "via_agency").table.index) == {"Through an agency", "Directly"}
    assert list(compare(ds, "weekday").table.index) == ["Wednesday"]


def test_referrals_are_read_from_the_channel() -> None:
    rows = (
        of("it", 1, 2, channel="Referred by a friend") + of("it", 0, 3, channel="LinkedIn") + of("it", 1, 1)
    )
    result = compare(dataset(rows), "referral")
    assert result.table["n"].to_dict() == {"Any other way": 3, "Through someone you know": 2}
    assert result.missing == 1


def test_values_too_early_are_lumped_with_their_rate() -> None:
    rows = of("it", 3, 20, channel="A") + of("it", 1, 3, channel="B") + of("it", 1, 2, channel="C")
    result = compare(dataset(rows))
    assert (result.ranked, result.too_early) == (("A",), ("B", "C"))
    assert result.notes[0].startswith("Too early to rank: B (")
    assert result.lumped is not None
    assert (result.lumped.k, result.lumped.n) == (2, 5)
    assert compare(dataset(of("it", 1, 9, channel="A"))).lumped is None


def test_of_equally_frequent_spellings_the_first_in_the_alphabet_counts() -> None:
    rows = of("it", 0, 1, channel="referral") + of("it", 0, 1, channel="Referral")
    assert list(compare(dataset(rows)).table.index) == ["Referral"]
    assert list(compare(dataset(rows[::-1])).table.index) == ["Referral"]


def test_a_clear_difference_is_named() -> None:
    result = compare(dataset(of("it", 12, 20, channel="Referral") + of("it", 4, 60, channel="Job board")))
    assert result.sentence == (
        "Referral leads to an interview more often than the rest: "
        "12 of 20, about 6 in 10 (likely 5 to 7 in 10)."
    )
    assert result.table.loc["Referral", "tier"] == Tier.CLEAR
    first = result.differences[0]
    assert (first.value, first.adjusted, first.disagree) == ("Referral", None, False)
    assert first.crude == pytest.approx(12 / 20 - 4 / 60)
    assert first.crude_low80 < first.crude < first.crude_high80


def test_within_sectors_a_difference_can_turn() -> None:
    # The classic of Charig 1986 (kidney stones): better in each group, worse overall.
    result = compare(
        dataset(
            of("it", 81, 87, channel="A") + of("health", 192, 263, channel="A")
            + of("it", 234, 270, channel="B") + of("health", 55, 80, channel="B")
        )
    )  # fmt: skip
    by = {one.value: one for one in result.differences}
    assert by["B"].crude == pytest.approx(289 / 350 - 273 / 350)
    assert by["A"].adjusted == pytest.approx(0.0538, abs=5e-4)
    assert by["B"].adjusted == pytest.approx(-0.0538, abs=5e-4)
    assert by["A"].disagree
    assert by["B"].disagree
    assert "overall only because more of it went to" in result.sentence


@settings(max_examples=20, deadline=None)
@given(searches())
def test_counts_add_up(ds: Dataset) -> None:
    result = compare(ds, "channel")
    assert result.table["n"].sum() + result.missing == len(ds)
    assert all(one.crude_low80 <= one.crude <= one.crude_high80 for one in result.differences)
