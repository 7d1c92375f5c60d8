"""Workbooks through the worker: what cells become, and what happens when the worker fails."""

import datetime as dt
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart

from analysis.errors import UnreadableFileError
from analysis.intake import workbook as parent
from analysis.intake.grid import BookKind, RawSheet
from analysis.intake.limits import MB, Limits
from analysis.intake.read import read
from analysis.intake.worker import as_text
from analysis.model import IssueCode
from tests.intake.books import (
    PARTS,
    SHEET,
    SMALL,
    ods_of,
    packed,
    saved,
    sheet_xml,
    workbook,
    xls_of,
    xlsx_of,
)


def at(*parts: int) -> dt.datetime:
    return dt.datetime(*parts)  # noqa: DTZ001 - spreadsheets know no time zones


def first_sheet(data: bytes) -> RawSheet:
    return read(data, "tracker.xlsx").sheets[0]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (at(2026, 3, 2), "2026-03-02"),
        (at(2026, 3, 2, 10, 30), "2026-03-02T10:30:00"),
        (dt.date(2026, 3, 2), "2026-03-02"),
        (dt.time(10, 30), "10:30:00"),
        (45750, "45750"),
        (45750.5, "45750.5"),
        (0.25, "0.25"),
        (32000.0, "32000"),
        (7700900123, "7700900123"),
        (True, "TRUE"),
        (False, "FALSE"),
        (1, "1"),
        ("07700900123", "07700900123"),
        ("00123", "00123"),
        ("NA", "NA"),
        ("N/A", "N/A"),
        ("None", "None"),
        ("null", "null"),
        ("  Acorn\u200b Media\u00a0 ", "Acorn Media"),
        ("\u202eAcorn\u202c", "Acorn"),
        ("line one\r\nline two", "line one\nline two"),
        ("=1+1 as text", "=1+1 as text"),
        ("👩\u200d💻 role", "👩\u200d💻 role"),
        ("Ac\u200dorn", "Acorn"),
    ],
)
def test_a_cell_is_the_text_a_person_would_type(value: object, text: str):
    book = openpyxl.Workbook()
    book.active["A1"] = "Header"
    book.active["B1"] = "other"
    book.active["A2"] = value
    if isinstance(value, str) and value.startswith("="):
        book.active["A2"].data_type = "s"
    assert first_sheet(saved(book)).rows[1][0] == text


def test_true_and_one_in_one_sheet_stay_apart():
    rows = first_sheet(workbook({"List": [["a", "b"], [True, 1], [False, 0], [1.0, True]]})).rows
    assert rows[1:] == (("TRUE", "1"), ("FALSE", "0"), ("1", "TRUE"))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (at(2026, 3, 2, 10, 29, 59, 999_999), "2026-03-02T10:30:00"),
        (at(9999, 12, 31, 23, 59, 59, 999_999), "9999-12-31T23:59:59"),
        (dt.timedelta(hours=36), "1 day, 12:00:00"),
        (float("nan"), ""),
        (1e300, "1e+300"),
        (None, ""),
    ],
)
def test_odd_values_become_text_too(value: object, text: str):
    assert as_text(value) == text


def test_dates_of_a_workbook_counted_from_1904_are_right():
    book = openpyxl.Workbook()
    book.epoch = at(1904, 1, 1)
    book.active.append(["Applied", "x"])
    book.active.append([at(2026, 3, 2), "y"])
    assert first_sheet(saved(book)).rows[1][0] == "2026-03-02"


def test_rows_are_numbered_as_the_spreadsheet_shows_them():
    book = openpyxl.Workbook()
    book.active["C5"] = "Company"
    book.active["D7"] = "Acorn"
    book.active["A9"] = "   "
    sheet = first_sheet(saved(book))
    assert sheet.rows[4] == ("", "", "Company", "")
    assert sheet.rows[6] == ("", "", "", "Acorn")
    assert len(sheet.rows) == 7


def test_sheets_keep_their_names_order_and_whether_they_are_hidden():
    data = workbook({"Jan": [["a", "b"]], "Lists": [["x", "y"]], "Empty": []}, hidden=["Lists"])
    assert [(one.name, one.visible, len(one.rows)) for one in read(data).sheets] == [
        ("Jan", True, 1),
        ("Lists", False, 1),
        ("Empty", True, 0),
    ]


def test_a_chart_sheet_is_no_sheet_of_cells():
    book = openpyxl.Workbook()
    book.active.append(["Company", "Role"])
    book.create_chartsheet("Chart").add_chart(BarChart())
    assert [one.name for one in read(saved(book)).sheets] == ["Sheet"]


def test_merged_areas_are_told_from_zero_with_their_ends():
    book = openpyxl.Workbook()
    book.active["A1"] = "My search"
    book.active.merge_cells("A1:F1")
    assert first_sheet(saved(book)).merged == ((0, 0, 0, 5),)


def test_error_cells_and_unsaved_formulas_are_blank_and_counted():
    book = openpyxl.Workbook()
    book.active.append(["Company", "Days", "x"])
    book.active.append(["Acorn", "=TODAY()-A2", "#N/A"])
    sheet = first_sheet(saved(book))
    assert sheet.rows[1] == ("Acorn", "", "")
    assert (sheet.unsaved_formulas, sheet.error_cells) == (1, 1)


def test_a_damaged_sheet_is_left_out_with_a_note():
    book = PARTS["xl/workbook.xml"].replace(
        "</sheets>", '<sheet name="Bad" sheetId="2" r:id="rId9"/></sheets>'
    )
    relations = PARTS["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>",
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships'
        '/worksheet" Target="worksheets/sheet2.xml"/></Relationships>',
    )
    parts = {
        **PARTS,
        SHEET: sheet_xml(SMALL),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": relations,
        "xl/worksheets/sheet2.xml": "<worksheet><sheetData><row",
    }
    read_book = read(packed(parts))
    assert [one.name for one in read_book.sheets] == ["List"]
    assert [(note.code, note.sheet) for note in read_book.notes] == [(IssueCode.SHEET_LEFT_OUT, "Bad")]


def test_open_document_spreadsheets_are_read():
    rows = "".join(
        f"<table:table-row>{cells}</table:table-row>"
        for cells in (
            '<table:table-cell office:value-type="string"><text:p>Company</text:p></table:table-cell>'
            '<table:table-cell office:value-type="string"><text:p>Applied</text:p></table:table-cell>',
            '<table:table-cell office:value-type="string"><text:p>Acorn</text:p></table:table-cell>'
            '<table:table-cell office:value-type="date" office:date-value="2026-03-02"/>',
        )
    )
    book = read(ods_of(rows), "tracker.ods")
    assert book.kind is BookKind.ODS
    assert book.sheets[0].rows == (("Company", "Applied"), ("Acorn", "2026-03-02"))


def test_excel_97_workbooks_are_read():
    data = xls_of([["Company", "Applied", "Count"], ["Acorn é", 46083, 2.0]], dates=[1])
    book = read(data, "tracker.xls")
    assert book.kind is BookKind.XLS
    assert [sheet.name for sheet in book.sheets] == ["List"]
    assert book.sheets[0].rows == (("Company", "Applied", "Count"), ("Acorn é", "2026-03-02", "2"))
    assert read(data, "tracker.xlsx").sheets == book.sheets


def test_one_text_object_stands_for_all_cells_that_say_the_same():
    rows = first_sheet(workbook({"List": [["Status", "x"], *[["Rejected after interview", 1]] * 3]})).rows
    assert rows[1][0] is rows[3][0]


def test_the_parser_is_never_loaded_here():
    done = subprocess.run(
        [sys.executable, "-c", _LOADED],
        input=workbook({"List": [["Company", "Role"], ["Acorn", "Planner"]]}),
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.split() == [b"2", b"False", b"False"]


_LOADED = """
import sys
from analysis.intake.read import read
book = read(sys.stdin.buffer.read())
print(len(book.sheets[0].rows), "python_calamine" in sys.modules, "openpyxl" in sys.modules)
"""


def test_a_system_without_limits_reads_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """As on Windows: `resource` cannot be imported."""
    without = tmp_path / "without.py"
    without.write_text(
        "import runpy, sys\n"
        "sys.modules['resource'] = None\n"
        f"runpy.run_path({str(parent.WORKER)!r}, run_name='__main__')\n"
    )
    monkeypatch.setattr(parent, "WORKER", without)
    assert first_sheet(xlsx_of(SMALL)).rows == (("Company", "Role"), ("Acorn", "Planner"))


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGABRT)", "too large"),
        ("raise SystemExit(3)", "damaged"),
        ("print('nonsense')", "damaged"),
        ("import time; time.sleep(30)", "too long"),
        ("""print('{"sheets": [{"name": "a", "height": 9, "width": 9}], "values": [""]}')""", "damaged"),
        ("""print('{"error": "locked"}')""", "password"),
    ],
    ids=["killed", "failed", "nonsense", "slow", "cut short", "locked"],
)
def test_whatever_the_worker_does_ends_in_one_sentence(
    script: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    worker = tmp_path / "worker.py"
    worker.write_text(script)
    monkeypatch.setattr(parent, "WORKER", worker)
    with pytest.raises(UnreadableFileError, match=says) as caught:
        read(xlsx_of(SMALL), limits=Limits(wall_seconds=1))
    assert caught.value.hint


def test_the_file_the_worker_reads_is_private_and_gone_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    seen = {}
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def look(path: Path, limits: Limits, *, bounded: bool):
        seen["mode"] = path.stat().st_mode & 0o777
        seen["bytes"] = path.read_bytes()
        raise UnreadableFileError("Stopped.", "Go on.")

    monkeypatch.setattr(parent, "_run", look)
    data = xlsx_of(SMALL)
    with pytest.raises(UnreadableFileError, match="Stopped"):
        read(data)
    assert seen["bytes"] == data
    assert sys.platform == "win32" or seen["mode"] == 0o600
    assert list(tmp_path.iterdir()) == []


def test_a_small_file_gets_less_time_than_a_large_one():
    limits = Limits(wall_seconds=20)
    assert parent._patience(10_000, limits) < 5
    assert parent._patience(17 * MB, limits) == 20
    assert parent._patience(17 * MB, Limits(wall_seconds=1)) == 1


def test_a_full_disk_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(UnreadableFileError, match="could not be opened") as caught:
        read(xlsx_of(SMALL))
    assert "disk" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


def test_the_worker_imports_nothing_of_the_project():
    assert "analysis" not in parent.WORKER.read_text(encoding="utf-8")
