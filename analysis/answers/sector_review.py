"""Which sector each employer was put in, and why: the lines in which a person can set it right."""

from collections import Counter
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple, TypeVar

import pandas as pd

from analysis import wording
from analysis.interpret.names import employer_key
from analysis.model import UNCLASSIFIED, Dataset, SectorBasis
from analysis.reference.sectors import sector_name

WHY = MappingProxyType(
    {
        SectorBasis.EDITED: "you said so",
        SectorBasis.COLUMN: "your sector column",
        SectorBasis.EMPLOYER_TABLE: "we know this employer",
        SectorBasis.EMPLOYER_NAME: "words in its name",
        SectorBasis.TITLE: "the job title",
        SectorBasis.NONE: "nothing to go by",
    }
)
_COLUMNS = {
    "company": "str", "applications": "int64", "sector": "str", "sector_name": "str", "why": "str",
    "guessed": "bool", "guesses": "int64", "sectors": "int64", "via_agency": "bool",
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class SectorReview:
    """The sectors of the employers, those to look at first.

    Attributes:
        table: one line an employer, index its key (as `SetEmployer` takes it): company (as written most
            often), applications, sector (the id most of them have), sector_name, why (what says so,
            in plain words), guesses (applications sorted by us or by nobody, unless the user gave this
            employer that very sector elsewhere), guessed (whether there are such), sectors (how many
            different ones its applications have), via_agency (any of them went through a recruiter). Guessed
            ones first, most applications first.
        employers: number of lines.
        guessed: how many of them are guessed.
        settled_by: how many of the first lines hold at least half of all guesses; 0 if there is none.
        unnamed: applications that name no employer; they are in no line.
        sentence: what the page says first.
    """

    table: pd.DataFrame
    employers: int
    guessed: int
    settled_by: int
    unnamed: int
    sentence: str


def sector_review(ds: Dataset) -> SectorReview:
    """The sectors as they were read or set, one line an employer.

    Args:
        ds: the search, with the user's edits laid over it.

    Returns:
        The lines; an empty table when no application names an employer.
    """
    rows = ds.applications
    keys = {name: employer_key(name) for name in dict.fromkeys(rows["company"].tolist())}
    groups: dict[str, list[_Row]] = {}
    columns = (rows[name].tolist() for name in ("company", "sector", "sector_basis", "via_agency"))
    for row in map(_Row._make, zip(*columns, strict=True)):
        groups.setdefault(keys[row.company], []).append(row)
    unnamed = len(groups.pop("", []))
    lines = {key: _line(groups[key]) for key in sorted(groups)}
    table = pd.DataFrame(
        {
            name: pd.Series([line[name] for line in lines.values()], dtype=kind)
            for name, kind in _COLUMNS.items()
        }
    ).set_axis(pd.Index(list(lines), dtype="str", name="employer"))
    table = table.sort_values(["guessed", "applications"], ascending=False, kind="stable")
    guessed = int(table["guessed"].sum())
    settled_by = _half_of(table["guesses"].tolist()[:guessed])
    return SectorReview(
        table,
        len(table),
        guessed,
        settled_by,
        unnamed,
        _sentence(len(table), guessed, settled_by),
    )


_Word = TypeVar("_Word", bound=str)


class _Row(NamedTuple):
    company: str
    sector: str
    basis: str
    via_agency: bool


def _line(rows: list[_Row]) -> dict[str, object]:
    sector = _most([row.sector for row in rows])
    bases = [SectorBasis(row.basis) for row in rows if row.sector == sector]
    said = [basis for basis in bases if not basis.guessed]
    given = {row.sector for row in rows if not SectorBasis(row.basis).guessed}
    guesses = sum(SectorBasis(row.basis).guessed and row.sector not in given for row in rows)
    return {
        "company": _most([row.company for row in rows]),
        "applications": len(rows),
        "sector": sector,
        "sector_name": sector_name(sector),
        "why": WHY[_most(said or bases)],
        "guessed": guesses > 0,
        "guesses": guesses,
        "sectors": len({row.sector for row in rows}),
        "via_agency": any(row.via_agency for row in rows),
    }


def _most(values: list[_Word]) -> _Word:
    """The most frequent value, the first of equals; one that says something before "unclassified"."""
    often = Counter(values)
    return max(often, key=lambda value: (often[value], value != UNCLASSIFIED))


def _half_of(counts: list[int]) -> int:
    """How many of the first counts hold half of all."""
    seen, whole = 0, sum(counts)
    for place, count in enumerate(counts, start=1):
        seen += count
        if 2 * seen >= whole:
            return place
    return 0


def _sentence(employers: int, guessed: int, settled_by: int) -> str:
    if not employers:
        return "No application names an employer yet."
    if not guessed:
        return f"The sector of {_all(employers)} comes from you."
    whole = f"{wording.count_of(guessed, employers)} {'employer' if employers == 1 else 'employers'}"
    if guessed == 1:
        return f"For {whole} the sector is our guess or still open: please check it."
    lines = "first line covers" if settled_by == 1 else f"first {wording.number(settled_by)} lines cover"
    return f"For {whole} the sector is our guess or still open: the {lines} half of those applications."


def _all(employers: int) -> str:
    return "the one employer" if employers == 1 else f"all {wording.plural(employers, 'employer')}"
