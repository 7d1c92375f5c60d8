"""How we count: what every number and word on the other pages means, and what it does not."""

import streamlit as st

from analysis import wording
from pages.ui import meanings, page, tables

page.opening(
    "How we count",
    "Every number here is a count from your own file, with the range in which the true rate probably lies. "
    "The unit is one application: one approach to one employer for one role.",
)
left, right = st.columns(2, gap="medium")
with left, st.container(gap="small"):
    page.heading("How far it got", "The furthest point. A later no never takes a step away.")
    for stage, meaning in meanings.stages().items():
        st.markdown(f"**{wording.STAGE_NAMES[stage]}**  \n{meaning}")
with right, st.container(gap="small"):
    page.heading("How it stands", "Apart from how far it got.")
    for outcome, meaning in meanings.outcomes().items():
        st.markdown(f"**{wording.OUTCOME_NAMES[outcome]}**  \n{meaning}")

with st.container(gap="small"):
    page.heading("Interview rate")
    st.markdown(
        "Applications that reached an interview, divided by the applications that count. "
        "**Any reply** is counted the same way: a closer look or any answer, a no included; an automatic "
        "receipt is not one."
    )
    for name, meaning in meanings.parts():
        with st.expander(name):
            st.markdown(meaning)
    tables.records(meanings.rate_columns(), "What the columns of a rate hold")
page.small("It measures; it does not take a side. Nothing here can say why an employer chose someone else.")
