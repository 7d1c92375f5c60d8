"""Text files: letters, delimiters, quotation marks, HTML in disguise."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import UnreadableFileError
from analysis.intake.dialect import delimiter_of
from analysis.intake.grid import BookKind, Cells
from analysis.intake.limits import Limits
from analysis.intake.read import read
from analysis.model import IssueCode

LINES = "Company,Role,Applied\nCafé Zoë,Planner,02/03/2026\nGrün & Söhne,£30k buyer,05/03/2026\n"
ROWS = (
    ("Company", "Role", "Applied"),
    ("Café Zoë", "Planner", "02/03/2026"),
    ("Grün & Söhne", "£30k buyer", "05/03/2026"),
)


def rows_of(data: bytes | str, name: str = "tracker.csv") -> tuple[Cells, ...]:
    return read(data.encode() if isinstance(data, str) else data, name).sheets[0].rows


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
    ],
)
def test_letters_are_read_however_they_are_written(encoding: str, told: str):
    book = read(LINES.encode(encoding), "tracker.csv")
    assert book.sheets[0].rows == ROWS
    assert book.encoding == told
    assert len(book.notes) == (encoding == "cp1252")


def test_a_guessed_encoding_is_shown_with_a_line_to_check():
    note = read(LINES.encode("cp1252")).notes[0]
    assert note.code is IssueCode.ENCODING_GUESSED
    assert note.cell == "Café Zoë,Planner,02/03/2026"
    assert note.message.startswith("2 lines were read as Western European")


def test_one_western_letter_at_the_end_of_a_long_file_is_enough():
    data = b"Company,Role\n" + b"Acorn,Planner\n" * 20_000 + b"Caf\xe9,Planner\n"
    assert rows_of(data)[-1] == ("Café", "Planner")


def test_lines_of_two_encodings_are_each_read_right():
    data = "Company,Role\nCafé,Planner\n".encode() + "Zoë,Buyer\n".encode("cp1252")
    book = read(data)
    assert book.sheets[0].rows == (("Company", "Role"), ("Café", "Planner"), ("Zoë", "Buyer"))
    assert book.notes[0].message.startswith("One line was")


def test_bytes_that_no_encoding_defines_do_not_stop_the_import():
    assert rows_of(b"Company,Role\nAc\x81orn \xa3,Planner\n")[1] == ("Ac\x81orn £", "Planner")


def test_zeros_and_invisible_marks_are_dropped():
    assert rows_of("Company,Role\nAc\0orn,Pla\u200bnner\u202e\n")[1] == ("Acorn", "Planner")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_each_delimiter_is_found(delimiter: str):
    text = "\n".join(
        delimiter.join(row)
        for row in (
            ("Company", "Role", "Salary", "Notes"),
            ("Acorn", "Planner", "30", "nice, but far; really"),
            ("Beacon", "Buyer", "31", "call a/b"),
            ("Cairn", "Clerk", "", ""),
        )
    )
    quoted = (
        text if delimiter not in ",;" else text.replace("nice, but far; really", '"nice, but far; really"')
    )
    assert delimiter_of(quoted) == delimiter
    assert rows_of(quoted)[1] == ("Acorn", "Planner", "30", "nice, but far; really")


def test_title_lines_above_do_not_hide_the_delimiter():
    text = (
        "My job search\n\nUpdated in May, 2026\nCompany;Role;Salary\nAcorn;Planner;30,5\nBeacon;Buyer;31,0\n"
    )
    assert delimiter_of(text) == ";"


def test_a_single_column_is_a_column():
    assert rows_of("Company\nAcorn\nBeacon\n") == (("Company",), ("Acorn",), ("Beacon",))
    assert delimiter_of("Company\nAcorn\n") == ","
    assert delimiter_of("Company\nAcorn\n", "search.tsv") == "\t"


def test_the_delimiter_a_file_names_itself_counts_and_its_line_is_no_row():
    assert rows_of("sep=;\nCompany;Role\nAcorn, Ltd;Planner\n") == (
        ("Company", "Role"),
        ("Acorn, Ltd", "Planner"),
    )


def test_text_pasted_from_a_spreadsheet_is_read():
    assert rows_of("Company\tRole\r\nAcorn\tPlanner\r\n", "pasted") == (
        ("Company", "Role"),
        ("Acorn", "Planner"),
    )


def test_nothing_is_inferred():
    cells = ("NA", "N/A", "None", "null", "nan", "00123", "07700900123", "1e5", "TRUE", "-")
    text = ",".join(f"h{n}" for n in range(len(cells))) + "\n" + ",".join(cells) + "\n"
    assert rows_of(text)[1] == cells


def test_rows_keep_their_own_width_and_blank_rows_their_place():
    text = 'Company,Role\nAcorn,Planner,extra\n\n"Two\nlines",Buyer\n,,\nCairn,Clerk,\n'
    assert rows_of(text) == (
        ("Company", "Role"),
        ("Acorn", "Planner", "extra"),
        (),
        ("Two\nlines", "Buyer"),
        ("", "", ""),
        ("Cairn", "Clerk", ""),
    )


def test_the_mark_our_exports_put_before_formulas_is_taken_off():
    assert rows_of("Company,Notes\n'=HYPERLINK(1),'+44 7700\nO'Neill,'quoted'\n")[1:] == (
        ("=HYPERLINK(1)", "+44 7700"),
        ("O'Neill", "'quoted'"),
    )


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('Company,Role\nAcorn,Planner\n"Beacon,Buyer\nCairn,Clerk\n', 3),
        ('Company,Role\n"Acorn,Planner\nBeacon,Buyer\n"Cairn",Clerk\n', 2),
        ('Company,Role\n\nAcorn,"Planner\n', 3),
    ],
    ids=["to the end", "to the next mark", "in the last row"],
)
def test_a_quotation_mark_never_closed_is_named_by_its_row(text: str, row: int):
    with pytest.raises(UnreadableFileError, match=f"opens in row {row} is never closed") as caught:
        rows_of(text)
    assert "quotation mark" in caught.value.hint


def test_an_unclosed_mark_in_a_long_file_is_named_too():
    text = 'Company,Role\nAcorn,Planner\n"Beacon,Buyer\n' + "Cairn,Clerk\n" * 100_000
    with pytest.raises(UnreadableFileError, match="row 3"):
        rows_of(text)


def test_stray_quotation_marks_inside_a_cell_do_no_harm():
    assert rows_of('Company,Notes\nAcorn,27" monitor\nBeacon,said "no"\n"Cairn "and" Sons",ok\n')[1:] == (
        ("Acorn", '27" monitor'),
        ("Beacon", 'said "no"'),
        ('Cairn and" Sons"', "ok"),
    )


def test_a_giant_cell_is_refused_and_a_large_one_read():
    assert len(rows_of("Company,Notes\nAcorn," + "x" * 900_000)[1][1]) == 900_000
    with pytest.raises(UnreadableFileError, match="row 2"):
        rows_of("Company,Notes\nAcorn," + "x" * 1_100_000)


def test_a_hundred_thousand_columns_are_refused_quickly():
    begin = time.monotonic()
    with pytest.raises(UnreadableFileError, match="100,000 columns"):
        rows_of(",".join(f"c{n}" for n in range(100_000)) + "\n")
    assert time.monotonic() - begin < 5
    for blanks in (3_000, 30_000):
        assert rows_of("Company,Role" + "," * blanks + "\nAcorn,Planner\n")[0] == ("Company", "Role")


def test_too_many_rows_are_refused():
    with pytest.raises(UnreadableFileError, match="more than 10 rows"):
        read(b"Company,Role\n" + b"a,b\n" * 11, limits=Limits(rows=10))
    assert len(read(b"Company,Role\n" + b"a,b\n" * 10 + b"\n\n", limits=Limits(rows=10)).sheets[0].rows) == 11


HTML = """<html><head><style>td {color: red}</style></head><body>
<table><tr><td>Menu</td></tr></table>
<!-- <table><tr><td>hidden</td></tr></table> -->
<TABLE border=1><TR><TH colspan=2>Where</TH><TH rowspan="2">Salary &amp; more</TH></TR>
<tr><th>Company</th><th>Role</th></tr>
<tr><td>Caf&eacute;
 Zo&euml;</td><td>Planner<br>North</td><td>1 &lt; 2
<tr><td title="a > b">Beacon<td>Buyer<td></tr>
</TABLE></body></html>"""


def test_an_html_table_called_xls_is_read():
    book = read(HTML.encode(), "export.xls")
    assert book.kind is BookKind.HTML
    assert [sheet.name for sheet in book.sheets] == ["Table 1", "Table 2"]
    assert book.sheets[1].rows == (
        ("Where", "", "Salary & more"),
        ("Company", "Role", ""),
        ("Café Zoë", "Planner\nNorth", "1 < 2"),
        ("Beacon", "Buyer", ""),
    )


def test_html_in_wide_letters_is_read():
    assert read(HTML.encode("utf-16"), "export.xls").kind is BookKind.HTML


def test_an_xml_spreadsheet_of_2003_is_read():
    data = (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Search &amp; find">'
        "<Table>"
        '<Row><Cell><Data ss:Type="String">Company</Data></Cell><Cell><Data>Applied</Data></Cell></Row>'
        '<Row ss:Index="4"><Cell ss:Index="2"><Data ss:Type="DateTime">2026-03-02T00:00:00.000</Data></Cell>'
        "</Row></Table></Worksheet></Workbook>"
    )
    sheet = read(data.encode(), "export.xls").sheets[0]
    assert sheet.name == "Search & find"
    assert sheet.rows == (("Company", "Applied"), (), (), ("", "2026-03-02"))


def test_a_page_without_a_filled_table_is_refused():
    with pytest.raises(UnreadableFileError, match="holds no table"):
        read(b"<html><body><table></table></body></html>", "export.xls")


@pytest.mark.parametrize(
    "piece", ["<!--", "<a", "<a <", "<td x='", '<td x="', "<![CDATA[", "</", "<script>", "<td>"]
)
def test_malformed_pages_take_no_longer_than_well_formed_ones(piece: str):
    begin = time.monotonic()
    data = b"<table><tr><td>Company</td></tr><tr>" + piece.encode() * 60_000
    if piece == "<td>":
        with pytest.raises(UnreadableFileError, match="columns"):
            read(data, "export.xls")
    else:
        assert read(data, "export.xls").sheets[0].rows[0] == ("Company",)
    assert time.monotonic() - begin < 5


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="cp1252", exclude_categories=["Cc", "Cf"]), max_size=8),
            min_size=3,
            max_size=3,
        ),
        min_size=2,
        max_size=8,
    ),
    st.sampled_from([";", "|", "\t"]),
    st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]),
)
def test_cells_survive_any_delimiter_and_encoding(cells: list[list[str]], delimiter: str, encoding: str):
    """Quoted as spreadsheets quote, every cell comes back, only its outer space and our own mark gone."""
    rows = [["Company", "Role", "Applied on"], *cells]
    text = f"sep={delimiter}\n" + "\n".join(
        delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows
    )
    found = rows_of(text.encode(encoding))
    wanted = [tuple(_kept(cell) for cell in row) for row in rows]
    while wanted and not any(wanted[-1]):
        wanted.pop()
    assert found == tuple(wanted)


def _kept(cell: str) -> str:
    stripped = cell.strip()
    return stripped[1:] if stripped[:2] in ("'=", "'+", "'-", "'@") else stripped
