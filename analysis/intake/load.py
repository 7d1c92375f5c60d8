"""From a file to a dataset: the one way in."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

import pandas as pd

from analysis.errors import NoApplicationsError
from analysis.intake.choices import ValueMap, choices_of
from analysis.intake.column_map import ColumnMap
from analysis.intake.columns import CERTAIN, check_mapping, map_columns
from analysis.intake.event_log import from_event_log
from analysis.intake.header import column_letters
from analysis.intake.header_words import is_known
from analysis.intake.identity import Identities
from analysis.intake.joint_names import with_names_apart
from analysis.intake.kanban import from_kanban
from analysis.intake.limits import DEFAULT_LIMITS, Limits
from analysis.intake.privacy import private_columns
from analysis.intake.read import read
from analysis.intake.rows import Rows, read_rows
from analysis.intake.section_titles import with_section_titles
from analysis.intake.shapes import Block, Line, blocks_of
from analysis.intake.sheet_names import with_sheet_names
from analysis.intake.tables import find_tables
from analysis.model import (
    APPLICATION_COLUMNS,
    EVENT_COLUMNS,
    OWN,
    AsideReason,
    Dataset,
    EventKind,
    Issue,
    IssueCode,
    MappedColumn,
    SetAside,
)
from analysis.reference.columns import fields, plain_header

_NO_APPLICATIONS = "There is no list of applications in this file."
_NO_APPLICATIONS_HINT = (
    "A list has one row for each application: the employer or the role, and the day or the status."
)
# what says how far the file reaches; bookings and deadlines lie ahead
_REACHES = frozenset({EventKind.APPLIED, EventKind.REPLIED, EventKind.REJECTED})


def load(
    source: bytes | Path | str,
    *,
    filename: str | None = None,
    as_of: date | None = None,
    sheet: str | None = None,
    limits: Limits | None = DEFAULT_LIMITS,
    mapping: Mapping[str, str] | None = None,
    value_map: ValueMap | None = None,
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
            sector; {"date_order": {"Applied": "month_first"}} for a column of dates.

    Returns:
        The dataset: every row below the header is an application or set aside with its reason.

    Raises:
        UnreadableFileError: the file cannot be read as a spreadsheet.
        NoApplicationsError: it can, but holds no list of applications.
        UnknownFieldError: mapping, value_map or sheet names something that does not exist.
    """
    choices = choices_of(value_map)
    book = read(source, filename, limits)
    named = {plain_header(name) for name in (mapping or {}).values() if name}
    tables = find_tables(
        book,
        sheet,
        is_known_header=lambda text: is_known(text) or (bool(named) and plain_header(text) in named),
    )
    blocks = blocks_of(tables)
    if mapping:
        check_mapping(mapping, [name for block in blocks for name in block.header])
    found = [
        (block, columns)
        for block, columns in (_understood(block, mapping) for block in blocks)
        if columns.holds_applications
    ]
    names = tuple(dict.fromkeys(name for block, _ in found for name in block.sheets))
    found = [with_sheet_names(block, columns, names) for block, columns in found]
    if not any(block.lines for block, _ in found):
        raise NoApplicationsError(_NO_APPLICATIONS, _NO_APPLICATIONS_HINT)
    identities = Identities()
    parts = [read_rows(block, columns, identities, choices, as_of) for block, columns in found]
    if not any(part.columns["application_id"] or part.set_aside for part in parts):
        raise NoApplicationsError(_NO_APPLICATIONS, _NO_APPLICATIONS_HINT)
    applications, events = _applications(parts), _events(parts)
    issues = [*book.notes]
    for (block, columns), part in zip(found, parts, strict=True):
        issues += [*block.notes, *_column_issues(block, columns), *part.issues]
    left_over = [_left_over(line) for block in blocks for line in block.left_over]
    return Dataset(
        applications=applications,
        events=events,
        issues=tuple(issues),
        set_aside=(*(row for part in parts for row in part.set_aside), *left_over),
        mapping=_mapping([columns for _, columns in found]),
        dropped_columns=tuple(
            dict.fromkeys(columns.header[place] for _, columns in found for place in sorted(columns.dropped))
        ),
        as_of=as_of or _latest(events),
        rows_read=sum(len(block.lines) for block, _ in found) + len(left_over),
        fingerprint=_fingerprint(source, as_of, sheet, mapping, value_map),
        source=filename or ("" if isinstance(source, bytes) else Path(source).name),
        sheets=tuple(dict.fromkeys(name for block, _ in found for name in block.sheets)),
    )


def _left_over(line: Line) -> SetAside:
    """A row below the list that stands under another header: kept with the reasons of all others."""
    cells = {f"Column {column_letters(place)}": cell for place, cell in enumerate(line.cells) if cell}
    return SetAside(line.sheet, line.number, AsideReason.NOTE, cells)


def _understood(block: Block, mapping: Mapping[str, str] | None) -> tuple[Block, ColumnMap]:
    """A block as one row an application, whatever its layout, and what its columns are."""
    board = from_kanban(block) if not mapping else None
    if board is not None:
        return board, _columns_of(board, mapping)
    columns = _columns_of(block, mapping)
    log = from_event_log(block, columns)
    if log is not None:
        return log, _columns_of(log, None)
    for add in (with_names_apart, with_section_titles):
        block, columns = add(block, columns)
    return block, columns


def _columns_of(block: Block, mapping: Mapping[str, str] | None) -> ColumnMap:
    dropped = frozenset(private_columns(block.header, block.columns))
    return map_columns(block.header, block.columns, mapping, dropped)


def _applications(parts: Sequence[Rows]) -> pd.DataFrame:
    """The table, built column by column: the rows are made by rules that keep what Application demands."""
    columns = {
        name: pd.Series([value for part in parts for value in part.columns[name]], dtype=kind, name=name)
        for name, kind in APPLICATION_COLUMNS.items()
    }
    headers = dict.fromkeys(header for part in parts for header in part.own)
    for header in headers:
        cells = [
            cell
            for part in parts
            for cell in part.own.get(header) or [""] * len(part.columns["application_id"])
        ]
        columns[f"{OWN}{header}"] = pd.Series(cells, dtype="str")
    return pd.DataFrame(columns)


def _events(parts: Sequence[Rows]) -> pd.DataFrame:
    rows = [(id_, event) for part in parts for id_, event in part.events]
    values = {
        "application_id": [id_ for id_, _ in rows],
        "kind": [event.kind.value for _, event in rows],
        "on": [event.on for _, event in rows],
        "basis": [event.basis.value for _, event in rows],
    }
    return pd.DataFrame({name: pd.Series(values[name], dtype=kind) for name, kind in EVENT_COLUMNS.items()})


def _latest(events: pd.DataFrame) -> date | None:
    days = events.loc[events["kind"].isin(_REACHES), "on"]
    latest = days.max()
    return None if pd.isna(latest) else latest.date()


def _mapping(maps: Iterable[ColumnMap]) -> dict[str, MappedColumn]:
    found: dict[str, MappedColumn] = {}
    for columns in maps:
        found = {**columns.mapped, **found}
    return found


def _column_issues(block: Block, columns: ColumnMap) -> list[Issue]:
    sheet = block.sheets[0]
    found = [
        Issue(
            sheet, 0, one.column, "", IssueCode.UNSURE_COLUMN,
            f"“{one.column}” was read as “{_name_of(field)}”, but that is not sure: {one.why}.",
            "Confirm it, or choose what the column holds.",
        )
        for field, one in columns.mapped.items()
        if one.confidence < CERTAIN
    ]  # fmt: skip
    found += [
        Issue(
            sheet, 0, columns.header[place], "", IssueCode.PRIVATE_COLUMN,
            f"“{columns.header[place]}” holds your own details or answers and was not kept.",
            "Nothing to do.",
        )
        for place in sorted(columns.dropped)
    ]  # fmt: skip
    if not columns.tells_state:
        lacks = columns.export.lacks if columns.export is not None else ""
        found.append(
            Issue(
                sheet, 0, "", "", IssueCode.NO_STATUS_COLUMN,
                lacks or "No column says how the applications stand, so all count as sent and waiting.",
                "Add a column called Status to the file, or note the answers here as they come.",
            )
        )  # fmt: skip
    return found


def _name_of(field: str) -> str:
    """A field or step as it is called on screen."""
    known = fields().get(field)
    return known.name if known is not None else field.split(":")[0].replace("_", " ").capitalize()


def _fingerprint(source: bytes | Path | str, *choices: object) -> str:
    data = source if isinstance(source, bytes) else Path(source).read_bytes()
    return sha256(data + repr(choices).encode()).hexdigest()
