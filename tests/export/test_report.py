"""The report and the record: whole without anything else, every text as it was written."""

import io
import re
from datetime import date, timedelta
from html import unescape
from html.parser import HTMLParser

import openpyxl
import pytest

import analysis
from analysis.answers.record import COLUMNS, chosen_columns, record
from analysis.answers.report import report
from analysis.errors import UnknownFieldError
from analysis.export.delimited import table_csv
from analysis.export.record_files import record_page, record_xlsx
from analysis.export.report_page import report_page
from analysis.export.workbook import workbook
from analysis.intake.read import read
from analysis.model import Dataset
from tests.builders import ago, dataset, event
from tests.export.searches import INJECTIONS

HARMFUL = (
    *INJECTIONS, "＝1+1", "＋cmd", "－2", "＠SUM", "**bold**", "[a](javascript:alert(1))", "$E=mc^2$",
    ":material/home:", ":smile:", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)", "-->", "&lt;b&gt;",
)  # fmt: skip
ALLOWED = {
    "html", "head", "meta", "link", "title", "style", "body", "main", "header", "h1", "h2", "h3", "p", "ul",
    "li", "strong", "span", "figure", "figcaption", "svg", "g", "rect", "line", "circle", "text", "tspan",
    "path", "defs", "pattern", "details", "summary", "div", "table", "thead", "tbody", "tr", "th", "td", "ol",
    "blockquote", "mark", "footer", "dl", "dt", "dd", "script", "section",
}  # fmt: skip


class Page(HTMLParser):
    """The elements, addresses and words of a page."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.handlers: list[str] = []
        self.words: list[str] = []
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "xlink:href")]
        self.handlers += [name for name, _ in attrs if name.startswith("on")]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def harmful() -> Dataset:
    rows = [
        {"company": text, "role": text, "channel": text, "location": text, "contact": text, "age": 20 + at,
         "feedback": f"We needed more hands-on experience. {text}", "outcome": "rejected",
         "stage": "interview"}
        for at, text in enumerate(HARMFUL)
    ]  # fmt: skip
    events = [event(f"a{at}", "interview", ago(3)) for at in range(1, len(rows) + 1)]
    return dataset(rows, events)


@pytest.fixture(scope="module")
def sample() -> Dataset:
    return analysis.load("data/sample/search.xlsx")


def test_nothing_is_fetched_and_all_is_there(sample: Dataset) -> None:
    data = report_page(report(sample, quotes=True))
    page = Page(data)
    assert set(page.tags) <= ALLOWED
    assert page.addresses == ["data:,"]
    assert b"default-src 'none'" in data
    assert not re.search(rb"url\((?!#)", data)
    assert b"@import" not in data
    assert len(data) < 150_000
    said = "".join(page.words)
    for question in ("Where does it stop?", "Which sectors", "What do employers", "How long do answers",
                     "After a no", "What next?", "How we count"):  # fmt: skip
        assert question in said
    for sentence in (analysis.funnel(sample).sentence, analysis.after_a_no(sample).verdict):
        assert sentence in said
    assert page.tags.count("svg") >= 7
    assert report_page(report(sample, quotes=True)) == data


def test_quotes_only_when_asked_and_each_once(sample: Dataset) -> None:
    assert b"<blockquote>" not in report_page(report(sample))
    quotes = report(sample, quotes=True).quotes
    texts = [f"{one.before}{one.words}{one.after}" for one in quotes]
    assert len(texts) == len(set(texts)) > 3
    assert set(texts) <= set(sample.applications["feedback"]) | set(sample.applications["notes"])
    assert report(sample, quotes=True, names=False).quotes == ()


def test_texts_that_do_harm_elsewhere_are_words_here() -> None:
    ds = harmful()
    for data in (report_page(report(ds, quotes=True)), record_page(record(ds), tuple(COLUMNS), name="<b>me")):
        page = Page(data)
        assert page.tags.count("script") == 1
        assert page.handlers == []
        assert not {"img", "b", "a", "iframe"} & set(page.tags)
        assert page.addresses == ["data:,"]
        assert "alert(1)" not in re.findall(rb"<script>(.*?)</script>", data, re.DOTALL)[0].decode()
    cells = [unescape(cell) for cell in re.findall(r"<td>(.*?)</td>", data.decode(), re.DOTALL)]
    assert {text for text in HARMFUL if "\n" not in text and "\r" not in text} <= set(cells)


def test_texts_that_do_harm_stay_text_in_tables() -> None:
    ds = harmful()
    for data in (workbook(ds, contacts=True), record_xlsx(record(ds), tuple(COLUMNS))):
        book = openpyxl.load_workbook(io.BytesIO(data))
        kinds = {cell.data_type for sheet in book for row in sheet for cell in row if cell.value is not None}
        assert kinds <= {"s", "n", "d"}
        assert not [name for name in book.sheetnames if any(cell.hyperlink for cell in book[name]["A"])]
    lines = table_csv(ds, contacts=True).decode("utf-8-sig")
    assert not re.search(r"(^|,)\"?[ \xa0]*[=+\-@＝＋－＠]", lines)


def test_the_workbook_has_what_comes_after_a_no_and_the_people(sample: Dataset) -> None:
    for details in (False, True):
        data = workbook(sample, contacts=details)
        sheets = {sheet.name: sheet.rows for sheet in read(data).sheets}  # calamine, in its own process
        people = analysis.contacts(sample)
        assert len([row for row in sheets["Contacts"][1:] if any(row)]) == len(people.table)
        assert ("E-mail" in sheets["Contacts"][0]) is details
        addresses = {text for text in people.table["email"] if text}
        found = {cell for row in sheets["Contacts"] for cell in row}
        assert addresses
        assert (addresses <= found) is details
        noes = [row for row in openpyxl.load_workbook(io.BytesIO(data))["After a no"].values if row[0]]
        start = next(at for at, row in enumerate(noes) if row[0] == "Employer")
        assert len(noes) - start - 1 == len(analysis.after_a_no(sample).table)


def test_without_applications_the_report_explains_itself() -> None:
    said = "".join(Page(report_page(report(dataset()))).words)
    assert "There is nothing yet" in said
    assert "How we count" in said


@pytest.mark.parametrize("n", [1, 7])
def test_a_small_search_has_a_report(n: int) -> None:
    assert Page(report_page(report(dataset([{"age": 9}] * n)))).tags.count("svg") >= 2


def _worked() -> Dataset:
    rows = [
        {"company": "Alder Mill", "applied_on": date(2026, 6, 1)},
        {"company": "Beck Foods", "applied_on": date(2026, 6, 3), "outcome": "rejected"},
        {"company": "Carr Homes", "applied_on": date(2026, 6, 18)},
        {"company": "Dene Clinic", "applied_on": None},
    ]
    events = [
        event("a1", "applied", date(2026, 6, 1)), event("a1", "interview", date(2026, 6, 5)),
        event("a2", "rejected", date(2026, 6, 9)), event("a3", "interview", date(2026, 7, 9)),
    ]  # fmt: skip
    return dataset(rows, events, as_of=date(2026, 6, 30))


def test_a_record_by_hand() -> None:
    found = record(_worked(), target=2)
    assert [(one.on.day, one.employer, one.what, one.outcome) for one in found.entries] == [
        (1, "Alder Mill", "Applied", "Waiting"), (3, "Beck Foods", "Applied", "A no"),
        (5, "Alder Mill", "Interview", "Waiting"), (18, "Carr Homes", "Applied", "Waiting"),
    ]  # fmt: skip
    assert [(week.start.day, len(week.entries), week.reached) for week in found.weeks] == [
        (1, 3, True), (8, 0, False), (15, 1, False), (22, 0, False), (29, 0, None),
    ]  # fmt: skip
    assert found.weeks[0].line == (
        "Week of 1 Jun 2026: 3 things done, 2 of them applications. Aim 2: reached."
    )
    assert found.weeks[1].line == "Week of 8 Jun 2026: nothing noted. Aim 2: not reached."
    assert found.sentence == (
        "4 things done, 3 of them applications in 5 weeks. The aim of 2 a week was reached in 1 of 4."
    )
    assert found.undated == 1


def test_a_record_keeps_to_its_days_and_columns() -> None:
    found = record(_worked(), first=date(2026, 6, 3), last=date(2026, 6, 18))
    assert [one.on.day for one in found.entries] == [3, 5, 18]
    book = openpyxl.load_workbook(io.BytesIO(record_xlsx(found, ("what", "on"))))
    assert next(iter(book["Work search"].values)) == ("Date", "What was done")
    assert book["Work search"]["A2"].value.date() == date(2026, 6, 3)
    assert book["Weeks"]["A2"].value == "3 Jun 2026 to 18 Jun 2026"
    assert record(_worked(), first=date(2026, 6, 9), last=date(2026, 6, 8)).weeks == ()
    assert record(dataset()).sentence == "Nothing with a day lies in this time."
    with pytest.raises(UnknownFieldError, match="salary"):
        chosen_columns(["salary"])


def test_a_record_holds_every_application_with_a_day(sample: Dataset) -> None:
    found = record(sample)
    assert sum(one.what == "Applied" for one in found.entries) == len(sample)
    assert all(week.start.weekday() == 0 for week in found.weeks)
    steps = [after.start - week.start for week, after in zip(found.weeks, found.weeks[1:], strict=False)]
    assert set(steps) == {timedelta(days=7)}
    assert b"Signature" in record_page(found)
