"""Lists written as records: "Company: Hazel", "Role: Clerk", one line each, again and again."""

import re
from collections.abc import Iterator

from analysis.intake.grid import RawRow, RawSheet, RawTable
from analysis.intake.header import IsKnown
from analysis.intake.header_words import kinds_in
from analysis.reference.columns import plain_header

_LINE = re.compile(r"\s*[-*•]?\s*([^\W\d_][^:=\n]{0,40}?)\s*[:=]\s*(.*)", re.DOTALL)
_FEWEST_RECORDS = 2
_KNOWN, _LABELLED = 0.6, 0.7


def records_table(sheet: RawSheet, is_known_header: IsKnown) -> RawTable | None:
    """The table of a sheet that holds one label and its value in each row; None when it is none.

    A record begins where its first label comes again. Most labels must be usual headers, among them one for
    the employer or the role. A line without a label is taken for more of the value above it. Each row of
    the table has the number of the first row of its record.
    """
    filled = [(number, row) for number, row in enumerate(sheet.rows, 1) if any(row)]
    if len(filled) < 2 * _FEWEST_RECORDS or max(len(row) - row.count("") for _, row in filled) > 6:
        return None
    pairs = [(number, *_pair(row)) for number, row in filled]
    labels = [plain_header(label) for _, label, _ in pairs if label]
    names = dict.fromkeys(labels)
    if len(labels) < _LABELLED * len(pairs) or not labels or labels.count(labels[0]) < _FEWEST_RECORDS:
        return None
    shown = {plain_header(label): label for _, label, _ in reversed(pairs) if label}
    known = sum(is_known_header(shown[name]) for name in names)
    kinds = frozenset[str]().union(*(kinds_in(shown[name]) for name in names))
    if len(names) < 2 or known < _KNOWN * len(names) or not kinds & {"employer", "role"}:
        return None
    rows = tuple(_rows(pairs, list(names)))
    return RawTable(sheet.name, tuple(shown[name] for name in names), 0, rows)


def _pair(row: tuple[str, ...]) -> tuple[str, str]:
    """Label and value of a row, the label "" where there is none."""
    cells = [cell for cell in row if cell]
    found = _LINE.fullmatch(", ".join(cells))
    if found is not None and not found[1].casefold().endswith(("http", "https")):
        return found[1], found[2].strip()
    if len(cells) == 2 and cells[0] is row[0]:
        return cells[0], cells[1]
    return "", " ".join(cells)


def _rows(pairs: list[tuple[int, str, str]], names: list[str]) -> Iterator[RawRow]:
    start, record, last = 0, dict[str, str](), ""
    for number, label, value in pairs:
        name = plain_header(label) if label else last
        if label and name == names[0] and record:
            yield RawRow(start, tuple(record.get(one, "") for one in names))
            record = {}
        if not record:
            start = number
        if name:
            record[name] = f"{record[name]} {value}".strip() if name in record else value
        last = name
    if record:
        yield RawRow(start, tuple(record.get(one, "") for one in names))
