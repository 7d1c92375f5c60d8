"""Add a spreadsheet: the drop zone on the first visit, afterwards what was read and what needs a look."""

import streamlit as st

from pages.ui import (
    asides,
    colours,
    columns,
    corrections,
    date_orders,
    downloads,
    empty,
    mending,
    page,
    reading,
    replacing,
    review,
    session,
    status_words,
)  # fmt: skip

read, shown = session.as_read(), session.dataset()
if read is None or shown is None:
    empty.welcome()
    st.stop()
replacing.ask()

page.opening("Here is what we read", review.summary(shown))
reading.trouble()
review.totals(shown)
if st.button("Show my search", type="primary", icon=":material/arrow_forward:", icon_position="right"):
    st.switch_page(reading.OVERVIEW_PAGE)
corrections.bar()
review.to_check(read)
mending.review(read)
downloads.what_needs_attention(shown)
date_orders.review(read)
columns.review(read)
status_words.review(read)
colours.review(read)
asides.review()
corrections.listed()
with st.container(gap="small"):
    page.heading("Another file", "You see what it changes before it takes the place of this one.")
    reading.drop_zone()
    reading.paste_box()
    with st.container(horizontal=True, gap="small"):
        downloads.save_workbook(shown)
        downloads.blank_template()
