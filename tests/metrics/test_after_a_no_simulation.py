"""Ledgers in which writing changes nothing: the fair comparison says so, the naive one does not."""

import numpy as np
import pandas as pd
import pytest

from analysis.metrics import landmark as fair
from analysis.metrics.after_a_no import after_a_no
from analysis.metrics.refusals import Refusal
from analysis.model import Dataset, EventKind, Outcome, Stage, application_frame, event_frame
from tests.builders import AS_OF, ago, application, event

LEDGERS, REFUSALS, LANDMARK = 300, 2_000, 14
STAGES = (Stage.APPLIED, Stage.SCREENING, Stage.INTERVIEW, Stage.FINAL_ROUND)
SHARES = (0.40, 0.25, 0.20, 0.15)
# Near misses are written to more often and open again more often: that is the whole trouble.
WROTE = (0.25, 0.35, 0.55, 0.75)
OPENED = (0.05, 0.10, 0.25, 0.45)
NEVER = 10_000.0


class Drawn:
    """One ledger without any effect: stages, days to the note and to the opening (NEVER: none)."""

    def __init__(self, seed: int, n: int = REFUSALS) -> None:
        draw = np.random.default_rng(seed)
        self.place = draw.choice(len(STAGES), n, p=SHARES)
        opens = draw.random(n) < np.asarray(OPENED)[self.place]
        writes = draw.random(n) < np.asarray(WROTE)[self.place]
        self.opened = np.where(opens, np.ceil(draw.exponential(30, n)), NEVER)
        note = np.where(writes, np.floor(draw.exponential(8, n)), NEVER)
        # Nobody asks after a door that has opened: a note exists only as long as nothing has come.
        self.note = np.where(note < self.opened, note, NEVER)
        self.stages = np.asarray([str(stage) for stage in STAGES])[self.place]

    def fair(self) -> float:
        kept = self.opened > LANDMARK
        gap = fair.within_stages(
            self.stages[kept], (self.note <= LANDMARK)[kept], (self.opened <= fair.HORIZON)[kept]
        )
        assert gap is not None
        assert gap.ratio is not None
        return gap.ratio

    def one_stage(self) -> float:
        """A landmark that forgets how far each had got."""
        kept = self.opened > LANDMARK
        wrote, opened = (self.note <= LANDMARK)[kept], (self.opened <= fair.HORIZON)[kept]
        return float(opened[wrote].mean() / opened[~wrote].mean())

    def naive(self, *, stage: int | None = None) -> float:
        """Ever wrote against never wrote, whenever it opened."""
        among = np.ones(len(self.place), dtype=bool) if stage is None else self.place == stage
        wrote, opened = (self.note < NEVER)[among], (self.opened <= fair.HORIZON)[among]
        return float(opened[wrote].mean() / opened[~wrote].mean())


@pytest.mark.slow
def test_without_an_effect_the_fair_ratio_is_one_and_the_naive_one_is_not() -> None:
    drawn = [Drawn(seed) for seed in range(LEDGERS)]
    ratio = float(np.mean([one.fair() for one in drawn]))
    within = float(np.mean([one.naive(stage=3) for one in drawn]))
    unstratified = float(np.mean([one.one_stage() for one in drawn]))
    print(f"fair {ratio:.3f}, naive within later rounds {within:.3f}, one stage {unstratified:.3f}")  # noqa: T201
    assert 0.97 <= ratio <= 1.03
    assert within < 0.85, "those who wrote had to wait for it: immortal time"
    assert unstratified > 1.3, "those who wrote had come closer"


@pytest.mark.slow
def test_the_range_covers_no_effect_as_often_as_it_says() -> None:
    covered = 0
    for seed in range(LEDGERS):
        one = Drawn(10_000 + seed, 400)
        kept = one.opened > LANDMARK
        gap = fair.within_stages(
            one.stages[kept], (one.note <= LANDMARK)[kept], (one.opened <= fair.HORIZON)[kept]
        )
        assert gap is not None
        covered += gap.low80 <= 0 <= gap.high80
    assert 0.74 <= covered / LEDGERS <= 0.90


def test_the_whole_way_from_a_search_gives_the_same_ratio() -> None:
    one = Drawn(7, 1_500)
    rows, events = [], []
    for place, (stage, note, opened) in enumerate(zip(one.stages, one.note, one.opened, strict=True)):
        name = f"r{place}"
        rows.append(application(application_id=name, stage=stage, outcome=Outcome.REJECTED, age=400))
        events.append(event(name, EventKind.REJECTED, ago(300)))
        if note < NEVER:
            events.append(event(name, EventKind.THANK_YOU, ago(300 - int(note))))
        if opened < 300:
            events.append(event(name, EventKind.REOPENED, ago(300 - int(opened))))
    search = Dataset(application_frame(rows), event_frame(events), as_of=AS_OF)
    result = after_a_no(search)
    assert result.risk_difference is not None
    assert result.risk_difference.ratio == pytest.approx(one.fair())
    assert len(result.ledger) == 1_500


def test_a_ledger_of_nothing_is_empty_with_its_columns() -> None:
    nothing: list[Refusal] = []
    found = fair.ledger(nothing, AS_OF, LANDMARK)
    assert isinstance(found, pd.DataFrame)
    assert {"included", "reason", "followed", "reopened_later"} <= set(found.columns)
    assert fair.difference(found) is None
    assert fair.within_stages([], [], []) is None
