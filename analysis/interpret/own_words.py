"""Themes of the user's own, found by the words and phrases they gave."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

_ENDING = "*"


class Found(NamedTuple):
    """A theme of the user's own in a text; start and end are half-open."""

    theme: str
    start: int
    end: int


class OwnWords:
    """The words of all own themes, ready to be looked for.

    Args:
        words: theme id -> words and phrases; a star at the end of a word stands for any ending. Case and
            the width of spaces make no difference; a word inside another one is not found.
    """

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        patterns = ((theme, _pattern(phrases)) for theme, phrases in words.items())
        self._patterns = [(theme, found) for theme, found in patterns if found is not None]

    def find(self, text: str) -> Iterator[Found]:
        """Where the words stand, theme by theme in the order given; nothing in a text without them."""
        for theme, pattern in self._patterns:
            for match in pattern.finditer(text):
                yield Found(theme, match.start(), match.end())


def _pattern(phrases: Iterable[str]) -> re.Pattern[str] | None:
    ready = [one for one in (_phrase(phrase) for phrase in phrases) if one]
    if not ready:
        return None
    longest_first = sorted(ready, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)


def _phrase(phrase: str) -> str:
    """A phrase as a pattern; "" for one without a letter or figure."""
    words = [
        re.escape(word.rstrip(_ENDING)) + (r"\w*" if word.endswith(_ENDING) else "")
        for word in phrase.split()
        if word.strip(_ENDING)
    ]
    return r"\s+".join(words) if re.search(r"\w", phrase) else ""
