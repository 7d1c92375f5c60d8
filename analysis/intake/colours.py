"""What the colours of cells say: which rows share one, so that the user can say what it means."""

import colorsys
import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import ParseError

from analysis.errors import UnreadableFileError
from analysis.intake.column_map import ColumnMap
from analysis.intake.grid import BookKind
from analysis.intake.guard import DAMAGED, DAMAGED_HINT, kind_of
from analysis.intake.limits import DEFAULT_LIMITS, Limits, in_force
from analysis.intake.preflight import preflight
from analysis.intake.profiles import profile
from analysis.intake.shapes import Block, Line
from analysis.model import MappedColumn

if TYPE_CHECKING:
    from openpyxl.styles.colors import Color

COLOUR = "Colour"
BY_COLOUR = "you said what the colours mean"
_MOST_ROWS, _MOST_COLUMNS = 20_000, 60
# what the parts of a damaged workbook make openpyxl stumble over
_BROKEN = (
    KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, ParseError, zipfile.BadZipFile,
    zlib.error,
)  # fmt: skip
_PLAIN = frozenset({"FFFFFFFF", "00FFFFFF"})
# the order in which a theme lists its colours is not the order in which cells count them
_THEME_PLACES = (1, 0, 3, 2, 4, 5, 6, 7, 8, 9, 10, 11)
_THEME_COLOUR = re.compile(r'<a:(?:srgbClr val|sysClr [^>]*lastClr)="([0-9A-Fa-f]{6})"')


class Painted(NamedTuple):
    """A coloured cell: its row from 1, its column from 0, its colour ("FFFF0000"), its text, "" if blank."""

    row: int
    column: int
    colour: str
    text: str


def cell_colours(
    data: bytes, sheet: str, limits: Limits | None = DEFAULT_LIMITS
) -> dict[str, tuple[int, ...]]:
    """The colours that fill the cells of a sheet, the most frequent first.

    A row has the colour that most of its filled cells have; white and no colour do not count. Colours that
    a rule of the spreadsheet paints (conditional formatting) are not seen: they follow from a cell anyway.

    Args:
        data: the bytes of a workbook.
        sheet: the name of the sheet.
        limits: bounds on size; at most the first 20,000 rows and 60 columns are looked at.

    Returns:
        "FFFF0000" (alpha, red, green, blue) -> row numbers as the spreadsheet shows them, in order. {} for a
        file that is no xlsx, for a sheet that is not there, and where nothing is coloured.

    Raises:
        UnreadableFileError: damaged, locked or too large.
    """
    bounds = in_force(limits)
    if kind_of(data, bounds) is not BookKind.XLSX or preflight(data, bounds).grid_too_large:
        return {}
    found: dict[str, list[int]] = {}
    for number, cells in groupby(_painted(data, sheet), lambda cell: cell.row):
        counts = Counter(cell.colour for cell in cells if cell.text)
        if counts:
            found.setdefault(counts.most_common(1)[0][0], []).append(number)
    return {colour: tuple(found[colour]) for colour in sorted(found, key=lambda one: -len(found[one]))}


def painted_cells(data: bytes, sheet: str, limits: Limits | None = DEFAULT_LIMITS) -> tuple[Painted, ...]:
    """The coloured cells of a sheet row by row, blank ones too; () for a file without any and no xlsx.

    Args: as for `cell_colours`.

    Raises:
        UnreadableFileError: locked or too large. Damaged colours are none.
    """
    bounds = in_force(limits)
    if kind_of(data, bounds) is not BookKind.XLSX or not _has_fills(data):
        return ()
    if preflight(data, bounds).grid_too_large:
        return ()
    try:
        return tuple(_painted(data, sheet))
    except UnreadableFileError:  # the words were read all the same; only the colours are lost
        return ()


def _has_fills(data: bytes) -> bool:
    """Whether the workbook defines a solid fill at all, which is quick to see."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return b'"solid"' in parts.read("xl/styles.xml")
    except (KeyError, zipfile.BadZipFile):
        return False


def _painted(data: bytes, sheet: str) -> Iterator[Painted]:
    import openpyxl
    from openpyxl.cell.read_only import EmptyCell

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    except _BROKEN as error:
        raise UnreadableFileError(DAMAGED, DAMAGED_HINT) from error
    try:
        if sheet not in book.sheetnames:
            return
        theme = _theme_colours(book.loaded_theme)
        rows = book[sheet].iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS)
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                if isinstance(cell, EmptyCell) or not cell.has_style or cell.fill.fill_type != "solid":
                    continue
                colour = _argb(cell.fill.fgColor, theme)
                if colour and colour not in _PLAIN:
                    yield Painted(number, column, colour, str(cell.value or "").strip())
    except _BROKEN as error:
        raise UnreadableFileError(DAMAGED, DAMAGED_HINT) from error
    finally:
        book.close()


def _theme_colours(theme: bytes | None) -> tuple[str, ...]:
    written = _THEME_COLOUR.findall((theme or b"").decode("utf-8", errors="replace"))[: len(_THEME_PLACES)]
    if len(written) < len(_THEME_PLACES):
        return ()
    return tuple(written[place].upper() for place in _THEME_PLACES)


def _argb(colour: "Color", theme: tuple[str, ...]) -> str:
    """A cell's colour as eight hexadecimal digits, "" when it cannot be told."""
    from openpyxl.styles.colors import COLOR_INDEX

    if colour.type == "rgb" and isinstance(colour.rgb, str):
        rgb = colour.rgb[-6:].upper()
    elif colour.type == "indexed" and colour.indexed < len(COLOR_INDEX):
        rgb = COLOR_INDEX[colour.indexed][-6:].upper()
    elif colour.type == "theme" and colour.theme < len(theme):
        rgb = theme[colour.theme]
    else:
        return ""
    return f"FF{_tinted(rgb, colour.tint)}"


def _tinted(rgb: str, tint: float) -> str:
    """A colour made lighter (tint above 0, up to 1) or darker (below 0), as spreadsheets do it."""
    if not tint:
        return rgb
    hue, light, saturation = colorsys.rgb_to_hls(*(int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    parts = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), saturation)
    return "".join(f"{round(part * 255):02X}" for part in parts)


def with_colours(
    block: Block,
    columns: ColumnMap,
    painted: Mapping[str, Mapping[str, tuple[int, ...]]],
    known: Iterable[str],
) -> tuple[Block, ColumnMap]:
    """The block with a column of the colours that the user gave a meaning, read as the state of each row.

    Where a column for the state is there already, the colours count as what came of it.

    Args:
        block: the rows.
        columns: what its columns are.
        painted: sheet -> what `cell_colours` returned.
        known: the colours that were given a meaning.
    """
    field = next((name for name in ("status", "result") if name not in columns.fields), None)
    chosen = {colour.upper() for colour in known}
    by_row = {
        (sheet, row): colour
        for sheet, colours in painted.items()
        for colour, rows in colours.items()
        for row in rows
        if colour in chosen
    }
    if field is None or not by_row:
        return block, columns
    place = len(block.header)
    lines = tuple(
        Line(line.sheet, line.number, (*line.cells, by_row.get((line.sheet, line.number), "")))
        for line in block.lines
    )
    wider = replace(block, header=(*block.header, COLOUR), lines=lines)
    return wider, replace(
        columns,
        header=wider.header,
        fields={**columns.fields, field: place},
        mapped={**columns.mapped, field: MappedColumn(COLOUR, 1.0, BY_COLOUR)},
        profiles=(*columns.profiles, profile(wider.columns[place])),
        added=columns.added | {place},
    )
