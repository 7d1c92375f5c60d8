"""How a letter sounds: words that reproach, press, plead or question a decision, found where they stand."""

from collections.abc import Iterator
from typing import NamedTuple

from analysis.reference.tone import ToneRule, tone_rules


class Remark(NamedTuple):
    """Words to look at again: where they begin and end in the text (half-open), and why."""

    start: int
    end: int
    why: str


def check_tone(text: str) -> tuple[Remark, ...]:
    """Words that sound frustrated, press, plead or challenge the decision.

    Args:
        text: a letter, as the user has it now.

    Returns:
        The remarks in the order of the text, none overlapping another; () for a text that thanks and asks.
    """
    found = sorted(
        (remark for rule in tone_rules() for remark in _remarks(rule, text)),
        key=lambda remark: (remark.start, -remark.end),
    )
    kept: list[Remark] = []
    for remark in found:
        if not kept or remark.start >= kept[-1].end:
            kept.append(remark)
    return tuple(kept)


def _remarks(rule: ToneRule, text: str) -> Iterator[Remark]:
    spared = [one.span() for one in rule.spares.finditer(text)] if rule.spares else []
    for found in rule.finds.finditer(text):
        start, end = found.span()
        if not any(first <= start and end <= last for first, last in spared):
            yield Remark(start, end, rule.why)
