"""Rows that are read but are no applications: repeated headers, totals, notes, empty forms, exact repeats."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from analysis.intake.column_map import ColumnMap
from analysis.intake.grid import Cells
from analysis.intake.section_titles import SECTION, names_sector, names_state, section_title, seeker_named
from analysis.intake.shapes import Block
from analysis.intake.values import NUMBER, text_of
from analysis.interpret.dates import looks_like_day
from analysis.model import AsideReason
from analysis.reference.columns import count_words, plain_header, row_words
from analysis.reference.dates import date_words

_LONG_NOTE = 7
_OFTEN_DATED = 0.4
_HINTS_STAND_WITHIN = 3
_MOST_FIGURES = 3
_FIGURE = re.compile(r"\d{1,4}(?:\.\d+)?\s?%?")
_LABELLED = re.compile(r"([^\W\d_][^\d:=]*?)\s*[:=]\s*\d{1,5}(?:\.\d+)?\s?%?")
# "5 applications so far"
_COUNTED = re.compile(r"\d{1,4} (\w+)(?: (?:so far|sent|in total|total|this week|this month|to date|made))?")
_DATE_FORM = re.compile(
    r"(?:dd?|tt|jj|mm?|yyyy|yy|jjjj|aaaa|rrrr|gg)(?:[-/. ](?:dd?|tt|jj|mmm?|yyyy|yy|jjjj|aaaa|rrrr|gg)){1,2}"
)
_FREE_TEXT = frozenset({"company", "role", "notes", "feedback", "next_step", "applied_on"})
_PERIOD = re.compile(r"(?:week|wk|woche|semaine|semana|settimana|month|q[1-4])\b.*|(?:\w+ )?(?:19|20)\d\d")


class _Look(NamedTuple):
    """What the rows of a table are judged by.

    Attributes:
        names: the headers as written.
        header: the headers as compared.
        named: the columns of employer and role.
        telling: the columns that tell one application of an employer from another.
        numbering: the columns that only number the rows.
        filled_in: the columns in which nobody writes a remark.
    """

    names: tuple[str, ...]
    header: tuple[str, ...]
    named: tuple[int, ...]
    telling: tuple[int, ...]
    numbering: frozenset[int]
    filled_in: frozenset[int]


def aside_reasons(block: Block, columns: ColumnMap) -> list[AsideReason | None]:
    """For each row why it is no application, None for the others; saved adverts are found by their state.

    The first of several equal rows stays. Rows count as equal when every cell agrees but a running number,
    and a role or a day says which application they are.
    """
    places = columns.fields
    company, role = places.get("company"), places.get("role")
    numbering = _numbering(columns)
    telling = tuple(place for place in (role, places.get("applied_on")) if place is not None)
    look = _Look(
        names=tuple(name.strip().casefold() for name in block.header),
        header=tuple(map(plain_header, block.header)),
        named=tuple(place for place in (company, role) if place is not None),
        telling=telling,
        numbering=numbering,
        filled_in=frozenset(place for name, place in places.items() if name not in _FREE_TEXT)
        | {step.index for step in columns.steps},
    )
    reasons = [None if _is_plain(line.cells, look) else _reason(line.cells, look) for line in block.lines]
    for at, line in enumerate(block.lines[:_HINTS_STAND_WITHIN]):
        if reasons[at] in (None, AsideReason.EMPTY_APPLICATION) and _is_hint(line.cells, look):
            reasons[at] = AsideReason.NOTE
    for at in _of_other_tables(block, columns):
        reasons[at] = reasons[at] or AsideReason.NOTE
    return _with_repeats(block, reasons, look)


def _of_other_tables(block: Block, columns: ColumnMap) -> Iterator[int]:
    """Rows after a blank one that belong to something smaller: words or figures where the list has its days.

    So far they are all rows up to the next blank one, none has a day, and none is half as wide as the list.
    """
    place = columns.fields.get("applied_on")
    if place is None or place in columns.added or columns.profiles[place].days < _OFTEN_DATED:
        return
    group: list[int] = []
    first = True
    for at, line in enumerate(block.lines):
        before = block.lines[at - 1] if at else line
        if line.sheet != before.sheet or line.number > before.number + 1:
            yield from group if not first and _is_other_table(block, group, place) else ()
            group, first = [], line.sheet != before.sheet
        group.append(at)
    yield from group if not first and _is_other_table(block, group, place) else ()


def _is_other_table(block: Block, group: list[int], place: int) -> bool:
    rows = [block.lines[at].cells for at in group]
    narrow = all(2 * (len(row) - row.count("")) <= len(row) for row in rows)
    in_place = [row[place] for row in rows if text_of(row[place])]
    return narrow and len(in_place) > 1 and not any(map(looks_like_day, in_place))


def _is_plain(cells: Cells, look: _Look) -> bool:
    """Whether a row clearly is an application: named, told apart from others, and no header again."""
    if not any(cells[place] and not _FIGURE.fullmatch(cells[place]) for place in look.telling):
        return False
    names = [(text_of(cells[place]), look.names[place]) for place in look.named]
    return all(text.strip("0123456789.,%") and text.casefold() != name for text, name in names)


def _with_repeats(block: Block, reasons: list[AsideReason | None], look: _Look) -> list[AsideReason | None]:
    """The reasons with exact repeats; only rows that agree in what tells them apart are compared."""
    places = {*look.named, *look.telling}
    keys = [tuple(line.cells[place] for place in places) for line in block.lines]
    often = Counter(keys)
    seen: set[Cells] = set()
    found = list(reasons)
    for at, line in enumerate(block.lines):
        if reasons[at] is None and often[keys[at]] > 1 and any(line.cells[place] for place in look.telling):
            whole = tuple(
                "" if place in look.numbering else cell.strip().casefold()
                for place, cell in enumerate(line.cells)
            )
            if whole in seen:
                found[at] = AsideReason.DUPLICATE
            seen.add(whole)
    return found


def _reason(cells: Cells, look: _Look) -> AsideReason | None:
    filled = {
        place: cell
        for place, cell in enumerate(cells)
        if cell and place not in look.numbering and text_of(cell)
    }
    lead = next(iter(filled.values()), "")
    first = plain_header(lead)
    if _repeats_header(filled, look.header):
        return AsideReason.REPEATED_HEADER
    return AsideReason.TOTAL if _is_figure_row(filled, lead, first) else _by_names(cells, filled, first, look)


def _by_names(cells: Cells, filled: dict[int, str], first: str, look: _Look) -> AsideReason | None:
    """Why a row is no application, told from whether employer and role are there."""
    if not any(place in filled for place in look.named):
        if _is_total(first) or any(_is_total(plain_header(cell)) for cell in filled.values()):
            return AsideReason.TOTAL
        return AsideReason.NOTE if _is_note(filled, first, look) else AsideReason.EMPTY_APPLICATION
    rest = [filled[place] for place in look.telling if place in filled and place != min(filled)]
    if _is_total(first) and all(map(NUMBER.fullmatch, rest)):
        return AsideReason.TOTAL
    if rest:
        return None
    return (
        AsideReason.NOTE
        if _is_title(cells, look) or _names_month(filled, first) or _is_lone_note(filled, first, look)
        else None
    )


def _is_figure_row(filled: dict[int, str], lead: str, first: str) -> bool:
    """Whether a row is a figure below the list: "Rejected | 2", "Total sent: 34"."""
    rest = [cell for cell in filled.values() if cell is not lead]
    if rest:
        figures = all(map(_FIGURE.fullmatch, rest)) and len(rest) <= _MOST_FIGURES
        return figures and not _FIGURE.fullmatch(lead) and (_is_total(first) or names_state(lead))
    told = _LABELLED.fullmatch(lead)
    if told is None:
        counted = _COUNTED.fullmatch(plain_header(lead))
        return counted is not None and bool({counted[1], f"{counted[1]}s"} & count_words()["applications"])
    label = plain_header(told[1])
    return any(map(_is_total, (label, label.split()[0], label.split()[-1]))) or names_state(told[1])


def _is_hint(cells: Cells, look: _Look) -> bool:
    """Whether a row only shows how to fill in the form: "e.g. Acme", "dd/mm/yyyy", "(employer)"."""
    filled = [cell.strip().casefold() for cell in cells if text_of(cell)]
    words = row_words()
    if any(_DATE_FORM.fullmatch(cell) for cell in filled):
        return True
    named = [cells[place].strip().casefold() for place in look.named if text_of(cells[place])]
    if any(cell.startswith(tuple(words["hints"])) for cell in named):
        return True
    return len(filled) > 1 and all(cell.startswith(("(", "[", "<")) for cell in filled)


def _names_month(filled: dict[int, str], first: str) -> bool:
    return len(filled) == 1 and first in date_words().months


def _is_title(cells: Cells, look: _Look) -> bool:
    """Whether a row is a title between the rows that names a state, or a sector where titles name sectors."""
    title = section_title(cells)
    return bool(title) and (
        names_state(title)
        or bool(seeker_named(title))
        or (SECTION.casefold() in look.names and names_sector(title))
    )


def _is_lone_note(filled: dict[int, str], first: str, look: _Look) -> bool:
    others = [
        cell for place, cell in filled.items() if place not in look.named and not NUMBER.fullmatch(cell)
    ]
    return not others and _reads_as_note(next(iter(filled.values())), first)


def _repeats_header(filled: dict[int, str], header: tuple[str, ...]) -> bool:
    if len(filled) < 2:
        return False
    same = sum(plain_header(cell) == header[place] for place, cell in filled.items() if len(cell) < 60)
    return same >= 2 and same >= 0.6 * len(filled)


def _is_total(first: str) -> bool:
    return first in row_words()["totals"]


def _is_note(filled: dict[int, str], first: str, look: _Look) -> bool:
    """One remark and perhaps figures that formulas left behind."""
    texts = [cell for cell in filled.values() if not NUMBER.fullmatch(cell)]
    if len(texts) != 1 or any(place in look.filled_in for place in filled):
        return False
    return len(filled) == 1 or _reads_as_note(texts[0], first)


def _reads_as_note(text: str, first: str) -> bool:
    words = first.split()
    lead = first in row_words()["notes"] or (bool(words) and words[0] in row_words()["notes"] and ":" in text)
    return lead or len(words) >= _LONG_NOTE or text.rstrip().endswith(":") or bool(_PERIOD.fullmatch(first))


def _numbering(columns: ColumnMap) -> frozenset[int]:
    """Columns of the user's own that only number the rows."""
    return frozenset(
        place
        for place in columns.own
        if (look := columns.profiles[place]).filled >= 2 and look.variety == 1 and look.numbers == 1
    )
