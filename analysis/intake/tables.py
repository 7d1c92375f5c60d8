"""From sheets to tables: the lists of applications among dashboards, word lists and mail logs."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from operator import itemgetter

from analysis.errors import UnknownFieldError
from analysis.intake.grid import Area, Cells, RawBook, RawRow, RawSheet, RawTable
from analysis.intake.header import Header, IsKnown, clean_names, find_header, kind_of_cell
from analysis.intake.header_words import Words, is_known, kinds_in
from analysis.intake.ranking import belongs, table_score
from analysis.intake.sheet_notes import left_out_notes, sheet_notes
from analysis.reference.phrases import words_of

_TALLEST_MERGE = 50


def find_tables(
    book: RawBook, sheet: str | None = None, *, is_known_header: IsKnown = is_known
) -> tuple[RawTable, ...]:
    """The tables of a book that hold applications, in the order of the file.

    The best table, and every other that clearly belongs to it: the same columns on another sheet (a month,
    a seeker) or further down the same one. Hidden sheets are looked at only when asked for by name.

    Args:
        book: what `read` returned.
        sheet: read this sheet only; None chooses.
        is_known_header: whether a text is a header of a job-search list.

    Returns:
        Tables, each with every row below its header; () when no row of any sheet looks like a header.

    Raises:
        UnknownFieldError: there is no sheet of that name.
    """
    sheets = [one for one in book.sheets if one.name == sheet] if sheet is not None else _visible(book)
    if not sheets:
        names = ", ".join(f"“{one.name}”" for one in book.sheets)
        raise UnknownFieldError(f"There is no sheet called “{sheet}”.", f"The sheets are: {names}.")
    found = [table for one in sheets for table in sheet_tables(one, is_known_header)]
    if not found:
        return ()
    best = max(found, key=lambda table: table.score)
    chosen = [table for table in found if table is best or belongs(table, best)]
    read = {table.sheet for table in chosen}
    notes = left_out_notes([one for one in sheets if one.name not in read])
    return (replace(chosen[0], notes=(*chosen[0].notes, *notes)), *chosen[1:])


def _visible(book: RawBook) -> list[RawSheet]:
    return [sheet for sheet in book.sheets if sheet.visible] or list(book.sheets)


def sheet_tables(sheet: RawSheet, is_known_header: IsKnown = is_known) -> list[RawTable]:
    """The tables of one sheet, top to bottom; [] when no row looks like a header.

    A repeated header stays a row. A different header further down starts another table only if what it heads
    belongs with the first; otherwise its rows stay with the table above, so that no row is lost.
    """
    turned = _transposed(sheet, is_known_header)
    if turned is not None:
        return [turned]
    header = find_header(sheet.rows, sheet.merged, is_known_header)
    if header is None:
        return []
    end = len(sheet.rows)
    first = _table(sheet, header, end)
    headers = [header]
    for other in _further_headers(sheet, header, is_known_header):
        if belongs(_table(sheet, other, end), first):
            headers.append(other)
    if len(headers) == 1:
        return [replace(first, notes=sheet_notes(sheet))]
    ends = [*(other.row for other in headers[1:]), end]
    tables = [_table(sheet, one, stop) for one, stop in zip(headers, ends, strict=True)]
    return [replace(tables[0], notes=sheet_notes(sheet)), *tables[1:]]


def _further_headers(sheet: RawSheet, first: Header, is_known_header: IsKnown) -> Iterator[Header]:
    """Other headers below: after a blank row or a title, mostly known words, not the first one again."""
    rows = sheet.rows
    names = [words_of(name) for name in first.names if name]
    apart = False
    for place in range(first.row + 1, len(rows) - 1):
        row = rows[place]
        filled = len(row) - row.count("")
        if apart and filled > 2 and any(rows[place + 1]) and _is_other_header(row, names, is_known_header):
            yield Header(row, place, first.score)
        apart = filled < 2


def _is_other_header(row: Cells, first: list[Words], is_known_header: IsKnown) -> bool:
    texts = [cell for cell in row if cell]
    known = sum(map(is_known_header, texts))
    if known < 3 or known < 0.6 * len(texts) or any(kind_of_cell(cell) != "text" for cell in texts):
        return False
    names = [words_of(cell) for cell in texts]
    return len(set(names)) == len(names) and names != first


def _table(sheet: RawSheet, header: Header, end: int) -> RawTable:
    body = [
        (place, row) for place, row in enumerate(sheet.rows[header.row + 1 : end], header.row + 1) if any(row)
    ]
    body = _with_merged(body, sheet.merged, header.names)
    names, rows = _squared(header.names, body)
    table = RawTable(sheet.name, names, header.row + 1, rows)
    return replace(table, score=table_score(table))


def _squared(names: Cells, body: Sequence[tuple[int, Cells]]) -> tuple[Cells, tuple[RawRow, ...]]:
    """Names and rows of one width, without columns that have neither a name nor data."""
    width = max([len(names), *(len(row) for _, row in body)])
    names = names + ("",) * (width - len(names))
    padded = [(place, row + ("",) * (width - len(row)) if len(row) < width else row) for place, row in body]
    used = [any(column) for column in zip(*(row for _, row in padded), strict=True)] or [False] * width
    names = clean_names(names, used)
    kept = [column for column, name in enumerate(names) if name]
    if len(kept) == width:
        return names, tuple(RawRow(place + 1, row) for place, row in padded)
    if len(kept) == 1:
        return (names[kept[0]],), tuple(RawRow(place + 1, (row[kept[0]],)) for place, row in padded)
    pick = itemgetter(*kept)
    return pick(names), tuple(RawRow(place + 1, pick(row)) for place, row in padded)


def _with_merged(
    body: list[tuple[int, Cells]], merged: Sequence[Area], names: Cells
) -> list[tuple[int, Cells]]:
    """The employer of a cell merged over several rows, written into each row that has a role of its own."""
    anchors = {
        column: kinds_in(name) & {"employer", "role"}
        for column, name in enumerate(names)
        if kinds_in(name) & {"employer", "role"}
    }
    tall = [
        area
        for area in merged
        if area[1] == area[3] and 0 < area[2] - area[0] < _TALLEST_MERGE and area[1] in anchors
    ]
    if not tall:
        return body
    rows = dict(body)
    changed: dict[int, dict[int, str]] = {}
    for top, column, bottom, _ in tall:
        for place in range(top + 1, bottom + 1):
            row = rows.get(place)
            if (
                top in rows
                and row
                and any(row[other] for other in anchors if other != column and other < len(row))
            ):
                changed.setdefault(place, {})[column] = rows[top][column]
    return [
        (place, tuple(changed.get(place, {}).get(column, cell) for column, cell in enumerate(row)))
        if place in changed
        else (place, row)
        for place, row in body
    ]


def _transposed(sheet: RawSheet, is_known_header: IsKnown) -> RawTable | None:
    """The table of a sheet whose labels stand down the first column, one application a column; else None."""
    rows = [(place, row) for place, row in enumerate(sheet.rows) if any(row)]
    if not 3 <= len(rows) <= 60:
        return None
    start = min(next(column for column, cell in enumerate(row) if cell) for _, row in rows)
    labels = [row[start] if start < len(row) else "" for _, row in rows]
    told = [label for label in labels if label]
    known = sum(map(is_known_header, told))
    if known < 3 or known < 0.6 * len(told) or len(set(told)) < len(told):
        return None
    first = next(place for place, label in enumerate(labels) if label and is_known_header(label))
    across = [cell for cell in rows[first][1] if cell]
    if len(across) < 3 or sum(map(is_known_header, across[1:])) > 0.3 * (len(across) - 1):
        return None
    kinds = frozenset[str]().union(*map(kinds_in, told))
    if not kinds & {"employer", "role"}:
        return None
    columns = list(zip_longest(*(row for _, row in rows[first:]), fillvalue=""))
    body = [(place, column) for place, column in enumerate(columns) if place > start and any(column)]
    names, found = _squared(columns[start], body)
    table = RawTable(sheet.name, names, start + 1, found, notes=sheet_notes(sheet), transposed=True)
    return replace(table, score=table_score(table))
