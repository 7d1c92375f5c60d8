"""A small workbook laid out as the official table of vacancies, with made-up figures."""

import io

from analysis.reference.vacancies import sections


def sheet(series: str, figures: dict[str, list[object]]) -> list[list[object]]:
    """The rows of one sheet: title, letters, series identifiers, then one row a period."""
    letters = ["B-S" if key == "All" else key for key in sections()]
    names = [getattr(one, series) for one in sections().values()]
    rows: list[list[object]] = [["VACS02  Vacancies by industry"], [], []]
    rows += [["SIC 2007 sections", "", *(one.industry for one in sections().values())]]
    rows += [["", "", *letters], ["", "", *names], ["Levels (thousands)"], []]
    rows += [[period, "(p)", *values] for period, values in figures.items()]
    return [*rows, [], ["Change on quarter", "", *[1] * len(letters)], ["1. Excludes farming."]]


def levels(**changed: list[object]) -> dict[str, list[object]]:
    """Thousands a section: 700 in all, then 1, 2, 3, ...; a year before, ten fewer in all."""
    plain: dict[str, list[object]] = {
        "Nov-Jan 2025": [690, *range(1, 19)],
        "Oct-Dec 2025": [710, *range(1, 19)],
        "Nov-Jan 2026": [700, *range(1, 19)],
    }
    return {**plain, **changed}


def rates() -> dict[str, list[object]]:
    """Vacancies per 100 jobs: 2.5 in all; none for mining."""
    return {"Nov-Jan 2026": [2.5, "..", *[1.5] * 17]}


def book(sheets: dict[str, list[list[object]]] | None = None) -> bytes:
    """The workbook as bytes."""
    import openpyxl

    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in (sheets or whole()).items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(row)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def whole() -> dict[str, list[list[object]]]:
    """Both sheets, as they should be."""
    return {"levels": sheet("levels_series", levels()), "ratios": sheet("rates_series", rates())}
