"""What people write in a sector column, and the sector each wording stands for."""

from functools import cache
from typing import NamedTuple

from analysis.reference.phrases import PhraseBook, patterns_of, phrases_of
from analysis.reference.sectors import table_rows

AGENCY_MARK = "agency"


class Alias(NamedTuple):
    """A wording of a sector column: the sector id, or AGENCY_MARK for "came through an agency"."""

    sector: str


@cache
def aliases() -> PhraseBook[Alias]:
    """The wordings of sector columns (sector_aliases.csv), ready to be looked up."""
    return PhraseBook(
        (pattern, Alias(AGENCY_MARK if row["kind"] == AGENCY_MARK else row["sector"]))
        for row in table_rows("sector_aliases.csv")
        if row["kind"] != "head"
        for pattern in patterns_of(row["phrases"])
    )


@cache
def alias_heads() -> dict[str, str]:
    """Words that are looked for in spite of typing slips, word -> sector id; six letters or more."""
    return {
        phrase[0]: row["sector"]
        for row in table_rows("sector_aliases.csv")
        if row["kind"] == "head"
        for phrase in phrases_of(row["phrases"])
        if len(phrase) == 1 and len(phrase[0]) >= 6
    }
