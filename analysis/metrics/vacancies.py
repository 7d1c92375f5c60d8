"""Where are the vacancies? The official figures by sector: outside data, never mixed with the user's own."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import pandas as pd

from analysis import wording
from analysis.reference.sectors import Sector
from analysis.reference.sectors import sectors as known_sectors
from analysis.reference.vacancies import ALL, Vacancies, VacancyTable, shipped_vacancies
from analysis.reference.vacancies import sections as survey_sections

OLD_MONTHS, VERY_OLD_MONTHS = 6, 18
_NOTHING = Vacancies(None, None, None)
_FIT: dict[str, str] = {
    "exact": "The same industry",
    "close": "Nearly the same industry",
    "wider": "A wider industry",
    "narrower": "A narrower industry",
    "poor": "Only partly the same industry",
    "none": "No official figure: the survey leaves employment agencies out",
    "outside": "No official figure: the survey does not reach farming and forestry",
}
_TABLE = {
    "name": "str", "industry": "str", "section": "str", "thousands": "float64", "per_100_jobs": "float64",
    "thousands_year_ago": "float64", "fit": "str", "official": "bool",
}  # fmt: skip


class FigureAge(StrEnum):
    """How old the figures are: up to 6 months, up to 18, older."""

    FRESH = "fresh"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, eq=False)
class VacanciesResult:
    """UK vacancies by sector, as the ONS Vacancy Survey counts them.

    Attributes:
        as_of: the day the age of the figures is counted to.
        sentence: what the page says first.
        notes: plain sentences that belong under the chart.
        source: the line that names source, months, release and licence.
        table: one row a sector (index: sector id), in the order of the list of sectors. Columns: name;
            industry (nearest industry of the survey in words, "" where there is none); section (its letters);
            thousands (vacancies, in thousands; NaN without an official figure); per_100_jobs (vacancies for
            every 100 employee jobs; NaN where there is none or where several industries are added up);
            thousands_year_ago; fit (how near the industry is, in plain words); official (False: there is no
            figure).
        overall: all industries together.
        period: the months covered, in words ("August to October 2025").
        period_start: first day of them.
        period_end: last day of them.
        released: month of publication in words; "" when it is not known.
        months_old: full months from the end of the period to as_of; 0 when as_of lies before it.
        age: fresh; amber: more than 6 months; red: more than 18.
    """

    as_of: date
    sentence: str
    notes: tuple[str, ...]
    source: str
    table: pd.DataFrame
    overall: Vacancies
    period: str
    period_start: date
    period_end: date
    released: str
    months_old: int
    age: FigureAge


def vacancies(as_of: date, table: VacancyTable | None = None) -> VacanciesResult:
    """The official vacancies beside the sectors of the product.

    Vacancies for every 1,000 jobs in the nearest industry of the survey, an average of three months. Where a
    sector takes in several industries their vacancies are added, and no rate is given.

    In words: official counts, copied with their date. Nothing of the user's is worked into them, and they
    are never divided by anything of the user's.

    Args:
        as_of: the day the age of the figures is counted to.
        table: an edition of the survey (`read_vacancies`); None: the one that comes with the product.

    Returns:
        The result. Recruitment and agriculture have no official figure and never borrow one.

    Source: Office for National Statistics, Vacancy Survey, dataset VACS02, Open Government Licence v3.0.
    """
    edition = shipped_vacancies() if table is None else table
    months = _months_between(edition.end, as_of)
    result = VacanciesResult(
        as_of=as_of,
        sentence="",
        notes=(),
        source="",
        table=_table(edition),
        overall=edition.sections[ALL],
        period=_period(edition),
        period_start=edition.start,
        period_end=edition.end,
        released=edition.released,
        months_old=months,
        age=_age(edition.end, as_of),
    )
    return replace(result, sentence=_sentence(result), notes=tuple(_notes(result)), source=_source(result))


def per_thousand(per_100_jobs: float) -> str:
    """A rate of vacancies without decimals: "23 for every 1,000 jobs"."""
    return f"{wording.number(round(per_100_jobs * 10))} for every 1,000 jobs"


def about(thousands: float) -> str:
    """A number of vacancies: "about 127,000"."""
    return f"about {wording.number(round(thousands * 1000))}"


def _table(edition: VacancyTable) -> pd.DataFrame:
    rows = {key: _row(sector, edition) for key, sector in known_sectors().items()}
    labels = pd.Index(list(rows), name="sector", dtype="str")
    return pd.DataFrame(
        {
            name: pd.Series([row[name] for row in rows.values()], index=labels, dtype=kind)
            for name, kind in _TABLE.items()
        }
    )


def _row(sector: Sector, edition: VacancyTable) -> dict[str, object]:
    letters = sector.ons_column.split("+") if sector.ons_column else []
    parts = [edition.sections.get(letter, _NOTHING) for letter in letters]
    thousands = _sum([part.thousands for part in parts])
    return {
        "name": sector.name,
        "industry": "; ".join(survey_sections()[letter].industry for letter in letters),
        "section": sector.ons_column,
        "thousands": thousands,
        # Rates of several industries cannot be added, and the jobs to weigh them by are not published here.
        "per_100_jobs": parts[0].per_100_jobs if len(parts) == 1 else None,
        "thousands_year_ago": _sum([part.thousands_year_ago for part in parts]),
        "fit": _FIT[sector.benchmark_fit],
        "official": thousands is not None,
    }


def _sum(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if known and len(known) == len(values) else None


def _months_between(end: date, as_of: date) -> int:
    """Full months after the last day of a month."""
    months = (as_of.year - end.year) * 12 + as_of.month - end.month
    return max(months - (as_of != _later(as_of, 0)), 0)


def _age(end: date, as_of: date) -> FigureAge:
    if as_of > _later(end, VERY_OLD_MONTHS):
        return FigureAge.RED
    return FigureAge.AMBER if as_of > _later(end, OLD_MONTHS) else FigureAge.FRESH


def _later(end: date, months: int) -> date:
    """The last day of the month so many months after that of `end`."""
    years, month = divmod(end.month + months, 12)
    return date.fromordinal(date(end.year + years, month + 1, 1).toordinal() - 1)


def _period(edition: VacancyTable) -> str:
    first, last = edition.start, edition.end
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first:%B}{year} to {last:%B %Y}"


def _sentence(result: VacanciesResult) -> str:
    overall = result.overall
    rate = "" if overall.per_100_jobs is None else f", {per_thousand(overall.per_100_jobs)}"
    said = "" if overall.thousands is None else f" {about(overall.thousands)}"
    told = f"From {result.period} UK employers had{said} vacancies{rate}."
    if result.age is FigureAge.FRESH:
        return told
    old = wording.plural(result.months_old, "month")
    much = " and much may have changed" if result.age is FigureAge.RED else ""
    return f"{told} These figures are {old} old{much}."


def _notes(result: VacanciesResult) -> Iterator[str]:
    yield "These are figures for the whole country, not yours, and say nothing about your chances."
    missing = result.table.loc[~result.table["official"], "name"]
    if len(missing):
        yield f"No official figure: {wording.listing(list(missing))}. The survey does not count them."
    yield (
        "The industries of the survey are not quite the sectors here, and two sectors can share one: "
        "the table says how near each is."
    )
    if result.age is not FigureAge.FRESH:
        yield "A newer edition can be dropped in: the dataset VACS02 of the Office for National Statistics."


def _source(result: VacanciesResult) -> str:
    released = f"; published {result.released}" if result.released else "; month of publication not given"
    return (
        f"Source: ONS Vacancy Survey (VACS02), {result.period}, United Kingdom, average of three months, "
        f"seasonally adjusted except where ONS notes, latest months provisional{released}. "
        "Open Government Licence v3.0."
    )
