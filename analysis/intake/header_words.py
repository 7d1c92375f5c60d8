"""Which words headers are made of, so that a header can be told from a title, a note and a row of data."""

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from analysis.reference.phrases import words_of

_LIST = Path(__file__).with_name("header_words.toml")
_MOST_WORDS = 8
KINDS = ("employer", "role", "date", "status", "stage", "other")
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeaderWords:
    """The word list.

    Attributes:
        kinds: phrase -> what it names, one of KINDS.
        longest: words of the longest phrase.
        empty_groups: group headings that say nothing about the columns below.
        needs_group: headers that mean nothing without the group above.
        other_sheets: names of sheets that hold something else.
        application_sheets: names of sheets that hold applications.
        examples: names of sheets that only show how.
    """

    kinds: dict[Words, str]
    longest: int
    empty_groups: frozenset[Words]
    needs_group: frozenset[Words]
    other_sheets: frozenset[Words]
    application_sheets: frozenset[Words]
    examples: frozenset[Words]


@cache
def header_words() -> HeaderWords:
    """The word list, read once."""
    data: dict[str, list[str]] = tomllib.loads(_LIST.read_text(encoding="utf-8"))
    kinds: dict[Words, str] = {}
    for kind in KINDS:
        for phrase in data[kind]:
            kinds.setdefault(words_of(phrase), kind)
    sets = {
        name: frozenset(map(words_of, data[name]))
        for name in ("empty_groups", "needs_group", "other_sheets", "application_sheets", "examples")
    }
    return HeaderWords(kinds, max(map(len, kinds)), **sets)


@lru_cache(maxsize=4096)
def kinds_in(header: str) -> frozenset[str]:
    """What a header names, of KINDS; empty for a text that is no header we know, or too long to be one.

    >>> sorted(kinds_in("Company name"))
    ['employer', 'other']
    """
    words = words_of(header)
    if not words or len(words) > _MOST_WORDS:
        return frozenset()
    known = header_words()
    return frozenset(
        known.kinds[words[start : start + length]]
        for length in range(1, min(known.longest, len(words)) + 1)
        for start in range(len(words) - length + 1)
        if words[start : start + length] in known.kinds
    )


def is_known(header: str) -> bool:
    """Whether a text holds a word that headers of job-search lists are made of."""
    return bool(kinds_in(header))
