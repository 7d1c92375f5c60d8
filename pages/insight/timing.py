"""Is this silence normal? How long answers take, and what that says about the applications still waiting."""

import streamlit as st

from analysis import wording
from analysis.figures import reply_speed, timing
from pages.ui import chart, empty, page, plain, published, quiet, results

view = empty.view_or_stop(
    "Is this silence normal?",
    "How long employers take to answer you, and after which day a reply has become rare.",
)
result = results.timing(view)
page.opening("Is this silence normal?", result.sentence, [wording.days(result.silence_day)])
left, right = st.columns(2, gap="medium")
with left:
    if result.own_replies:
        said = "Share of your applications with any reply, a no included. Tint: likely range."
        chart.show(timing.curve(result), "curve", how=said)
    else:
        page.heading("How many had heard by when", "Dated replies in your file will show here.")
with right:
    chosen = quiet.choose(result)
    if chosen is not None:
        chart.show(
            timing.twenty(chosen.slower, chosen.days),
            "twenty",
            how="Each circle is 1 in 20 of the replies that do come. Hollow: later than this.",
        )
page.notes(result.notes)
quiet.listing(result)
speed = results.reply_speed(view)
if speed.table["replies"].any():
    with st.container(gap="xsmall"):
        chart.show(reply_speed.bars(speed), "reply_speed", how=plain.in_markdown(speed.sentence))
        page.notes(speed.notes)
published.beside(view, ("process",))
