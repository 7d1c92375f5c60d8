"""What the program needs to go on where the user left off, kept in the workbook as text in cells."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from analysis.errors import UnreadableFileError
from analysis.export.cells import Writer
from analysis.intake.choices import ValueMap, meanings_from
from analysis.intake.limits import DEFAULT_LIMITS, Limits
from analysis.intake.read import read

SETTINGS = "Settings"
TITLE = "Stepping Stones workbook"
VERSION = 1
_PIECE = 30_000
_MARK = "|"
_DAMAGED = "The settings in this workbook cannot be read."
_DAMAGED_HINT = "Use an earlier copy of the workbook, or go on without its settings."
_NAMES = {"edits": "Corrections", "mapping": "Columns", "value_map": "Words"}


@dataclass(frozen=True, slots=True)
class Settings:
    """What was decided about a file.

    Attributes:
        edits: the journal of corrections as text (`Edits.to_json`), "" for none.
        mapping: field -> header, as `load` takes it.
        value_map: what words mean, as `load` takes it.
    """

    edits: str = ""
    mapping: dict[str, str] = field(default_factory=dict)
    value_map: ValueMap = field(default_factory=dict)


def write_settings(writer: Writer, settings: Settings, source: str) -> None:
    """The sheet of settings: one row each, long texts over several cells."""
    sheet = writer.sheet(SETTINGS, (24.0, 60.0), landscape=False)
    sheet.title(TITLE)
    sheet.line("Version", str(VERSION))
    sheet.line("Made from", source)
    sheet.line("The program reads the lines below. Please leave them as they are.", quiet=True)
    for name, label in _NAMES.items():
        value = getattr(settings, name)
        sheet.line(label, *_pieces(json.dumps(value)) if value else ())


def read_settings(source: bytes | Path | str, limits: Limits | None = DEFAULT_LIMITS) -> Settings | None:
    """The settings of a workbook that this program saved, None when the file is another.

    Raises:
        UnreadableFileError: the file cannot be read, or its settings are damaged.
    """
    book = read(source, None, limits)
    rows = next((sheet.rows for sheet in book.sheets if sheet.name == SETTINGS), ())
    if not rows or not rows[0] or rows[0][0] != TITLE:
        return None
    told = {row[0]: row[1:] for row in rows if row}
    try:
        found = {
            name: json.loads(_joined(told[label]))
            for name, label in _NAMES.items()
            if any(told.get(label, ()))
        }
    except ValueError as error:
        raise UnreadableFileError(_DAMAGED, _DAMAGED_HINT) from error
    meanings = meanings_from(found.get("value_map", {}))
    return Settings(found.get("edits", ""), found.get("mapping", {}), meanings)


def _pieces(text: str) -> Iterator[str]:
    """A text in pieces that fit a cell, between marks that keep blanks at its ends."""
    for start in range(0, len(text), _PIECE):
        yield f"{_MARK}{text[start : start + _PIECE]}{_MARK}"


def _joined(cells: tuple[str, ...]) -> str:
    return "".join(cell.removeprefix(_MARK).removesuffix(_MARK) for cell in cells)
