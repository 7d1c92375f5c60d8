"""The search before and since a day that the user chooses, side by side."""

import streamlit as st

from analysis.figures import periods as figures
from analysis.metrics.periods import middle
from pages.ui import chart, page, plain, results, session
from pages.ui.session import View


def show(view: View) -> None:
    """Both stretches with their ranges, and whether they differ; nothing with fewer than two days."""
    start = middle(view.dataset)
    if start is None:
        return
    with st.container(gap="small"):
        page.heading("Has it changed?", "Choose a day: a new CV, a course, a change of plan.")
        chosen = st.date_input(
            "Since", start, format="DD/MM/YYYY", width=180, key=f"since_{session.visit()}",
            persist_state="session",
        )  # fmt: skip
        result = results.periods(view, chosen or start)
        st.markdown(plain.in_markdown(result.sentence))
        chart.show(figures.rows(result), "periods")
        page.notes(result.notes)
