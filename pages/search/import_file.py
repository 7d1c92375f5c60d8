"""Add a spreadsheet: the drop zone on the first visit, afterwards what was read and what needs a look."""

import streamlit as st

from pages.ui import empty, page, reading, review, session

search = session.dataset()
if search is None:
    empty.welcome()
    st.stop()

page.opening("Here is what we read", review.summary(search))
reading.trouble()
review.totals(search)
if st.button("Show my search", type="primary", icon=":material/arrow_forward:", icon_position="right"):
    st.switch_page(reading.OVERVIEW_PAGE)
review.to_check(search)
review.columns(search)
left, right = st.columns([3, 2], gap="medium")
with left:
    review.states(search)
with right:
    review.set_aside(search)
with st.container(gap="small"):
    page.heading("Another file", "It takes the place of this one once it has been read.")
    reading.drop_zone()
    reading.sample_button(primary=False)
