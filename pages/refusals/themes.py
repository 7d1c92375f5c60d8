"""What do employers keep saying? Reasons and remarks in feedback, with the words behind every one."""

import streamlit as st

from analysis.figures import themes
from pages.ui import chart, empty, feedback, page, results

view = empty.view_or_stop(
    "What do employers keep saying?",
    "The reasons employers give and how often, in their words: what held you back, what counted for you.",
)
result = results.themes(view)
page.opening("What do employers keep saying?", result.sentence, feedback.leading(result))
if not result.with_text:
    page.notes(result.notes)
    st.stop()
left, right = st.columns([3, 2], gap="medium")
picked = None
with left:
    split = themes.split(result)
    if split.sketch.data:
        picked = chart.show(
            split,
            "themes",
            how="A reply can name several. Choose a bar to read the words behind it.",
            pick="Read the words about",
        )
    chart.show(themes.silence(result), "silence")
    feedback.outside(result)
    page.notes(result.notes)
with right:
    feedback.quotes(result, picked)
with st.container(gap="small"):
    feedback.recurring(result)
    feedback.without_reason(result)
    feedback.untagged(result)
