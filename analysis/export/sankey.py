"""The flow of a search as text for SankeyMATIC: stages, outcomes and counts, and no name of anybody."""

from itertools import pairwise

from analysis import wording
from analysis.metrics.funnel import FunnelResult
from analysis.model import COUNTED_STAGES, Outcome, Stage

_START = "Applications"


def sankeymatic(result: FunnelResult) -> str:
    """The funnel as lines "Interview [3] Later round", to be pasted into sankeymatic.com.

    Each stage flows into the next one and into the ways in which applications ended, or wait, at it. What
    flows into a stage flows out of it again, except for accepted offers, which end there.

    Args:
        result: the funnel.

    Returns:
        One flow a line, in the order of the stages, none of them empty, with a closing line break; "" without
        applications. It holds stage and outcome names and counts only.
    """
    lines = []
    for stage, following in [*pairwise(COUNTED_STAGES), (COUNTED_STAGES[-1], None)]:
        parts = [part for part in result.flow if part.stage is stage]
        if following is not None:
            further = sum(part.applications for part in result.flow if part.stage.rank > stage.rank)
            lines.append(_line(stage, further, _name(following)))
        for part in parts:
            if (stage, part.outcome) != (Stage.ACCEPTED, Outcome.ACCEPTED):
                lines.append(_line(stage, part.applications, wording.OUTCOME_NAMES[part.outcome]))
    return "".join(lines)


def _line(stage: Stage, count: int, target: str) -> str:
    return f"{_name(stage)} [{count}] {target}\n" if count else ""


def _name(stage: Stage) -> str:
    return _START if stage is Stage.APPLIED else wording.STAGE_NAMES[stage]
