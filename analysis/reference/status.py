"""The words for how an application stands: status.toml, read once and typed.

The file says itself how it is laid out and what each key means; this module adds no meaning.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal

from analysis.model.stage import Basis, EventKind, Outcome, Stage

Negated = Literal["drop", "rejected", "keep"]
Trust = Literal["clear", "cue", "leading", "after_offer", "never"]


@dataclass(frozen=True, slots=True)
class WordGroup:
    """Phrases that mean the same.

    Attributes:
        id: name of the group in the file.
        phrases: how people write it, with (a|b|) for a choice.
        told: phrases that also count in notes as they stand.
        loose: phrases that other words may interrupt where they hold "..".
        alone: words that mean it only as a whole segment of a status, when nothing else there says anything.
        stage: the stage that they show, None for none.
        stage_basis: inferred when the words only imply the stage.
        outcome: how it stands, None for nothing.
        event: what kind of event a column of this name records, None for the event of its stage or outcome.
        negated: what a "no" or "not" before them means.
        denied_stage: the stage that was reached all the same when they are denied.
        refused: the stage instead, when the same text ends in a refusal.
        fallback: the stage counts only when the text names no other step.
        weak: any other outcome replaces this one.
        by_me: the outcome instead, when the seeker is who did it.
        by_them: the outcome instead, when the employer is who did it.
        bare: a word alone, whose stage and outcome depend on the step named beside it.
        settles: wins over everything but a step that was reached.
        either: after an offer it was the seeker who said no.
        reopens: takes back the outcomes written before it.
        notes: how far they are trusted in notes.
        match: texts in which they must be found.
        miss: texts in which they must not be found.
    """

    id: str
    phrases: tuple[str, ...]
    told: tuple[str, ...]
    loose: tuple[str, ...]
    alone: tuple[str, ...]
    stage: Stage | None
    stage_basis: Basis
    outcome: Outcome | None
    event: EventKind | None
    negated: Negated
    denied_stage: Stage
    refused: Stage | None
    fallback: bool
    weak: bool
    by_me: Outcome | None
    by_them: Outcome | None
    either: bool
    bare: bool
    settles: bool
    reopens: bool
    notes: Trust
    match: tuple[str, ...]
    miss: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeaderWords:
    """What else a column can be named after: an event without a stage or an outcome of its own."""

    id: str
    kind: EventKind
    phrases: tuple[str, ...]
    match: tuple[str, ...]
    miss: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatusWords:
    """The whole file.

    Attributes:
        lemmas: word as written -> the word it is read as.
        fillers: words that are dropped.
        passing: words that a phrase may hold without saying so.
        joining: words that change nothing of what stands before and after them.
        signs: word -> the sign it stands for (an arrow, a cut, a date).
        written: short forms with signs in them, and compounds -> words.
        emoji: sign -> word ("" for none).
        aims: words that a typing slip is mended to.
        known: words that must not be taken for a slip.
        negators: words that deny what follows.
        preceding: negators that only say that it did not come to that.
        marks_no: signs that deny a step which they stand before.
        bridges: words between a denied verb and what it was for.
        shields: words that a denial does not reach across.
        so_far: words that turn "it did not come" into "not so far".
        doubt: where ("status" or "notes") -> words after which nothing has happened.
        cues: words that say that a stage named in notes did happen.
        me: words for the seeker.
        them: words for the employer.
        owned: words that after "my" say that the seeker did it.
        suffered: words between the seeker and a verb that make it something done to the seeker.
        sets: name -> words that phrases use by their name, as {name}.
        gap_ends: words that the gap of a loose phrase does not cover.
        after_post: words before which "post" means after; elsewhere it is the job.
        groups: the groups of phrases, in the order of the file.
        header_noise: words that may stand beside a step in a column header.
        not_steps: whole headers that only look like a step.
        headers: groups of phrases found in column headers only.
        marks: mark as written -> yes, no, ghost, not_applicable or blank.
    """

    lemmas: Mapping[str, str]
    fillers: frozenset[str]
    passing: frozenset[str]
    joining: frozenset[str]
    signs: Mapping[str, str]
    written: Mapping[str, str]
    emoji: Mapping[str, str]
    aims: frozenset[str]
    known: frozenset[str]
    negators: frozenset[str]
    preceding: frozenset[str]
    marks_no: frozenset[str]
    bridges: frozenset[str]
    shields: frozenset[str]
    so_far: frozenset[str]
    doubt: Mapping[str, frozenset[str]]
    cues: frozenset[str]
    me: frozenset[str]
    them: frozenset[str]
    owned: frozenset[str]
    suffered: frozenset[str]
    sets: Mapping[str, tuple[str, ...]]
    gap_ends: frozenset[str]
    after_post: frozenset[str]
    groups: tuple[WordGroup, ...]
    header_noise: frozenset[str]
    not_steps: frozenset[str]
    headers: tuple[HeaderWords, ...]
    marks: Mapping[str, str]


@cache
def status_words() -> StatusWords:
    """The words of status.toml, read on first use.

    Raises:
        ValueError: the file names a stage, an outcome, a basis or an event that does not exist, or gives
            one written word two lemmas.
    """
    text = files("analysis.reference").joinpath("status.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return StatusWords(
        lemmas=MappingProxyType(_lemmas(data["lemmas"])),
        fillers=frozenset(data["fillers"]["words"]),
        passing=frozenset(data["fillers"]["passing"]),
        joining=frozenset(data["fillers"]["passing"] + data["fillers"]["joining"]),
        signs=MappingProxyType({word: sign for sign, words in data["signs"].items() for word in words}),
        written=MappingProxyType(data["written"]),
        emoji=MappingProxyType(data["emoji"]),
        aims=frozenset(data["slips"]["aims"]),
        known=frozenset(data["known"]["words"]),
        negators=frozenset(data["negators"]["words"]),
        preceding=frozenset(data["negators"]["preceding"]),
        marks_no=frozenset(data["negators"]["marks"]),
        bridges=frozenset(data["negators"]["bridges"]),
        shields=frozenset(data["negators"]["shields"]),
        so_far=frozenset(data["negators"]["so_far"]),
        doubt=MappingProxyType({place: frozenset(words) for place, words in data["doubt"].items()}),
        cues=frozenset(data["cues"]["words"]),
        me=frozenset(data["speakers"]["me"]),
        them=frozenset(data["speakers"]["them"]),
        owned=frozenset(data["speakers"]["owned"]),
        suffered=frozenset(data["speakers"]["suffered"]),
        sets=MappingProxyType({name: tuple(words) for name, words in data["sets"].items()}),
        gap_ends=frozenset(data["gaps"]["ends"]),
        after_post=frozenset(data["gaps"]["after_post"]),
        groups=tuple(_group(name, entry) for name, entry in data["group"].items()),
        header_noise=frozenset(data["headers"]["noise"]),
        not_steps=frozenset(data["headers"]["not_steps"]),
        headers=tuple(_header(name, entry) for name, entry in data["header"].items()),
        marks=MappingProxyType({sign: mark for mark, signs in data["marks"].items() for sign in signs}),
    )


def _lemmas(entries: Mapping[str, list[str]]) -> dict[str, str]:
    found = {lemma: lemma for lemma in entries}
    for lemma, written in entries.items():
        for word in written:
            if found.get(word, lemma) != lemma:
                msg = f"{word!r} is written under both {found[word]!r} and {lemma!r}"
                raise ValueError(msg)
            found[word] = lemma
    return found


def _group(name: str, entry: Mapping[str, Any]) -> WordGroup:
    return WordGroup(
        id=name,
        phrases=tuple(entry.get("phrases", ())),
        told=tuple(entry.get("told", ())),
        loose=tuple(entry.get("loose", ())),
        alone=tuple(entry.get("alone", ())),
        stage=Stage(entry["stage"]) if "stage" in entry else None,
        stage_basis=Basis(entry.get("stage_basis", Basis.STATED)),
        outcome=Outcome(entry["outcome"]) if "outcome" in entry else None,
        event=EventKind(entry["event"]) if "event" in entry else None,
        negated=entry.get("negated", "drop"),
        denied_stage=Stage(entry.get("denied_stage", Stage.APPLIED)),
        refused=Stage(entry["refused"]) if "refused" in entry else None,
        fallback=entry.get("fallback", False),
        weak=entry.get("weak", False),
        by_me=Outcome(entry["by_me"]) if "by_me" in entry else None,
        by_them=Outcome(entry["by_them"]) if "by_them" in entry else None,
        either=entry.get("either", False),
        bare=entry.get("bare", False),
        settles=entry.get("settles", False),
        reopens=entry.get("reopens", False),
        notes=entry.get("notes", "cue"),
        match=tuple(entry["match"]),
        miss=tuple(entry["miss"]),
    )


def _header(name: str, entry: Mapping[str, Any]) -> HeaderWords:
    return HeaderWords(
        id=name,
        kind=EventKind(entry["kind"]),
        phrases=tuple(entry["phrases"]),
        match=tuple(entry["match"]),
        miss=tuple(entry["miss"]),
    )
