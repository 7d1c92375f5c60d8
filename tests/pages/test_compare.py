"""Comparing: one choice at a time, a mark leads to its applications, nothing to compare is said."""

from tests import builders
from tests.pages import conftest
from tests.pages.conftest import text


def turned() -> builders.Dataset:
    """Boards look better because most went to the easier sector."""
    rows = []
    for sector, channel, sent, interviews in (
        ("it", "Referral", 40, 4), ("it", "Board", 10, 0), ("health", "Referral", 10, 8),
        ("health", "Board", 40, 26),
    ):  # fmt: skip
        rows += [
            {"company": f"{sector} {channel} {at}", "sector": sector, "sector_basis": "column",
             "channel": channel, "age": 200, "outcome": "rejected",
             "stage": "interview" if at < interviews else "applied"}
            for at in range(sent)
        ]  # fmt: skip
    return builders.dataset(rows, own={"Letter": ["long", "short"] * 50}, fingerprint="turned")


def test_crude_and_within_sectors_stand_side_by_side_with_one_plain_sentence(app) -> None:
    at = app("compare", turned())
    said = text(at)
    assert "looks better overall only because more of it went to easier sectors" in said
    assert len(at.get("plotly_chart")) == 2


def test_a_value_leads_to_its_applications(app) -> None:
    at = app("compare", turned())
    at.pills(key="compare_channel_choice_0").select("Board").run()
    assert not at.exception
    assert "50 applications: Board" in text(at)


def test_another_property_is_chosen_a_column_of_ones_own_too(app) -> None:
    at = app("compare", turned())
    at.pills(key="compare_by_0").select("own:Letter").run()
    assert not at.exception
    assert "long" in at.get("plotly_chart")[0].proto.alt


def test_values_too_early_to_compare_are_listed_together(app) -> None:
    rows = [{"channel": one, "age": 100} for one in ("A", "B", "C")] + [{"channel": "D", "age": 100}] * 6
    at = app("compare", builders.dataset(rows, fingerprint="early"))
    at.pills(key="compare_channel_choice_0").select("too_early").run()
    assert "3 applications: values too early to compare" in text(at)


def test_nothing_to_compare_is_said(app) -> None:
    at = app("compare", conftest.one())
    assert "There is nothing to compare yet" in text(at)
    assert not at.get("plotly_chart")
