"""Made-up results to draw, built by hand: what they say is known without any metric."""

from datetime import date

import pandas as pd

from analysis.metrics.funnel import Flow, FunnelResult, Month
from analysis.metrics.sectors import SectorsResult, Unclassified
from analysis.metrics.themes import ThemesResult
from analysis.metrics.timing import TimingResult
from analysis.metrics.where_next import WhereNextResult
from analysis.model import COUNTED_STAGES, Outcome, Polarity, Rate, Stage, Tier

AS_OF = date(2026, 6, 30)


def rate(k: int, n: int, tier: Tier = Tier.EARLY_SIGNAL) -> Rate:
    """k of n with ranges that only have to lie in order."""
    share = k / n if n else None
    at = share or 0.0
    return Rate(
        k, n, float(n), 0, share, at * 0.8, min(at * 1.2 + 0.05, 1), at * 0.6, min(at * 1.4 + 0.1, 1), tier
    )


def funnel(counts: tuple[int, ...] = (40, 12, 6, 3, 1, 1), months: tuple[Month, ...] = ()) -> FunnelResult:
    stages = {stage: rate(k, counts[0]) for stage, k in zip(COUNTED_STAGES, counts, strict=True)}
    steps = {
        stage: rate(counts[place], counts[place - 1]) for place, stage in enumerate(COUNTED_STAGES) if place
    }
    return FunnelResult(
        as_of=AS_OF, sentence="", notes=(), table=pd.DataFrame(), stages=stages, steps=steps,
        interview=stages[Stage.INTERVIEW], any_reply=rate(20, 40), outcomes={}, by_month=months,
        flow=(
            Flow(Stage.APPLIED, Outcome.WAITING, 8), Flow(Stage.APPLIED, Outcome.REJECTED, 20),
            Flow(Stage.SCREENING, Outcome.REJECTED, 6), Flow(Stage.INTERVIEW, Outcome.RESERVE, 6),
        ),
        stops_at=None, unplaced_refusals=0, inferred_stages=0, assumed_outcomes=0, aalen_johansen=None,
        closed=0, undated=0, left_out_future=0,
    )  # fmt: skip


def month(number: int, k: int, n: int, *, immature: bool = False) -> Month:
    return Month(date(2026, number, 1), rate(k, n), 0.4 if immature else 1.0, immature)


def sectors(lumped: Rate | None = None, names: tuple[str, ...] = ("Healthcare", "IT <3")) -> SectorsResult:
    ids = ("health", "it")[: len(names)]
    rows = [
        {"name": name, "guessed": guessed, **_cells(rate(k, n))}
        for name, guessed, k, n in zip(names, (2, 20), (8, 4), (22, 34), strict=False)
    ]
    return SectorsResult(
        as_of=AS_OF, sentence="", notes=(), table=pd.DataFrame(rows, index=list(ids)), overall=rate(12, 56),
        ranked=ids, too_early=("retail",) if lumped else (), lumped=lumped, ahead=ids[:1], behind=(),
        interviews_from=ids, unclassified=Unclassified(9, 7), confirmed_only=None, rollups=pd.DataFrame(),
    )  # fmt: skip


def _cells(one: Rate) -> dict[str, object]:
    names = ("k", "n", "n_effective", "waiting", "rate", "low80", "high80", "low95", "high95", "tier")
    return {name: getattr(one, name) for name in names}


def themes(rows: tuple[tuple[str, str, Polarity, int], ...], no_reason: int = 3) -> ThemesResult:
    table = pd.DataFrame(
        [
            {"theme": key, "name": name, "family": "", "polarity": str(side), "applications": k,
             "employers": k, "recurring": k >= 3}
            for key, name, side, k in rows
        ],
        columns=["theme", "name", "family", "polarity", "applications", "employers", "recurring"],
    )  # fmt: skip
    return ThemesResult(
        as_of=AS_OF, sentence="", notes=(), table=table, advice={}, evidence=(), no_reason=no_reason,
        gave_reason=5, with_text=no_reason + 5, refusals=10, refusals_without_text=2, untagged=(),
    )  # fmt: skip


def timing(silence_day: int = 30) -> TimingResult:
    days = list(range(91))
    share = pd.Series([min(day / 100, 0.5) for day in days])
    ends = {"any_reply_low80": share * 0.8, "any_reply_high80": share * 1.2}
    curve = pd.DataFrame({"day": days, "any_reply": share, **ends})
    return TimingResult(
        as_of=AS_OF, sentence="", notes=(), table=pd.DataFrame(), curve=curve, silence_day=silence_day,
        strict_day=40, reply_share=0.5, own_replies=12, default_share=0.4, typical_days=9,
        interview_to_answer=None, answers_after_interview=0,
    )  # fmt: skip


def where_next(next_ten: dict[str, int]) -> WhereNextResult:
    table = pd.DataFrame({"name": [f"Sector {key}" for key in next_ten]}, index=list(next_ten))
    return WhereNextResult(AS_OF, "", (), table, next_ten, None, None, (None, None), None)
