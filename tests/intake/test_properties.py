"""What must not change the result: column order, blank rows, titles, delimiter, encoding, how days look."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.intake.load import load
from tests.intake.books import workbook

HEADERS = ("Company", "Role", "Date applied", "Status", "Notes")
EMPLOYERS = (
    "Hazel & Sons",
    "Brook plc",
    "Elm Café",
    "Oak (UK) Ltd",
    "Fern University",
    "Larch; Pine & Co",
    "NA",
)
ROLES = ("Clerk", "Cook", "Payroll Officer", "Software Engineer", "Site Manager", "Nurse, band 5")
STATES = (
    "Applied",
    "Rejected",
    "No reply",
    "1st interview",
    "Rejected after 2nd interview",
    "Offer",
    "Wishlist",
    "",
)
NOTES = ("", "rang them, nice people", "ask for Jo", "second line\nof a note", 'said "maybe"')
DAY = st.dates(date(2025, 1, 1), date(2026, 6, 30))

Row = tuple[str, str, date | None, str, str]
ROWS = st.lists(
    st.tuples(
        st.sampled_from(EMPLOYERS), st.sampled_from(ROLES), st.none() | DAY, st.sampled_from(STATES),
        st.sampled_from(NOTES),
    ),
    min_size=1,
    max_size=12,
)  # fmt: skip
# a day after the twelfth proves the order, so that two ways of writing can be compared
PROOF: Row = ("Proof Ltd", "Clerk", date(2025, 6, 23), "Applied", "")
ISO, BRITISH, AMERICAN = "%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y"


def table(rows, order=range(5), pattern=ISO):
    """Rows of texts below their header."""
    body = [
        (company, role, day.strftime(pattern) if day else "", state, notes)
        for company, role, day, state, notes in (PROOF, *rows)
    ]
    return [[line[at] for at in order] for line in (HEADERS, *body)]


def as_text(lines, delimiter=",", quote='"'):
    def cell(text):
        doubled = text.replace(quote, quote * 2)
        return f"{quote}{doubled}{quote}" if any(mark in text for mark in (delimiter, quote, "\n")) else text

    return "\n".join(delimiter.join(map(cell, line)) for line in lines) + "\n"


def core(ds):
    """What an analysis rests on, row by row, and what was set aside why."""
    names = [
        "application_id",
        "company",
        "role",
        "applied_on",
        "stage",
        "outcome",
        "stage_basis",
        "outcome_basis",
        "notes",
    ]
    rows = ds.applications[names].astype(str).to_numpy().tolist()
    return rows, ds.aside_counts()


def read(text, encoding="utf-8"):
    return core(load(text.encode(encoding), filename="search.csv"))


@settings(max_examples=20, deadline=None)
@given(ROWS, st.permutations(range(5)))
def test_the_order_of_the_columns_does_not_matter(rows, order):
    assert read(as_text(table(rows, order))) == read(as_text(table(rows)))


@settings(max_examples=12, deadline=None)
@given(ROWS, st.sampled_from(";\t|"), st.sampled_from(["utf-8-sig", "utf-16", "cp1252"]))
def test_neither_delimiter_nor_encoding_matters(rows, delimiter, encoding):
    assert read(as_text(table(rows), delimiter), encoding) == read(as_text(table(rows)))


@settings(max_examples=20, deadline=None)
@given(
    ROWS, st.sampled_from([BRITISH, AMERICAN, "%d %b %Y", "%B %d, %Y", "%d.%m.%y", "%a %d %B %Y", "%Y%m%d"])
)
def test_the_way_days_are_written_does_not_matter(rows, pattern):
    assert read(as_text(table(rows, pattern=pattern))) == read(as_text(table(rows)))


@settings(max_examples=20, deadline=None)
@given(ROWS, st.data())
def test_blank_rows_and_titles_do_not_matter(rows, data):
    lines = table(rows)
    plain = read(as_text(lines))
    spaced = list(lines)
    for place in sorted(data.draw(st.lists(st.integers(1, len(lines)), max_size=4)), reverse=True):
        spaced.insert(place, [""] * 5)
    titles = data.draw(
        st.lists(st.sampled_from(["My job search 2025", "", "Keep this up to date!"]), max_size=3)
    )
    text = "".join(f"{title}\n" for title in titles) + as_text(spaced)
    assert read(text) == plain


@settings(max_examples=5, deadline=None)
@given(ROWS)
def test_a_workbook_with_true_dates_reads_as_the_text_does(rows):
    lines = [
        HEADERS,
        *((company, role, day, state, notes) for company, role, day, state, notes in (PROOF, *rows)),
    ]
    assert core(load(workbook({"Jobs": lines}))) == read(as_text(table(rows)))


@settings(max_examples=15, deadline=None)
@given(ROWS)
def test_every_row_is_an_application_or_set_aside(rows):
    ds = load(as_text(table(rows)).encode(), filename="search.csv")
    assert ds.rows_read == len(rows) + 1 == len(ds) + len(ds.set_aside)
    assert ds.applications["application_id"].is_unique
