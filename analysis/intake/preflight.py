"""A look through a workbook's parts before any parser sees them.

The parser is native code: a giant grid makes it ask for all memory at once and ends its process. So the parts
are streamed once in small pieces, which refuses bombs and tricks in plain words, finds grids that are too
large, and counts what the parser turns into blanks without a word.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from analysis.errors import UnreadableFileError
from analysis.intake.guard import DAMAGED, DAMAGED_HINT, SAVE_AS_HINT, TOO_LARGE_HINT, ZIP_TROUBLE
from analysis.intake.limits import Limits

_PIECE = 256 * 1024
_SPARSE = 5_000
_STYLED = 2  # times as many cells may be written as may hold something
# One name a cell: its column letters, with the row number only when that is long enough to matter.
_CELL_NAME = re.compile(rb"""r=["']([A-Za-z]+(?:\d{6,})?)""")
_FULL_CELL = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r=["']([A-Za-z]+)(\d+)["'](?:[^>]*[^/>])?>""")
_ROW_OF_NAMELESS_CELLS = re.compile(
    rb"""<(?:\w+:)?row\s(?:[^>]*?\s)?r=["'](\d+)["'][^>]*>\s*<(?:\w+:)?c(?![^>]*\sr=)"""
)
_LAST_ROW = re.compile(rb"""\sr=["'](\d{1,12})""")
_UNSAVED = re.compile(
    rb"""<(?:\w+:)?c(?![^>]*\st=["']str["'])[^>]*>\s*<(?:\w+:)?f(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)"""
    rb"""\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
)
_HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\s[^>]*?\bhidden=["'](?:1|true)""")
_ERROR_CELL = re.compile(rb"""\st=["']e["']""")
_SHEET = re.compile(r"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


@dataclass(slots=True)
class SheetFacts:
    """What the look through one sheet found.

    Attributes:
        rows: highest row number of a cell that holds something, as far as it matters for the limits.
        columns: highest column number, likewise.
        cells: cells written, blank but coloured ones too.
        beyond: cells outside the limits for rows and columns.
        error_cells: cells showing #N/A and the like.
        unsaved_formulas: formulas without a saved result.
        hidden_rows: rows hidden or filtered out.
    """

    rows: int = 0
    columns: int = 0
    cells: int = 0
    beyond: int = 0
    error_cells: int = 0
    unsaved_formulas: int = 0
    hidden_rows: int = 0


@dataclass(frozen=True, slots=True)
class Preflight:
    """What was found: facts by sheet name, and whether a grid is too large for the parser."""

    sheets: dict[str, SheetFacts] = field(default_factory=dict)
    grid_too_large: bool = False


def preflight(data: bytes, limits: Limits) -> Preflight:
    """Look through the parts of an xlsx, xlsb or ods workbook.

    Returns:
        Facts by sheet name (none for xlsb and ods, whose sheets are not written cell by cell in XML).

    Raises:
        UnreadableFileError: damaged, unpacks to too much, contains a document type or an endless text,
            or really holds more rows or columns than the limits allow.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive, limits)
            facts = dict(_scan_parts(archive, limits))
            names = _sheet_names(archive) if facts else {}
    except ZIP_TROUBLE as error:
        raise UnreadableFileError(DAMAGED, DAMAGED_HINT) from error
    for found in facts.values():
        _refuse_really_large(found, limits)
    large = any(
        found.beyond or found.rows * found.columns > limits.cells or found.columns > limits.columns
        for found in facts.values()
    )
    return Preflight({names[part]: found for part, found in facts.items() if part in names}, large)


def _check_sizes(archive: zipfile.ZipFile, limits: Limits) -> None:
    parts = archive.infolist()
    sizes = [part.file_size for part in parts]
    if (
        len(parts) > limits.zip_entries
        or sum(sizes) > limits.unpacked_bytes
        or max(sizes) > limits.part_bytes
    ):
        raise _unpacks_too_large()
    for part in parts:
        if part.file_size > limits.ratio_from_bytes and part.file_size > limits.ratio * part.compress_size:
            raise _unpacks_too_large()
        if part.flag_bits & 1:
            raise UnreadableFileError("A part of this workbook is encrypted.", SAVE_AS_HINT)


def _unpacks_too_large() -> UnreadableFileError:
    return UnreadableFileError(
        "This workbook unpacks to far more than a list of applications.", TOO_LARGE_HINT
    )


def _scan_parts(archive: zipfile.ZipFile, limits: Limits) -> Iterator[tuple[str, SheetFacts]]:
    for part in archive.infolist():
        if not part.filename.lower().endswith((".xml", ".rels")):
            continue
        facts = SheetFacts()
        is_sheet = "worksheets/" in part.filename
        for piece in _pieces(archive, part, limits):
            if is_sheet:
                _scan_sheet_piece(piece, facts, limits)
        if is_sheet:
            yield part.filename, facts


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo, limits: Limits) -> Iterator[bytes]:
    """The part in pieces that end with a tag; reading to the end also proves size and checksum."""
    tail = b""
    with archive.open(part) as stream:
        first = True
        while chunk := stream.read(_PIECE):
            if first:
                _refuse_document_type(chunk)
                first = False
            tail += chunk
            cut = tail.rfind(b"</") if b"<" in chunk else 0
            if cut > 0:
                yield tail[:cut]
                tail = tail[cut:]
            if len(tail) > limits.text_chars + 2 * _PIECE:
                raise UnreadableFileError(
                    f"One cell of this workbook holds more than {limits.text_chars:,} letters.",
                    TOO_LARGE_HINT,
                )
    yield tail


def _refuse_document_type(start: bytes) -> None:
    if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
        raise UnreadableFileError(
            "This workbook contains instructions that no spreadsheet program writes, so it is not opened.",
            SAVE_AS_HINT,
        )
    if start[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in start[:4]:
        raise UnreadableFileError("This workbook is written in an unusual way.", SAVE_AS_HINT)


def _scan_sheet_piece(piece: bytes, facts: SheetFacts, limits: Limits) -> None:
    names = _CELL_NAME.findall(piece)
    facts.cells += len(names)
    if facts.cells > _STYLED * limits.cells:
        raise _unpacks_too_large()
    columns, rows = _extent(set(names))
    last = piece.rfind(b"<row")
    if last >= 0 and (found := _LAST_ROW.search(piece, last)):
        rows = max(rows, int(found[1]))
    if columns > limits.columns or rows > limits.grid_rows:
        columns, rows = _look_closely(piece, facts, limits)
    facts.columns, facts.rows = max(facts.columns, columns), max(facts.rows, rows)
    if b't="e"' in piece or b"t='e'" in piece:
        facts.error_cells += len(_ERROR_CELL.findall(piece))
    if b"<f" in piece or b":f>" in piece:
        facts.unsaved_formulas += len(_UNSAVED.findall(piece))
    if b"hidden=" in piece:
        facts.hidden_rows += len(_HIDDEN_ROW.findall(piece))


def _extent(names: set[bytes]) -> tuple[int, int]:
    """Highest column and (long) row number among cell names such as AB, AB123456."""
    letters = {name.rstrip(b"0123456789") for name in names}
    digits = [name.lstrip(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") for name in names]
    return (
        max((column_number(name) for name in letters), default=0),
        max((int(number) for number in digits if 0 < len(number) < 20), default=0),
    )


def column_number(letters: bytes) -> int:
    """Number of a column from its letters: A is 1, XFD 16384."""
    number = 0
    for letter in letters[:8].upper():
        number = number * 26 + letter - 64
    return number


def _look_closely(piece: bytes, facts: SheetFacts, limits: Limits) -> tuple[int, int]:
    """Extent of the cells that hold something: a cell that only has a colour does no harm to the parser."""
    cells = [(column_number(column), int(row[:20])) for column, row in _FULL_CELL.findall(piece)]
    cells += [(1, int(row[:20])) for row in _ROW_OF_NAMELESS_CELLS.findall(piece)]
    inside = [cell for cell in cells if cell[0] <= limits.columns and cell[1] <= limits.grid_rows]
    facts.beyond += len(cells) - len(inside)
    return max((cell[0] for cell in inside), default=0), max((cell[1] for cell in inside), default=0)


def _refuse_really_large(facts: SheetFacts, limits: Limits) -> None:
    """A few stray cells far from a short list are an accident to read around; else the file is too large."""
    if facts.beyond > _SPARSE or (facts.beyond and facts.rows > limits.cut_rows):
        raise UnreadableFileError(
            f"A sheet of this workbook has more than {limits.rows:,} rows or {limits.columns:,} columns.",
            TOO_LARGE_HINT,
        )


def _sheet_names(archive: zipfile.ZipFile) -> dict[str, str]:
    """Part name -> sheet name, as the workbook's own list has it."""
    parts = set(archive.namelist())
    book, relations = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
    if book not in parts or relations not in parts:
        return {}
    targets = {}
    for found in _RELATION.finditer(archive.read(relations).decode("utf-8", "replace")):
        relation = _attributes(found[1])
        target = relation.get("Target", "")
        targets[relation.get("Id", "")] = (
            target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        )
    names = {}
    for found in _SHEET.finditer(archive.read(book).decode("utf-8", "replace")):
        sheet = _attributes(found[1])
        key = next((value for name, value in sheet.items() if name.endswith(":id")), "")
        if key in targets:
            names[targets[key]] = sheet.get("name", "")
    return names


def _attributes(tag: str) -> dict[str, str]:
    return {found[1]: unescape(found[2] or found[3] or "") for found in _ATTRIBUTE.finditer(tag)}
