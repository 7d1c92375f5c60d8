"""Which phrases of the word lists a text holds, longest first, and which of them a "no" or "not" denies."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from analysis.interpret.status_text import BREAKS, DATE, exact_lemma
from analysis.model.stage import Outcome, Stage
from analysis.reference.status import WordGroup, status_words

REACH = 4  # words between a "not" and what it denies
SPAN = 3  # words that the gap of a loose phrase may cover
GAP = ".."

_CHOICE = re.compile(r"\(([^()]*)\)")
_SET = re.compile(r"\{([a-z_]+)\}")
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
    parts = _CHOICE.split(_SET.sub(_written_set, phrase))
    choices = [part.split("|") if place % 2 else [part] for place, part in enumerate(parts)]
    for words in itertools.product(*choices):
        lemmas = tuple(
            lemma
            for word in "".join(words).split()
            for lemma in _lemmas_of(word)
            if lemma and lemma not in status_words().passing
        )
        if lemmas:
            yield lemmas


def _written_set(hit: re.Match[str]) -> str:
    return f"({'|'.join(status_words().sets[hit.group(1)])})"


@cache
def _lemmas_of(word: str) -> tuple[str, ...]:
    return (word,) if word == GAP else (exact_lemma(word),)


def tree_of(entries: Iterable[tuple[str, Any]]) -> dict[str, Any]:
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
    if _SAME.get(words[start], words[start]) not in tree:  # most words begin no phrase
        return None
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


@cache
def _loose_tree() -> dict[str, Any]:
    return tree_of(
        (phrase, (group, group.notes == "clear")) for group in status_words().groups for phrase in group.loose
    )


@cache
def _alone() -> dict[tuple[str, ...], WordGroup]:
    found: dict[tuple[str, ...], WordGroup] = {}
    for group in status_words().groups:
        for phrase in group.alone:
            for lemmas in expanded(phrase):
                found.setdefault(lemmas, group)
    return found


def standing_alone(words: Sequence[str]) -> Match | None:
    """The first segment that as a whole is one of the words that mean something only alone; None for none."""
    passing = status_words().passing
    start = 0
    for place in range(len(words) + 1):
        if place < len(words) and words[place] not in BREAKS:
            continue
        said = tuple(word for word in words[start:place] if word not in passing and word != DATE)
        group = _alone().get(said)
        if group is not None:
            return Match(group, told=True, start=start, end=place)
        start = place + 1
    return None


class _Loose(NamedTuple):
    """A loose phrase found: how many of its words were said, and what it means up to where."""

    said: int
    value: Any
    end: int


def _loosely(words: Sequence[str], start: int) -> _Loose | None:
    """The loose phrase at `start` with the most words said, the shorter of two; None for none."""
    root = _loose_tree()
    if GAP not in root and _SAME.get(words[start], words[start]) not in root:
        return None
    open_ways: list[tuple[dict[str, Any], int, int]] = [(root, start, 0)]
    best: _Loose | None = None
    while open_ways:
        node, place, said = open_ways.pop()
        if _LEAF in node and (best is None or (said, -place) > (best.said, -best.end)):
            best = _Loose(said, node[_LEAF], place)
        if place == len(words):
            continue
        word = _SAME.get(words[place], words[place])
        if word in node:
            open_ways.append((node[word], place + 1, said + 1))
        elif words[place] in status_words().passing and said:
            open_ways.append((node, place + 1, said))
        if GAP in node:
            open_ways += ((node[GAP], there, said) for there in _across(words, place))
    return best


def _across(words: Sequence[str], place: int) -> Iterator[int]:
    """The places that a gap may lead to: not across a sign, a denial, the seeker or a decision."""
    lists = status_words()
    yield place
    for there in range(place, min(len(words), place + SPAN)):
        if words[there] in BREAKS or words[there] in lists.gap_ends:
            return
        hit = longest(_tree(), words, there)
        if hit is not None and _decides(hit[0][0]):
            return
        yield there + 1


def _decides(group: WordGroup) -> bool:
    reached = group.stage is not None and group.stage.reaches(Stage.SCREENING)
    return reached or group.outcome not in (None, Outcome.WAITING)


def matches(words: Sequence[str]) -> list[Match]:
    """The phrases found in the words, in their order, never overlapping; none for no words."""
    tree, loose, start = _tree(), _loose_tree(), 0
    found: list[Match] = []
    while start < len(words):
        word = _SAME.get(words[start], words[start])
        hit = longest(tree, words, start) if word in tree else None
        if word in loose:
            hit = _fuller(words, start, hit)
        if hit is None:
            start += 1
            continue
        (group, told), end = hit
        denied = "" if group.negated == "keep" else _denial(words, found, start)
        crossed = start and words[start - 1] in status_words().marks_no
        if crossed and group.negated == "rejected" and words[start] not in status_words().shields:
            denied = words[start - 1]
        found.append(Match(group, told, start, end, denied))
        start = end
    return found


def _fuller(words: Sequence[str], start: int, hit: tuple[Any, int] | None) -> tuple[Any, int] | None:
    """The loose phrase that begins here when it says more words than the exact one, else that one."""
    other = _loosely(words, start)
    if other is None:
        return hit
    said = sum(word not in status_words().passing for word in words[start : hit[1]]) if hit else 0
    return (other.value, other.end) if other.said > said else hit


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
