"""Employers: their names as people write them, the UK employers of official record, and telling words."""

import gzip
import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import NamedTuple

from analysis.model.recall import recalled
from analysis.reference.phrases import PhraseBook, patterns_of, words_of
from analysis.reference.sectors import table_cells, table_rows

_SIMPLE = re.compile("[A-Za-z0-9 ]+")
_CONNECTING = frozenset(("and", "of", "for", "the", "y", "und", "www"))
_SHORTEST_JOINED = 5
_SHORT_NAME = 3


class Employer(NamedTuple):
    """An employer that people name.

    Attributes:
        sector: sector id, "" when the name alone does not tell.
        alone: the name counts only when it is the whole company name (Next, Mind, EY).
        site: a site where adverts stand, which is not the employer of most of them (Indeed).
        context: job family -> sector, for employers whose sites differ (a chemist in a shop: health).
    """

    sector: str
    alone: bool = False
    site: bool = False
    context: tuple[tuple[str, str], ...] = ()


class NameWord(NamedTuple):
    """A word in company names that tells the sector.

    Weight 4 always, 3 nearly always, 2 more often than not, 1 is a hint.
    """

    weight: int
    sector: str


@cache
def _endings(*, places: bool) -> frozenset[str]:
    rows = table_rows("endings.csv")
    return frozenset(
        word for row in rows if places or row["kind"] != "place" for word in row["words"].split()
    )


@recalled()
def employer_words(name: str) -> tuple[str, ...]:
    """The words by which an employer is looked up: no legal form at the end, no "the", "and", "of", "(UK)".

    "The Boots Company (UK) Ltd." and "Boots" give ("boots",). A name that is nothing but such words is kept.
    """
    return _words_of_name(name)


def _words_of_name(name: str) -> tuple[str, ...]:
    bare = name if "(" not in name else name[: name.index("(")] + name[name.rfind(")") + 1 :]
    words = bare.lower().split() if _SIMPLE.fullmatch(bare) else words_of(bare)
    kept = words if _CONNECTING.isdisjoint(words) else [word for word in words if word not in _CONNECTING]
    return _without(kept, _endings(places=False)) or words_of(name)


def without_places(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of an employer without a town at the end ("reed leeds" gives ("reed",))."""
    return _without(words, _endings(places=True)) or words


def _without(words: Sequence[str], endings: frozenset[str]) -> tuple[str, ...]:
    kept = len(words)
    while kept > 1 and words[kept - 1] in endings:
        kept -= 1
    return tuple(words[:kept])


@cache
def named_employers() -> dict[str, Employer]:
    """The hand-written employers (employer_names.csv) by their words, a blank between them.

    Names of five letters or more are listed written together too, and those with an apostrophe without the
    s ("sainsburys", "sainsbury").
    """
    table: dict[str, Employer] = {}
    kinds: dict[str, tuple[Employer, Employer]] = {}
    for sector, kind, name, also, alone, context in table_cells("employer_names.csv"):
        which = f"{sector},{kind},{context}"
        if which not in kinds:
            pairs = tuple(_pair(pair) for pair in context.split(";") if pair)
            anywhere = Employer(sector, site=kind == "site", context=pairs)
            kinds[which] = anywhere, anywhere._replace(alone=True)
        anywhere, whole = kinds[which]
        lonely = alone.split(";") if alone else ()
        for spelling in (name, *also.split(";"), *lonely) if also or lonely else (name,):
            for key in _keys(spelling):
                short = spelling in lonely or _is_short(spelling, key)
                table.setdefault(key, whole if short else anywhere)
    table.pop("", None)
    return table


def _is_short(name: str, key: str) -> bool:
    """Whether a key is too short to begin a longer name: "Gap" (not "BBC"), "Time" of "Time Inc"."""
    if len(key) <= _SHORT_NAME:
        return not (len(key) == _SHORT_NAME and name.isupper() and name.isalpha())
    return " " in name and " " not in key and key in name.casefold().split()


def _pair(text: str) -> tuple[str, str]:
    family, _, sector = text.partition(":")
    return family, sector


def _keys(name: str) -> list[str]:
    if name.isascii() and name.isalnum():
        return [name.lower()]
    words = _words_of_name(name)
    keys = [" ".join(words)]
    if len(words) > 1:
        joined = "".join(words)
        keys += [joined] if len(joined) >= _SHORTEST_JOINED else []
    elif "'" in name and len(keys[0]) > _SHORTEST_JOINED:
        keys.append(keys[0].removesuffix("s"))
    return keys


@cache
def uk_employers() -> dict[str, str]:
    """UK employers with 250 staff or more (employers_uk.tsv.gz), by their words: sector ids."""
    packed = resources.files("analysis.reference").joinpath("employers_uk.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


@cache
def name_words() -> PhraseBook[NameWord]:
    """Hand-written words of company names that tell the sector (employer_words.csv)."""
    entries = []
    for row in table_rows("employer_words.csv"):
        word = NameWord(int(row["weight"]), row["sector"])
        entries += [(pattern, word) for pattern in patterns_of(row["phrases"])]
    return PhraseBook(entries)


class LearnedWord(NamedTuple):
    """A word learned from the official table: the sector, and the share of its bearers in that sector."""

    sector: str
    purity: float


@cache
def learned_words() -> dict[str, LearnedWord]:
    """One or two words of company names -> what they tell (employer_words_learned.csv)."""
    return {
        row["words"]: LearnedWord(row["sector"], float(row["purity"]))
        for row in table_rows("employer_words_learned.csv")
    }


@cache
def agency_words() -> PhraseBook[str]:
    """Words of company names that make it a recruiter (agencies.csv, kind "words")."""
    return PhraseBook(
        (pattern, row["kind"])
        for row in table_rows("agencies.csv")
        if row["kind"] in ("words", "not")
        for pattern in patterns_of(row["names"])
    )


class AgencyName(StrEnum):
    """Where a recruiter's name counts: alone, before a desk too ("Reed Finance"), before any words."""

    ALONE = "alone"
    DESK = "desk"
    ANYWHERE = "name"


@cache
def named_agencies() -> dict[str, AgencyName]:
    """Recruiters by their words -> where the name counts; three letters count only alone."""
    return {
        key: AgencyName(row["kind"] if len(key) > _SHORT_NAME else AgencyName.ALONE)
        for row in table_rows("agencies.csv")
        if row["kind"] in tuple(AgencyName)
        for name in row["names"].split(";")
        for key in _keys(name)
    }


@cache
def agency_desks() -> PhraseBook[str]:
    """Fields that recruiters name their branches after (agencies.csv, kind "field")."""
    return PhraseBook(
        (pattern, row["kind"])
        for row in table_rows("agencies.csv")
        if row["kind"] == "field"
        for pattern in patterns_of(row["names"])
    )
