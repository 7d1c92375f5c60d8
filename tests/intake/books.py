"""Workbooks made on the spot: well-formed ones, and ones made to do harm."""

import io
import struct
import zipfile
from collections.abc import Iterable, Mapping, Sequence

import openpyxl

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'

PARTS = {
    "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    '<Override PartName="/xl/sharedStrings.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
    "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><sheets>'
    '<sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_REL}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    "xl/sharedStrings.xml": f'{_HEAD}<sst xmlns="{_MAIN}"/>',
}
SHEET = "xl/worksheets/sheet1.xml"


def sheet_xml(rows: str, before: str = "") -> str:
    return f'{_HEAD}{before}<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def text_cell(name: str, text: str) -> str:
    return f'<c r="{name}" t="inlineStr"><is><t>{text}</t></is></c>'


SMALL = (
    f'<row r="1">{text_cell("A1", "Company")}{text_cell("B1", "Role")}</row>'
    f'<row r="2">{text_cell("A2", "Acorn")}{text_cell("B2", "Planner")}</row>'
)


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of the parts, compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def xlsx_of(rows: str, before: str = "", **parts: str | bytes) -> bytes:
    """An xlsx with one sheet, "List", whose rows are given as XML."""
    return packed({**PARTS, SHEET: sheet_xml(rows, before), **parts})


def padded_part(name: str, start: bytes, filler: bytes, megabytes: int, end: bytes) -> bytes:
    """An xlsx of which one part is blown up with filler: small in the zip, large when unpacked."""
    out = io.BytesIO()
    block = filler * (1024 * 1024 // len(filler))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for other, content in {**PARTS, SHEET: sheet_xml(SMALL)}.items():
            if other != name:
                archive.writestr(other, content)
        with archive.open(name, "w", force_zip64=True) as part:
            part.write(start)
            for _ in range(megabytes):
                part.write(block)
            part.write(end)
    return out.getvalue()


def workbook(sheets: Mapping[str, Iterable[Sequence[object]]], *, hidden: Sequence[str] = ()) -> bytes:
    """An xlsx written by openpyxl: sheet name -> rows of values."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        if name in hidden:
            sheet.sheet_state = "hidden"
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods_of(rows: str) -> bytes:
    """An OpenDocument spreadsheet with one table, "List", whose rows are given as XML."""
    name = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'{_HEAD}<office:document-content xmlns:office="{name}:office:1.0" xmlns:table="{name}:table:1.0" '
        f'xmlns:text="{name}:text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="List">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'{_HEAD}<manifest:manifest xmlns:manifest="{name}:manifest:1.0"><manifest:file-entry '
        'manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
        "</manifest:manifest>"
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": manifest,
        }
    )


def xls_of(rows: Sequence[Sequence[str | float]], dates: Sequence[int] = ()) -> bytes:
    """An Excel 97 workbook with one sheet, "List"; numbers in the columns `dates` are formatted as days."""
    cells = b"".join(
        _xls_cell(place, column, cell, column in dates)
        for place, row in enumerate(rows)
        for column, cell in enumerate(row)
    )
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 1997, 0, 6)) + cells + _record(0x000A)
    begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 1997, 0, 6))
    formats = b"".join(_record(0x00E0, struct.pack("<HH16x", 0, number)) for number in (0, 14))
    offset = len(begin) + len(formats) + 4 + 12 + 4
    entry = _record(0x0085, struct.pack("<IBBBB", offset, 0, 0, 4, 0) + b"List")
    return _compound_file(begin + formats + entry + _record(0x000A) + sheet)


def _record(number: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", number, len(content)) + content


def _xls_cell(row: int, column: int, value: str | float, is_date: bool) -> bytes:
    if isinstance(value, str):
        text = value.encode("utf-16-le")
        return _record(0x0204, struct.pack("<HHHHB", row, column, 0, len(value), 1) + text)
    return _record(0x0203, struct.pack("<HHHd", row, column, int(is_date), value))


def _compound_file(stream: bytes) -> bytes:
    """The container of Excel 97 with one stream, "Workbook"."""
    stream = stream.ljust(4096, b"\0")
    sectors = -(-len(stream) // 512)
    chain = [*range(3, sectors + 2), -2]
    table = struct.pack(f"<{len(chain) + 2}i", -3, -2, *chain).ljust(512, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6xIIIIIiIiI", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, -2, 0, -2, 0)
    head += struct.pack("<109i", 0, *[-1] * 108)
    entries = _directory_entry("Root Entry", 5, 1, -2, 0) + _directory_entry(
        "Workbook", 2, -1, 2, len(stream)
    )
    return head + table + entries.ljust(512, b"\0") + stream.ljust(sectors * 512, b"\0")


def _directory_entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    told = name.encode("utf-16-le")
    return told.ljust(64, b"\0") + struct.pack(
        "<HBBiii36xiI4x", len(told) + 2, kind, 1, -1, -1, child, start, size
    )
