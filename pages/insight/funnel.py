"""Where does it stop? The steps, the months, and how far each application got."""

import streamlit as st

from analysis import wording
from analysis.export.sankey import sankeymatic
from analysis.figures import funnel
from pages.ui import before_since, cards, chart, empty, page, published, rate_tables, results, rows

view = empty.view_or_stop(
    "Where does it stop?",
    "How many applications get a closer look, an interview and an offer, and where most of them end.",
)
result = results.funnel(view)
page.opening("Where does it stop?", result.sentence, [wording.plural(result.interview.k, "interview")])
cards.rate_pair(
    ("Any reply", result.any_reply, "A no is a reply too. An automatic receipt is not."),
    ("Interviews", result.interview, "A live interview with the employer, or an invitation to one."),
)

left, right = st.columns(2, gap="medium")
with left:
    stage = chart.show(
        funnel.steps(result),
        "steps",
        how="Everyone who got at least that far. Grey line: likely range.",
        pick="Applications that got at least to",
    )
with right:
    month = chart.show(
        funnel.months(result),
        "months",
        how="Interviews by the month you applied. Hatched: many are still waiting.",
        pick="Applications sent in",
    )
if stage:
    rows.reached(view, stage)
if month:
    rows.sent_in(view, month)
with st.container(gap="xsmall"):
    chart.show(
        funnel.flow(result),
        "flow",
        foot="A later no never takes a step away: an interview that ended in a no is still an interview.",
    )
    page.notes(result.notes)
before_since.show(view)
published.beside(view, ("positive_reply", "offer_after_interview", "hire"))
table = result.table.to_dict("records")
rate_tables.rates(table[1:], "Step", "From the start, as a table", "Got this far")
rate_tables.steps(table, "From step to step, as a table")
flow = sankeymatic(result)
if flow:
    with st.expander("The flow as text, to draw it elsewhere", icon=":material/code:"):
        page.small("Steps and counts only, no names. Copy it into sankeymatic.com for a picture of your own.")
        st.code(flow, language=None)
