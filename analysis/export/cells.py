"""Typed cells and sheets of a new workbook: text stays text, days are days, the clock leaves no trace."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

if TYPE_CHECKING:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.chart._chart import ChartBase
    from openpyxl.worksheet.worksheet import Worksheet

Cell = str | date | float | int | None

DAY, SHARE, WHOLE, MONEY = "d mmm yyyy", "0%", "0", "#,##0"
LONGEST = 32_000
_CUT = " … (cut here: a cell holds no more)"
_RISKY = ("=", "+", "-", "@", "'", "\t", "#")
_NOT_ALLOWED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# what a reader of the format would take for the code of a letter
_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FIRST_DAY = date(1901, 1, 1)
_NARROWEST, _WIDEST, _LOOKED_AT = 9, 46, 300
_HEADER, _TITLE = "FF1F4E5F", "FF5B6770"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_DRAWING = re.compile(r"xl/drawings/drawing(\d+)\.xml")
_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def plain_text(text: str) -> str:
    """A text as a cell can hold it: no control characters, at most 32,000 letters, no codes of letters."""
    kept = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = _NOT_ALLOWED.sub("", kept)
    if len(kept) > LONGEST:
        kept = kept[: LONGEST - len(_CUT)] + _CUT
    return _CODE.sub("_x005F_", kept)


class Writer:
    """A new workbook, written row by row.

    Attributes:
        book: the workbook.
    """

    def __init__(self, title: str) -> None:
        from openpyxl import Workbook

        self.book = Workbook(write_only=True)
        self._described: list[str] = []
        self.book.properties.title = title
        self.book.properties.creator = "Stepping Stones"

    def sheet(
        self, name: str, widths: Sequence[float], *, freeze: str = "", landscape: bool = True
    ) -> "Sheet":
        """A new sheet behind the others, with the widths of its columns."""
        return Sheet(self.book.create_sheet(name), self._described, widths, freeze, landscape)

    def saved(self) -> bytes:
        """The file; equal input gives equal bytes."""
        out = io.BytesIO()
        self.book.save(out)
        return finished(out.getvalue(), self._described)


class Sheet:
    """One sheet, filled from the top; `row` is the number of the row written last.

    Attributes:
        raw: the sheet as openpyxl has it, for charts, lists and colours.
    """

    def __init__(
        self,
        raw: "Worksheet",
        described: list[str],
        widths: Sequence[float],
        freeze: str,
        landscape: bool,
    ) -> None:
        from openpyxl.styles import Alignment, Font, PatternFill
        from openpyxl.utils import get_column_letter

        self.raw, self.row, self._described = raw, 0, described
        self._header = (
            Font(bold=True, color="FFFFFFFF"),
            PatternFill("solid", fgColor=_HEADER),
            Alignment(wrap_text=True, vertical="center"),
        )
        self._bold, self._quiet = Font(bold=True, size=13), Font(color=_TITLE)
        self._wrapped = Alignment(wrap_text=True, vertical="top")
        for place, width in enumerate(widths, start=1):
            raw.column_dimensions[get_column_letter(place)].width = width
        if freeze:
            raw.freeze_panes = freeze
        raw.page_setup.orientation = "landscape" if landscape else "portrait"
        raw.page_setup.fitToWidth, raw.page_setup.fitToHeight = 1, 0
        raw.sheet_properties.pageSetUpPr.fitToPage = True

    def chart(self, chart: "ChartBase", description: str) -> None:
        """A chart below what was written, with its words for those who cannot see it."""
        self.raw.add_chart(chart, f"A{self.row + 2}")
        self._described.append(description)

    def header(self, names: Iterable[str]) -> None:
        """A row of headers."""
        cells = [self._text(name) for name in names]
        for cell in cells:
            cell.font, cell.fill, cell.alignment = self._header
        self._append(cells)

    def title(self, text: str) -> None:
        """A line in larger letters."""
        cell = self._text(text)
        cell.font = self._bold
        self._append([cell])

    def line(self, *texts: str, quiet: bool = False, wrap: bool = False) -> None:
        """A line of texts."""
        cells = [self._text(text) for text in texts]
        for cell in cells:
            if quiet:
                cell.font = self._quiet
            if wrap:
                cell.alignment = self._wrapped
        self._append(cells)

    def values(self, row: Iterable[Cell], formats: Sequence[str] = ()) -> None:
        """A row of values; `formats` says how the numbers of each column are shown ("" as they are)."""
        cells = [self._cell(value, formats[at] if at < len(formats) else "") for at, value in enumerate(row)]
        while cells and cells[-1] is None:
            cells.pop()
        self._append(cells)

    def _append(self, cells: Sequence[Any]) -> None:
        self.raw.append(cells)
        self.row += 1

    def _cell(self, value: Cell, number_format: str) -> "WriteOnlyCell | str | None":
        if value is None or value == "":
            return None
        if isinstance(value, str):
            text = plain_text(value)
            return self._text(text, told=True) if text.startswith(_RISKY) else text or None
        if isinstance(value, date) and value < _FIRST_DAY:
            return value.isoformat()
        return self._typed(value, DAY if isinstance(value, date) else number_format)

    def _typed(self, value: Cell, number_format: str) -> "WriteOnlyCell":
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(self.raw, value)
        if number_format:
            cell.number_format = number_format
        return cell

    def _text(self, text: str, *, told: bool = False) -> "WriteOnlyCell":
        """A cell that holds text, also when it is edited later; `told` when it was made plain already."""
        from openpyxl.cell import WriteOnlyCell

        plain = text if told else plain_text(text)
        cell = WriteOnlyCell(self.raw, plain)
        cell.data_type = "s"
        if plain.startswith(_RISKY):
            cell.quotePrefix = True
        return cell


def width_of(header: str, cells: Sequence[Cell]) -> float:
    """A width that shows the header and the usual cell: 9 to 46 letters."""
    lengths = sorted(len(_shown(cell)) for cell in cells[:_LOOKED_AT] if cell not in (None, ""))
    usual = lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
    return float(min(max(len(header) + 4, usual + 2, _NARROWEST), _WIDEST))


def _shown(cell: Cell) -> str:
    return "01 Sep 2026" if isinstance(cell, date) else str(cell)


def finished(data: bytes, described: Sequence[str]) -> bytes:
    """A workbook without the times of writing, its charts described in the order they were added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as new,
    ):
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>2026-01-01T00:00:00Z\g<3>", content)
            if drawing := _DRAWING.fullmatch(entry.filename):
                words = quoteattr(described[int(drawing[1]) - 1]).encode()
                content = content.replace(b'name="Chart 1"', b'name="Chart 1" descr=' + words)
            fixed = zipfile.ZipInfo(entry.filename, _EPOCH)
            fixed.compress_type, fixed.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(fixed, content)
    return out.getvalue()
