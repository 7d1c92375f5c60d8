"""What the words of a remark stand for: classes of words, and the pairs they make in a clause.

Method: words and short phrases of theme_rules/concepts.toml (and the named tools, credentials, languages and
fields of slots.toml) are replaced by their class; a clause then holds its classes, every two of them, those
that follow each other closely, and each word together with a class that judges it. So "shut the depot" and
"froze the post" share "closed" beside a place of work, whatever the words.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from analysis.interpret.clauses import Span
from analysis.model.recall import recalled
from analysis.reference.themes import concept_words, word_list

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?|[£$€%]")
_BREAK = re.compile(r"[.!?;\n]+| - ")
_NEAR = 2  # words between two classes that follow each other closely
_BESIDE = 5  # words between a word and the class that judges it


Gram = tuple[
    str, int, int
]  # what is said, and the numbers of the first and last word of the text that say it
_Hit = tuple[int, int, str]  # places of the first word and after the last, and the class


class _Longer(NamedTuple):
    """A phrase of two words or more: the words after the second, how it ends, and its class."""

    rest: tuple[str, ...]
    name: str


@cache
def _turning() -> frozenset[str]:
    return word_list("turning")


@cache
def _judging() -> frozenset[str]:
    return word_list("judging_concepts")


def tokens_of(text: str) -> tuple[list[str], list[int]]:
    """The words of a normalised text, and the numbers of the words that begin a clause."""
    words: list[str] = []
    starts = [0]
    for clause in _BREAK.split(text):
        some = _WORD.findall(clause)
        if not _turning().isdisjoint(some):
            starts += [len(words) + at + 1 for at, word in enumerate(some) if word in _turning()]
        words += some
        starts.append(len(words))
    return words, starts


def places_of(text: str) -> list[Span]:
    """The places of the words of `tokens_of`."""
    return [Span(*found.span()) for found in _WORD.finditer(text)]


@cache
def _tables() -> tuple[dict[str, list[str]], dict[str, list[str]], dict[tuple[str, str], list[_Longer]]]:
    """Classes by word, classes by the beginning of a word, and longer phrases by their first two words."""
    words: dict[str, list[str]] = defaultdict(list)
    beginnings: dict[str, list[str]] = defaultdict(list)
    longer: dict[tuple[str, str], list[_Longer]] = defaultdict(list)
    for name, entries in concept_words().items():
        for entry in entries:
            found = tuple(_WORD.findall(entry))
            if len(found) > 1:
                longer[found[0], found[1]].append(_Longer(found[2:], name))
            elif found:
                (beginnings if entry.endswith("*") else words)[found[0]].append(name)
    return dict(words), dict(beginnings), dict(longer)


@cache
def _stem_sizes() -> tuple[int, ...]:
    return tuple(sorted({len(stem) for stem in _tables()[1]}))


@recalled(20_000)
def _of_word(word: str) -> tuple[str, ...]:
    """Classes of a word by itself."""
    words, beginnings, _ = _tables()
    found = set(words.get(word, ()))
    for size in _stem_sizes():
        if size <= len(word):
            found.update(beginnings.get(word[:size], ()))
    return tuple(sorted(found))


def _hits(words: Sequence[str]) -> list[_Hit]:
    longer = _tables()[2]
    hits = [(at, at + 1, name) for at, word in enumerate(words) for name in _of_word(word)]
    for at, pair in enumerate(pairwise(words)):
        for rest, name in longer.get(pair, ()):
            end = at + 2 + len(rest)
            if tuple(words[at + 2 : end]) == rest:
                hits.append((at, end, name))
    hits.sort()
    return hits


def concept_grams(words: Sequence[str], starts: Sequence[int]) -> list[Gram]:
    """What every clause holds of classes and their pairs; words and starts as `tokens_of` gives them."""
    found: list[Gram] = []
    for first, after in pairwise([*starts, len(words)]):
        clause = words[first:after]
        if clause and clause[-1] in _turning():
            clause = clause[:-1]
        if clause:
            hits = _hits(clause)
            _of_clause(hits, first, found)
            _of_judged(clause, first, hits, found)
    return found


def _of_clause(hits: Sequence[_Hit], first: int, found: list[Gram]) -> None:
    places: dict[str, tuple[int, int]] = {}
    for start, end, name in hits:
        if name not in places:
            places[name] = (first + start, first + end - 1)
    names = sorted(places)
    for number, one in enumerate(names):
        low, high = places[one]
        found.append(("~" + one, low, high))
        for other in names[number + 1 :]:
            start, end = places[other]
            found.append((f"{one}&{other}", min(low, start), max(high, end)))
    for number, (start, end, one) in enumerate(hits):
        reach = end + _NEAR
        for other_start, other_end, other in hits[number + 1 :]:
            if other_start > reach:
                break
            if other_start >= end and other != one:
                found.append((f"{one}>{other}", first + start, first + other_end - 1))


def _of_judged(clause: Sequence[str], first: int, hits: Sequence[_Hit], found: list[Gram]) -> None:
    judging = _judging()
    for start, end, name in hits:
        if name in judging:
            for at in range(max(start - _BESIDE, 0), min(start + _BESIDE + 1, len(clause))):
                if (at < start or at >= end) and len(clause[at]) > 2:
                    low, high = (at, end - 1) if at < start else (start, at)
                    found.append((f"{clause[at]}|{name}", first + low, first + high))
