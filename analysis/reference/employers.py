"""Employers: their names as people write them, the UK employers of official record, and telling words."""

import csv
import gzip
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from analysis.reference.phrases import PhraseBook, phrases_of, words_of
from analysis.reference.sectors import table_rows

_CONNECTING = frozenset(("and", "of", "for", "the", "y", "und"))
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
def _endings() -> dict[str, frozenset[str]]:
    return {row["kind"]: frozenset(row["words"].split()) for row in table_rows("endings.csv")}


@lru_cache(maxsize=65536)
def employer_words(name: str) -> tuple[str, ...]:
    """The words by which an employer is looked up: no legal form at the end, no "the", "and", "of", "(UK)".

    "The Boots Company (UK) Ltd." and "Boots" give ("boots",). A name that is nothing but such words is kept.
    """
    bare = name if "(" not in name else name[: name.index("(")] + name[name.rfind(")") + 1 :]
    words = [word for word in words_of(bare) if word not in _CONNECTING]
    return _without(words, _endings()["legal"] | _endings()["filler"]) or words_of(name)


def without_places(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of an employer without a town at the end ("reed leeds" gives ("reed",))."""
    return _without(list(words), _endings()["legal"] | _endings()["filler"] | _endings()["place"]) or words


def _without(words: list[str], endings: frozenset[str]) -> tuple[str, ...]:
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
    for row in table_rows("employer_names.csv"):
        context = tuple(_pair(pair) for pair in row["context"].split(";") if pair)
        spelled = [row["name"], *(also for also in row["also"].split(";") if also)]
        alone = [name for name in row["alone"].split(";") if name]
        for name in [*spelled, *alone]:
            employer = Employer(row["sector"], name in alone, row["kind"] == "site", context)
            for key in _keys(name):
                table.setdefault(key, employer._replace(alone=employer.alone or len(key) <= _SHORT_NAME))
    return table


def _pair(text: str) -> tuple[str, str]:
    family, _, sector = text.partition(":")
    return family, sector


def _keys(name: str) -> list[str]:
    words = employer_words(name.strip())
    keys = [" ".join(words)]
    if len(words) > 1 and len("".join(words)) >= _SHORTEST_JOINED:
        keys.append("".join(words))
    if "'s" in name.casefold().replace("’", "'") and len(words) == 1 and len(keys[0]) > _SHORTEST_JOINED:
        keys.append(keys[0].removesuffix("s"))
    return keys


@cache
def uk_employers() -> dict[str, str]:
    """UK employers with 250 staff or more (employers_uk.tsv.gz): their words -> sector id, sorted by words."""
    packed = resources.files("analysis.reference").joinpath("employers_uk.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").splitlines()
    return {row[0]: row[1] for row in csv.reader(lines, delimiter="\t")}


@cache
def name_words() -> PhraseBook[NameWord]:
    """Hand-written words of company names that tell the sector (employer_words.csv)."""
    entries = []
    for row in table_rows("employer_words.csv"):
        word = NameWord(int(row["weight"]), row["sector"])
        entries += [(phrase, word) for phrase in phrases_of(row["phrases"])]
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
        (phrase, row["kind"])
        for row in table_rows("agencies.csv")
        if row["kind"] in ("words", "not")
        for phrase in phrases_of(row["names"])
    )


@cache
def named_agencies() -> dict[str, bool]:
    """Recruiters by their words -> whether the name counts only when it is the whole company name."""
    return {
        key: row["kind"] == "alone" or len(key) <= _SHORT_NAME
        for row in table_rows("agencies.csv")
        if row["kind"] in ("name", "alone")
        for name in row["names"].split(";")
        for key in _keys(name)
    }
