"""Small pieces with one thing to say: a number, a thing to do, words of an employer."""

import streamlit as st

from analysis import wording
from analysis.answers.overview import Number
from analysis.answers.tasks import Task
from analysis.model import Rate
from pages.ui import plain, session

PLACES = {
    "after_a_no": "pages/refusals/after_a_no.py",
    "applications": "pages/search/applications.py",
    "sectors": "pages/insight/sectors.py",
    "timing": "pages/insight/timing.py",
}
_WHEN = {"now": ("Now", "orange"), "week": ("This week", "blue"), "later": ("When you can", "gray")}


def number(shown: Number, help_text: str | None = None, *, trend: bool = True) -> None:
    """Count first, then the range in words. Grey, no arrow: a range is not a rise.

    Args:
        shown: the number.
        help_text: what it counts, behind a question mark.
        trend: whether the small bars are drawn; cards in a row all have them or none has.
    """
    st.metric(
        shown.label, shown.value, delta=shown.detail, delta_color="off", delta_arrow="off", border=True,
        chart_data=list(shown.trend) if trend else None, chart_type="bar", help=help_text,
    )  # fmt: skip


def rate_pair(*shown: tuple[str, Rate, str]) -> None:
    """Named rates side by side, each as its count with the range: (name, rate, what it means)."""
    with st.grid(columns=len(shown), min_column_width=150, gap="small"):
        for name, rate, meaning in shown:
            detail = wording.between(rate.low80, rate.high80) if rate.n else "nothing to count yet"
            st.metric(
                name, wording.count_of(rate.k, rate.n), delta=detail, delta_color="off", delta_arrow="off",
                border=True, help=meaning,
            )  # fmt: skip


def task(todo: Task, key: str) -> None:
    """One thing to do: what, when, why, and the one button that leads to it."""
    when, colour = _WHEN[todo.when]
    what, why = plain.in_markdown(todo.what), plain.in_markdown(todo.why)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        with st.container(gap=None, width="stretch"):
            st.markdown(f"**{what}** &nbsp;:{colour}-badge[{when}]  \n:small[:gray[{why}]]")
        # A page that does not exist yet: the application itself is the next best place.
        place = todo.target if todo.target in PLACES else "applications"
        label = todo.action if place == todo.target else "See it"
        if st.button(label, key=key, width=112):
            session.focus(todo.application_id, place)
            st.switch_page(PLACES[place])
