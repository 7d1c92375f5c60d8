"""Which step of a search the header of a column names, its cells taken into account."""

import re

from analysis.intake.column_map import STEPS_BY_NAME
from analysis.intake.profiles import Profile
from analysis.interpret.status import StageHeader, read_stage_header
from analysis.model import Stage
from analysis.reference.columns import (
    PART,
    USUAL,
    fields_of,
    is_never_a_field,
    plain_header,
    step_when_ticked,
    without_number,
    words_beside,
)

_HALF, _MOSTLY = 0.5, 0.6
_MOST_WORDS = 6
_DECIDED = frozenset({Stage.SCREENING, Stage.INTERVIEW, Stage.FINAL_ROUND})
_YES_OR_NO = re.compile(
    r"\s*[(\[]?\s*(?:y(?:es)?/no?|s[iìí]/no|sim/n[aã]o|ja/nein|ja/nee|oui/non|tak/nie|[josz]/n)(?:/g)?\s*[)\]]?\s*\??\s*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(.*[^\W\d])\s*(?:#|no\.?\s*)?([1-9])\s*$")


def step_of(name: str, look: Profile) -> StageHeader | None:
    """The step that a header names, None when it names none.

    Short words ("Phone", "Nope") name one only over days or ticks. A header that asks whether or when the
    application was sent ("Did I apply?") over ticks means just that. "Client interview 2" is a later round.
    """
    name = _YES_OR_NO.sub("", name)
    ticked = look.marks + look.days + look.serials >= _MOSTLY
    if look.marks >= _HALF and _asks_whether_sent(name):
        return STEPS_BY_NAME["applied"]
    says = read_stage_header(without_number(name)) or _without_count(name)
    if says is None and ticked and (stage := step_when_ticked(name)):
        says = STEPS_BY_NAME[stage]
    return says or (_step_within(name) if ticked and look.filled else None)


def _step_within(name: str) -> StageHeader | None:
    """The step that the longest part of a header names: "Entrevista gestor?" is an interview.

    None when a word beside it makes it something else ("Interview prep", "Days to offer").
    """
    words = plain_header(name).split()
    if len(words) > _MOST_WORDS or set(words) & words_beside()["steps"] or is_never_a_field(name):
        return None
    if any(match.strength >= USUAL for match in fields_of(name)):
        return None
    for size in range(len(words) - 1, 0, -1):
        for start in range(len(words) - size + 1):
            says = read_stage_header(" ".join(words[start : start + size]))
            if says is not None and (says.stage is not None or says.outcome is not None):
                return says
    return None


def step_decided(header: str) -> Stage | None:
    """The step of which a header names the outcome: "Interview outcome", "Test result"; None for none."""
    words = plain_header(header).split()
    rest = [word for word in words if word not in words_beside()["outcome"]]
    if len(rest) == len(words) or not rest:
        return None
    says = read_stage_header(" ".join(rest))
    if says is None or says.stage not in _DECIDED or (says.stage is Stage.FINAL_ROUND and len(rest) == 1):
        # "Final result" is that of the whole
        return None
    return says.stage


def _asks_whether_sent(name: str) -> bool:
    return any(match.field == "applied_on" and match.strength >= PART for match in fields_of(name))


def _without_count(name: str) -> StageHeader | None:
    """The step of a header with a number at its end, the second and further interviews being later rounds."""
    found = _COUNTED.fullmatch(name.strip())
    says = read_stage_header(found[1]) if found is not None else None
    if found is None or says is None or says.stage is not Stage.INTERVIEW:
        return says
    return STEPS_BY_NAME["interview" if found[2] == "1" else "final_round"]
