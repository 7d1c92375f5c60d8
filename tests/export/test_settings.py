import io

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import UnreadableFileError
from analysis.export.cells import Writer
from analysis.export.settings import SETTINGS, Settings, read_settings, write_settings
from analysis.export.workbook import workbook
from tests.builders import dataset

ANY = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)


def written(told: Settings) -> bytes:
    writer = Writer("Settings")
    write_settings(writer, told, "search.xlsx")
    return writer.saved()


Words = dict[str, str | tuple[str, str]]


@settings(max_examples=20, deadline=None)
@given(
    ANY,
    st.dictionaries(ANY, ANY, max_size=3),
    st.dictionaries(ANY, st.tuples(ANY, ANY) | ANY, max_size=3),
)
def test_settings_come_back_exactly(edits: str, mapping: dict[str, str], words: Words) -> None:
    told = Settings(edits, mapping, {"status": words} if words else {})
    assert read_settings(written(told)) == told


def test_a_long_journal_is_kept_in_pieces_that_fit_a_cell() -> None:
    journal = '{"steps": "' + "blank ends and ünicode " * 9_000 + '"}'
    data = workbook(dataset([{}]), edits=journal)
    sheet = openpyxl.load_workbook(io.BytesIO(data))[SETTINGS]
    assert max(len(str(cell.value)) for row in sheet.iter_rows() for cell in row) <= 32_000
    found = read_settings(data)
    assert found is not None
    assert found.edits == journal


def test_a_file_of_someone_else_has_none() -> None:
    assert read_settings("data/sample/search.xlsx") is None


def test_damaged_settings_are_said_so() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(Settings("{}"))))
    book[SETTINGS]["B5"].value = "|broken|"
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(UnreadableFileError, match="settings") as raised:
        read_settings(out.getvalue())
    assert raised.value.hint
