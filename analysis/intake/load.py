"""From a file to a dataset: the one way in."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from analysis.errors import NoApplicationsError
from analysis.intake.assemble import (
    applications_of,
    column_issues,
    events_of,
    latest_day,
    left_out_list,
    left_over_row,
    mapping_of,
)
from analysis.intake.calendar_layout import with_calendar_turned
from analysis.intake.choices import Choices, ValueMap, choices_of
from analysis.intake.colour_key import with_colour_key
from analysis.intake.colours import cell_colours, painted_cells, with_colours
from analysis.intake.column_map import ColumnMap
from analysis.intake.columns import check_mapping, map_columns
from analysis.intake.counted import holds_counts
from analysis.intake.event_log import from_event_log
from analysis.intake.event_pairs import with_events_apart
from analysis.intake.grid import BookKind
from analysis.intake.header_words import is_known
from analysis.intake.identity import Identities
from analysis.intake.joint_names import with_names_apart
from analysis.intake.kanban import from_kanban
from analysis.intake.legend import with_codes_read
from analysis.intake.limits import DEFAULT_LIMITS, Limits
from analysis.intake.no_header import Headerless, as_guessed, headerless_lists, starts_with_data
from analysis.intake.paired_days import with_days_apart
from analysis.intake.periods import told_until, with_periods
from analysis.intake.privacy import private_columns
from analysis.intake.read import read
from analysis.intake.reopen import reopened
from analysis.intake.rows import Rows, read_rows
from analysis.intake.section_titles import with_section_titles
from analysis.intake.shapes import Block, blocks_of
from analysis.intake.sheet_names import with_sheet_names
from analysis.intake.split_days import with_days_joined
from analysis.intake.tables import find_tables
from analysis.intake.told_days import with_told_days
from analysis.intake.told_names import with_sentences_apart
from analysis.model import Dataset, DateReading, Issue
from analysis.model.recall import forget
from analysis.reference.columns import plain_header

_NO_APPLICATIONS = "There is no list of applications in this file."
_NO_APPLICATIONS_HINT = (
    "A list has one row for each application: the employer or the role, and the day or the status."
)
_NO_HEADER_HINT = "If there is one, add a row of headings above it: Company, Role, Date applied and Status."
_COUNTED = "This table counts applications instead of listing them."
_COUNTED_HINT = "Drop in the list that was counted, with one row for each application."


# what is done to a table before its columns are told, in this order
_IN_PLACE: tuple[Callable[[Block], Block], ...] = (
    with_days_joined,
    with_days_apart,
    with_periods,
    with_calendar_turned,
    with_events_apart,
    with_codes_read,
)


class Step(StrEnum):
    """What reading a file consists of, in its order."""

    FILE = "file"
    LIST = "list"
    COLUMNS = "columns"
    ROWS = "rows"


def load(
    source: bytes | Path | str,
    *,
    filename: str | None = None,
    as_of: date | None = None,
    sheet: str | None = None,
    limits: Limits | None = DEFAULT_LIMITS,
    mapping: Mapping[str, str] | None = None,
    value_map: ValueMap | None = None,
    on_step: Callable[[Step], None] | None = None,
) -> Dataset:
    """Read a spreadsheet in which a person tracks a job search.

    Args:
        source: the path of the file, or its bytes.
        filename: the name that bytes came with, for display.
        as_of: the day the file speaks for; without it the latest applied, replied or refused date in it.
        sheet: read this sheet only; without it the sheets that hold applications are found.
        limits: bounds on size, None for none but memory.
        mapping: field -> header, where the guess is to be overruled: {"company": "Firm"}; "" for no column.
        value_map: what words mean: {"status": {"PFO": ("applied", "rejected")}}; likewise result and
            sector; {"date_order": {"Applied": "month_first"}} for a column of dates;
            {"colour": {"FFFF0000": ("applied", "rejected")}} for rows so coloured (`colours.cell_colours`).
        on_step: told each step as it begins, so that a long reading can be followed.

    Returns:
        The dataset: every row below the header is an application or set aside with its reason.

    Raises:
        UnreadableFileError: the file cannot be read as a spreadsheet.
        NoApplicationsError: it can, but holds no list of applications.
        UnknownFieldError: mapping, value_map or sheet names something that does not exist.
    """
    begin = on_step or (lambda _: None)
    with _one_reading():
        choices = choices_of(value_map)
        named = filename or ("" if isinstance(source, bytes) else Path(source).name)
        begin(Step.FILE)
        book = read(source, filename, limits)
        if sheet is None and not mapping:
            fingerprint = _fingerprint(source, as_of, sheet, mapping, value_map)
            own = reopened(book, choices, as_of=as_of, fingerprint=fingerprint, source=named)
            if own is not None and own.rows_read:
                return own
        begin(Step.LIST)
        blocks = blocks_of(find_tables(book, sheet, is_known_header=_known(mapping)))
        bare = headerless_lists(book, sheet) if all(map(starts_with_data, blocks)) else []
        blocks = [one.block for one in bare] or blocks
        if mapping:
            check_mapping(mapping, [name for block in blocks for name in block.header])
        begin(Step.COLUMNS)
        read_as = _bare(bare, mapping) or [_understood(block, mapping, choices) for block in blocks]
        lists = _lists(read_as)
        if choices.colours:
            data = _bytes_of(source)
            painted = {name: cell_colours(data, name, limits) for name in _sheets(lists)}
            lists = [with_colours(*one, painted, choices.colours) for one in lists]
        elif book.kind is BookKind.XLSX:
            lists = [
                with_colour_key(*one, lambda name: painted_cells(_bytes_of(source), name, limits))
                for one in lists
            ]
        begin(Step.ROWS)
        identities = Identities()
        titles = [*(text for block in blocks for text in block.above), *(one.name for one in book.sheets)]
        until = told_until([*titles, named])
        parts = [
            read_rows(block, columns, identities, choices, as_of, until=until) for block, columns in lists
        ]
        left_over = [left_over_row(line) for block in blocks for line in block.left_over]
        events = events_of(parts)
        return Dataset(
            applications=applications_of(parts),
            events=events,
            issues=(*book.notes, *_notes(read_as, _sheets(lists)), *_issues(lists, parts)),
            set_aside=(*(row for part in parts for row in part.set_aside), *left_over),
            mapping=mapping_of(columns for _, columns in lists),
            dropped_columns=_dropped(lists),
            as_of=as_of or latest_day(events),
            rows_read=sum(len(block.lines) for block, _ in lists) + len(left_over),
            fingerprint=_fingerprint(source, as_of, sheet, mapping, value_map),
            source=named,
            sheets=_sheets(lists),
            date_orders=_date_orders(lists, parts),
        )


@contextmanager
def _one_reading() -> Iterator[None]:
    """Equal words are worked out once and forgotten at the end, when nobody's words may stay in memory.

    The garbage collector rests meanwhile: walking over rows that all stay takes a third of the time.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        forget()
        if running:
            gc.enable()


def _known(mapping: Mapping[str, str] | None) -> Callable[[str], bool]:
    """Tells headers from other cells; a header that the user named is one."""
    named = {plain_header(name) for name in (mapping or {}).values() if name}
    return lambda text: is_known(text) or (bool(named) and plain_header(text) in named)


def _lists(understood: Sequence[tuple[Block, ColumnMap]]) -> list[tuple[Block, ColumnMap]]:
    """The blocks that hold applications, one row each, and what their columns are."""
    counted = [holds_counts(columns) for _, columns in understood]
    found = [
        (block, columns)
        for (block, columns), is_counted in zip(understood, counted, strict=True)
        if columns.holds_applications and not is_counted
    ]
    if not any(block.lines for block, _ in found):
        if any(counted):
            raise NoApplicationsError(_COUNTED, _COUNTED_HINT)
        headed = any(not starts_with_data(block) for block, _ in understood)
        raise NoApplicationsError(_NO_APPLICATIONS, _NO_APPLICATIONS_HINT if headed else _NO_HEADER_HINT)
    names = _sheets(found)
    return [with_sheet_names(block, columns, names) for block, columns in found]


def _sheets(lists: Iterable[tuple[Block, ColumnMap]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for block, _ in lists for name in block.sheets))


def _dropped(lists: Iterable[tuple[Block, ColumnMap]]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(columns.header[place] for _, columns in lists for place in sorted(columns.dropped))
    )


def _date_orders(lists: Sequence[tuple[Block, ColumnMap]], parts: Sequence[Rows]) -> dict[str, DateReading]:
    """How days that can be read in two ways were read; of several tables the first counts."""
    found: dict[str, DateReading] = {}
    for (block, _), part in zip(lists, parts, strict=True):
        found = {**dict(block.date_orders), **part.date_orders, **found}
    return found


def _notes(found: Iterable[tuple[Block, ColumnMap]], read_sheets: tuple[str, ...]) -> Iterator[Issue]:
    for block, _ in found:
        yield from block.notes
        if not set(block.sheets) & set(read_sheets):
            yield left_out_list(block)


def _issues(lists: Sequence[tuple[Block, ColumnMap]], parts: Sequence[Rows]) -> Iterator[Issue]:
    for (block, columns), part in zip(lists, parts, strict=True):
        yield from column_issues(block, columns)
        yield from part.issues


def _bare(lists: Iterable[Headerless], mapping: Mapping[str, str] | None) -> list[tuple[Block, ColumnMap]]:
    """Lists without a header row, what their columns are told from their cells or by the user."""
    confirmed = mapping or {}
    return [
        (block, as_guessed(_columns_of(block, {**told, **confirmed}), confirmed)) for block, told in lists
    ]


def _understood(block: Block, mapping: Mapping[str, str] | None, choices: Choices) -> tuple[Block, ColumnMap]:
    """A block as one row an application, whatever its layout, and what its columns are."""
    block = with_codes_read(
        with_events_apart(with_calendar_turned(with_periods(with_days_apart(with_days_joined(block)))))
    )
    board = from_kanban(block) if not mapping else None
    if board is not None:
        return board, _columns_of(board, mapping)
    block, is_diary = with_sentences_apart(block) if not mapping else (block, False)
    columns = _columns_of(block, mapping)
    log = from_event_log(block, columns, choices, surely=is_diary)
    if log is not None:
        return log, _columns_of(log, None)
    for add in (with_names_apart, with_section_titles, with_told_days):
        block, columns = add(block, columns)
    return block, columns


def _columns_of(block: Block, mapping: Mapping[str, str] | None) -> ColumnMap:
    dropped = frozenset(private_columns(block.header, block.columns))
    return map_columns(block.header, block.columns, mapping, dropped)


def _fingerprint(source: bytes | Path | str, *choices: object) -> str:
    return sha256(_bytes_of(source) + repr(choices).encode()).hexdigest()


def _bytes_of(source: bytes | Path | str) -> bytes:
    return source if isinstance(source, bytes) else Path(source).read_bytes()
