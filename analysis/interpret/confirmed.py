"""Suggestions that lean on what the user has said of other texts: the nearest in wording rank first."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from analysis.interpret.suggestions import suggest_themes
from analysis.model import Polarity
from analysis.reference.plain_words import plain_words
from analysis.reference.themes import themes

NEAR = 0.3
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_STEM = 5
_SIGNALS = {"near_miss": Polarity.STRENGTH}
_OUTSIDE = "outside"


class Confirmed(NamedTuple):
    """A text that the user tagged: what it says, what it is about, and how it was meant."""

    text: str
    theme: str
    polarity: Polarity


class Suggestion(NamedTuple):
    """A theme worth offering for a text.

    Attributes:
        theme: theme id.
        polarity: how it is probably meant.
        like: the confirmed text that speaks for it; "" when only the words of the text do.
    """

    theme: str
    polarity: Polarity
    like: str


def suggestions(text: str, confirmed: Iterable[Confirmed] = (), top: int = 3) -> list[Suggestion]:
    """The likeliest themes of a text, the likeliest first, each once.

    Themes of confirmed texts that share at least three tenths of their telling words with this one come
    first, the nearest first (of equally near ones the one confirmed more often); then those of
    `suggest_themes`. Words count without their endings, and not at all when they are as common as "they".

    Args:
        text: the text; without words it gets no suggestion.
        confirmed: what the user has tagged.
        top: how many at most.
    """
    words = _telling(text)
    if not words or top <= 0:
        return []
    found: dict[str, Suggestion] = {}
    for one in _nearest(words, confirmed):
        found.setdefault(one.theme, Suggestion(one.theme, one.polarity, one.text))
    for theme, _ in suggest_themes(text, top):
        found.setdefault(theme, Suggestion(theme, usual_side(theme, text), ""))
    return list(found.values())[:top]


def _nearest(words: frozenset[str], confirmed: Iterable[Confirmed]) -> Sequence[Confirmed]:
    near: dict[tuple[str, Polarity], list[tuple[float, str]]] = {}
    for one in confirmed:
        likeness = _overlap(words, _telling(one.text))
        if likeness >= NEAR:
            near.setdefault((one.theme, one.polarity), []).append((likeness, one.text))
    ranked = sorted(
        (
            (-max(texts)[0], -len(texts), theme, polarity, max(texts)[1])
            for (theme, polarity), texts in near.items()
        ),
    )
    return [Confirmed(text, theme, polarity) for _, _, theme, polarity, text in ranked]


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words that two texts have in common (Dice), 0..1."""
    both = len(one & other)
    return 2 * both / (len(one) + len(other)) if both else 0.0


def usual_side(theme: str, text: str = "") -> Polarity:
    """How a theme is probably meant in a text that nobody has sorted yet.

    What lies outside the seeker's hands always does; a text that only praises counts for them; else it held
    them back.
    """
    known = themes().get(theme)
    if known is not None and known.family == _OUTSIDE:
        return Polarity.EXTERNAL
    words = set(_words(text))
    praised = words & plain_words()["praise"] and not words & plain_words()["against"]
    return Polarity.STRENGTH if praised else _SIGNALS.get(theme, Polarity.WEAKNESS)


def _telling(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _words(text) if word not in plain_words()["common"])


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
