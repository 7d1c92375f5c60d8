"""After a no and the contacts on screen: each page alone, driven without a browser."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.model import Dataset, EventKind
from tests import builders
from tests.builders import event
from tests.pages import conftest
from tests.pages.conftest import NASTY, ROOT, text

AFTER, CONTACTS = "pages/refusals/after_a_no.py", "pages/refusals/contacts.py"
FRAME = """
import streamlit as st
from pages.ui import filters, session
session.start()
filters.sidebar()
st.navigation([st.Page({page!r}, default=True), st.Page("pages/refusals/{other}", title="Other"),
               st.Page("pages/refusals/themes.py", title="Themes"),
               st.Page("pages/search/import_file.py", url_path="import")]).run()
"""
SEARCHES = {
    "one": conftest.one, "seven": conftest.seven, "many": conftest.many, "sample": conftest.sample,
}  # fmt: skip


@pytest.fixture
def open_page(tmp_path: Path) -> Callable[..., AppTest]:
    """Start one page with a search in view."""

    def start(page: str, search: Dataset | None = None, **state: object) -> AppTest:
        other = Path(CONTACTS if page == AFTER else AFTER).name
        for name in ("pages", "static", ".streamlit"):
            (tmp_path / name).symlink_to(ROOT / name)
        script = tmp_path / "one_page.py"
        script.write_text(FRAME.format(page=page, other=other), encoding="utf-8")
        at = AppTest.from_file(str(script), default_timeout=30)
        at.session_state["search"] = search
        for key, value in state.items():
            at.session_state[key] = value
        at.run()
        assert not at.exception, at.exception
        return at

    return start


def recent() -> Dataset:
    """A no three days ago after an interview, one long ago that came close, one without a conversation."""
    today = datetime.now(UTC).date()
    rows = [
        {"company": NASTY, "role": "Clerk", "stage": "interview", "outcome": "rejected",
         "contact": "Mairi Kerr", "contact_email": "mairi@harbour.example"},
        {"company": "Beck Foods", "stage": "final_round", "outcome": "reserve", "contact": "Tom Askwith"},
        {"company": "Carr Homes", "outcome": "rejected"},
    ]  # fmt: skip
    events = [
        event("a1", EventKind.REJECTED, today - timedelta(days=3)),
        event("a2", EventKind.REJECTED, today - timedelta(days=85)),
        event("a3", EventKind.REJECTED, today - timedelta(days=40)),
    ]
    return builders.dataset(rows, events, as_of=today, fingerprint="recent")


def said(at: AppTest) -> str:
    return text(at).replace("\\", "")


@pytest.mark.parametrize("page", [AFTER, CONTACTS])
def test_without_a_search_there_is_a_way_in(open_page, page: str) -> None:
    at = open_page(page)
    assert at.title[0].value
    assert [button.label for button in at.button if "sample" in button.label]


@pytest.mark.parametrize("size", SEARCHES)
@pytest.mark.parametrize("page", [AFTER, CONTACTS])
def test_a_page_opens_with_an_answer(open_page, page: str, size: str) -> None:
    at = open_page(page, SEARCHES[size]())
    assert not at.error
    answer = next(one.proto.body for one in at.get("html") if "class='lede'" in one.proto.body)
    for wrong in (" nan", "None", "n=", "%", "!", "_"):
        assert wrong not in answer
    for chart in at.get("plotly_chart"):
        assert chart.proto.alt.strip()


def test_rows_stand_in_their_groups_with_one_button_each(open_page) -> None:
    at = open_page(AFTER, recent())
    assert "2 notes are worth writing now" in said(at)
    assert [one.label for one in at.button if (one.key or "").startswith("row_")] == [
        "Write it",
        "Write it",
        "Note it",
    ]
    assert "Let go (1)" in [one.label for one in at.expander]
    assert NASTY.split(" ")[0] not in text(at), "names are shown letter for letter, never read as signs"


def test_a_letter_is_opened_changed_sent_and_taken_back(open_page) -> None:
    at = open_page(AFTER, recent())
    at.button(key="row_a1").click().run()
    letter = next(one for one in at.text_area if one.label == "Your letter")
    assert letter.value.startswith("Dear Mairi,")
    assert "Nothing in it sounds sharp" in said(at)
    letter.set_value(f"{letter.value} This is unfair.").run()
    assert "Worth another look" in said(at)
    assert ":red-background[unfair]" in text(at)
    at.button(key="sent").click().run()
    assert not at.exception
    assert "1 note is worth writing now" in said(at)
    assert "2 changes made together" in said(at)
    assert not at.text_area
    at.button(key="undo").click().run()
    assert "2 notes are worth writing now" in said(at)


def test_tone_and_liking_change_the_draft(open_page) -> None:
    at = open_page(AFTER, recent())
    at.button(key="row_a1").click().run()
    next(one for one in at.text_input if one.label.startswith("What did you like")).set_value(
        "the rota"
    ).run()
    assert "hearing about the rota." in next(one for one in at.text_area).value
    at.segmented_control[-1].set_value("formal").run()
    assert next(one for one in at.text_area).value.startswith("Dear Mairi Kerr,")


def test_the_mail_link_carries_the_letter_to_the_contact_only(open_page) -> None:
    at = open_page(AFTER, recent())
    at.button(key="row_a1").click().run()
    (link,) = [one.proto.url for one in at.get("link_button")]
    assert link.startswith("mailto:mairi@harbour.example?subject=")
    at.button(key="close").click().run()
    at.button(key="row_a2").click().run()
    (link,) = [one.proto.url for one in at.get("link_button")]
    assert link.startswith("mailto:?subject=")


def test_a_door_that_opened_again_is_noted_and_counted(open_page) -> None:
    at = open_page(AFTER, recent())
    at.button(key="row_a3").click().run()
    at.button(key="note_reopened").click().run()
    assert not at.exception
    assert "has held for 2 of 3 refusals: one door opened again" in said(at)
    assert "Done (1)" in [one.label for one in at.expander]
    at.button(key="row_a3").click().run()
    offered = [one.key for one in at.button]
    assert "note_feedback_received" in offered
    assert "note_reopened" not in offered
    at.button(key="undo").click().run()
    assert "has held for all 3 refusals" in said(at)


def test_another_page_may_lead_to_a_letter(open_page) -> None:
    at = open_page(AFTER, recent(), application_in_view=("after_a_no", "a2"))
    assert next(one for one in at.text_area).value.startswith("Dear Tom,")
    waiting = builders.dataset([{"company": "Gill Works"}], fingerprint="waiting")
    at = open_page_again(at, waiting)
    assert "any news" in next(one for one in at.text_area).value


def open_page_again(at: AppTest, search: Dataset) -> AppTest:
    """The same page with another search, led to its first application."""
    at.session_state["search"] = search
    at.session_state["application_in_view"] = ("after_a_no", "a1")
    return at.run()


def test_contacts_are_listed_and_lead_to_their_letters(open_page) -> None:
    at = open_page(CONTACTS, recent())
    assert "2 people at 2 employers, all of them through interviews" in said(at)
    assert list(at.dataframe[0].value["Name"]) == ["Mairi Kerr", "Tom Askwith"]
    assert [one.label for one in at.button if (one.key or "").startswith("write_")] == [
        "Write it",
        "Write it",
    ]
    assert [one.proto.label for one in at.get("download_button")][:1] == ["For an address book"]


def test_nobody_named_says_what_to_do(open_page) -> None:
    at = open_page(CONTACTS, conftest.one())
    assert "Your file names nobody yet" in said(at)
    assert not at.dataframe


def fill(at: AppTest, **given: str) -> AppTest:
    for name, value in given.items():
        next(one for one in at.text_input if one.key.startswith(f"met_{name}_")).set_value(value)
    return at


def add(at: AppTest) -> AppTest:
    next(one for one in at.button if one.label == "Add them").click().run()
    assert not at.exception
    return at


def test_somebody_met_is_added_to_an_application_and_stands_in_the_book(open_page) -> None:
    at = open_page(CONTACTS, recent())
    next(one for one in at.selectbox if one.key.startswith("met_at_")).set_value("a3")
    add(fill(at, contact="Ines Okoro", contact_email="ines@carr.example", note="Likes short letters"))
    book = at.dataframe[0].value.set_index("Name")
    assert book.loc["Ines Okoro", "Employer"] == "Carr Homes"
    assert book.loc["Ines Okoro", "E-mail"] == "ines@carr.example"
    assert book.loc["Ines Okoro", "Your notes"] == "Likes short letters"
    assert len(at.session_state["corrections"].active) == 3


def test_nobody_is_added_without_a_name_or_an_application(open_page) -> None:
    at = add(fill(open_page(CONTACTS, recent()), contact="Ines Okoro"))
    assert "Nobody was added yet" in " ".join(one.value for one in at.info)
    assert not at.session_state["corrections"].active
