"""A newer edition of the official table of vacancies, dropped in by the user."""

from analysis.intake.grid import RawBook
from analysis.intake.limits import DEFAULT_LIMITS, Limits
from analysis.intake.read import read
from analysis.reference.vacancies import LEVELS, RATES, Rows, VacancyTable, refusal, table_of


def read_vacancies(
    data: bytes, filename: str | None = None, limits: Limits | None = DEFAULT_LIMITS
) -> VacancyTable:
    """Read the ONS workbook VACS02, "Vacancies by industry".

    It goes through the same door as a tracker: size limits, and a parser in a process of its own.

    Args:
        data: the bytes of the workbook.
        filename: the name it came with.
        limits: bounds on size; None leaves only those that keep the machine's memory safe.

    Returns:
        The latest three months in it. The workbook does not say when it was published: `released` is "".

    Raises:
        UnreadableFileError: the file cannot be read, or is not that workbook (title, sheets, section letters
            and series identifiers are looked at); the hint says where to get it.
    """
    book = read(data, filename, limits)
    return table_of(_sheet(book, LEVELS), _sheet(book, RATES))


def _sheet(book: RawBook, name: str) -> Rows:
    for sheet in book.sheets:
        if sheet.name.strip().casefold() == name:
            return sheet.rows
    raise refusal(f"it has no sheet called “{name}”")
