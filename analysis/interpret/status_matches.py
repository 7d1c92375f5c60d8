"""Which phrases of the word lists a text holds, longest first, and which of them a "no" or "not" denies."""

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from analysis.interpret.status_text import BREAKS, exact_lemma
from analysis.reference.status import WordGroup, status_words

REACH = 4  # words between a "not" and what it denies

_CHOICE = re.compile(r"\(([^()]*)\)")
_SAME = {"not": "no"}  # one word to a phrase; only a "no" can be an answer of its own
_LEAF = ""  # no lemma is empty, so it can mark the end of a phrase


class Match(NamedTuple):
    """A phrase found: its group, whether notes need no cue for it, its half-open place, what denies it."""

    group: WordGroup
    told: bool
    start: int
    end: int
    denied: str = ""


def expanded(phrase: str) -> Iterator[tuple[str, ...]]:
    """Every way to say a phrase of the lists, as lemmas: "(a|b|) c" gives a c, b c and c."""
    parts = _CHOICE.split(phrase)
    choices = [part.split("|") if place % 2 else [part] for place, part in enumerate(parts)]
    for words in itertools.product(*choices):
        lemmas = tuple(
            lemma
            for word in "".join(words).split()
            for lemma in (exact_lemma(word),)
            if lemma and lemma not in status_words().passing
        )
        if lemmas:
            yield lemmas


def tree_of(entries: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """A word tree of (phrase, value); of two values for the same words the first one stays."""
    root: dict[str, Any] = {}
    for phrase, value in entries:
        for lemmas in expanded(phrase):
            node = root
            for lemma in lemmas:
                node = node.setdefault(_SAME.get(lemma, lemma), {})
            node.setdefault(_LEAF, value)
    return root


def longest(tree: dict[str, Any], words: Sequence[str], start: int) -> tuple[Any, int] | None:
    """The value of the longest phrase that begins at `start` and the place after it; None for no phrase."""
    node, found = tree, None
    for place in range(start, len(words)):
        word = _SAME.get(words[place], words[place])
        if word in node:
            node = node[word]
        elif words[place] in status_words().passing and place > start:
            continue
        else:
            break
        if _LEAF in node:
            found = node[_LEAF], place + 1
    return found


@cache
def _tree() -> dict[str, Any]:
    told = [(phrase, (group, True)) for group in status_words().groups for phrase in group.told]
    plain = [
        (phrase, (group, group.notes == "clear"))
        for group in status_words().groups
        for phrase in group.phrases
    ]
    return tree_of(told + plain)


def matches(words: Sequence[str]) -> list[Match]:
    """The phrases found in the words, in their order, never overlapping; none for no words."""
    tree, start = _tree(), 0
    found: list[Match] = []
    while start < len(words):
        hit = longest(tree, words, start) if _SAME.get(words[start], words[start]) in tree else None
        if hit is None:
            start += 1
            continue
        (group, told), end = hit
        denied = "" if group.negated == "keep" else _denial(words, found, start)
        if start and group.negated == "rejected" and words[start - 1] in status_words().marks_no:
            denied = words[start - 1]
        found.append(Match(group, told, start, end, denied))
        start = end
    return found


def _denial(words: Sequence[str], found: Sequence[Match], start: int) -> str:
    """The word shortly before a match in the same segment that denies it, "" for none.

    A denial does not reach across another phrase, except one that it opens itself ("not selected for");
    nor across "after", "past" and the like: who did not get past the test sat it.
    """
    lists = status_words()
    if words[start] in lists.shields:
        return ""
    denying = lists.negators | lists.preceding
    floor = 0
    if found:
        last = found[-1]
        opened = words[last.start] in lists.negators and lists.bridges.issuperset(words[last.end : start])
        ends_in_no = last.end == start and words[start - 1] in lists.negators
        floor = last.start if opened or ends_in_no else last.end
    for place in range(start - 1, max(floor, start - 1 - REACH) - 1, -1):
        if words[place] in BREAKS or words[place] in lists.shields:
            return ""
        if words[place] in denying:
            return words[place]
    return ""


def segment(words: Sequence[str], place: int, stops: frozenset[str] = BREAKS) -> tuple[int, int]:
    """Half-open bounds of the piece between two stops around a place."""
    start, end = place, place
    while start > 0 and words[start - 1] not in stops:
        start -= 1
    while end < len(words) and words[end] not in stops:
        end += 1
    return start, end
