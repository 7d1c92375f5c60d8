"""Build the table of vacancies by industry.

    python analysis/reference/build/vacancies.py SOURCE_FOLDER [TARGET_FOLDER]

SOURCE_FOLDER holds the ONS workbook vacs02*.xlsx (the latest by name is taken), and may hold an extract
ons_vacancies_*.csv to compare it with. Written: vacancies.csv.
"""

import csv
import sys
from collections.abc import Mapping
from pathlib import Path

from analysis.reference.vacancies import LEVELS, RATES, Vacancies, VacancyTable, number, sections, table_of

HEADER = ("section", "thousands", "per_100_jobs", "thousands_year_ago", "start", "end", "released")
# The workbook does not say when it was published: the third month after the last one it covers is usual,
# and this edition was checked by hand.
RELEASED = {"2025-10-31": "November 2025"}


def read_source(folder: Path) -> VacancyTable:
    """The latest three months of the workbook in the folder.

    Raises:
        FileNotFoundError: the folder holds no VACS02 workbook.
        UnreadableFileError: the workbook is laid out otherwise.
    """
    books = sorted(folder.glob("*vacs02*.xlsx"))
    if not books:
        raise FileNotFoundError(f"no VACS02 workbook in {folder}")
    levels, rates = (_cells(books[-1], sheet) for sheet in (LEVELS, RATES))
    table = table_of(levels, rates)
    return table_of(levels, rates, RELEASED.get(table.end.isoformat(), ""))


def check_extract(table: VacancyTable, path: Path) -> None:
    """Compare the table with an extract made by hand.

    Raises:
        ValueError: a figure differs.
    """
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            noted = Vacancies(
                number(row["vacancies_thousands"]), number(row["per_100_jobs"]),
                number(row["vacancies_thousands_year_ago"]),
            )  # fmt: skip
            if table.sections[row["sic"]] != noted:
                raise ValueError(f"{row['sic']}: {table.sections[row['sic']]} is not {noted}")


def rows(table: VacancyTable) -> list[Mapping[str, object]]:
    """The rows of vacancies.csv, in the order of the survey's columns; a missing figure is ""."""
    return [
        {
            "section": section,
            **{name: _written(getattr(table.sections[section], name)) for name in HEADER[1:4]},
            "start": table.start.isoformat(), "end": table.end.isoformat(), "released": table.released,
        }
        for section in sections()
    ]  # fmt: skip


def _written(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _cells(path: Path, sheet: str) -> list[list[str]]:
    import python_calamine as calamine

    book = calamine.CalamineWorkbook.from_path(path)
    table = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return [[_text(cell) for cell in row] for row in table]


def _text(cell: object) -> str:
    return f"{cell:g}" if isinstance(cell, float) else str(cell).strip()


def main(source: Path, target: Path) -> None:
    """Write the table into the target folder and say what it holds."""
    table = read_source(source)
    for extract in source.glob("ons_vacancies_*.csv"):
        check_extract(table, extract)
    with (target / "vacancies.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, HEADER, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows(table))
    print(f"{len(table.sections)} sections, {table.start:%B %Y} to {table.end:%B %Y}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "analysis/reference"))
