"""How much of a text the word lists account for, and whether a silence of theirs is meant."""

from collections.abc import Sequence

from analysis.interpret.status_matches import Match
from analysis.interpret.status_signs import Sign
from analysis.interpret.status_text import BREAKS, DATE
from analysis.reference.status import status_words


def is_whole(words: Sequence[str], found: Sequence[Match], refusals: Sequence[Sign]) -> bool:
    """Whether what was found covers every word but signs and those that only join; never for none."""
    if sum(match.end - match.start for match in found) == len(words):
        return True
    taken = {place for match in found for place in range(match.start, match.end)}
    taken.update(sign.place for sign in refusals)
    beside = status_words().joining
    if any(match.denied for match in found):
        beside |= status_words().negators
    return bool(taken) and all(
        place in taken or word in BREAKS or word == DATE or word in beside for place, word in enumerate(words)
    )


def keeps_from(match: Match) -> bool:
    """Whether a phrase is there to be denied, or to say that nothing is said."""
    return bool(match.denied) or (match.group.stage is None and match.group.outcome is None)
