"""Read one workbook in a process of its own and write its cells to standard output.

Run as a script by `workbook.py`: `python -I worker.py FILE LIMITS`, LIMITS as JSON. It imports nothing of the
project, so it starts in a hundredth of a second and can be killed without loss: a workbook can make the
parser ask for more memory than there is, which ends the process it runs in.

Output: one line of JSON {"sheets": [...], "values": [distinct texts]}, then for each sheet in order its
height x width cells as unsigned 32-bit numbers of this machine, each the position of its text in "values".
Trouble that is understood: {"error": code} alone. Nothing of the content is ever written elsewhere.
"""

from __future__ import annotations

import json
import re
import sys
from array import array
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import chain
from math import isnan
from typing import Any

try:
    import resource
except ImportError:  # Windows has no such limits; there the look before and the clock protect
    CAN_LIMIT = False
else:
    CAN_LIMIT = True

# Control characters, marks of writing direction and of no width: invisible, and fatal to comparing text.
CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127])
MARKS = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
# Joiners hold emoji and some scripts together, but have no business beside Latin letters.
JOINERS = "[\u200c\u200d](?![^\x00-\x7f])|(?<![^\x00-\x7f])[\u200c\u200d]"
HIDDEN, HIDDEN_OR_JOINER = re.compile(MARKS), re.compile(f"{MARKS}|{JOINERS}")
TRUE_MARK, FALSE_MARK = "\x00TRUE", "\x00FALSE"
ERROR_TEXTS = {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"}

Sheet = tuple[dict[str, Any], "array[int]"]


class TooLargeError(Exception):
    """A sheet's grid is larger than the limits."""


class Texts(dict[object, int]):
    """Cell value -> position of its text in `found`; each distinct value is put into words once."""

    def __init__(self) -> None:
        super().__init__()
        self.found = [""]
        self._positions = {"": 0}

    def __missing__(self, value: object) -> int:
        text = as_text(value)
        position = self._positions.get(text)
        if position is None:
            position = self._positions[text] = len(self.found)
            self.found.append(text)
        self[value] = position
        return position


def visible(text: str) -> str:
    """The text without invisible characters."""
    if text.isascii():
        return text.translate(CONTROLS)
    joined = "\u200c" in text or "\u200d" in text
    return (HIDDEN_OR_JOINER if joined else HIDDEN).sub("", text)


def as_text(value: object) -> str:
    """A cell in words: no invisible marks, no outer space, ISO dates, whole numbers without ".0"."""
    if isinstance(value, str):
        text = value.replace("\r\n", "\n").replace("\r", "\n") if "\r" in value else value
        return visible(text).strip()
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date | time):
        return value.isoformat()
    return "" if value is None else str(value)


def number_text(value: float) -> str:
    """A number as plain digits; "" for one that is none."""
    if isnan(value):
        return ""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def moment_text(value: datetime) -> str:
    """A day, with the time (to the second) only if there is one."""
    try:
        moment = (value + timedelta(microseconds=500_000)).replace(microsecond=0)
    except OverflowError:  # the last half second of the calendar
        moment = value.replace(microsecond=0)
    return moment.date().isoformat() if moment.time() == time() else moment.isoformat()


def encode(rows: Sequence[Sequence[object]], texts: Texts) -> tuple[int, int, array[int]]:
    """Rows of equal width -> (height, width, numbers), without trailing blank rows."""
    width = len(rows[0]) if rows else 0
    flat = list(chain.from_iterable(rows))
    if bool in set(map(type, flat)):  # True and 1.0 are one key to a dict
        flat = [(TRUE_MARK if cell else FALSE_MARK) if type(cell) is bool else cell for cell in flat]
    codes = array("I", map(texts.__getitem__, flat))
    height = len(rows)
    while height and not any(codes[(height - 1) * width : height * width]):
        height -= 1
    return height, width, codes[: height * width]


def read_calamine(path: str, limits: dict[str, int], texts: Texts) -> Iterator[Sheet]:
    """Sheets as (facts, numbers), with the native parser; a sheet it cannot read is told by name only."""
    import python_calamine as calamine

    with calamine.CalamineWorkbook.from_path(path) as book:
        for meta in book.sheets_metadata:
            if meta.typ != calamine.SheetTypeEnum.WorkSheet:
                continue
            facts = {"name": meta.name, "visible": meta.visible == calamine.SheetVisibleEnum.Visible}
            try:
                sheet = book.get_sheet_by_name(meta.name)
            except calamine.CalamineError:
                yield facts | {"unread": True}, array("I")
                continue
            if (
                sheet.total_height * sheet.total_width > limits["cells"]
                or sheet.total_height > limits["grid_rows"]
            ):
                raise TooLargeError
            merged = [[*start, *end] for start, end in sheet.merged_cell_ranges or ()]
            height, width, codes = encode(sheet.to_python(skip_empty_area=False), texts)
            yield facts | {"height": height, "width": width, "merged": merged}, codes


def read_bounded(path: str, limits: dict[str, int], texts: Texts) -> Iterator[Sheet]:
    """The same for the top left corner only, with a parser that does not mind cells far away."""
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    for sheet in book.worksheets:
        corner = sheet.iter_rows(max_row=limits["cut_rows"], max_col=limits["cut_columns"], values_only=True)
        rows = [filled(row) for row in corner]
        width = max(map(len, rows), default=0)
        height, width, codes = encode([row + [""] * (width - len(row)) for row in rows], texts)
        facts = {"name": sheet.title, "visible": sheet.sheet_state == "visible"}
        yield facts | {"height": height, "width": width, "merged": []}, codes
    book.close()


def filled(row: Sequence[object]) -> list[object]:
    """The cells up to the last one that holds something; errors such as #N/A hold nothing."""
    if not any(row):
        return []
    cells = ["" if cell is None or cell in ERROR_TEXTS else cell for cell in row]
    while cells and cells[-1] == "":
        cells.pop()
    return cells


def limit_self(limits: dict[str, int]) -> None:
    """Let the system end this process before it can take the machine's memory or time."""
    if not CAN_LIMIT:
        return
    for kind, bound in (
        (resource.RLIMIT_AS, limits["worker_bytes"]),
        (resource.RLIMIT_CPU, limits["worker_seconds"]),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        allowed = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
        try:
            resource.setrlimit(kind, (allowed, allowed))
        except (ValueError, OSError):  # macOS refuses some of them; the others and the clock remain
            continue


def trouble(error: Exception) -> str:
    """The code of an error that is understood."""
    if isinstance(error, TooLargeError) or "limit exceeded" in str(error):
        return "too_large"
    if isinstance(error, MemoryError):
        return "memory"
    return "locked" if type(error).__name__ == "PasswordError" else "damaged"


def main(path: str, limits: dict[str, int]) -> None:
    """Read the workbook at `path` and write it to standard output."""
    limit_self(limits)
    texts = Texts()
    texts[TRUE_MARK], texts[FALSE_MARK] = texts["TRUE"], texts["FALSE"]
    out = sys.stdout.buffer
    try:
        sheets = list((read_bounded if limits["bounded"] else read_calamine)(path, limits, texts))
        head = json.dumps({"sheets": [facts for facts, _ in sheets], "values": texts.found})
    except Exception as error:
        out.write(json.dumps({"error": trouble(error)}).encode())
        return
    out.write(head.encode() + b"\n")
    for _, codes in sheets:
        out.write(codes.tobytes())


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
