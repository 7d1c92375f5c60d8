"""What a status cell and a note say about an application: the furthest stage, how it stands, how we know."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from analysis.interpret.marks import Mark, StageHeader, read_mark, read_stage_header
from analysis.interpret.status_evidence import Evidence, of_lone_notes, of_notes, of_status, with_offer
from analysis.interpret.status_model import Cells, has_words, scored
from analysis.interpret.status_text import words_of
from analysis.interpret.status_weighing import Told, weighed
from analysis.model.stage import Basis, Outcome, Stage, further

__all__ = [
    "Mark",
    "StageHeader",
    "StatusReading",
    "read_mark",
    "read_stage_header",
    "read_status",
    "read_statuses",
]

_LEAST = {Outcome.ACCEPTED: Stage.ACCEPTED, Outcome.DECLINED: Stage.OFFER}
_WRAPPED = re.compile(r"\s*\n\s*(?=[a-z])")
_OPEN = frozenset({None, Outcome.WAITING})


class StatusReading(NamedTuple):
    """Stage and outcome with the basis of each.

    Always true: outcome accepted exactly with stage accepted, unless the offer was declined or taken back;
    declined with at least an offer; a saved advert is waiting.
    """

    stage: Stage
    outcome: Outcome
    stage_basis: Basis
    outcome_basis: Basis


UNREAD = StatusReading(Stage.APPLIED, Outcome.WAITING, Basis.ASSUMED, Basis.ASSUMED)


def read_status(status: str, notes: str = "") -> StatusReading:
    """What a status cell means, with what a note beside it clearly adds or contradicts.

    Args:
        status: the cell as typed, "" for none.
        notes: a note on the same application; only clear statements in it count, no plans, wishes or advice.

    Returns:
        Stage `saved` for an advert that was not applied to. Nothing given, or nothing understood: applied
        and waiting, both assumed. What only the learned second reading makes of unknown words is `inferred`.
    """
    return read_statuses([(status, notes)])[0]


def read_statuses(pairs: Iterable[tuple[str, str]]) -> list[StatusReading]:
    """`read_status` for many (status, notes), in their order; equal pairs and words are looked up once.

    Nothing that was read is kept after the call.
    """
    pairs = list(pairs)
    memo: dict[str, str] = {}
    known: dict[tuple[str, str], StatusReading] = {}
    unsure: list[tuple[str, str]] = []
    texts: list[Cells] = []
    told: list[Told] = []
    for status, notes in pairs:
        if (status, notes) in known:
            continue
        said, noted = _unwrapped(status), _unwrapped(notes)
        cells = Cells(said, noted, words_of(said, memo), words_of(noted, memo) if noted else [])
        read = _read(cells)
        known[status, notes] = read.reading
        if not read.whole and has_words(cells):
            unsure.append((status, notes))
            texts.append(cells)
            told.append(Told(*read.reading, read.guarded))
    if texts:
        for pair, reading in zip(unsure, weighed(told, scored(texts)), strict=True):
            known[pair] = StatusReading(*reading)
    return [known[pair] for pair in pairs]


def _unwrapped(text: str) -> str:
    """The text without the line breaks of a narrow cell: those that a small letter follows."""
    return _WRAPPED.sub(" ", text.strip()) if "\n" in text else text.strip()


class _Read(NamedTuple):
    """What the word lists make of the cells; the other fields as in `Evidence`."""

    reading: StatusReading
    whole: bool
    guarded: bool


def _read(cells: Cells) -> _Read:
    said = of_status(cells.status_words)
    if not cells.notes_words:
        return _Read(_settled(said), said.whole, said.guarded)
    if not cells.status_words:
        noted = of_lone_notes(cells.notes_words)
        return _Read(_settled(noted), noted.whole, noted.guarded)
    offered = said.stage is not None and said.stage.reaches(Stage.OFFER)
    refused = said.outcome is Outcome.REJECTED
    noted = of_notes(cells.notes_words, offered=offered, refused=refused)
    guarded = said.guarded or noted.guarded
    return _Read(_settled(_with_notes(said, noted)), whole=False, guarded=guarded)


def _with_notes(said: Evidence, noted: Evidence) -> Evidence:
    """The status with what the notes add: a further stage, an outcome where the status leaves it open."""
    if said.stage is Stage.SAVED and not (noted.stage or noted.outcome not in (*_OPEN, Outcome.CLOSED)):
        return said
    stage, basis = said.stage, said.stage_basis
    if noted.stage is not None and (stage is None or noted.stage.rank > stage.rank):
        stage, basis = noted.stage, noted.stage_basis
    decided = noted if noted.outcome not in _OPEN and _notes_decide(said, noted) else said
    return with_offer(decided._replace(stage=stage, stage_basis=basis))


def _notes_decide(said: Evidence, noted: Evidence) -> bool:
    """Whether the outcome of the notes replaces that of the status."""
    if said.outcome in _OPEN or said.weak:
        return True
    if said.outcome is Outcome.NO_REPLY:
        return noted.outcome is not Outcome.WAITING
    if said.outcome is Outcome.REJECTED:
        return noted.mine or noted.outcome in (Outcome.RESERVE, Outcome.DECLINED)
    if said.outcome is Outcome.CLOSED:
        return noted.outcome in (Outcome.REJECTED, Outcome.WITHDRAWN, Outcome.DECLINED, Outcome.RESERVE)
    return False


def _settled(said: Evidence) -> StatusReading:
    """The evidence with defaults for what was not said, and stage and outcome in agreement."""
    if said.stage is None and said.outcome is None:
        return UNREAD
    stage, basis = said.stage or Stage.APPLIED, said.stage_basis if said.stage else Basis.ASSUMED
    if stage is Stage.SAVED:
        return StatusReading(stage, Outcome.WAITING, basis, Basis.ASSUMED)
    outcome, outcome_basis = said.outcome or Outcome.WAITING, Basis.STATED if said.outcome else Basis.ASSUMED
    least = _LEAST.get(outcome, stage)
    if stage is not least and further(stage, least) is least:
        stage, basis = least, Basis.INFERRED
    if stage is Stage.ACCEPTED and outcome is not Outcome.ACCEPTED:
        stage = Stage.OFFER
    return StatusReading(stage, outcome, basis, outcome_basis)
