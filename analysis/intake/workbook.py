"""Read a workbook through the worker: the parser's own process, killed by the clock if it must be."""

import json
import os
import subprocess
import sys
import tempfile
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.errors import UnreadableFileError
from analysis.intake.grid import BookKind, Cells, RawBook, RawSheet
from analysis.intake.guard import DAMAGED, DAMAGED_HINT, LOCKED, LOCKED_HINT, SAVE_AS_HINT, TOO_LARGE_HINT
from analysis.intake.limits import MB, Limits
from analysis.intake.preflight import Preflight, SheetFacts, preflight
from analysis.model import Issue, IssueCode

_LEAST_PATIENCE = 4.0
WORKER = Path(__file__).with_name("worker.py")
# What an interpreter may need to start; nothing else of the user's environment is passed on.
_KEPT_ENVIRONMENT = ("SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "__PYVENV_LAUNCHER__")

TOO_LARGE = "This workbook is too large to be a list of applications."
_NO_ROOM = "The workbook could not be opened on this computer."
_NO_ROOM_HINT = "Check that there is room on the disk, or save the sheet as .csv and drop that in."
_TROUBLE = {
    "locked": (LOCKED, LOCKED_HINT),
    "too_large": (TOO_LARGE, TOO_LARGE_HINT),
    "memory": (TOO_LARGE, TOO_LARGE_HINT),
    "damaged": (DAMAGED, DAMAGED_HINT),
}


@dataclass(frozen=True, slots=True)
class _Output:
    """What the worker said: facts a sheet, the distinct texts, and the cells as positions in them."""

    sheets: list[dict[str, Any]]
    values: list[str]
    cells: memoryview


def read_workbook(data: bytes, kind: BookKind, limits: Limits) -> RawBook:
    """The sheets of an xlsx, xlsb, xls or ods workbook; chart and macro sheets are left out.

    A sheet whose grid is too large for the parser (a stray cell in the last row or column) is read in its
    top left corner only, and a note says so.

    Raises:
        UnreadableFileError: locked, damaged, too large, or without a sheet of cells.
    """
    looked = Preflight() if kind is BookKind.XLS else preflight(data, limits)
    output = _run_worker(data, kind, limits, bounded=looked.grid_too_large)
    notes = [_cut_note(limits)] if looked.grid_too_large else []
    notes += [_unread_note(facts["name"]) for facts in output.sheets if facts.get("unread")]
    try:
        sheets = tuple(_sheets(output, looked))
    except (IndexError, KeyError, ValueError) as error:
        raise UnreadableFileError(DAMAGED, DAMAGED_HINT) from error
    if not sheets and output.sheets:
        raise UnreadableFileError(DAMAGED, DAMAGED_HINT)
    if not sheets:
        raise UnreadableFileError("This workbook holds no sheet with cells.", SAVE_AS_HINT)
    return RawBook(kind, sheets, tuple(notes))


def _run_worker(data: bytes, kind: BookKind, limits: Limits, *, bounded: bool) -> _Output:
    try:
        with tempfile.TemporaryDirectory(prefix="stepping-stones-") as folder:
            path = Path(folder) / f"workbook.{kind}"
            path.touch(0o600)
            path.write_bytes(data)
            done = _run(path, limits, bounded=bounded)
    except OSError as error:
        raise UnreadableFileError(_NO_ROOM, _NO_ROOM_HINT) from error
    if done.returncode:
        raise UnreadableFileError(TOO_LARGE if done.returncode < 0 else DAMAGED, SAVE_AS_HINT)
    head, _, cells = done.stdout.partition(b"\n")
    try:
        said = json.loads(head)
    except ValueError as error:
        raise UnreadableFileError(DAMAGED, DAMAGED_HINT) from error
    if "error" in said:
        raise UnreadableFileError(*_TROUBLE[said["error"]])
    return _Output(said["sheets"], said["values"], memoryview(cells))


def _run(path: Path, limits: Limits, *, bounded: bool) -> "subprocess.CompletedProcess[bytes]":
    given = {
        name: getattr(limits, name)
        for name in ("grid_rows", "cells", "cut_rows", "cut_columns", "worker_bytes", "worker_seconds")
    }
    try:
        return subprocess.run(  # noqa: S603 - our own interpreter and script; the file's name is ours too
            [sys.executable, "-I", str(WORKER), str(path), json.dumps(given | {"bounded": bounded})],
            capture_output=True,
            check=False,
            cwd=path.parent,
            env={name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ},
            stdin=subprocess.DEVNULL,
            timeout=_patience(path.stat().st_size, limits),
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableFileError("This workbook takes too long to read.", TOO_LARGE_HINT) from error


def _patience(size: int, limits: Limits) -> float:
    """Seconds to wait: damage can make the parser run in circles, and then a small file should not take long.

    A file of 17 MB (200,000 rows) takes about 4 s, one of 1 MB 0.2 s.
    """
    return min(limits.wall_seconds, _LEAST_PATIENCE + size / MB)


def _sheets(output: _Output, looked: Preflight) -> Iterator[RawSheet]:
    start = 0
    for facts in output.sheets:
        if facts.get("unread"):
            continue
        size = facts["height"] * facts["width"] * array("I").itemsize
        codes = array("I", bytes(output.cells[start : start + size]))
        start += size
        found = looked.sheets.get(facts["name"], SheetFacts())
        yield RawSheet(
            name=facts["name"],
            rows=_rows(codes, facts["width"], facts["height"], output.values),
            visible=facts["visible"],
            merged=tuple((a, b, c, d) for a, b, c, d in facts["merged"]),
            error_cells=found.error_cells,
            unsaved_formulas=found.unsaved_formulas,
            hidden_rows=found.hidden_rows,
        )


def _rows(codes: "array[int]", width: int, height: int, values: list[str]) -> tuple[Cells, ...]:
    """Positions -> texts, row by row; one text object a distinct value, however often it occurs."""
    if not width:
        return ()
    if len(codes) != width * height:
        raise ValueError("The worker's output is shorter than it says.")
    texts = map(values.__getitem__, codes)
    return tuple(zip(*[texts] * width, strict=True))


def _cut_note(limits: Limits) -> Issue:
    return Issue(
        sheet="", row=0, column="", cell="", code=IssueCode.GRID_CUT,
        message=f"A sheet has stray cells very far down or to the right, so only its first "
        f"{limits.cut_rows:,} rows and {limits.cut_columns} columns were read.",
        hint="If something is missing, delete the empty rows and columns after your list and save it again.",
    )  # fmt: skip


def _unread_note(sheet: str) -> Issue:
    return Issue(
        sheet=sheet, row=0, column="", cell="", code=IssueCode.SHEET_LEFT_OUT,
        message=f"The sheet “{sheet}” is damaged and was left out.",
        hint="If your list is there, copy it into a new sheet and save the workbook again.",
    )  # fmt: skip
