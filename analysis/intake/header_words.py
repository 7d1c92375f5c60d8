"""What a header names, so that a header row can be told from a title, a note and a row of data."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis.interpret.status import read_stage_header
from analysis.model.recall import recalled
from analysis.reference.columns import fields_of, is_never_a_field
from analysis.reference.phrases import words_of

_LIST = Path(__file__).with_name("header_words.toml")
_LONGEST = 60
_STRONG = 0.75
_KIND_OF_FIELD = {
    "company": "employer",
    "role": "role",
    "applied_on": "date",
    "status": "status",
    "result": "status",
    "outcome": "status",
}
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeaderWords:
    """The word list.

    Attributes:
        empty_groups: group headings that say nothing about the columns below.
        needs_group: headers that mean nothing without the group above.
        other_sheets: names of sheets that hold something else.
        application_sheets: names of sheets that hold applications.
        examples: names of sheets that only show how.
    """

    empty_groups: frozenset[Words]
    needs_group: frozenset[Words]
    other_sheets: frozenset[Words]
    application_sheets: frozenset[Words]
    examples: frozenset[Words]


@cache
def header_words() -> HeaderWords:
    """The word list, read once."""
    data: dict[str, list[str]] = tomllib.loads(_LIST.read_text(encoding="utf-8"))
    return HeaderWords(**{name: frozenset(map(words_of, phrases)) for name, phrases in data.items()})


@recalled()
def kinds_in(header: str) -> frozenset[str]:
    """What a header names: "employer", "role", "date", "status", "stage" and "other"; empty for no header.

    >>> sorted(kinds_in("Company name"))
    ['employer']
    """
    if len(header) > _LONGEST or not any(map(str.isalpha, header)):
        return frozenset()
    kinds = {
        _KIND_OF_FIELD.get(match.field, "other") for match in fields_of(header) if match.strength >= _STRONG
    }
    if read_stage_header(header) is not None:
        kinds.add("stage")
    if not kinds and is_never_a_field(header):
        kinds.add("other")
    return frozenset(kinds)


def is_known(header: str) -> bool:
    """Whether a text is a usual header of a list of applications."""
    return bool(kinds_in(header))
