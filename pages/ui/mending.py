"""What can be mended here: days that could not be read, and where file and user disagree."""

import streamlit as st

from analysis import wording
from analysis.answers import mending
from analysis.answers.mending import Disagreement, MissingDay
from analysis.intake import changes
from analysis.intake.apply import Applied
from analysis.model import Dataset
from pages.ui import lines, page, plain, session


def review(read: Dataset) -> None:
    """Lines to type a day in or to choose who is right; nothing when there is nothing to mend.

    Args:
        read: the search as read, without corrections.
    """
    applied = session.applied()
    if applied is None:
        return
    moved_on()
    days = mending.missing_days(read, applied)
    if days:
        with st.expander(f"Type in {wording.plural(len(days), 'day')} here", icon=":material/edit_calendar:"):
            for day in lines.page_of(days, "days"):
                _type_in(applied, day)


def moved_on() -> None:
    """Where a newer file says otherwise than the user did, each with its choice; nothing when they agree."""
    applied = session.applied()
    open_ = mending.disagreements(applied) if applied is not None else ()
    if not open_:
        return
    with st.container(gap="small"):
        page.heading("Your file has moved on", "You said otherwise before. Yours counts until you choose.")
        for one in lines.page_of(open_, "disagreements"):
            _choose(one)


def _choose(one: Disagreement) -> None:
    key = f"{one.conflict.application_id}_{one.conflict.field}"
    facts = f"{one.what}: your file says {one.file_says}, you said {one.you_said}"
    with lines.about(one.about, plain.in_markdown(facts)):
        st.button("Keep mine", key=f"mine_{key}", on_click=_settle, args=(one, True))
        st.button("Take the file's", key=f"theirs_{key}", on_click=_settle, args=(one, False))


def _settle(one: Disagreement, mine: bool) -> None:
    change = changes.keep_mine if mine else changes.take_file
    session.correct(change(one.conflict, one.about))


def _type_in(applied: Applied, day: MissingDay) -> None:
    key = f"day_{session.visit()}_{day.application_id}_{day.field}"
    column = plain.in_markdown(day.column)
    with lines.about(day.about, f"{column}: “{plain.in_markdown(day.cell)}”"):
        st.date_input(
            f"{column} of {plain.in_markdown(day.about)}", None, format="DD/MM/YYYY", key=key,
            label_visibility="collapsed",
            on_change=session.answered(
                key,
                lambda chosen: session.correct(
                    changes.set_field(applied.dataset, day.application_id, day.field, chosen)
                ),
            ),
        )  # fmt: skip
