"""Several people at once: who may need a hand with what, and what their searches have in common."""

import streamlit as st

from analysis.figures import cohort as figures
from pages.ui import chart, cohort, page, session

QUESTION = "How are they all doing?"
WHAT = (
    "For advisers: several searches together. Who may need a hand and with what, which sectors give "
    "interviews, what employers keep saying. People are never ranked."
)

found = session.view()
view = cohort.everyone(found) if found is not None else None
if view is None or not cohort.several(view):
    page.opening(QUESTION, WHAT)
    cohort.add_files()
    page.small("One spreadsheet with a sheet or a column for each person does as well: add it as usual.")
    cohort.sample_button()
    st.stop()

# What employers say stands further down, but whether to quote them decides what is worked out above.
head, tail = st.container(gap="medium"), st.container(gap="medium")
with tail:
    quotes = cohort.quotes_wanted()
result = cohort.result_of(view, quotes=quotes)

with head:
    page.opening(QUESTION, result.sentence)
    cohort.needs(result)
    with st.container(gap="small"):
        if result.sectors["rate"].notna().any():
            chart.show(
                figures.sectors(result), "cohort_sectors",
                how="In alphabetical order. Dot: all applications together. Bar: likely range. Line: almost "
                "certain range. Sectors with too few interviews to show are in the table below.",
            )  # fmt: skip
        else:
            page.heading("Interviews by sector", "No sector has enough interviews yet.")
        cohort.counted(result)
    if result.first.table["rate"].notna().any():
        how = "Of all people, those with a first interview so many weeks after they began."
        chart.show(figures.first_interview(result), "cohort_first", how=how)
with tail:
    cohort.remarks(result)
    cohort.everybody(result)
    cohort.take_away(result)
    page.notes(result.notes)
    with st.expander("Other people's files", icon=":material/upload_file:"):
        cohort.add_files()
