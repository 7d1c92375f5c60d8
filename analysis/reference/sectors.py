"""The twenty sectors and the job families: their names and the official figures near them."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

UNCLASSIFIED = "unclassified"
_NOT_YET_SORTED = "Not yet sorted"


@dataclass(frozen=True, slots=True)
class Sector:
    """What an employer does, as a job seeker would say it.

    Attributes:
        id: the word the product counts with ("it").
        name: as shown ("IT & Technology").
        rollup: the coarser group for small searches, one of seven, as shown.
        sic: UK SIC 2007 divisions and groups that belong here, separated by spaces.
        ons_column: nearest column of the ONS Vacancy Survey ("J", "B+D+E"), "" where there is none.
        benchmark_fit: how near that column is: exact, close, wider, narrower, poor, none (the survey leaves
            employment agencies out), outside (the survey does not reach agriculture).
    """

    id: str
    name: str
    rollup: str
    sic: str
    ons_column: str
    benchmark_fit: str


def table_rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV table in this folder, header -> cell; empty cells are "".

    Raises:
        FileNotFoundError: no such table.
        ValueError: a row has more or fewer cells than the header.
    """
    header, *rows = _lines(name)
    return [dict(zip(header, row, strict=True)) for row in rows]


def table_cells(name: str) -> list[list[str]]:
    """The same rows as lists of cells, for a table of many rows.

    Raises:
        FileNotFoundError: no such table.
    """
    return _lines(name)[1:]


def _lines(name: str) -> list[list[str]]:
    text = resources.files("analysis.reference").joinpath(name).read_text(encoding="utf-8")
    return list(csv.reader(text.splitlines()))


@cache
def sectors() -> dict[str, Sector]:
    """The twenty sectors by id, in the order they are listed; never empty."""
    return {row["id"]: Sector(**row) for row in table_rows("sectors.csv")}


@cache
def job_families() -> dict[str, str]:
    """Job family id -> name: the twenty sectors, then the families that exist in every sector."""
    own = {sector.id: sector.name for sector in sectors().values()}
    return own | {row["id"]: row["name"] for row in table_rows("job_families.csv")}


def sector_name(sector_id: str) -> str:
    """How a sector or job family is said on screen; unclassified (and "") is "Not yet sorted".

    Raises:
        KeyError: the id is neither a sector nor a job family.
    """
    if sector_id in ("", UNCLASSIFIED):
        return _NOT_YET_SORTED
    return job_families()[sector_id]
