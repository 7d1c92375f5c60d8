"""What columns are whose names say nothing: told by their cells alone."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.intake.profiles import Profile
from analysis.intake.values import mark_of
from analysis.interpret.status import Mark
from analysis.reference.columns import fields_of, is_never_a_field, names_detail

LIKELY = 0.6
_MOSTLY, _STATED, _SOME, _REPEATS = 0.6, 0.8, 0.3, 0.5
_MOST_WORDS, _FEW = 6, 12
_WORD = re.compile(r"[^\W\d_]{2,}")
_STATES = frozenset({"status", "result"})
_OF_A_SEARCH = frozenset({"role", "status", "result", "applied_on"})


class Guess(NamedTuple):
    """A field, the position of the column that seems to be it, and why."""

    field: str
    place: int
    why: str


def guesses(
    header: Sequence[str], profiles: Sequence[Profile], free: Sequence[int], given: set[str]
) -> list[Guess]:
    """What the cells alone say about columns whose names say nothing, for what a search cannot do without.

    Args:
        header: one name a column.
        profiles: the look of each column.
        free: positions of the columns that are nothing yet.
        given: fields that have a column, or must not have one.
    """
    found: list[Guess] = []
    open_ = [index for index in free if not is_never_a_field(header[index]) and profiles[index].filled]

    def take(field: str, fits: Sequence[int], why: str) -> None:
        if field not in given and fits:
            open_.remove(fits[0])
            found.append(Guess(field, fits[0], why))

    take("applied_on", [i for i in open_ if profiles[i].days >= 0.8], "its cells are days")
    if not given & {"status", "result"}:
        fits = [i for i in open_ if _may_be_states(profiles[i]) and profiles[i].states >= LIKELY]
        take("status", fits, "its cells are words for how an application stands")
    elif _STATES - given:
        # "How far?" beside "Final answer"
        other = "result" if "status" in given else "status"
        fits = [
            i
            for i in open_
            if _may_be_states(profiles[i])
            and profiles[i].states >= _STATED
            and profiles[i].distinct > 1
            and not fields_of(header[i])
            and not names_detail(header[i])
        ]
        take(other, fits, "its cells are words for how an application stands")
    take("link", [i for i in open_ if profiles[i].links >= 0.8], "its cells are links")
    if (given | {guess.field for guess in found}) & _OF_A_SEARCH:
        fits = [
            i
            for i in open_
            if _may_be_names(profiles[i]) and not fields_of(header[i]) and not names_detail(header[i])
        ]
        take("company", fits, "its cells are different names")
    return found


def _may_be_states(look: Profile) -> bool:
    """Whether cells may be states: a few words each, not only numbers, days, or answers to a question."""
    if look.words > _MOST_WORDS or look.numbers >= _SOME or look.ticks >= _MOSTLY:
        return False
    return look.share(_holds_a_word) >= _MOSTLY and (look.variety <= _REPEATS or look.distinct <= _FEW)


def _holds_a_word(cell: str) -> bool:
    return mark_of(cell) is not Mark.OTHER or _WORD.search(cell) is not None


def _may_be_names(look: Profile) -> bool:
    plain = max(look.days, look.marks, look.links, look.emails, look.numbers, look.phones) < 0.3
    return plain and look.variety >= 0.5 and look.words <= 5 and look.filled >= 0.6 * look.rows
