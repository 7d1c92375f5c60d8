"""New applications: a small form, and saved adverts that were sent in the meantime, in one click."""

from dataclasses import replace
from datetime import date

import streamlit as st

from analysis import wording
from analysis.answers.adverts import Saved, saved
from analysis.answers.worksheet import choices
from analysis.errors import JobSearchError
from analysis.intake import changes
from pages.ui import bulk, lines, page, plain, session
from pages.ui.desk import Desk
from pages.ui.session import View

_PLACE = "waiting"
_FIRST, _LAST = date(2000, 1, 1), date(2100, 12, 31)


def form(view: View) -> None:
    """Employer, role and what else is known; empty again once it is in the list."""
    desk = session.kept(Desk) or Desk()
    key = f"entry_{session.visit()}_{desk.entries}"
    names = choices("sector")
    with st.form(f"form_{key}", border=False):
        with st.grid(columns=3, min_column_width=190, gap="small"):
            given: dict[str, object] = {
                "company": st.text_input("Employer", key=f"company_{key}"),
                "role": st.text_input("Role", key=f"role_{key}"),
                "applied_on": st.date_input(
                    "Sent", session.today(), key=f"applied_on_{key}", format="DD/MM/YYYY",
                    min_value=_FIRST, max_value=_LAST,
                ),
                "sector": st.selectbox(
                    "Sector", list(names), index=None, key=f"sector_{key}", placeholder="We work it out",
                    format_func=names.__getitem__,
                ),
                "channel": st.text_input("Where you found it", key=f"channel_{key}"),
                "link": st.text_input("Link", key=f"link_{key}"),
            }  # fmt: skip
        people = sorted(set(view.dataset.applications["seeker"]) - {""})
        if len(people) > 1:
            given["seeker"] = st.selectbox(
                "Person", people, index=None, key=f"seeker_{key}", format_func=plain.one_line, width=300
            )
        given["notes"] = st.text_area("Your notes", key=f"notes_{key}", height=90)
        sent = st.form_submit_button("Add it", type="primary", icon=":material/add:")
    if sent:
        _add(view, given)


def _add(view: View, given: dict[str, object]) -> None:
    """Into the list, or the reason why not: what was typed then stays in the form."""
    known = {field: value for field, value in given.items() if value not in (None, "")}
    try:
        session.correct(changes.add_application(view.dataset, known))
    except JobSearchError as error:
        st.error(plain.in_markdown(f"{error} {error.hint}"), icon=":material/error:")
        return
    desk = session.kept(Desk) or Desk()
    session.keep(replace(desk, entries=desk.entries + 1))
    st.rerun()


def waiting(view: View) -> None:
    """Saved adverts, those that close first on top, each with the one button that makes it an application."""
    found = saved(view.dataset)
    bulk.trouble(session.kept(Desk) or Desk(), _PLACE)
    if not found:
        page.small(
            "No saved advert waits. Rows of your file that say “wishlist” or “not started” stand here."
        )
        return
    page.small("One click makes it an application, sent today. The list lets you change the day.")
    for one in lines.page_of(found, "waiting"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
            with st.container(gap=None, width="stretch"):
                st.markdown(f"**{plain.in_markdown(one.name)}**  \n:small[:gray[{_closes(one, view.as_of)}]]")
            st.button(
                "I sent it", key=f"sent_{one.key}", width=112, icon=":material/check:",
                on_click=_sent, args=(one,),
            )  # fmt: skip


def _closes(one: Saved, as_of: date) -> str:
    if one.closes is None:
        return "No closing day given"
    verb = "Closed" if one.closes < as_of else "Closes"
    return f"{verb} on {wording.day(one.closes, as_of)}"


def _sent(one: Saved) -> None:
    applied = session.applied()
    bulk.complain(_PLACE, "")
    if applied is None:
        return
    try:
        change = changes.bring_back(applied, one.row, {"applied_on": session.today()})
    except JobSearchError as error:
        bulk.complain(_PLACE, f"{error} {error.hint}")
        return
    session.correct(change)
