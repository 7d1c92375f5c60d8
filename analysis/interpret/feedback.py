"""Feedback: which themes a text mentions, and whether they counted for or against the seeker."""

import re
from functools import lru_cache
from typing import NamedTuple

from analysis.model import Polarity

_NO_REASON = re.compile(
    r"\b(?:no feedback|ghosted|no reply|no response|unsuccessful|regret to inform|not be progressing)\b", re.I
)


class Mention(NamedTuple):
    """One theme found in a text; start and end are half-open offsets in the text as given."""

    theme: str
    polarity: Polarity
    start: int
    end: int
    rule: str


class FeedbackReading(NamedTuple):
    """What a text says, in the order of the text."""

    mentions: tuple[Mention, ...]


@lru_cache(maxsize=65_536)
def tag_feedback(text: str) -> FeedbackReading:
    """The themes a text mentions. Nothing found: no mentions. Never raises on text."""
    found = _NO_REASON.search(text)
    if not found:
        return FeedbackReading(())
    return FeedbackReading((Mention("no_reason", Polarity.EXTERNAL, *found.span(), "no_reason.plain"),))
