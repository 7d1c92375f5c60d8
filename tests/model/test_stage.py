"""The order of the stages is the backbone of every count."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.model import COUNTED_STAGES, STAGE_ORDER, SectorBasis, Stage, further

stages = st.sampled_from(STAGE_ORDER)


def test_the_order() -> None:
    assert [str(stage) for stage in STAGE_ORDER] == [
        "saved", "applied", "screening", "interview", "final_round", "offer", "accepted"
    ]  # fmt: skip
    assert Stage.SAVED not in COUNTED_STAGES


@given(stages, stages)
def test_further_is_the_later_one_whatever_the_order(one: Stage, other: Stage) -> None:
    last = further(one, other)
    assert last is further(other, one)
    assert last.reaches(one)
    assert last.reaches(other)


def test_only_what_the_user_said_is_not_guessed() -> None:
    assert [basis for basis in SectorBasis if not basis.guessed] == [SectorBasis.EDITED, SectorBasis.COLUMN]
