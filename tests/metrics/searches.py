"""Random searches: applications whose fields agree, for the properties that must always hold."""

from typing import Any

from hypothesis import strategies as st

from analysis.model import COUNTED_STAGES, Basis, Dataset, Outcome, SectorBasis, Stage
from tests.builders import dataset

_SECTORS = ("it", "health", "finance", "construction", "unclassified")
_OUTCOMES = tuple(outcome for outcome in Outcome if outcome not in (Outcome.ACCEPTED, Outcome.DECLINED))


@st.composite
def _row(draw: st.DrawFn) -> dict[str, Any]:
    stage = draw(st.sampled_from(COUNTED_STAGES))
    outcome = Outcome.ACCEPTED if stage is Stage.ACCEPTED else draw(st.sampled_from(_OUTCOMES))
    return {
        "company": f"Firm {draw(st.integers(1, 6))}",
        "age": draw(st.none() | st.integers(0, 400)),
        "stage": stage,
        "outcome": outcome,
        "stage_basis": draw(st.sampled_from(Basis)),
        "outcome_basis": draw(st.sampled_from(Basis)),
        "sector": draw(st.sampled_from(_SECTORS)),
        "sector_basis": draw(st.sampled_from(SectorBasis)),
        "channel": draw(st.sampled_from(("", "Referral", "referral", "Job board"))),
        "feedback": draw(st.sampled_from(("", "No feedback", "Not enough experience", "Over budget", "Hm"))),
    }


def rows(least: int = 0) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Fields of up to 25 applications."""
    return st.lists(_row(), min_size=least, max_size=25)


def searches(least: int = 0) -> st.SearchStrategy[Dataset]:
    """Datasets of up to 25 applications without events."""
    return rows(least).map(dataset)


def of(sector: str, k: int, n: int, **fields: Any) -> list[dict[str, Any]]:
    """n settled applications in a sector, k of which led to an interview."""
    plain = {"sector": sector, "sector_basis": SectorBasis.COLUMN, "outcome": Outcome.REJECTED, **fields}
    return [{**plain, "stage": Stage.INTERVIEW}] * k + [plain] * (n - k)
