"""Job titles: which words name an occupation, its job family, and whether it tells the employer's sector."""

import gzip
from functools import cache
from importlib import resources
from typing import NamedTuple

from analysis.reference.phrases import Pattern, PhraseBook, patterns_of
from analysis.reference.sectors import table_rows

_GUESS = "?"
_OCCUPATION, _LONG = 2, 7


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
def _rules() -> list[tuple[Pattern, TitleRule]]:
    rules = [(rule_of(row), row["phrases"]) for row in table_rows("title_rules.csv")]
    return [(pattern, rule) for rule, cell in rules for pattern in patterns_of(cell)]


@cache
def title_rules() -> PhraseBook[TitleRule]:
    """The title rules (title_rules.csv), ready to be looked up."""
    return PhraseBook(_rules())


@cache
def occupation_words() -> dict[str, TitleRule]:
    """Single words that name an occupation, seven letters or more: looked for in spite of typing slips."""
    return {
        phrase[0]: rule
        for pattern, rule in _rules()
        if rule.weight >= _OCCUPATION and len(pattern.places) == 1
        for phrase in pattern.places[0]
        if len(phrase) == 1 and len(phrase[0]) >= _LONG and "*" not in phrase[0]
    }


@cache
def abbreviations() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Shortened words of job titles -> as spelled out ("mgr" -> "manager"), one or two words each."""
    return {
        tuple(row["short"].split()): tuple(row["long"].split())
        for row in table_rows("title_abbreviations.csv")
    }


class TitleContext(NamedTuple):
    """A job that is another one at another employer ("team member", "architect").

    Attributes:
        families: employer's sector -> job family there; sectors that are not named change nothing.
    """

    families: tuple[tuple[str, str], ...]


def context_of(cell: str) -> TitleContext:
    """The context that a cell spells out: "retail it:it" gives retail at shops and IT at IT firms."""
    pairs = (part.partition(":") for part in cell.split())
    return TitleContext(tuple((sector, family or sector) for sector, _, family in pairs))


@cache
def title_contexts() -> PhraseBook[TitleContext]:
    """Jobs whose family the employer's sector decides (title_contexts.csv), ready to be looked up."""
    return PhraseBook(
        (pattern, context_of(row["families"]))
        for row in table_rows("title_contexts.csv")
        for pattern in patterns_of(row["phrases"])
    )


@cache
def empty_words() -> frozenset[str]:
    """Words of job titles that name no trade: ranks, hours, places (title_words.csv)."""
    return frozenset(word for row in table_rows("title_words.csv") for word in row["words"].split())


class LexiconTerm(NamedTuple):
    """Words that official title indexes put in one job family, and the share of their titles in it."""

    family: str
    purity: float


@cache
def title_lexicon() -> dict[str, LexiconTerm]:
    """One to three words of job titles -> what the official indexes say (title_lexicon.tsv.gz)."""
    packed = resources.files("analysis.reference").joinpath("title_lexicon.tsv.gz").read_bytes()
    rows = (line.split("\t") for line in gzip.decompress(packed).decode("utf-8").splitlines())
    return {words: LexiconTerm(family, float(purity)) for words, family, purity in rows}
