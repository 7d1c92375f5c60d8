"""Adding a spreadsheet: what was read adds up, trouble is said in one sentence, the last search stays."""

import pytest

import analysis
from analysis.errors import UnreadableFileError
from analysis.export.opening import Opened
from analysis.model import AsideReason, Edits, Issue, IssueCode, MappedColumn, SetAside
from pages.ui import reading
from tests import builders
from tests.pages import conftest
from tests.pages.conftest import text

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def read(**fields: object):
    issue = Issue("S", 4, "Date", "31/31/26", IssueCode.UNREAD_DATE, "31/31/26 is no day.", "Check the cell.")
    given = {
        "source": "tracker.xlsx", "rows_read": 9, "issues": (issue, issue),
        "set_aside": (
            SetAside("S", 8, AsideReason.TOTAL, {"Company": "Sum"}), SetAside("S", 9, AsideReason.DUPLICATE),
        ),
        "mapping": {"company": MappedColumn("Firm", 0.99, "the name matches"),
                    "notes": MappedColumn("Misc", 0.7, "long texts")},
        "dropped_columns": ("Mobile",),
    }  # fmt: skip
    return builders.dataset([{"company": f"Firm {i}"} for i in range(7)], **{**given, **fields})


def test_the_rows_add_up(app) -> None:
    said = text(app("import_file", read()))
    assert "7 understood + 2 set aside = 9 rows read" in said
    assert "7 applications from tracker.xlsx. 2 rows were set aside. One thing is worth a look" in said


def test_columns_with_their_confidence_and_what_was_not_kept(app) -> None:
    at = app("import_file", read())
    said = text(at)
    assert "Sure: the name matches" in said
    assert "Likely: long texts" in said
    assert "Personal, so not kept: Mobile" in said
    assert [one.label for one in at.selectbox][:2] == ["What Misc holds", "What Firm holds"]
    assert all(one.disabled for one in at.selectbox if one.label.startswith("What "))


def test_issues_of_a_kind_stand_together_with_their_rows(app) -> None:
    at = app("import_file", read())
    assert "2 cells, such as in rows 4 and 4" in text(at)
    every = next(one.value for one in at.dataframe if "What is wrong" in one.value)
    assert len(every) == 2


def test_set_aside_rows_can_be_read(app) -> None:
    at = app("import_file", read())
    rows = next(one.value for one in at.dataframe if "Why" in one.value and "Row" in one.value)
    assert list(rows["Why"]) == ["A total", "The same row again"]


def test_nothing_to_look_at_is_said(app) -> None:
    at = app("import_file", read(issues=(), set_aside=(), rows_read=7))
    assert "Nothing needs a look" in text(at)
    assert "Every row is an application" in text(at)


def test_a_button_leads_on_to_the_overview(app) -> None:
    at = app("import_file", read())
    at.button[[button.label for button in at.button].index("Show my search")].click().run()
    assert at.title[0].value == "Where your search stands"


@pytest.fixture
def loader(monkeypatch: pytest.MonkeyPatch):
    """Stand in for the reader: a file that says "bad" is refused, any other is a search of seven."""

    def opened(source, filename, *, mapping=None, value_map=None, on_step=None):
        if b"bad" in source:
            raise UnreadableFileError("We cannot read *this*.", "Save it again as .xlsx.")
        return Opened(read(source=filename), Edits())

    monkeypatch.setattr(reading, "opened", opened)


def test_an_upload_shows_what_was_read(app, loader) -> None:
    at = app("import_file")
    at.file_uploader(key="upload_0").upload("mine.xlsx", b"good", XLSX).run()
    assert not at.exception
    assert at.title[0].value == "Here is what we read"
    assert "from mine.xlsx" in text(at)


def test_a_bad_file_is_said_in_one_sentence_and_keeps_the_search(app, loader) -> None:
    at = app("import_file", read())
    at.file_uploader(key="upload_0").upload("bad.xlsx", b"bad", XLSX).run()
    assert not at.exception
    assert [one.value for one in at.error] == [
        "We cannot read \\*this\\*\\. Save it again as \\.xlsx\\."
    ] * len(at.error)
    assert at.error
    assert "7 understood" in text(at)


def test_after_a_bad_file_a_good_one_is_read(app, loader) -> None:
    at = app("import_file")
    at.file_uploader(key="upload_0").upload("bad.xlsx", b"bad", XLSX).run()
    assert at.error
    at.file_uploader(key="upload_0").upload("mine.xlsx", b"good", XLSX).run()
    assert not at.error
    assert at.title[0].value == "Here is what we read"


def test_a_second_file_waits_until_it_was_looked_at(app, loader) -> None:
    at = app("import_file", conftest.many())
    at.file_uploader(key="upload_0").upload("mine.xlsx", b"good", XLSX).run()
    assert at.title[0].value == "Here is what is different"
    assert "In mine.xlsx: This file shares no application with the one in view" in text(at)
    at.button(key="keep_old").click().run()
    assert "60 applications" in text(at)
    assert at.session_state["visit"] == 0


def test_a_second_file_takes_the_place_of_the_first(app, loader) -> None:
    at = app("import_file", conftest.many())
    at.file_uploader(key="upload_0").upload("mine.xlsx", b"good", XLSX).run()
    at.button(key="use_new").click().run()
    assert "7 applications from mine.xlsx" in text(at)
    assert at.session_state["visit"] == 1


def test_forgetting_leaves_nothing(app) -> None:
    at = app("overview", read())
    at.button[[button.label for button in at.button].index("Forget everything")].click().run()
    assert not at.exception
    assert at.title[0].value == "Start with the spreadsheet you already keep"
    assert at.session_state["search"] is None


def test_the_sample_opens_in_one_click() -> None:
    assert callable(analysis.load)
    at = conftest.AppTest.from_file(str(conftest.ROOT / "app.py"), default_timeout=60).run()
    at.button(key="sample").click().run()
    assert not at.exception
    assert at.title[0].value == "Where your search stands"
    assert "A made-up search" in " ".join(one.value for one in at.sidebar.markdown)
