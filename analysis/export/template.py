"""An empty workbook to track a search in, with the columns that pay off later."""

from analysis.export.cells import Writer, width_of
from analysis.export.lists import APPLICATIONS, add_colours, add_lists, write_lists
from analysis.intake.header import column_letters
from analysis.reference.workbook import vocabulary

GUIDE = "Guide"
_ROWS = 1_000
_SHORT = (
    "One row for each application, on the sheet Applications. Only employer or role is needed; every other "
    "column pays off later.",
    "You may add columns, change their order and leave any of them blank.",
    "The last column below is one application as an example. It is not counted.",
)


def template() -> bytes:
    """The template as xlsx: an empty list with words to choose from, and a guide with one example.

    The example stands in the guide and not in the list, so it never becomes an application.
    """
    words = vocabulary()
    writer = Writer("Job search template")
    columns = words.template
    sheet = writer.sheet(
        APPLICATIONS, [max(width_of(one.header, [one.example]), 16.0) for one in columns], freeze="C2"
    )
    sheet.header(one.header for one in columns)
    sheet.raw.auto_filter.ref = f"A1:{column_letters(len(columns) - 1)}{_ROWS}"
    fields = {header: field for field, header in words.columns.items()}
    places = {
        fields[one.header]: column_letters(at) for at, one in enumerate(columns) if one.header in fields
    }
    add_lists(sheet, places, _ROWS)
    add_colours(sheet, places, _ROWS)
    _write_guide(writer)
    write_lists(writer)
    return writer.saved()


def _write_guide(writer: Writer) -> None:
    guide = writer.sheet(GUIDE, (70.0, 50.0), landscape=False)
    guide.title("How to use this workbook")
    for text in _SHORT:
        guide.line(text, wrap=True)
    guide.line()
    for one in vocabulary().template:
        guide.values([f"{one.header}: {one.guide}", one.example])
