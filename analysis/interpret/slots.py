"""Which tool, credential or language a text names, and whether it was missing, shallow or praised."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from analysis.interpret.clauses import Clauses, Span, normalise
from analysis.interpret.polarity import CLEARING, Cue, CueHit, nearest
from analysis.model import Polarity
from analysis.reference.themes import skill_slots, word_list

_FIRST_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_KINDS = ("tool", "credential", "language")
_JUDGING = frozenset({Cue.PRAISE, Cue.DEFICIT, Cue.REQUIRE, Cue.SHALLOW, Cue.BEFORE}) | CLEARING
_SHALLOW_REACH = 4
_TESTS = word_list("tests")


_ASKING = word_list("asking")
_SOMEONE = word_list("someone")
# Written with a capital, or after "no", without being a skill.
_NOT_SKILLS = word_list("not_skills")


class Slot(NamedTuple):
    """A named skill: its half-open place, its kind and its name in lower case."""

    start: int
    end: int
    kind: str
    name: str


@cache
def _by_first_word() -> dict[str, tuple[tuple[str, int, str], ...]]:
    table: dict[str, list[tuple[str, int, str]]] = {}
    for kind in _KINDS:
        for name in skill_slots()[kind]:
            found = _FIRST_WORD.search(name)
            if found:
                table.setdefault(found[0], []).append((name, found.start(), kind))
    return {word: tuple(sorted(names, key=lambda n: -len(n[0]))) for word, names in table.items()}


def slots_in(clauses: Clauses) -> list[Slot]:
    """The named skills of a text, the longest name at each place, in the order of the text."""
    table, text = _by_first_word(), clauses.text
    slots: list[Slot] = []
    reached = 0
    for word, place in zip(clauses.vocabulary, clauses.words, strict=True):
        for name, offset, kind in table.get(word, ()):
            start = place.start - offset
            end = start + len(name)
            if start >= reached and text.startswith(name, max(start, 0)) and _bounded(text, start, end):
                slots.append(Slot(start, end, kind, name))
                reached = end
                break
    return slots


def unlisted_slots(raw: str, clauses: Clauses) -> list[Slot]:
    """Skills that no table lists, told by capitals right after a word that asks: "no Zendesk", "has ISTQB".

    raw: the text as given; a text all in capitals tells nothing.
    """
    if raw.isupper() or raw.istitle():
        return []
    words, found = clauses.vocabulary, []
    for number in range(1, len(words)):
        asking = words[number - 1] in _ASKING or (
            words[number - 1] == "with" and words[number - 2] in _SOMEONE
        )
        if asking and _named(raw, clauses, number):
            place = clauses.words[number]
            found.append(Slot(place.start, place.end, "unlisted", words[number]))
    listed = {slot.start for slot in slots_in(clauses)} if found else set()
    return [slot for slot in found if slot.start not in listed]


def _named(raw: str, clauses: Clauses, number: int) -> bool:
    """Whether a word is written like a name and follows the word before it with nothing in between."""
    place, word = clauses.words[number], clauses.vocabulary[number]
    written = raw[place.start : place.end]
    return (
        written[:1].isupper()
        and (len(word) > 3 or written.isupper())
        and "'" not in word
        and word not in _NOT_SKILLS
        and not clauses.text[clauses.words[number - 1].end : place.start].strip()
    )


def _bounded(text: str, start: int, end: int) -> bool:
    before = text[start - 1 : start] if start > 0 else ""
    after = text[end : end + 1]
    return not (before.isalnum() or before == ".") and not (after.isalnum() or after in {"+", "#"})


def judge_slot(
    clauses: Clauses, slot: Slot, cues: Sequence[CueHit], *, short: bool
) -> tuple[str, Polarity] | None:
    """The theme and polarity of a named skill, or None when nothing is said about it.

    short: the text is a note of a few words, in which "no", "need" and the like may stand anywhere.
    """
    place = Span(slot.start, slot.end)
    cue = nearest(clauses, place, cues, _JUDGING, reach=8 if short else 7)
    if cue is None or _names_a_test(clauses, slot):
        return None
    if cue.cue in CLEARING:
        return ("skill_gap", Polarity.STRENGTH)
    if cue.cue is Cue.PRAISE:
        return ("tech_depth", Polarity.STRENGTH) if slot.kind == "tool" else None
    if clauses.vocabulary[clauses.word_number(slot.end - 1) :][:1] == ["skills"]:
        return ("skill_gap", Polarity.WEAKNESS)
    shallow = nearest(clauses, place, cues, frozenset({Cue.SHALLOW}), reach=_SHALLOW_REACH)
    if shallow is not None and slot.kind == "tool":
        return ("tech_depth", Polarity.WEAKNESS)
    return ("skill_gap", Polarity.WEAKNESS)


def _names_a_test(clauses: Clauses, slot: Slot) -> bool:
    """Whether the skill only says which test it was: "Excel test"."""
    number = clauses.word_number(slot.end - 1)
    return any(word in _TESTS for word in clauses.vocabulary[number : number + 2])


def slot_names(text: str, start: int, end: int) -> tuple[str, ...]:
    """The names of the skills that a place of a text holds or touches, for "AWS x 4"; may be empty."""
    found = (s.name for s in slots_in(Clauses(normalise(text))) if s.start < end and start < s.end)
    return tuple(dict.fromkeys(found))
