"""Hostile, broken and mislabelled files: a value or one plain sentence, quickly, and nothing left behind."""

import struct
import tempfile
import time
from pathlib import Path

import pytest

from analysis.errors import UnreadableFileError
from analysis.intake.grid import BookKind
from analysis.intake.guard import kind_of
from analysis.intake.limits import DEFAULT_LIMITS, MB, Limits
from analysis.intake.preflight import column_number, preflight
from analysis.intake.read import read
from analysis.model import IssueCode
from tests.intake.books import PARTS, SHEET, SMALL, ods_of, packed, padded_part, sheet_xml, text_cell, xlsx_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


@pytest.fixture(autouse=True)
def _quick_and_clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Every file here must be done with within five seconds and leave no file behind."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    begin = time.monotonic()
    yield
    assert time.monotonic() - begin < 5
    assert list(tmp_path.iterdir()) == []


def refused(data: bytes, filename: str = "tracker.xlsx") -> UnreadableFileError:
    with pytest.raises(UnreadableFileError) as caught:
        read(data, filename)
    message, hint = str(caught.value), caught.value.hint
    assert message.endswith(".")
    assert hint.endswith(".")
    assert "Error" not in message
    return caught.value


def lying_zip() -> bytes:
    """A zip whose directory and local header both claim that the sheet unpacks to 100 bytes."""
    data = bytearray(xlsx_of(SMALL + "".join(f'<row r="{n}"/>' for n in range(3, 3000))))
    name = SHEET.encode()
    local = data.index(name) - 30
    central = data.rindex(name) - 46
    struct.pack_into("<I", data, local + 22, 100)
    struct.pack_into("<I", data, central + 24, 100)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b" \r\n\t\n ", "blanks", id="blank"),
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "password", id="locked"),
        pytest.param(OLE + "WordDocument".encode("utf-16-le"), "Word document", id="doc"),
        pytest.param(OLE + b"\0" * 2048, "damaged", id="broken xls"),
        pytest.param(xlsx_of(SMALL)[:-400], "damaged", id="truncated"),
        pytest.param(xlsx_of(SMALL)[:200], "damaged", id="cut short"),
        pytest.param(lying_zip(), "damaged", id="lying sizes"),
        pytest.param(packed({"word/document.xml": "<w/>"}), "Word document", id="docx"),
        pytest.param(packed({"ppt/presentation.xml": "<p/>"}), "presentation", id="pptx"),
        pytest.param(packed({"Index/Document.iwa": "x"}), "Apple Numbers", id="numbers"),
        pytest.param(packed({"photo.txt": "x"}), "packed archive", id="zip"),
        pytest.param(packed({}), "packed archive", id="empty zip"),
        pytest.param(packed({"xl/workbook.xml": "<workbook"}), "damaged", id="not a workbook inside"),
        pytest.param(xlsx_of("<row><c><v>1</v>"), "damaged", id="broken xml"),
        pytest.param(b"%PDF-1.7 ...", "PDF", id="pdf"),
        pytest.param(b"\x89PNG\r\n\x1a\n....", "picture", id="picture"),
        pytest.param(bytes(range(256)) * 40, "does not look like", id="noise"),
        pytest.param(b"\0" * 5000, "does not look like", id="zeros"),
    ],
)
def test_broken_and_mislabelled_files_are_refused_in_one_sentence(data: bytes, says: str):
    assert says in str(refused(data))


@pytest.mark.parametrize(
    ("declaration", "body"),
    [
        ('<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>', "&b;"),
        ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "&a;"),
    ],
    ids=["billion laughs", "outside entity"],
)
def test_document_types_and_entities_are_refused(declaration: str, body: str):
    data = xlsx_of(f'<row r="1">{text_cell("A1", body)}</row>', declaration)
    assert "no spreadsheet program writes" in str(refused(data))


def test_an_unknown_entity_reads_no_file():
    error = refused(xlsx_of(f'<row r="1">{text_cell("A1", "&secret;")}</row>'))
    assert "damaged" in str(error)


def test_a_bomb_of_blanks_is_refused_from_its_directory():
    bomb = padded_part(SHEET, b"<worksheet><sheetData>", b" ", 300, b"</sheetData></worksheet>")
    assert len(bomb) < 4 * MB
    assert "unpacks to far more" in str(refused(bomb))


def test_a_bomb_below_the_ratio_check_is_stopped_while_it_is_read():
    bomb = padded_part(SHEET, b"<worksheet><sheetData>", b" ", 40, b"</sheetData></worksheet>")
    assert "holds more than 1,000,000 letters" in str(refused(bomb))


def test_a_long_shared_text_used_by_many_cells_is_refused():
    long = "x" * 1_600_000
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 20_001))
    error = refused(
        xlsx_of(cells, **{"xl/sharedStrings.xml": f"<sst><si><t>{long}</t></si></sst>"}),
    )
    assert "letters" in str(error)


def test_a_shared_text_just_below_the_limit_ends_the_worker_and_not_us():
    long = "x" * 900_000
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 20_001))
    strings = PARTS["xl/sharedStrings.xml"].replace("/>", f"><si><t>{long}</t></si></sst>")
    with pytest.raises(UnreadableFileError, match="too large"):
        read(xlsx_of(cells, **{"xl/sharedStrings.xml": strings}), limits=Limits(worker_bytes=256 * MB))


def test_thousands_of_parts_are_refused():
    assert "unpacks" in str(refused(packed({**PARTS, **{f"xl/media/{n}.txt": "" for n in range(2100)}})))


@pytest.mark.parametrize(
    "stray",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1048576"><c r="XFD1048576" t="str"><v></v></c></row>',
        '<row r="3"><c r="XFD3"><v>0</v></c></row>',
        '<row r="1048576"><c r="B1048576"><v>0</v></c></row>',
        '<row r="4294967295"><c r="A4294967295"><v>1</v></c></row>',
        '<row r="99999999999999999999"><c r="A99999999999999999999"><v>1</v></c></row>',
        '<row r="1000000"><c><v>1</v></c></row>',
        "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
    ],
    ids=[
        "far corner",
        "empty formula text",
        "far right",
        "far down",
        "overflow",
        "huge",
        "nameless",
        "quotes",
    ],
)
def test_stray_cells_far_out_are_read_around(stray: str):
    book = read(xlsx_of(SMALL + stray))
    assert book.sheets[0].rows[:2] == (("Company", "Role"), ("Acorn", "Planner"))
    assert [note.code for note in book.notes] == [IssueCode.GRID_CUT]


def test_cells_far_out_that_are_only_coloured_cost_nothing():
    styled = "".join(f'<row r="{n}"><c r="XFD{n}" s="0"/></row>' for n in range(3, 20_000))
    book = read(xlsx_of(SMALL + styled + '<row r="1048576" hidden="1"><c r="A1048576" s="0"/></row>'))
    assert book.sheets[0].rows == (("Company", "Role"), ("Acorn", "Planner"))
    assert book.notes == ()


def test_a_lying_dimension_is_ignored():
    data = packed(
        {
            **PARTS,
            SHEET: sheet_xml(SMALL).replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>'),
        }
    )
    assert read(data).sheets[0].rows == (("Company", "Role"), ("Acorn", "Planner"))


def test_a_sheet_that_really_is_too_wide_is_refused():
    wide = "".join(f'<c r="{"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[n % 26] * 3}1"><v>1</v></c>' for n in range(6000))
    assert "500 columns" in str(refused(xlsx_of(f'<row r="1">{wide}</row>')))


def test_a_sheet_that_really_is_too_long_is_refused():
    limits = Limits(rows=1000)
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(100_000, 106_000))
    with pytest.raises(UnreadableFileError, match="more than 1,000 rows"):
        read(xlsx_of(rows), limits=limits)


def test_the_size_of_the_file_is_limited():
    with pytest.raises(UnreadableFileError, match="2 MB; at most 1 MB"):
        read(b"a,b\n" * (400 * 1024), limits=Limits(file_bytes=MB))


def test_no_limits_still_keeps_to_memory():
    assert read(b"Company,Role\n" + b"x,y\n" * 200_010, limits=None).sheets[0].rows[200_000] == ("x", "y")
    with pytest.raises(UnreadableFileError, match="200,000 rows"):
        read(b"Company,Role\n" + b"x,y\n" * 200_010)


@pytest.mark.parametrize("repeat", ['table:number-columns-repeated="16384"', ""])
def test_an_open_document_with_endless_repeats_is_read_or_refused(repeat: str):
    rows = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>Company</text:p>'
        "</table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="1048576">'
        f"<table:table-cell {repeat}/></table:table-row>"
    )
    assert read(ods_of(rows)).sheets[0].rows == (("Company",),)
    full = rows.replace(
        "/></table:table-row>", ' office:value-type="float" office:value="1"/></table:table-row>'
    )
    assert "too large" in str(refused(ods_of(full)))


def test_the_kind_is_told_by_content_and_not_by_name():
    assert kind_of(xlsx_of(SMALL), DEFAULT_LIMITS) is BookKind.XLSX
    assert kind_of(ods_of(""), DEFAULT_LIMITS) is BookKind.ODS
    assert kind_of(packed({"xl/workbook.bin": b""}), DEFAULT_LIMITS) is BookKind.XLSB
    assert kind_of(OLE, DEFAULT_LIMITS) is BookKind.XLS
    assert read(b"Company,Role\nAcorn,Planner\n", "tracker.xlsx").kind is BookKind.TEXT
    assert read(xlsx_of(SMALL), "tracker.csv").kind is BookKind.XLSX


def test_what_the_parser_would_blank_is_counted():
    rows = (
        SMALL
        + '<row r="3" hidden="1"><c r="A3" t="e"><v>#N/A</v></c><c r="B3"><f>TODAY()</f></c></row>'
        + '<row r="4"><c r="A4"><f>1+1</f><v></v></c><c r="B4"><f>1+1</f><v>2</v></c></row>'
        + '<row r="5"><c r="A5" t="str"><f>IF(B5,"x","")</f><v></v></c>'
        + '<c r="B5"><f t="shared" si="0"/></c></row>'
    )
    facts = preflight(xlsx_of(rows), DEFAULT_LIMITS).sheets["List"]
    assert (facts.error_cells, facts.unsaved_formulas, facts.hidden_rows) == (1, 3, 1)


def test_column_numbers():
    assert [column_number(name) for name in (b"A", b"Z", b"AA", b"xfd")] == [1, 26, 27, 16384]


@pytest.mark.parametrize("source", ["nowhere/tracker.xlsx", "."])
def test_a_path_that_cannot_be_opened_says_so(source: str):
    with pytest.raises(UnreadableFileError) as caught:
        read(source)
    assert caught.value.hint
