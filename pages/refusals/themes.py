"""What do employers keep saying? Reasons and remarks in feedback, with the words behind every one."""

import streamlit as st

from analysis.figures import themes
from pages.ui import (
    chart,
    corrections,
    empty,
    feedback,
    page,
    plans,
    reading,
    results,
    sorting,
    their_words,
    theme_editor,
)

view = empty.view_or_stop(
    "What do employers keep saying?",
    "The reasons employers give and how often, in their words: what held you back, what counted for you.",
)
result = results.themes(view)
page.opening("What do employers keep saying?", result.sentence, feedback.leading(result))
with st.container(gap="small"):  # always there, so that the tabs below keep their place
    corrections.bar()
    reading.trouble()
if not result.with_text:
    page.notes(result.notes)
    their_words.box(view)
    corrections.listed()
    st.stop()
heard, work, sort, change, add = st.tabs(
    ["What they say", "What to do about it", "Not sorted yet", "Your themes", "Add their words"]
)
with heard, st.container(gap="small"):
    left, right = st.columns([3, 2], gap="medium")
    picked = None
    with left:
        split = themes.split(result)
        if split.sketch.data:
            picked = chart.show(
                split,
                "themes",
                how=feedback.how_to_read(result),
                pick="Read the words about",
            )
        chart.show(themes.silence(result), "silence")
        feedback.outside(result)
        page.notes(result.notes)
    with right:
        feedback.behind(view, result, picked)
    feedback.recurring(result)
    feedback.without_reason(view, result)
with work, st.container(gap="small"):
    plans.strengths(result)
    plans.to_work_on(view, result)
with sort, st.container(gap="small"):
    sorting.untagged(view, result)
    sorting.listed(view, result)
with change, st.container(gap="medium"):
    theme_editor.change(view, result)
    theme_editor.add(view, result)
with add:
    their_words.box(view)
corrections.listed()
