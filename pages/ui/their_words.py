"""A place for what an employer wrote: pasted here, it goes to the feedback of an application."""

from datetime import date

import streamlit as st

from analysis.answers import theme_changes
from analysis.model import Change
from pages.ui import page, plain, said, session
from pages.ui.session import View

_FIRST, _LAST = date(1970, 1, 1), date(2100, 12, 31)


def box(view: View) -> None:
    """Choose an application, paste what they wrote, say when and whether it is a no."""
    names = theme_changes.applications_by_name(view.dataset)
    page.heading(
        "Add what an employer told you",
        "Paste a whole e-mail or note down a remark. It is put below what stands there already.",
    )
    with st.form(f"theirs_{said.stamp()}"):
        chosen = st.selectbox(
            "Application", list(names), index=None, placeholder="Type a name", key=f"whose_{said.stamp()}",
            format_func=lambda one: plain.in_markdown(names[one]) or "An application without a name",
        )  # fmt: skip
        words = st.text_area("What they wrote", height=160, key=f"wrote_{said.stamp()}")
        with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
            on = st.date_input(
                "On", session.today(), key=f"came_{said.stamp()}", format="DD/MM/YYYY", width=150,
                min_value=_FIRST, max_value=_LAST,
            )  # fmt: skip
            refused = st.checkbox("It is a no", key=f"no_{said.stamp()}")
        if st.form_submit_button("Add it", icon=":material/add:"):
            if isinstance(on, date):
                said.say(_added, view, chosen or "", words or "", on, refused)
            st.rerun()


def _added(view: View, chosen: str, words: str, on: date, refused: bool) -> tuple[Change, ...]:
    return theme_changes.add_feedback(view.dataset, chosen, words, on, refused=refused)
