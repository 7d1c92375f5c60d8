"""The parts of a dataset out of the rows that were read: tables, mapping, what to say about the columns."""

from collections.abc import Iterable, Sequence
from datetime import date

import pandas as pd

from analysis.intake.column_map import ColumnMap
from analysis.intake.columns import CERTAIN
from analysis.intake.header import column_letters
from analysis.intake.rows import Rows
from analysis.intake.shapes import Block, Line
from analysis.model import (
    APPLICATION_COLUMNS,
    EVENT_COLUMNS,
    OWN,
    AsideReason,
    EventKind,
    Issue,
    IssueCode,
    MappedColumn,
    SetAside,
)
from analysis.reference.columns import fields

# what says how far the file reaches; bookings and deadlines lie ahead
_REACHES = frozenset({EventKind.APPLIED, EventKind.REPLIED, EventKind.REJECTED})


def applications_of(parts: Sequence[Rows]) -> pd.DataFrame:
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


def events_of(parts: Sequence[Rows]) -> pd.DataFrame:
    """The events of all rows, with the columns EVENT_COLUMNS; empty when nothing happened."""
    rows = [(id_, event) for part in parts for id_, event in part.events]
    values = {
        "application_id": [id_ for id_, _ in rows],
        "kind": [event.kind.value for _, event in rows],
        "on": [event.on for _, event in rows],
        "basis": [event.basis.value for _, event in rows],
    }
    return pd.DataFrame({name: pd.Series(values[name], dtype=kind) for name, kind in EVENT_COLUMNS.items()})


def latest_day(events: pd.DataFrame) -> date | None:
    """The latest day on which the seeker applied or an employer answered, None when there is none."""
    days = events.loc[events["kind"].isin(_REACHES), "on"]
    latest = days.max()
    return None if pd.isna(latest) else latest.date()


def mapping_of(maps: Iterable[ColumnMap]) -> dict[str, MappedColumn]:
    """Field -> column over several tables; where they differ the first one counts."""
    found: dict[str, MappedColumn] = {}
    for columns in maps:
        found = {**columns.mapped, **found}
    return found


def column_issues(block: Block, columns: ColumnMap) -> list[Issue]:
    """What to say about the columns of a table: unsure ones, private ones, none for the state."""
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
    export = columns.export
    if export is not None and export.lacks:
        code = IssueCode.EXPORT_LACKS if columns.tells_state else IssueCode.NO_STATUS_COLUMN
        found.append(Issue(sheet, 0, "", "", code, export.lacks, export.what_to_do))
    elif not columns.tells_state:
        found.append(
            Issue(
                sheet, 0, "", "", IssueCode.NO_STATUS_COLUMN,
                "No column says how the applications stand, so all count as sent and waiting.",
                "Add a column called Status to the file, or note the answers here as they come.",
            )
        )  # fmt: skip
    return found


def left_out_list(block: Block) -> Issue:
    """What to say about a table that turned out not to be a list of applications."""
    sheet = block.sheets[0]
    return Issue(
        sheet, 0, "", "", IssueCode.SHEET_LEFT_OUT, f"The sheet “{sheet}” was left out.",
        "If it is a list of applications, say which column is the employer and which the status.",
    )  # fmt: skip


def left_over_row(line: Line) -> SetAside:
    """A row below the list that stands under another header: kept with the reasons of all others."""
    cells = {f"Column {column_letters(place)}": cell for place, cell in enumerate(line.cells) if cell}
    return SetAside(line.sheet, line.number, AsideReason.NOTE, cells)


def _name_of(field: str) -> str:
    """A field or step as it is called on screen."""
    known = fields().get(field)
    return known.name if known is not None else field.split(":")[0].replace("_", " ").capitalize()
