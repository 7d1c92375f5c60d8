"""What a column named after a step means, and what a tick, a cross or a letter under it says."""

from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from analysis.interpret.status_matches import Match, longest, matches, tree_of
from analysis.interpret.status_text import BREAKS, DATE, plain, words_of
from analysis.model.stage import EventKind, Outcome, Stage
from analysis.reference.status import status_words

_NO_STEP = frozenset({"nothing_said", "crossmark", "intention", "wanted"})
_KIND_OF_OUTCOME = {
    Outcome.REJECTED: EventKind.REJECTED,
    Outcome.RESERVE: EventKind.REJECTED,
    Outcome.WITHDRAWN: EventKind.WITHDRAWN,
    Outcome.DECLINED: EventKind.WITHDRAWN,
    Outcome.CLOSED: EventKind.CLOSED,
    Outcome.ACCEPTED: EventKind.ACCEPTED,
}


class StageHeader(NamedTuple):
    """What a filled cell in the column says: the stage reached, how it stands, and which event it dates."""

    stage: Stage | None
    outcome: Outcome | None
    kind: EventKind | None


class Mark(StrEnum):
    """What a cell under the name of a step says."""

    YES = "yes"
    NO = "no"
    GHOST = "ghost"
    NOT_APPLICABLE = "not_applicable"
    BLANK = "blank"
    OTHER = "other"


def read_mark(cell: str) -> Mark:
    """What a cell under a step says; OTHER for anything but a mark: a date, a number over 1, words."""
    sign = cell.strip().strip("()[]").strip().replace("\ufe0f", "").casefold()
    sign = sign.rstrip("!. ") or sign
    found = status_words().marks.get(sign) or status_words().marks.get(plain(sign))
    return Mark(found) if found is not None else Mark.OTHER


def read_stage_header(header: str) -> StageHeader | None:
    """What a column header names, when it names a step, an outcome or an event and nothing else; else None.

    "First interview", "Interview date" and "Rejected on" do; "Interview notes" and "Status" do not. A
    heading that names both a test and an interview counts as a test.
    """
    if plain(header).strip(" ?:.*").replace("_", " ") in status_words().not_steps:
        return None
    words = [word for word in words_of(header) if word not in BREAKS and word != DATE]
    if not words:
        return None
    kind = _event_named(words)
    if kind is not None:
        return StageHeader(None, None, kind)
    found = matches(words)
    if not found or not _all_said(words, found) or any(hit.group.id in _NO_STEP for hit in found):
        return None
    return _step(found)


def _step(found: list[Match]) -> StageHeader:
    groups = [hit.group for hit in found if not hit.denied]
    if {"test", "interview"} <= {group.id for group in groups}:
        groups = [group for group in groups if group.id != "interview"]
    if any(hit.denied and hit.group.stage is Stage.OFFER for hit in found):
        return StageHeader(Stage.INTERVIEW, Outcome.REJECTED, EventKind.REJECTED)
    stages = [group.stage for group in groups if group.stage is not None]
    stage = max(stages, key=lambda one: one.rank) if stages else None
    outcome = next((group.outcome for group in reversed(groups) if group.outcome is not None), None)
    if outcome is not None:
        return StageHeader(stage, outcome, _KIND_OF_OUTCOME.get(outcome))
    event = next((group.event for group in groups if group.stage is stage and group.event), None)
    if event is None and stage is not None and stage is not Stage.SAVED:
        event = EventKind(stage.value)
    return StageHeader(stage, outcome, event)


def _all_said(words: list[str], found: list[Match]) -> bool:
    """Whether every word of the header belongs to a step or is one that may stand beside it."""
    said = {place for hit in found for place in range(hit.start, hit.end)}
    beside = status_words().header_noise | status_words().negators
    return all(place in said or word in beside for place, word in enumerate(words))


def _event_named(words: list[str]) -> EventKind | None:
    for start in range(len(words)):
        hit = longest(_header_tree(), words, start)
        if hit is not None:
            kind, end = hit
            rest = words[:start] + words[end:]
            if all(word in status_words().header_noise for word in rest):
                return EventKind(kind)
    return None


@cache
def _header_tree() -> dict[str, Any]:
    return tree_of([(phrase, group.kind) for group in status_words().headers for phrase in group.phrases])
