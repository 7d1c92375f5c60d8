"""Which of several tables are lists of applications, and which of them are parts of one list."""

import math
from collections.abc import Collection

from analysis.intake.counted import looks_counted
from analysis.intake.grid import RawTable
from analysis.intake.header_words import Words, header_words, is_known, kinds_in
from analysis.intake.section_titles import names_state
from analysis.reference.phrases import words_of

_SAME_SHARE = 0.6
_CONTAINED_SHARE = 0.8
_REPEATED_SHARE = 0.2
_SHORT_SHEET, _SHORT_TITLE = 2, 3
_MAIN_KINDS = ("employer", "role", "date", "status")


def table_score(table: RawTable) -> float:
    """How much a table looks like a list of applications; higher is better, any real number.

    Employer and role columns count most, then a date and a status, known headers, rows, and the sheet's name.
    """
    kinds = _kinds(table)
    stages = sum("stage" in kinds_in(name) for name in table.header)
    known = sum(map(is_known, table.header))
    named = sum({"employer": 2.0, "role": 2.0, "date": 1.0, "status": 1.0}[kind] for kind in kinds)
    return (
        named
        + min(stages, 4) * 0.5
        + 2.0 * known / max(len(table.header), 1)
        + 0.25 * min(known, 8)
        + min(math.log10(1 + len(table.rows)), 2.0)
        + _name_score(table.sheet)
        - (3.0 if not table.rows else 0.0)
        - (4.0 if "status" not in kinds and _is_counted(table) else 0.0)
    )


def _is_counted(table: RawTable) -> bool:
    cells = tuple(zip(*(row.cells for row in table.rows), strict=True))
    return bool(cells) and looks_counted(table.header, cells)


def _kinds(table: RawTable) -> set[str]:
    return {kind for name in table.header for kind in kinds_in(name)} & set(_MAIN_KINDS)


def _name_score(sheet: str) -> float:
    words = header_words()
    of_applications = _names_one_of(sheet, words.application_sheets)
    if _names_one_of(sheet, words.other_sheets):
        return 0.0 if of_applications else -2.0
    return 1.0 if of_applications else 0.0


def _names_one_of(sheet: str, phrases: Collection[Words]) -> bool:
    told = words_of(sheet)
    return any(
        told[start : start + length] in phrases
        for length in range(1, len(told) + 1)
        for start in range(len(told) - length + 1)
    )


def belongs(table: RawTable, best: RawTable) -> bool:
    """Whether a table is another part of the same list.

    It has rows, is no example, and has the same columns, or nearly the same ones, or it is a full list with
    other columns (an archive, last year's layout, a sheet for another state). Unless the columns are the
    same, it must not tell of the same applications again, as a sheet of interviews does.
    """
    if not table.rows or _names_one_of(table.sheet, header_words().examples):
        return False
    ours, theirs = _names(table), _names(best)
    common = len(ours & theirs)
    if common == len(ours | theirs):
        return True
    alike = common >= _SAME_SHARE * len(ours | theirs)
    inside = common >= 3 and common >= _CONTAINED_SHARE * min(len(ours), len(theirs))
    lists = _is_full_list(table) and _is_full_list(best)
    if alike or (inside and _kinds(table) >= _kinds(best)) or lists or _are_of_states(table, best):
        return not _repeats(table, best)
    return False


def _are_of_states(table: RawTable, best: RawTable) -> bool:
    """Whether two lists of employers and roles are each called after a state, whatever else they hold."""
    kinds = _kinds(table) & _kinds(best)
    return {"employer", "role"} <= kinds and _named_after_state(table) and _named_after_state(best)


def _named_after_state(table: RawTable) -> bool:
    titles = ((table.sheet, _SHORT_SHEET), *((text, _SHORT_TITLE) for text in table.above[-1:]))
    return any(len(words_of(title)) <= most and names_state(title) for title, most in titles)


def _names(table: RawTable) -> set[Words]:
    return {words_of(name) for name in table.header if not name.startswith("Column ")}


def _is_full_list(table: RawTable) -> bool:
    """Employer and role have a column each, and a day or a state that most rows have."""
    kinds = _kinds(table)
    if not {"employer", "role"} <= kinds or not kinds & {"date", "status"} or _name_score(table.sheet) < 0:
        return False
    telling = [place for place, name in enumerate(table.header) if kinds_in(name) & {"date", "status"}]
    told = sum(any(row.cells[place] for place in telling) for row in table.rows)
    return told >= 0.5 * len(table.rows)


def _repeats(table: RawTable, best: RawTable) -> bool:
    ours, theirs = _applications(table), _applications(best)
    return len(ours & theirs) > _REPEATED_SHARE * len(ours)


def _applications(table: RawTable) -> set[tuple[str, ...]]:
    """What tells the applications of a table apart: employer and role, as far as it has them."""
    places = [
        place
        for kind in ("employer", "role")
        for place in [next((at for at, name in enumerate(table.header) if kind in kinds_in(name)), None)]
        if place is not None
    ]
    told = {tuple(row.cells[place].casefold() for place in places) for row in table.rows}
    return {cells for cells in told if any(cells)}
