"""Text files: how the letters are written, what separates the cells, and the rows.

The whole file is decoded strictly, never a sample: one letter at the end can prove the start wrong. Nothing
is inferred: "NA", "None" and "null" are text, and leading zeros stay.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from analysis.errors import UnreadableFileError
from analysis.intake.dialect import delimiter_of, spaced_delimiter
from analysis.intake.grid import BookKind, Cells, RawBook, RawSheet
from analysis.intake.guard import SAVE_AS_HINT, TOO_LARGE_HINT
from analysis.intake.html_tables import html_sheets, looks_like_html
from analysis.intake.limits import Limits
from analysis.intake.worker import visible
from analysis.model import Issue, IssueCode

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_LONG_LINE = 20_000
_BULLET = re.compile(r"^[ \t]*[-*•–·][ \t]+", re.MULTILINE)
_BULLETED = 0.6
_RULE = re.compile(r":?-{2,}:?|=+")
_MOST_BLANK_ROWS = 1_048_576  # as many as a spreadsheet has
_SEP_LINE = re.compile(r"sep=(.)(?:\r\n|\r|\n)", re.IGNORECASE)
_FORMULA_SIGNS = ("'=", "'+", "'-", "'@")
_QUOTE_HINT = "Delete the quotation mark without a partner in that row, or save the sheet as .xlsx instead."


class Decoded(NamedTuple):
    """Text, the encoding it was read with, and a note when that was a guess."""

    text: str
    encoding: str
    notes: tuple[Issue, ...] = ()


def read_text(data: bytes, filename: str, limits: Limits) -> RawBook:
    """The cells of a delimited text file, or the tables of an HTML page (which job boards save as .xls).

    Raises:
        UnreadableFileError: blank, not text, a quotation mark that is never closed, or more rows, columns or
            letters in a cell than the limits allow.
    """
    text, encoding, notes = decode(data)
    if not text.strip():
        raise UnreadableFileError("This file holds nothing but blanks.", SAVE_AS_HINT)
    if looks_like_html(text):
        return RawBook(BookKind.HTML, html_sheets(text, limits), notes, encoding)
    text = _without_bullets(text)
    given = _SEP_LINE.match(text)
    text = text[given.end() :] if given else text
    delimiter = given[1] if given else delimiter_of(text, filename)
    spaced = "" if given or _parts(text, delimiter) else spaced_delimiter(text)
    if spaced:
        delimiter, text = spaced, text.replace("\t", " ").replace(spaced, "\t")
    rows = tuple(_rows(text, "\t" if spaced else delimiter, limits))
    if delimiter == "|":
        rows = tuple(() if _is_rule(row) else row for row in rows)
    return RawBook(BookKind.TEXT, (RawSheet("", _without_blank_end(rows)),), notes, encoding, delimiter)


def _without_bullets(text: str) -> str:
    """The text without the bullets that nearly all its lines begin with."""
    lines = [line for line in text[:_LONG_LINE].splitlines() if line.strip()]
    if sum(_BULLET.match(line) is not None for line in lines) < max(2, _BULLETED * len(lines)):
        return text
    return _BULLET.sub("", text)


def _parts(text: str, delimiter: str) -> bool:
    """Whether a delimiter parts the lines of a text at all: it stands in a third of them."""
    lines = [line for line in text[:_LONG_LINE].splitlines() if line.strip()]
    return sum(delimiter in line for line in lines) > len(lines) / 3


def _is_rule(row: Cells) -> bool:
    """Whether a row is the line under the header of a table in plain text: | --- | :---: |."""
    cells = [cell for cell in row if cell]
    return bool(cells) and all(map(_RULE.fullmatch, cells))


def decode(data: bytes) -> Decoded:
    """The text of the bytes: by mark, by the pattern of UTF-16, as UTF-8, else line by line as Windows-1252.

    Raises:
        UnreadableFileError: the bytes are not text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) if encoding == "utf-8" else 0 :].decode(encoding, "replace")
            return Decoded(_visible(text), encoding)
    if (wide := _utf16_by_pattern(data)) is not None:
        return Decoded(_visible(data.decode(wide, "replace")), wide)
    try:
        return Decoded(_visible(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError:
        return _decode_lines(data)


def _utf16_by_pattern(data: bytes) -> str | None:
    """UTF-16 without a mark: western text has a zero in nearly every other byte."""
    sample = data[:4000]
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.4 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 and odd < 0.1 else None


def _decode_lines(data: bytes) -> Decoded:
    lines: list[str] = []
    guessed: list[str] = []
    for line in data.split(b"\n"):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            lines.append(line.decode("cp1252", "windows_gaps"))
            guessed.append(lines[-1])
    return Decoded(_visible("\n".join(lines)), "cp1252", (_guessed_note(guessed),))


def _fill_windows_gaps(error: UnicodeError) -> tuple[str, int]:
    """Windows-1252 leaves five bytes undefined; they become the invisible characters of those numbers."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(map(chr, error.object[error.start : error.end])), error.end


codecs.register_error("windows_gaps", _fill_windows_gaps)


def _guessed_note(lines: list[str]) -> Issue:
    what = "One line was" if len(lines) == 1 else f"{len(lines):,} lines were"
    return Issue(
        sheet="", row=0, column="", cell=lines[0].strip()[:200], code=IssueCode.ENCODING_GUESSED,
        message=f"{what} read as Western European text, because the file does not say how its letters are "
        "written.",
        hint="If accents or pound signs look wrong, save the sheet as .xlsx or as CSV UTF-8.",
    )  # fmt: skip


def _visible(text: str) -> str:
    """The text without invisible marks.

    Raises:
        UnreadableFileError: so much of it is invisible or unreadable that it is not text at all.
    """
    sample = text[:20_000]
    odd = len(_CONTROL.findall(sample.replace("\x00", ""))) + sample.count("\ufffd")
    if odd > 0.02 * len(sample) + 2 or sample.count("\x00") > 0.3 * len(sample):
        raise UnreadableFileError("This does not look like a spreadsheet.", SAVE_AS_HINT)
    return visible(text)


def _rows(text: str, delimiter: str, limits: Limits) -> Iterator[Cells]:
    """The rows; csv keeps a quoted line break in its cell, so numbers equal those Excel shows."""
    csv.field_size_limit(limits.text_chars)
    clean = _Clean()
    lines: list[str] = []  # of the row being read
    number, width, last = 0, 0, ""
    try:
        for row in csv.reader(_remembered(text, delimiter, lines), delimiter=delimiter):
            number += 1
            if len(lines) > 1:
                _check_closed(lines, number, width, delimiter)
            last = lines[-1]
            lines.clear()
            width = len(row)
            cells = tuple(map(clean.__getitem__, row))
            if len(cells) > limits.columns:
                cells = _within(cells, limits)
            if number > limits.grid_rows and (any(cells) or number > _MOST_BLANK_ROWS):
                raise UnreadableFileError(f"This file has more than {limits.rows:,} rows.", TOO_LARGE_HINT)
            yield cells
        _check_closed([last], number, width, delimiter)
    except csv.Error as error:
        raise UnreadableFileError(
            f"A cell in row {number + 1:,} is far too long; probably a quotation mark opens there and is "
            "never closed.",
            _QUOTE_HINT,
        ) from error


def _remembered(text: str, delimiter: str, kept: list[str]) -> Iterator[str]:
    """The lines of a text, each also kept; millions of blank cells at the end of one are cut off unread."""
    for line in io.StringIO(text, newline=""):
        kept.append(line)
        endless = len(line) > _LONG_LINE and line.endswith((delimiter, delimiter + "\n", delimiter + "\r\n"))
        yield line.rstrip(f"{delimiter}\r\n") if endless else line


class _Clean(dict[str, str]):
    """Cell as written -> cell as kept; each distinct text is worked on, and stored, once."""

    def __missing__(self, cell: str) -> str:
        kept = cell.strip()
        if "\r" in kept:
            kept = kept.replace("\r\n", "\n").replace("\r", "\n")
        # Our own exports put a quotation mark before what a spreadsheet would run as a formula.
        self[cell] = kept = kept[1:] if kept.startswith(_FORMULA_SIGNS) else kept
        return kept


def _check_closed(lines: list[str], number: int, width: int, delimiter: str) -> None:
    """A row over several lines is fine if its quotation marks pair up; else it may have swallowed rows."""
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        ends_open = "end of data" in str(error)
        if ends_open or any(line.count(delimiter) >= max(width - 1, 1) for line in lines[1:]):
            raise UnreadableFileError(
                f"A quotation mark that opens in row {number:,} is never closed, so the rows after it cannot "
                "be told apart.",
                _QUOTE_HINT,
            ) from error


def _within(cells: Cells, limits: Limits) -> Cells:
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    cells = cells[:end]
    if len(cells) > limits.columns:
        raise UnreadableFileError(
            f"This file has {len(cells):,} columns; at most {limits.columns} can be read.", TOO_LARGE_HINT
        )
    return cells


def _without_blank_end(rows: tuple[Cells, ...]) -> tuple[Cells, ...]:
    end = len(rows)
    while end and not any(rows[end - 1]):
        end -= 1
    return rows[:end]
