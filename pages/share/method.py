"""How we count: what every number and word on the other pages means, and what it does not."""

import streamlit as st

from analysis import wording
from pages.ui import definitions, explaining, meanings, page, published, tables

page.opening(
    "How we count",
    "Every number here is a count from your own file, with the range in which the true rate probably lies. "
    "The unit is one application: one approach to one employer for one role.",
)
left, right = st.columns(2, gap="medium")
with left:
    explaining.meanings(
        "How far it got: the steps",
        "The furthest point. A later no never takes a step away.",
        {wording.STAGE_NAMES[stage]: meaning for stage, meaning in meanings.stages().items()},
    )
with right:
    explaining.meanings(
        "How it stands: the words",
        "Apart from how far it got.",
        {wording.OUTCOME_NAMES[outcome]: meaning for outcome, meaning in meanings.outcomes().items()},
    )

for name, numbers in definitions.definitions().items():
    explaining.numbers(name, numbers)

with st.container(gap="small"):
    page.heading("Rules worth knowing")
    for name, meaning in meanings.parts():
        with st.expander(name):
            st.markdown(meaning)

with st.container(gap="small"):
    page.heading("All of it, as tables", "Taken from the program itself, in its own words.")
    tables.records(definitions.weights(), "What an application counts, by how it stands")
    for name, rows in definitions.contents().items():
        tables.records(rows, f"{name}: every number it holds")
    published.sources()
page.small("It measures; it does not take a side. Nothing here can say why an employer chose someone else.")
