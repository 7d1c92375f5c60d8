"""One table out of the rows under a header: columns squared, merged cells filled, neighbours told apart."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from operator import itemgetter

from analysis.intake.grid import Area, Cells, RawRow, RawSheet, RawTable
from analysis.intake.header import Header, IsKnown, clean_names
from analysis.intake.header_words import kinds_in
from analysis.intake.ranking import table_score
from analysis.intake.sections import with_sections
from analysis.intake.sheet_notes import panel_note
from analysis.intake.side_by_side import column_groups, is_panel

_TALLEST_MERGE = 50
_MOST_ABOVE = 30
_MOST_LABELS = 60
Body = list[tuple[int, Cells]]


def tables_under(sheet: RawSheet, header: Header, end: int, start: int = 0) -> list[RawTable]:
    """The tables under a header, down to row `end` (from 0, not included): several if side by side.

    What stands above the header goes with them: all from the top of the sheet, or, when another header stands
    above in row `start`, the title right above.

    A panel of figures beside a list is left out, and a note says so.
    """
    body = [
        (place, row) for place, row in enumerate(sheet.rows[header.row + 1 : end], header.row + 1) if any(row)
    ]
    width = max([len(header.names), *(len(row) for _, row in body)])
    names = header.names + ("",) * (width - len(header.names))
    body = [(place, row + ("",) * (width - len(row)) if len(row) < width else row) for place, row in body]
    body = _with_merged(body, sheet.merged, names)
    used = [any(column) for column in zip(*(row for _, row in body), strict=True)] or [False] * width
    groups = column_groups(names, used)
    if len(groups) < 2:
        above = _above(sheet, header, start, set(range(width)))
        return [replace(_scored(sheet.name, names, used, header.row, body), above=above)]
    panels = [group for group in groups[1:] if is_panel(names, body, group)]
    panel_columns = {column for group in panels for column in group}
    lists = [group for group in groups if not set(group) <= panel_columns]
    tables = [
        replace(
            _scored(
                sheet.name,
                tuple(name if column in group else "" for column, name in enumerate(names)),
                [data and column in group for column, data in enumerate(used)],
                header.row,
                [(place, row) for place, row in body if any(row[column] for column in group)],
            ),
            above=_above(sheet, header, start, group),
        )
        for group in _joined_groups(lists, names)
    ]
    return [replace(tables[0], notes=tuple(panel_note(sheet, group) for group in panels)), *tables[1:]]


def _above(sheet: RawSheet, header: Header, start: int, columns: set[int]) -> tuple[str, ...]:
    """The texts above a header in these columns, the last of them nearest to it."""
    rows = sheet.rows[: header.row]
    if start:
        rows = rows[max(start, header.row - 1) :]
        rows = tuple(row for row in rows if len(row) - row.count("") == 1)
    texts = [cell for row in rows for column, cell in enumerate(row) if cell and column in columns]
    return tuple(texts[-_MOST_ABOVE:])


def _joined_groups(groups: list[range], names: Cells) -> list[set[int]]:
    """Columns of each list: a group that repeats the first one's headers is a list of its own."""
    joined = [set(groups[0])]
    first = {names[column].casefold() for column in groups[0] if names[column]}
    for group in groups[1:]:
        told = [names[column].casefold() for column in group if names[column]]
        named = any(kinds_in(name) & {"employer", "role"} for name in told)
        if named and sum(name in first for name in told) >= 0.6 * len(told):
            joined.append(set(group))
        else:
            joined[-1] |= set(group)
    return joined


def _scored(name: str, names: Cells, used: Sequence[bool], header_row: int, body: Body) -> RawTable:
    header, rows = _squared(names, used, body)
    table = with_sections(RawTable(name, header, header_row + 1, rows))
    return replace(table, score=table_score(table))


def _squared(names: Cells, used: Sequence[bool], body: Body) -> tuple[Cells, tuple[RawRow, ...]]:
    """Names and rows without columns that have neither a name nor data."""
    names = clean_names(names, used)
    kept = [column for column, name in enumerate(names) if name]
    if len(kept) == len(names):
        return names, tuple(RawRow(place + 1, row) for place, row in body)
    if len(kept) == 1:
        return (names[kept[0]],), tuple(RawRow(place + 1, (row[kept[0]],)) for place, row in body)
    pick = itemgetter(*kept)
    return pick(names), tuple(RawRow(place + 1, pick(row)) for place, row in body)


def _with_merged(body: Body, merged: Sequence[Area], names: Cells) -> Body:
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


def transposed_table(sheet: RawSheet, is_known_header: IsKnown) -> RawTable | None:
    """The table of a sheet whose labels stand down the first column, one application a column; else None."""
    rows = [(place, row) for place, row in enumerate(sheet.rows) if any(row)]
    if not 3 <= len(rows) <= _MOST_LABELS:
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
    used = [any(cells) for cells in zip(*(column for _, column in body), strict=True)]
    return replace(_scored(sheet.name, columns[start], used, start, body), transposed=True)
