"""Take it with you: the workbook, a report, what was done, a picture, a copy for somebody who helps."""

import streamlit as st

from pages.ui import empty, page, sharing

view = empty.view_or_stop(
    "Take it with you",
    "Your search as a workbook, a report, a record of what you did, a picture, or a copy without names.",
)
page.opening(
    "Take it with you", "Everything is made on this computer. What you pass on, and to whom, is up to you."
)
left, right = st.columns(2, gap="medium")
with left:
    with st.container(border=True, gap="small"):
        sharing.whole(view)
    with st.container(border=True, gap="small"):
        sharing.report_to_read(view)
    with st.container(border=True, gap="small"):
        sharing.for_a_coach(view)
with right:
    with st.container(border=True, gap="small"):
        sharing.what_was_done(view)
    with st.container(border=True, gap="small"):
        sharing.picture_to_show(view)
