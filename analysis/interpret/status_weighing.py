"""Two readings of the same cells become one: what the word lists found, and what the learned model expects.

The lists have the word where they know what was said; the model has it where they are silent, and only with
strong evidence against them. The weights are those that were best on rows that neither had seen, whole voices
left out (tests/evaluation/status_train.py says which rows).
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from analysis.interpret.status_model import Scores
from analysis.model.stage import Basis, Outcome, Stage
from analysis.reference.status_model import Numbers, status_model

Reading = tuple[Stage, Outcome, Basis, Basis]


class Told(NamedTuple):
    """What the word lists read; `guarded` where what they leave unsaid was denied or only wished for."""

    stage: Stage
    outcome: Outcome
    stage_basis: Basis
    outcome_basis: Basis
    guarded: bool


STAGE_SAID = 3.5  # weights of the lists, as logarithms of odds
APPLIED_SAID = 0.5
OUTCOME_SAID = 2.0
GUARD = 2.0  # more for the outcome where what the lists leave unsaid was denied or only wished for
LEAST = 0.5  # probability that a reading needs where the lists understood nothing


def weighed(told: Sequence[Told], scores: Scores) -> Iterator[Reading]:
    """The reading of each text: that of the lists, or another that is `inferred` where it differs from them.

    Args:
        told: what the lists read in each text.
        scores: what the model expects of each, in the same order.
    """
    stages, outcomes = status_model().stages, status_model().outcomes
    rows, columns = _together()
    for place, (stage, outcome, stage_basis, outcome_basis, guarded) in enumerate(told):
        reading = stage, outcome, stage_basis, outcome_basis
        by_stage, by_outcome = scores.stages[place].copy(), scores.outcomes[place].copy()
        if guarded:
            by_stage[stages.index(stage)] += STAGE_SAID
            by_outcome[outcomes.index(outcome)] += GUARD
        elif stage_basis is not Basis.ASSUMED:
            by_stage[stages.index(stage)] += APPLIED_SAID if stage is Stage.APPLIED else STAGE_SAID
        if guarded or outcome_basis is not Basis.ASSUMED:
            by_outcome[outcomes.index(outcome)] += OUTCOME_SAID
        both = by_stage[rows] + by_outcome[columns]
        best = int(both.argmax())
        final = stages[rows[best]], outcomes[columns[best]]
        unread = stage_basis is outcome_basis is Basis.ASSUMED
        if final == (stage, outcome) or (unread and _share(both, best) < LEAST):
            yield reading
        else:
            yield _differing(reading, *final)


def _differing(told: Reading, stage: Stage, outcome: Outcome) -> Reading:
    stage_basis = told[2] if stage is told[0] else Basis.INFERRED
    outcome_basis = told[3] if outcome is told[1] else Basis.INFERRED
    if outcome is Outcome.WAITING and outcome is not told[1]:
        outcome_basis = Basis.ASSUMED
    return stage, outcome, stage_basis, outcome_basis


def _share(both: Numbers, best: int) -> float:
    return float(1 / np.exp(both - both[best]).sum())


@cache
def _together() -> tuple[np.ndarray, np.ndarray]:
    """Places of the stages and outcomes that can stand together."""
    stages, outcomes = status_model().stages, status_model().outcomes
    pairs = [
        (row, column)
        for row, stage in enumerate(stages)
        for column, outcome in enumerate(outcomes)
        if _agree(stage, outcome)
    ]
    return np.array([row for row, _ in pairs]), np.array([column for _, column in pairs])


def _agree(stage: Stage, outcome: Outcome) -> bool:
    if stage is Stage.SAVED:
        return outcome is Outcome.WAITING
    if Stage.ACCEPTED is stage or outcome is Outcome.ACCEPTED:
        return stage is Stage.ACCEPTED and outcome is Outcome.ACCEPTED
    return outcome is not Outcome.DECLINED or stage is Stage.OFFER
