"""From sheets to tables: the lists of applications among dashboards, word lists and mail logs."""

from collections.abc import Iterator
from dataclasses import replace

from analysis.errors import UnknownFieldError
from analysis.intake.grid import Cells, RawBook, RawRow, RawSheet, RawTable
from analysis.intake.header import Header, IsKnown, find_header, kind_of_cell
from analysis.intake.header_words import Words, is_known
from analysis.intake.layout import tables_under, transposed_table
from analysis.intake.ranking import belongs, table_score
from analysis.intake.records import records_table
from analysis.intake.sheet_notes import left_out_notes, sheet_notes
from analysis.reference.phrases import words_of


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
    """The tables of one sheet that belong together, top to bottom; [] when no row looks like a header.

    A repeated header stays a row. A different header further down starts another table if what it heads
    belongs with the best one; if not, what stands under it is left over with the table above.
    """
    turned = transposed_table(sheet, is_known_header)
    if turned is not None:
        return [replace(turned, notes=sheet_notes(sheet))]
    told = records_table(sheet, is_known_header)
    if told is not None:
        return [replace(told, score=table_score(told), notes=sheet_notes(sheet))]
    first = find_header(sheet.rows, sheet.merged, is_known_header)
    if first is None:
        return []
    headers = [first, *_further_headers(sheet, first, is_known_header)]
    ends = [*(header.row for header in headers[1:]), len(sheet.rows)]
    starts = [0, *(header.row for header in headers)]
    blocks = [
        tables_under(sheet, header, end, start)
        for header, end, start in zip(headers, ends, starts, strict=False)
    ]
    best = max((block[0] for block in blocks), key=lambda table: table.score)
    kept: list[RawTable] = []
    for header, end, block in zip(headers, ends, blocks, strict=True):
        if block[0] is best or belongs(block[0], best):
            kept.extend(block)
        elif kept:
            kept[-1] = replace(kept[-1], left_over=kept[-1].left_over + _rows_between(sheet, header.row, end))
    kept[0] = replace(kept[0], notes=(*sheet_notes(sheet), *kept[0].notes))
    return kept


def _rows_between(sheet: RawSheet, start: int, end: int) -> tuple[RawRow, ...]:
    rows = enumerate(sheet.rows[start:end], start + 1)
    return tuple(RawRow(number, row) for number, row in rows if any(row))


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
