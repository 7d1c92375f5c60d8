"""Job titles: which words name an occupation, its job family, and whether it tells the employer's sector."""

from functools import cache
from typing import NamedTuple

from analysis.reference.phrases import PhraseBook, phrases_of
from analysis.reference.sectors import table_rows

_GUESS = "?"


class TitleRule(NamedTuple):
    """What a phrase in a job title says.

    Attributes:
        weight: 4 names the occupation whatever stands beside it ("HR administrator"), 3 an occupation,
            2 an occupation that others overrule ("administrator"), 1 a field of work ("retail"), 0 a rank
            or a bare word ("engineer").
        family: job family id, "" for none.
        sector: sector id of employers that have such jobs, "" when such jobs exist everywhere.
        settles: whether nearly all such jobs are in that sector; otherwise it is a likely guess.
    """

    weight: int
    family: str
    sector: str
    settles: bool


def rule_of(row: dict[str, str]) -> TitleRule:
    """The rule that a row of title_rules.csv spells out; a sector with "?" is a guess."""
    sector = row["sector"]
    return TitleRule(int(row["weight"]), row["family"], sector.rstrip(_GUESS), not sector.endswith(_GUESS))


@cache
def title_rules() -> PhraseBook[TitleRule]:
    """The title rules (title_rules.csv), ready to be looked up."""
    rules = [(rule_of(row), row["phrases"]) for row in table_rows("title_rules.csv")]
    return PhraseBook((phrase, rule) for rule, cell in rules for phrase in phrases_of(cell))
