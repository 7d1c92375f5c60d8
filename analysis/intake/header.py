"""Find the header: the row (or two) that names the columns, below titles and instructions, above the data."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from analysis.intake.grid import Area, Cells
from analysis.intake.header_words import header_words
from analysis.model.recall import recalled
from analysis.reference.phrases import words_of

IsKnown = Callable[[str], bool]

_LOOKED_AT = 60
_BELOW = 40
_ENOUGH, _ENOUGH_IF_KNOWN = 4.3, 3.0
_KNOWN_WEIGHT = 1.5
_CALENDAR, _FEWEST_DAYS = 3.0, 3
_LONGEST_NAME = 60
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T,].*)?|\d{1,2}[ -][A-Za-z]{3,9}[ -]\d{2,4}")
_NUMBER = re.compile(r"[-+(]?[£$€]?\s*\d[\d.,]*\s*%?\)?")
_ADDRESS = re.compile(r"https?://|www\.|@[\w-]+\.")


class Header(NamedTuple):
    """A header: one raw name a column ("" where none is written), its last row (from 0), and its score."""

    names: Cells
    row: int
    score: float


def find_header(rows: Sequence[Cells], merged: Sequence[Area], is_known: IsKnown) -> Header | None:
    """The header of a sheet; None when no row looks like one.

    Each of the first 60 rows that hold something is scored: how full it is against the usual row, whether it
    is text, unique and short, whether it differs from what stands below it in its columns, how many full rows
    stand above it, and how many of its cells are known headers. Two header rows are joined into one name a
    column.
    """
    filled = [(place, row) for place, row in enumerate(rows[:2000]) if any(row)]
    usual = _usual_fill([row for _, row in filled[:300]])
    best, best_score, full_above = None, 0.0, 0
    for position, (place, row) in enumerate(filled[:_LOOKED_AT]):
        texts = [cell for cell in row if cell]
        if len(texts) < 2 or len(texts) < 0.5 * usual:
            continue
        below = [other for _, other in filled[position + 1 : position + 1 + _BELOW] if other != row]
        score = shape_score(row, below, usual) - 0.03 * min(position, 20) - 0.25 * min(full_above, 6)
        full_above += 1
        if (
            score + _KNOWN_WEIGHT + (_CALENDAR if position < 3 else 0) <= best_score
        ):  # looking words up is slow, so only where it can matter
            continue
        known = sum(map(is_known, texts))
        if _is_calendar(texts, known):
            score, known = score + _CALENDAR, len(texts)
        score += _KNOWN_WEIGHT * known / len(texts)
        if score > max(best_score, _ENOUGH_IF_KNOWN if _mostly_known(texts, known) else _ENOUGH):
            best, best_score = place, score
    if best is None:
        return None
    names, last = _joined(rows, best, merged, is_known)
    return Header(names, last, best_score)


def _is_calendar(texts: list[str], known: int) -> bool:
    """Whether known names are followed by different days only, as over a list with a column for each week."""
    days = [at for at, text in enumerate(texts) if kind_of_cell(text) == "date"]
    first = len(texts) - len(days)
    return (
        len(days) >= _FEWEST_DAYS
        and 0 < first <= known
        and days == list(range(first, len(texts)))
        and len(set(texts)) == len(texts)
    )


def _mostly_known(texts: list[str], known: int) -> bool:
    """Whether the words alone make it a header; a day among them speaks for a row of data."""
    if _is_calendar(texts, len(texts)):
        return known == len(texts)
    return known >= max(2, 0.4 * len(texts)) and "date" not in map(kind_of_cell, texts)


def _usual_fill(rows: Sequence[Cells]) -> int:
    fills = Counter(fill for row in rows if (fill := len(row) - row.count("")) > 1)
    if not fills:
        return 1
    often = max(fills, key=lambda fill: (fills[fill], fill))
    # rows with many gaps are hardly ever equally full: then the middle one stands for them
    return often if fills[often] > 1 else sorted(fills)[len(fills) // 2]


def shape_score(row: Cells, below: Sequence[Cells], usual: int) -> float:
    """How much a row looks like a header of the rows below, words apart: about 2 to 6."""
    texts = [cell for cell in row if cell]
    body = [other for other in below if sum(map(bool, other)) >= max(1, 0.4 * usual)]
    share = 1 / len(texts)
    return (
        1.2 * min(len(texts) / usual, 1.0)
        + 2.0 * share * sum(kind_of_cell(cell) == "text" for cell in texts)
        + 0.6 * share * len({cell.casefold() for cell in texts})
        + 0.4 * share * sum(len(cell) <= _LONGEST_NAME for cell in texts)
        + 1.6 * _contrast(row, body)
        - (0.0 if body else 0.8)
    )


@recalled()
def kind_of_cell(cell: str) -> str:
    """What sort of cell it is: "date", "number", "address" or "text"."""
    if _DATE.fullmatch(cell):
        return "date"
    if _NUMBER.fullmatch(cell):
        return "number"
    return "address" if _ADDRESS.search(cell) else "text"


def _contrast(row: Cells, body: Sequence[Cells]) -> float:
    """How much the cells of a row differ from those below them, -1 (the same sort) to 1 (another sort)."""
    votes = []
    for column, name in enumerate(row):
        cells = [other[column] for other in body if column < len(other) and other[column]] if name else []
        if cells:
            votes.append(_column_contrast(name, cells))
    return sum(votes) / len(votes) if votes else 0.0


def _column_contrast(name: str, cells: list[str]) -> float:
    kind = kind_of_cell(name)
    usual, count = Counter(map(kind_of_cell, cells)).most_common(1)[0]
    if kind == "text":
        if usual != "text":
            return 1.0 if count > 0.6 * len(cells) else 0.0
        return 0.25 if name.casefold() not in {cell.casefold() for cell in cells} else -0.5
    return -1.0 if kind == usual else 0.0


def _joined(
    rows: Sequence[Cells], place: int, merged: Sequence[Area], is_known: IsKnown
) -> tuple[Cells, int]:
    """The names at `place`, joined with a row of groups above or of details below if there is one."""
    row = rows[place]
    above = _near(rows, place - 1)
    if above and _is_group_row(above, row, place - 1, merged, is_known):
        return _with_groups(_spread(above, place - 1, merged), row, is_known), place
    below = _near(rows, place + 1)
    body = rows[place + 2 : place + 12]
    if below and (_is_detail_row(row, below, body, is_known) or _is_second_line(row, below, body, is_known)):
        return _with_groups(_spread(row, place, merged), below, is_known), place + 1
    return row, place


def _near(rows: Sequence[Cells], place: int) -> Cells | None:
    return rows[place] if 0 <= place < len(rows) and any(rows[place]) else None


def _is_group_row(above: Cells, row: Cells, place: int, merged: Sequence[Area], is_known: IsKnown) -> bool:
    """Whether the row above a header names groups of its columns: a few short texts, spread over them."""
    texts = [cell for cell in above if cell]
    if len(texts) < 2 or any(len(cell) > 40 or kind_of_cell(cell) != "text" for cell in texts):
        return False
    if any(area[0] <= place <= area[2] and 0 < area[3] - area[1] < len(row) - 1 for area in merged):
        return True
    if any(len(words_of(cell)) > 3 or not cell.replace(" ", "").isalpha() for cell in texts):
        return False
    gaps = [column for column, cell in enumerate(row) if not cell]
    names = [cell.casefold() for cell in row if cell]
    needed = bool(gaps) or len(set(names)) < len(names)
    completes = all(_at(above, column) for column in gaps)
    return needed and completes and sum(map(is_known, texts)) >= 0.5 * len(texts)


def _is_detail_row(row: Cells, below: Cells, body: Sequence[Cells], is_known: IsKnown) -> bool:
    """Whether the row below a header completes it: known words under its gaps, and gaps where data stand."""
    texts = [cell for cell in below if cell]
    if not texts or any(len(cell) > 40 or kind_of_cell(cell) != "text" for cell in texts):
        return False
    if sum(map(is_known, texts)) < 0.6 * len(texts) and not _heads_data(row, below, body):
        return False
    under_gap = any(cell and not _at(row, column) for column, cell in enumerate(below))
    empty_over_data = any(
        name and not _at(below, column) and any(_at(other, column) for other in body)
        for column, name in enumerate(row)
    )
    return under_gap and empty_over_data


def _heads_data(row: Cells, below: Cells, body: Sequence[Cells]) -> bool:
    """Whether short words stand under each gap of a header, and over days or numbers in some column.

    "Employer | | Sent | | Reply |" over "name | town | on | by | on | what": the words need not be known.
    """
    gaps = [
        column
        for column in range(max(map(len, (row, below, *body))))
        if not _at(row, column) and any(_at(other, column) for other in body)
    ]
    words = [cell for cell in below if cell]
    if (
        len(gaps) < 2
        or not all(_at(below, column) for column in gaps)
        or any(len(cell) > 25 for cell in words)
    ):
        return False
    kinds = [
        [kind_of_cell(cell) for other in body if (cell := _at(other, at))]
        for at in range(len(below))
        if below[at]
    ]
    return any(len(column) > 1 and column.count("text") < 0.4 * len(column) for column in kinds)


def _is_second_line(row: Cells, below: Cells, body: Sequence[Cells], is_known: IsKnown) -> bool:
    """Whether the row below is the header's second line: as full, known words, words even over days."""
    texts = [cell for cell in below if cell]
    if len(texts) < 0.8 * sum(map(bool, row)) or any(kind_of_cell(cell) != "text" for cell in texts):
        return False
    if sum(map(is_known, texts)) < 0.8 * len(texts):
        return False
    columns = [
        [kind_of_cell(cells) for other in body if (cells := _at(other, column))]
        for column, cell in enumerate(below)
        if cell
    ]
    return any(kinds and kinds.count("text") < 0.4 * len(kinds) for kinds in columns)


def _at(row: Cells, column: int) -> str:
    return row[column] if column < len(row) else ""


def _spread(row: Cells, place: int, merged: Sequence[Area]) -> Cells:
    """Group names over all their columns: as far as they are merged, else up to the next group."""
    across = {area[1]: area[3] for area in merged if area[0] <= place <= area[2]}
    spread, until, name = [], -1, ""
    for column, cell in enumerate(row):
        if cell:
            name = cell
            until = across.get(column, len(row) if not across else column)
        spread.append(name if cell or column <= until else "")
    return tuple(spread)


def _with_groups(groups: Cells, names: Cells, is_known: IsKnown) -> Cells:
    words = header_words()
    repeated = Counter(words_of(name) for name in names)
    width = max(len(groups), len(names))
    joined = []
    for column in range(width):
        group, name = _at(groups, column), _at(names, column)
        told = words_of(name)
        alone = is_known(name) and told not in words.needs_group and repeated[told] == 1
        if not name or not group:
            joined.append(name or group)
        else:
            joined.append(name if alone or words_of(group) in words.empty_groups else f"{group} {name}")
    return tuple(joined)


def clean_names(names: Cells, used: Sequence[bool]) -> Cells:
    """Names on one line and unique; "" only where neither a name nor data stand.

    Args:
        names: raw names, one a column.
        used: whether anything stands below, one a column.
    """
    seen: Counter[str] = Counter()
    cleaned = []
    for column, (name, data) in enumerate(zip(names, used, strict=True)):
        short = " ".join(name.split()) or (f"Column {column_letters(column)}" if data else "")
        seen[short.casefold()] += 1
        times = seen[short.casefold()]
        while short and times > 1 and f"{short} ({times})".casefold() in seen:
            times += 1
        unique = f"{short} ({times})" if short and times > 1 else short
        seen[unique.casefold()] += unique != short
        cleaned.append(unique)
    return tuple(cleaned)


def column_letters(column: int) -> str:
    """The letters of a column counted from 0: 0 is "A", 26 "AA"."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
