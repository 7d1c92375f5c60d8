"""Phrases: how the word lists say what to look for, and the search for many of them at once.

A phrase is words as people say them: `staff nurse`. `(a|b) c` stands for `a c` and `b c`, `a (b|)` for `a b`
and `a`. A star stands for any ending or beginning of a word: `recruit*`, `*entwickler`. Case, accents,
punctuation and a plural at the end do not matter. Phrases are looked up by their first word, so a thousand
of them cost little more than one.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, product
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}")
_WORD = re.compile(r"\.net\b|[a-z]+[+#]+|[a-z0-9]+")
_APOSTROPHES = str.maketrans("", "", "'’‘`´")
_GROUP = re.compile(r"\(([^)]*)\)")
_SHORTEST_STEM = 2


def plain(text: str) -> str:
    """The text in small letters, without accents and apostrophes, "&" as "and", "I.T." as "it"."""
    lowered = text.casefold().translate(_APOSTROPHES).replace("&", " and ")
    if not lowered.isascii():
        parts = unicodedata.normalize("NFKD", lowered.replace("ø", "o").replace("ł", "l"))
        lowered = "".join(part for part in parts if not unicodedata.combining(part))
    if "." in lowered:
        lowered = _INITIALS.sub(lambda found: found.group().replace(".", "") + " ", lowered)
    return lowered


@lru_cache(maxsize=65536)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in order, as phrases are compared; () when it holds no letter and no digit."""
    return tuple(_WORD.findall(plain(text)))


def phrases_of(cell: str) -> list[tuple[str, ...]]:
    """The phrases that a cell of a word list spells out, separated by semicolons there.

    `(care|support) worker; carer` gives ("care", "worker"), ("support", "worker") and ("carer",).

    Raises:
        ValueError: a phrase holds no word.
    """
    found = [spelled for part in cell.split(";") if part.strip() for spelled in _spelled(part)]
    if not all(found):
        msg = f"A phrase without a word: {cell!r}"
        raise ValueError(msg)
    return found


def _spelled(pattern: str) -> list[tuple[str, ...]]:
    pieces = _GROUP.split(pattern)
    choices = [
        [_pattern_words(choice) for choice in (piece.split("|") if place % 2 else [piece])]
        for place, piece in enumerate(pieces)
        if piece.strip()
    ]
    return [tuple(chain.from_iterable(chosen)) for chosen in product(*choices)]


def _pattern_words(text: str) -> tuple[str, ...]:
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


class PhraseBook(Generic[T]):
    """Phrases and what each stands for, ready to be looked up in a text."""

    def __init__(self, entries: Iterable[tuple[Sequence[str], T]]) -> None:
        self._whole: dict[str, list[tuple[Sequence[str], T]]] = {}
        self._stems: dict[str, list[tuple[Sequence[str], T]]] = {}
        self._endings: dict[str, list[tuple[Sequence[str], T]]] = {}
        for phrase, value in entries:
            first, entry = phrase[0], (phrase, value)
            if first.startswith("*"):
                self._endings.setdefault(first.strip("*"), []).append(entry)
            elif first.endswith("*"):
                self._stems.setdefault(first[:-1], []).append(entry)
            else:
                self._whole.setdefault(first, []).append(entry)
        self._longest_stem = max(map(len, self._stems), default=0)
        self._longest_ending = max(map(len, self._endings), default=0)

    def hits(self, words: Sequence[str]) -> list[Hit[T]]:
        """Every phrase found in the words, in order of where it starts; [] when there is none."""
        found: list[Hit[T]] = []
        for start, word in enumerate(words):
            for phrase, value in self._candidates(word):
                end = start + len(phrase)
                if end <= len(words) and _matches(phrase, words, start):
                    found.append(Hit(start, end, value))
        return found

    def longest_hits(self, words: Sequence[str]) -> list[Hit[T]]:
        """The hits that do not lie wholly within a longer one."""
        found = self.hits(words)
        if len(found) < 2:
            return found
        return [hit for hit in found if not any(_within(hit, other) for other in found)]

    def _candidates(self, word: str) -> list[tuple[Sequence[str], T]]:
        found = list(self._whole.get(word, ()))
        for single in _singulars(word):
            found += [entry for entry in self._whole.get(single, ()) if len(entry[0]) == 1]
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


def _matches(phrase: Sequence[str], words: Sequence[str], start: int) -> bool:
    last = len(phrase) - 1
    for place in range(1, last + 1):
        pattern, word = phrase[place], words[start + place]
        if pattern == word:
            continue
        if pattern.endswith("*") and word.startswith(pattern[:-1]):
            continue
        if place == last and pattern in _singulars(word):
            continue
        return False
    return True
