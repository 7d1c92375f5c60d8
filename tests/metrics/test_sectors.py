import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.metrics.sectors import sectors
from analysis.model import Dataset, Filters, SectorBasis, Stage, Tier
from tests.builders import dataset
from tests.metrics.searches import of, rows, searches


def test_nothing_and_no_interview() -> None:
    nothing = sectors(dataset())
    assert nothing.sentence == "There is nothing to compare yet."
    assert nothing.table.empty
    assert nothing.lumped is None
    none_yet = sectors(dataset(of("it", 0, 4) + of("health", 0, 3)))
    assert none_yet.sentence == "No interview yet from 7 applications, so no sector can be told apart yet."
    assert none_yet.interviews_from == ()
    assert none_yet.table["p_best"].sum() == pytest.approx(1)


def test_one_application() -> None:
    result = sectors(dataset(of("it", 1, 1)))
    assert result.sentence == (
        "Your one interview so far came from IT & Technology. There is no second sector to compare with yet."
    )
    assert result.too_early == ("it",)
    assert result.lumped == result.overall


def test_the_columns_of_the_table() -> None:
    table = sectors(dataset(of("it", 1, 6) + of("unclassified", 1, 2))).table
    assert table.index.name == "sector"
    assert list(table.columns) == [
        "name", "k", "n", "n_effective", "waiting", "rate", "low80", "high80", "low95", "high95", "tier",
        "pooled", "pooled_low80", "pooled_high80", "p_best", "p_above_rest", "share_of_interviews", "guessed",
    ]  # fmt: skip
    assert list(table.index) == ["it", "unclassified"]
    assert table.loc["unclassified", ["pooled", "p_best", "p_above_rest"]].isna().all()
    assert list(table["share_of_interviews"]) == [0.5, 0.5]


def test_sorted_by_the_low_end_so_one_lucky_interview_cannot_lead() -> None:
    result = sectors(dataset(of("retail", 2, 6) + of("health", 8, 22) + of("it", 1, 1) + of("media", 0, 3)))
    assert result.ranked == ("health", "retail")
    assert result.too_early == ("media", "it")
    assert list(result.table.index) == ["health", "retail", "media", "it"]
    assert result.lumped is not None
    assert (result.lumped.k, result.lumped.n) == (1, 4)
    assert result.interviews_from == ("health", "retail", "it")
    assert result.sentence.startswith(
        "8 of the 11 interviews come from Healthcare & Social Care and 2 from Retail"
    )


def test_one_of_many_single_interviews_is_no_second_place() -> None:
    result = sectors(dataset(of("it", 3, 6) + of("health", 1, 6) + of("retail", 1, 6)))
    assert result.sentence.startswith("3 of the 5 interviews come from IT & Technology. ")


def test_share_and_rate_are_told_apart() -> None:
    # Most interviews come from IT because most applications went there; health gives more for each.
    result = sectors(dataset(of("it", 9, 90) + of("health", 8, 16)))
    assert result.interviews_from[0] == "it"
    assert result.ahead == ("health",)
    assert result.behind == ("it",)
    assert result.sentence == (
        "9 of the 17 interviews come from IT & Technology and 8 from Healthcare & Social Care. "
        "One application is most likely to lead to one in Healthcare & Social Care: "
        "8 of 16, about 5 in 10 (likely 3 to 7 in 10)."
    )
    assert result.table.loc["health", "tier"] == Tier.CLEAR


def test_alike_sectors_are_not_told_apart() -> None:
    result = sectors(dataset(of("it", 3, 20) + of("health", 4, 20) + of("retail", 2, 20)))
    assert (result.ahead, result.behind) == ((), ())
    assert result.sentence.endswith("no sector can be told apart yet.")
    assert set(result.table["tier"]) == {Tier.EARLY_SIGNAL}


def test_equal_sectors_are_equal() -> None:
    table = sectors(dataset(of("it", 2, 9) + of("health", 2, 9) + of("retail", 2, 9))).table
    assert table["p_best"].to_numpy() == pytest.approx([1 / 3] * 3, abs=1e-6)
    assert table["pooled"].nunique() == 1


def test_guesses_are_counted_and_confirmed_only_stands_beside() -> None:
    guess = {"sector_basis": SectorBasis.TITLE}
    result = sectors(dataset(of("it", 5, 8) + of("it", 0, 8, **guess) + of("health", 1, 9)))
    assert result.table.loc["it", "guessed"] == 8
    assert result.confirmed_only is not None
    assert result.confirmed_only.loc["it", ["k", "n"]].tolist() == [5, 8]
    assert any("8 of 25 applications was worked out" in note for note in result.notes)
    same = sectors(dataset(of("it", 2, 8) + of("it", 2, 8, **guess) + of("health", 1, 9)))
    assert same.confirmed_only is None


def test_unclassified_stands_apart() -> None:
    unknown = {"sector_basis": SectorBasis.NONE}
    result = sectors(
        dataset(
            of("it", 1, 6)
            + of("unclassified", 4, 9, company="Quay Street Ltd", **unknown)
            + of("unclassified", 0, 2, company="Mill Lane", **unknown)
        )
    )
    assert "unclassified" not in (*result.ranked, *result.too_early, *result.interviews_from)
    assert (result.unclassified.applications, result.unclassified.employers) == (11, 2)
    assert result.overall.n == 17
    assert result.table["guessed"].sum() == 0
    assert "2 employers are not sorted yet and left out of the comparison." in result.notes


def test_rollups_add_up() -> None:
    result = sectors(
        dataset(of("it", 1, 6) + of("media", 1, 4) + of("health", 0, 3) + of("unclassified", 0, 1))
    )
    assert result.rollups["n"].sum() == 14
    assert result.rollups.iloc[0][["k", "n"]].tolist() == [2, 10]
    assert "Not yet sorted" in result.rollups.index


def test_filters_choose_and_stage_does_not() -> None:
    ds = dataset(of("it", 1, 6, channel="Referral") + of("health", 1, 4))
    assert sectors(ds, filters=Filters(channels=("Referral",))).overall.n == 6
    assert sectors(ds, filters=Filters(stage=(Stage.INTERVIEW,))).overall.n == 10


@settings(max_examples=20, deadline=None)
@given(searches())
def test_counts_add_up_and_ranges_hold(ds: Dataset) -> None:
    result = sectors(ds)
    table = result.table
    assert table["n"].sum() == len(ds) == result.overall.n
    assert table["k"].sum() == result.overall.k
    assert len(result.ranked) + len(result.too_early) + bool(result.unclassified.applications) == len(table)
    known = table[table["rate"].notna()]
    assert (known["low80"] <= known["rate"]).all()
    assert (known["rate"] <= known["high80"]).all()
    assert (table["guessed"] <= table["n"]).all()
    if len(result.ranked) + len(result.too_early):
        assert table["p_best"].sum() == pytest.approx(1)


@settings(max_examples=10, deadline=None)
@given(rows(), st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(given_rows: list[dict[str, object]], random: object) -> None:
    mixed = list(given_rows)
    random.shuffle(mixed)  # type: ignore[attr-defined] # hypothesis gives a random.Random
    one, other = sectors(dataset(given_rows)), sectors(dataset(mixed))
    assert one.table.equals(other.table)
    assert (one.sentence, one.notes, one.ranked) == (other.sentence, other.notes, other.ranked)


def test_one_interview_of_a_known_sector_comes_from_it() -> None:
    table = [*of("health", 1, 2), *of("unclassified", 1, 3)]
    assert sectors(dataset(table)).sentence.startswith("1 of the 2 interviews comes from Healthcare")
