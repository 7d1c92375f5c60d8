"""What is coming up, day by day, each with the way to its application."""

from datetime import date

import streamlit as st

from analysis import wording
from analysis.answers.coming_up import CLOSES, DEADLINE, NEXT_STEP, Coming, coming_up
from analysis.export.calendar import calendar
from pages.ui import lines, names, page, plain, session
from pages.ui.session import View

PLACE = "applications"
_WHAT = {NEXT_STEP: "Next step", DEADLINE: "Deadline", CLOSES: "Advert closes"}
_SOON = 7


def show(view: View) -> None:
    """Interviews, tests, deadlines, next steps and adverts that close, soonest first."""
    found = coming_up(view.dataset, view.as_of, view.filters)
    if not found:
        page.small("Nothing is coming up. Give an application a next step, and its day stands here.")
        return
    for place, one in enumerate(lines.page_of(found, "coming")):
        _row(one, place, view.as_of)
    st.download_button(
        "Put the days in your calendar", icon=":material/event:", key="coming_calendar", on_click="ignore",
        file_name="job-search.ics", mime="text/calendar",
        data=lambda: calendar(view.dataset, view.as_of, view.filters),
        help="These days and the follow-ups that are due, for any calendar program.",
    )  # fmt: skip


def _row(one: Coming, place: int, as_of: date) -> None:
    what = plain.in_markdown(one.text) or _WHAT.get(one.what) or names.EVENTS[one.what]
    who = " · ".join(plain.in_markdown(part) for part in (one.company, one.role) if part)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        with st.container(gap=None, width="stretch"):
            st.markdown(
                f"**{wording.day(one.on, as_of)}** &ensp;{what} &nbsp;{_badge(one.days)}"
                f"  \n:small[:gray[{who}]]"
            )
        if one.application_id:
            st.button(
                "Open", key=f"coming_{place}_{one.application_id}", width=112, on_click=session.focus,
                args=(one.application_id, PLACE),
            )  # fmt: skip


def _badge(days: int) -> str:
    if days < 0:
        return f":orange-badge[{wording.days(-days)} ago]"
    if days < 2:
        return f":orange-badge[{('Today', 'Tomorrow')[days]}]"
    return f":{'blue' if days <= _SOON else 'gray'}-badge[In {wording.days(days)}]"
