"""Logs: a row for each thing that happened, the employer and the role repeated from row to row."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from analysis.intake.choices import Choices
from analysis.intake.column_map import ColumnMap
from analysis.intake.days import order_issues
from analysis.intake.shapes import Block, Line
from analysis.intake.values import text_of
from analysis.interpret.dates import DateColumn, read_dates
from analysis.interpret.names import employer_key, role_key
from analysis.interpret.status import StatusReading, read_stage_header, read_status, read_statuses
from analysis.model import Basis, DateReading, EventKind, Outcome, Stage

_MOSTLY = 0.7
_OFTEN = 0.4
# a log of 5 applications has hardly fewer than 6 rows
_RARELY = 0.85
_SENT = "Applied"
_BESIDE = " ;; "

Key = tuple[str, str, str]


def from_event_log(
    block: Block, columns: ColumnMap, choices: Choices, *, surely: bool = False
) -> Block | None:
    """The applications of a log as one row each, with a column of days for each thing that happened.

    The days are read over the whole column before the log is turned round, so that what one row proves about
    the order of day and month counts for all; they stand in the new columns as 2026-03-02.

    Args:
        block: the rows.
        columns: what its columns are.
        choices: what the user said certain words mean.
        surely: it is known to be one; then it need not show in the rows. Rows without an employer stay.

    Returns:
        None when the block is no log. It is one when rows often share employer and role and tell one
        story: it begins with an application, and what comes after is no other application.
    """
    event = _event_column(block, columns)
    day = columns.fields.get("applied_on")
    if "company" not in columns.fields or event is None or day is None:
        return None
    if not surely and _rarely_repeats(block, columns):
        return None
    stories = _stories(block, columns)
    event, block = _with_actions(block, columns, event)
    told = block.columns[event]
    readings = dict(zip(told, read_statuses((_action(cell), "") for cell in told), strict=True))
    repeated = [rows for rows in stories.values() if len(rows) > 1]
    if not surely and len(repeated) < max(1, _OFTEN * len(stories)):
        return None
    column = read_dates(block.columns[day], order=choices.order(block.header[day]))
    ordered = {key: _by_day(column.days, rows) for key, rows in stories.items()}
    running = [
        rows for rows in ordered.values() if len(rows) > 1 and _is_story([readings[told[at]] for at in rows])
    ]
    if not surely and len(running) < _MOSTLY * len(repeated):
        return None
    if surely:
        told_of = {at for rows in ordered.values() for at in rows}
        ordered |= {("", "", str(at)): [at] for at in range(len(block.lines)) if at not in told_of}
    issues = order_issues(block, block.header[day], column)
    pivoted = _one_row_each(block, list(ordered.values()), event, day, _written(block.columns[day], column))
    order = column.order
    told_as = () if order is None else ((block.header[day], DateReading(order.value, column.order_basis)),)
    return replace(pivoted, notes=(*pivoted.notes, *issues), date_orders=told_as)


def _written(cells: Sequence[str], column: DateColumn) -> list[str]:
    """The days in the one way that needs no order; other cells, and those without a year, as they are."""
    return [
        cell if day is None or at in column.inferred_year else day.isoformat()
        for at, (cell, day) in enumerate(zip(cells, column.days, strict=True))
    ]


def _event_column(block: Block, columns: ColumnMap) -> int | None:
    """The column that says what happened: the state, else the first other one that tells of sending."""
    place = columns.fields.get("status", columns.fields.get("result"))
    return place if place is not None else _actions(block, columns)


def _actions(block: Block, columns: ColumnMap) -> int | None:
    """The column of the user's own, or of steps to come, that often says that something was sent."""
    places = [columns.fields[name] for name in ("next_step", "notes") if name in columns.fields]
    for place in (*places, *columns.own):
        cells = [cell for cell in block.columns[place] if text_of(cell)]
        starts = sum(map(_is_start, read_statuses((cell, "") for cell in cells)))
        if len(cells) >= _MOSTLY * len(block.lines) and starts >= _OFTEN * _OFTEN * len(cells):
            return place
    return None


def _with_actions(block: Block, columns: ColumnMap, event: int) -> tuple[int, Block]:
    """The column of events, and the block, where most rows say beside the state what was done.

    "Action" and "Outcome": what came of an action is read together with it.
    """
    filled = sum(bool(text_of(cell)) for cell in block.columns[event])
    place = _actions(block, columns) if filled < _MOSTLY * len(block.lines) else None
    if place is None or place == event:
        return event, block
    lines = tuple(
        line._replace(
            cells=tuple(
                _BESIDE.join(filter(None, (cell, line.cells[event])))
                if at == place
                else ""
                if at == event
                else cell
                for at, cell in enumerate(line.cells)
            )
        )
        for line in block.lines
    )
    return place, replace(block, lines=lines)


def _rarely_repeats(block: Block, columns: ColumnMap) -> bool:
    """Whether most rows have an employer and a role of their own, as they are written."""
    places = [columns.fields[field] for field in ("company", "role") if field in columns.fields]
    different = len(set(zip(*(block.columns[place] for place in places), strict=True)))
    return different > _RARELY * len(block.lines)


def _stories(block: Block, columns: ColumnMap) -> dict[Key, list[int]]:
    """The rows of each (seeker, employer, role), in the order of the file."""
    names = [
        [""] * len(block.lines) if (place := columns.fields.get(field)) is None else block.columns[place]
        for field in ("seeker", "company", "role")
    ]
    stories: dict[Key, list[int]] = {}
    keys: dict[Key, Key | None] = {}
    for at, written in enumerate(zip(*names, strict=True)):
        if written not in keys:
            seeker, company, role = written
            told = text_of(company) or text_of(role)
            keys[written] = (seeker.strip(), employer_key(company), role_key(role)) if told else None
        if (key := keys[written]) is not None:
            stories.setdefault(key, []).append(at)
    return _with_role_found(stories)


def _action(cell: str) -> str:
    """What was done, without what came of it."""
    return cell.split(_BESIDE)[0]


def _with_role_found(stories: dict[Key, list[int]]) -> dict[Key, list[int]]:
    """The stories, rows without a role joined to the only role told of at that employer."""
    roles: dict[tuple[str, str], list[Key]] = {}
    for key in stories:
        if key[1] and key[2]:
            roles.setdefault(key[:2], []).append(key)
    found: dict[Key, list[int]] = {}
    for key, rows in stories.items():
        others = roles.get(key[:2], []) if key[1] and not key[2] else []
        found.setdefault(others[0] if len(others) == 1 else key, []).extend(rows)
    return {key: sorted(rows) for key, rows in found.items()}


def _by_day(days: Sequence[date | None], rows: Sequence[int]) -> list[int]:
    """Rows in the order of their days; if one has none they stay where they stand."""
    dated = [(day, at) for at in rows if (day := days[at]) is not None]
    return [at for _, at in sorted(dated)] if len(dated) == len(rows) else list(rows)


def _is_story(readings: Sequence[StatusReading]) -> bool:
    """One application at the start, and something else after it."""
    return _is_start(readings[0]) and not any(map(_is_start, readings[1:]))


def _is_start(reading: StatusReading) -> bool:
    return (
        reading.stage in (Stage.APPLIED, Stage.SAVED)
        and reading.stage_basis is Basis.STATED
        and reading.outcome is Outcome.WAITING
    )


def _one_row_each(
    block: Block, stories: Sequence[Sequence[int]], event: int, day: int, days_written: Sequence[str]
) -> Block:
    """Pivots the log: what happened becomes a header, its day the cell; the last event is the state."""
    told = block.columns[event]
    names = {cell: _name_of(_action(cell)) for cell in dict.fromkeys(told)}
    events = [name for name in dict.fromkeys(names.values()) if name]
    places = {cell: events.index(name) for cell, name in names.items() if name}
    kept = [place for place in range(len(block.header)) if place not in (event, day)]
    header = (*(block.header[place] for place in kept), "Status", *events)
    lines = []
    for rows in stories:
        cells = [_joined(block.columns[place], rows) for place in kept]
        days = [""] * len(events)
        for at in rows:
            if told[at] in places and not days[places[told[at]]]:
                days[places[told[at]]] = days_written[at] or "x"
        first = block.lines[rows[0]]
        last = told[rows[-1]].replace(_BESIDE, "; ")
        lines.append(Line(first.sheet, first.number, (*cells, last, *days)))
    return Block(header, tuple(lines), block.notes, block.sheets)


def _name_of(event: str) -> str:
    """The column for an event: one for all ways to say that it was sent, "" for what is no step."""
    if not text_of(event):
        return ""
    says = read_stage_header(event)
    if says is None:
        return _SENT if _is_start(read_status(event)) and read_status(event).stage is Stage.APPLIED else ""
    return _SENT if says.kind is EventKind.APPLIED else event


def _joined(column: Sequence[str], rows: Sequence[int]) -> str:
    """What the rows say in one column, each different text once."""
    return "; ".join(dict.fromkeys(text.strip() for at in rows if (text := text_of(column[at]))))
