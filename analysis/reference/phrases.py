"""Phrases: how the word lists say what to look for, and the search for many of them at once.

A phrase is words as people say them: `staff nurse`. `(a|b) c` stands for `a c` and `b c`, `a (b|)` for `a b`
and `a`. A star stands for any ending or beginning of a word: `recruit*`, `*entwickler`. Case, accents,
punctuation and a plural at the end do not matter. Phrases are looked up by their first word, so a thousand
of them cost little more than one.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import chain, product
from typing import Generic, NamedTuple, TypeVar

from analysis.model.recall import recalled

T = TypeVar("T")

_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}")
_WORD = re.compile(r"\.net\b|[a-z]+[+#]+|[a-z0-9]+")
_APOSTROPHES = re.compile("['’‘`´]")
_PLAIN = re.compile(r"[a-z ]+")
_GLUED = re.compile(r"\w\([^)]*\)|\([^)]*\)\w")
_GROUP = re.compile(r"\(([^)]*)\)")
_SHORTEST_STEM = 2
_WORDS_KEPT = 32768


def plain(text: str) -> str:
    """The text in small letters, without accents and apostrophes, "&" as "and", "I.T." as "it"."""
    lowered = text.casefold()
    if not lowered.isalnum():
        lowered = _APOSTROPHES.sub("", lowered).replace("&", " and ")
    if not lowered.isascii():
        parts = unicodedata.normalize("NFKD", lowered.replace("ø", "o").replace("ł", "l"))
        lowered = "".join(part for part in parts if not unicodedata.combining(part))
    if "." in lowered:
        lowered = _INITIALS.sub(lambda found: found.group().replace(".", "") + " ", lowered)
    return lowered


@recalled()
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in order, as phrases are compared; () when it holds no letter and no digit."""
    return tuple(_WORD.findall(plain(text)))


class Pattern(NamedTuple):
    """A phrase with its choices: one place after the other, each place a few alternatives (() for none)."""

    places: tuple[tuple[tuple[str, ...], ...], ...]

    def spelled(self) -> list[tuple[str, ...]]:
        """Every phrase it stands for."""
        return [tuple(chain.from_iterable(chosen)) for chosen in product(*self.places)]


def patterns_of(cell: str) -> list[Pattern]:
    """The phrases that a cell of a word list spells out, separated by semicolons there.

    Raises:
        ValueError: a phrase may be without a word.
    """
    spelled = [
        text
        for part in cell.split(";")
        if part.strip()
        for text in (_apart(part) if "(" in part else (part,))
    ]
    found = [_pattern(text) for text in spelled]
    for pattern in found:
        if not pattern.places or () in pattern.places[0]:
            msg = f"A phrase begins without a word: {cell!r}"
            raise ValueError(msg)
    return found


def phrases_of(cell: str) -> list[tuple[str, ...]]:
    """The same, spelled out: `(care|support) worker; carer` gives three phrases.

    Raises:
        ValueError: a phrase may be without a word.
    """
    return [phrase for pattern in patterns_of(cell) for phrase in pattern.spelled()]


def _apart(text: str) -> list[str]:
    """A choice within a word, written out: `organi(s|z)ation` gives two texts."""
    glued = _GLUED.search(text)
    if glued is None:
        return [text]
    group = _GROUP.search(glued.group())
    choices = group.group(1).split("|") if group else []
    pieces = [glued.group().replace(f"({'|'.join(choices)})", choice) for choice in choices]
    whole = [text[: glued.start()] + piece + text[glued.end() :] for piece in pieces]
    return [apart for one in whole for apart in _apart(one)]


def _pattern(text: str) -> Pattern:
    if "(" not in text:
        return Pattern(((_pattern_words(text),),))
    places = []
    for place, piece in enumerate(_GROUP.split(text)):
        if piece.strip():
            choices = piece.split("|") if place % 2 else [piece]
            places.append(tuple(_pattern_words(choice) for choice in choices))
    return Pattern(tuple(places))


def _pattern_words(text: str) -> tuple[str, ...]:
    if _PLAIN.fullmatch(text):
        return tuple(text.split())
    return tuple(
        ("*" if part.startswith("*") else "") + word + ("*" if part.endswith("*") else "")
        for part in text.split()
        for word in words_of(part)
    )


class Hit(NamedTuple, Generic[T]):
    """A phrase found: the words [start, end) of the text, and what the phrase stands for."""

    start: int
    end: int
    value: T


class _Entry(NamedTuple, Generic[T]):
    first: tuple[str, ...]
    rest: tuple[tuple[tuple[str, ...], ...], ...]
    value: T


class PhraseBook(Generic[T]):
    """Phrases and what each stands for, ready to be looked up in a text."""

    def __init__(self, entries: Iterable[tuple[Pattern, T]]) -> None:
        self._whole: dict[str, list[_Entry[T]]] = {}
        self._stems: dict[str, list[_Entry[T]]] = {}
        self._endings: dict[str, list[_Entry[T]]] = {}
        for pattern, value in entries:
            rest = pattern.places[1:]
            for first in pattern.places[0]:
                self._index(_Entry(first, rest, value))
        self._candidates = recalled(_WORDS_KEPT)(self._candidates_for)
        self._longest_stem = max(map(len, self._stems), default=0)
        self._longest_ending = max(map(len, self._endings), default=0)

    def _index(self, entry: _Entry[T]) -> None:
        word = entry.first[0]
        if word.startswith("*"):
            self._endings.setdefault(word.strip("*"), []).append(entry)
        elif word.endswith("*"):
            self._stems.setdefault(word[:-1], []).append(entry)
        else:
            self._whole.setdefault(word, []).append(entry)

    def hits(self, words: Sequence[str]) -> list[Hit[T]]:
        """Every phrase found in the words, each at its longest, in order of where it starts; [] if none."""
        found: list[Hit[T]] = []
        for start, word in enumerate(words):
            for entry in self._candidates(word):
                end = _end(entry, words, start)
                if end:
                    found.append(Hit(start, end, entry.value))
        return found

    def longest_hits(self, words: Sequence[str]) -> list[Hit[T]]:
        """The hits that do not lie wholly within a longer one."""
        found = self.hits(words)
        if len(found) < 2:
            return found
        return [hit for hit in found if not any(_within(hit, other) for other in found)]

    def _candidates_for(self, word: str) -> list[_Entry[T]]:
        found = list(self._whole.get(word, ()))
        for single in _singulars(word):
            found += [entry for entry in self._whole.get(single, ()) if len(entry.first) == 1]
        for length in range(_SHORTEST_STEM, min(len(word), self._longest_stem) + 1):
            found += self._stems.get(word[:length], ())
        for length in range(_SHORTEST_STEM, min(len(word), self._longest_ending) + 1):
            found += self._endings.get(word[-length:], ())
        return found


def _within(hit: Hit[T], other: Hit[T]) -> bool:
    inside = other.start <= hit.start and hit.end <= other.end
    return inside and other.end - other.start > hit.end - hit.start


def _singulars(word: str) -> tuple[str, ...]:
    if len(word) < 4 or not word.endswith("s") or word.endswith("ss"):
        return ()
    return (word[:-1], word[:-3] + "y") if word.endswith("ies") else (word[:-1],)


def _end(entry: _Entry[T], words: Sequence[str], start: int) -> int:
    """Where the phrase that starts there ends, at its longest; 0 when it is not there."""
    first = entry.first[0]
    if first != words[start] and "*" not in first:  # found in the plural: then it is the last word
        return start + 1 if all(() in alternatives for alternatives in entry.rest) else 0
    ends = {_after(entry.first, words, start, 1)}
    for alternatives in entry.rest:
        ends = {after for end in ends for after in _next(end, alternatives, words)}
    return max(map(abs, ends), default=0)


def _next(end: int, alternatives: tuple[tuple[str, ...], ...], words: Sequence[str]) -> set[int]:
    if end <= 0:
        return {end} if end and () in alternatives else set()
    return {_after(choice, words, end, 0) for choice in alternatives}


def _after(choice: tuple[str, ...], words: Sequence[str], start: int, known: int) -> int:
    """The place after these words if they stand there (negative: in the plural, so the last), else 0."""
    last = len(choice) - 1
    if start + last >= len(words):
        return 0
    for place in range(known, last + 1):
        pattern, word = choice[place], words[start + place]
        if pattern == word or (pattern.endswith("*") and word.startswith(pattern[:-1])):
            continue
        if place == last and pattern in _singulars(word):
            return -(start + last + 1)
        return 0
    return start + last + 1
