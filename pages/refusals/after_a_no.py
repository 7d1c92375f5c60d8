"""After a no: what is due, letters to send, and whether it ever pays."""

import streamlit as st

from pages.ui import corrections, empty, follow_ups, page, reading

view = empty.view_or_stop(
    "After a no",
    "What to do after each refusal and when, a short letter for it, and whether it ever opens a door again.",
)
result = follow_ups.answer(view)
page.opening("After a no", result.sentence, ["cannot be measured yet", "cannot be told apart yet"])
reading.trouble()
corrections.bar()
follow_ups.groups(view, result)
with st.container(gap="small"):
    follow_ups.pays(result)
