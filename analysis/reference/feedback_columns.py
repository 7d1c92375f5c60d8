"""Which headers stand over employers' words, and which over a list of reasons. Sources: SOURCES.md."""

import tomllib
from functools import cache
from pathlib import Path
from types import MappingProxyType

from analysis.reference.columns import PART, field_of, plain_header, presupposes_refusal

_FILE = Path(__file__).with_name("feedback_columns.toml")


@cache
def _lists() -> MappingProxyType[str, frozenset[str]]:
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return MappingProxyType({name: frozenset(words) for name, words in table.items()})


def holds_feedback(header: str) -> bool:
    """Whether employers' words stand under a header: "Rejection reason", "Panel feedback", "Email body"."""
    if plain_header(header) in _lists()["letters"]:
        return True
    named = field_of(header)
    return named is not None and named.field == "feedback" and named.strength >= PART


def asks_for_reason(header: str) -> bool:
    """Whether a header asks why: "Rejection reason", "Why?"."""
    words = plain_header(header).split()
    return presupposes_refusal(header) or any(word in _lists()["reason_words"] for word in words)
