"""What the saved workbook calls columns and values; every word is read back as the value it stands for."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from analysis.model import Basis, EventKind, Outcome, SectorBasis, Stage
from analysis.reference.sectors import UNCLASSIFIED, job_families, sector_name, sectors

_FILE = Path(__file__).with_name("workbook.toml")
_YOURS = " (yours)"
_FROM = ": "


@dataclass(frozen=True, slots=True)
class Words:
    """One set of values and their words.

    Attributes:
        words: value -> word.
        values: word without regard to case -> value.
    """

    words: Mapping[str, str]
    values: Mapping[str, str]

    def word(self, value: str) -> str:
        """The word for a value; raises KeyError for one outside the set."""
        return self.words[value]

    def value(self, word: str) -> str | None:
        """The value that a word stands for, None when it stands for none."""
        return self.values.get(word.strip().casefold())


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """A column of the template: its header, what to write there, and an example."""

    header: str
    guide: str
    example: str | date


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words of the workbook.

    Attributes:
        columns: field -> header of the sheet of applications, what a person reads first.
        background: field -> header, where the values come from.
        events: column of the events -> header.
        stage, outcome, basis, sector_basis, event, sector, job_family: the sets of values.
        polarity, tier: value -> word, for the sheets of figures.
        method: (name, text) of each line that says how things are counted.
        problem, hint: headers beside rows that need a look.
        template: the columns of the template.
    """

    columns: Mapping[str, str]
    background: Mapping[str, str]
    events: Mapping[str, str]
    stage: Words
    outcome: Words
    basis: Words
    sector_basis: Words
    event: Words
    sector: Words
    job_family: Words
    polarity: Mapping[str, str]
    tier: Mapping[str, str]
    method: tuple[tuple[str, str], ...]
    problem: str
    hint: str
    template: tuple[TemplateColumn, ...]

    @property
    def headers(self) -> dict[str, str]:
        """Field -> header of the whole sheet of applications."""
        return {**self.columns, **self.background}


@cache
def vocabulary() -> Vocabulary:
    """The words, read once.

    Raises:
        ValueError: a value has no word, or a word stands for two values.
    """
    table: dict[str, Any] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    families = {**job_families(), UNCLASSIFIED: sector_name(UNCLASSIFIED)}
    known = {key: families[key] for key in (*sectors(), UNCLASSIFIED)}
    return Vocabulary(
        columns=MappingProxyType(table["columns"]),
        background=MappingProxyType(table["background"]),
        events=MappingProxyType(table["events"]),
        stage=_words(table["stage"], list(Stage)),
        outcome=_words(table["outcome"], list(Outcome)),
        basis=_words(table["basis"], list(Basis)),
        sector_basis=_words(table["sector_basis"], list(SectorBasis)),
        event=_words(table["event"], list(EventKind)),
        sector=_words(known, list(known)),
        job_family=_words(families, list(families)),
        polarity=MappingProxyType(table["polarity"]),
        tier=MappingProxyType(table["tier"]),
        method=tuple((line["name"], line["text"]) for line in table["method"]),
        problem=table["attention"]["problem"],
        hint=table["attention"]["hint"],
        template=tuple(TemplateColumn(**line) for line in table["template"]),
    )


def own_header(header: str) -> str:
    """The header of a column of the user's own; one that is called like ours gets "(yours)" behind it."""
    return header + _YOURS if _bare(header).casefold() in _taken() else header


def own_name(header: str) -> str:
    """What `own_header` made the header from."""
    return header.removesuffix(_YOURS) if _bare(header).casefold() in _taken() else header


def known_from(basis: str, value: str) -> str:
    """How a value is known and the value itself, so that a later change is seen: "Worked out: Offer"."""
    return f"{basis}{_FROM}{value}" if value else basis


def basis_of(cell: str, value: str, words: Words) -> str | None:
    """The basis that `known_from` wrote for a value; None when it wrote it for another, or wrote none."""
    told, _, about = cell.partition(_FROM)
    return words.value(told) if about.casefold() == value.casefold() else None


def _words(table: Mapping[str, str], values: list[Any]) -> Words:
    words = {str(value): word for value, word in table.items()}
    back = {word.casefold(): value for value, word in words.items()}
    if set(words) != {str(value) for value in values} or len(back) < len(words):
        msg = "workbook.toml: a value without a word, or a word for two values"
        raise ValueError(msg)
    return Words(MappingProxyType(words), MappingProxyType(back))


def _bare(header: str) -> str:
    bare = header
    while bare.endswith(_YOURS):
        bare = bare.removesuffix(_YOURS)
    return bare


@cache
def _taken() -> frozenset[str]:
    words = vocabulary()
    return frozenset(name.casefold() for name in (*words.headers.values(), words.problem, words.hint))
