"""Applications: everything that was sent, to search, to set right and to add to; what is coming up."""

import streamlit as st

from analysis import wording
from pages.ui import corrections, detail, empty, entry, mending, page, reading, register, session, upcoming

view = empty.view_or_stop("Applications", "Everything you sent, in one list that you can search and change.")
page.opening("Applications", f"Everything you sent: {wording.plural(len(view.dataset), 'application')}.")
reading.trouble()
corrections.bar("What you change here is kept beside your file, which stays as it is.")
mending.moved_on()
led_here = session.focused(upcoming.PLACE)
if led_here:
    detail.show(view, led_here, upcoming.PLACE)
the_list, coming, waiting, new = st.tabs(["The list", "Coming up", "Not sent yet", "Add one"])
with the_list, st.container(gap="small"):
    register.show(view)
with coming, st.container(gap="small"):
    upcoming.show(view)
with waiting, st.container(gap="small"):
    entry.waiting(view)
with new, st.container(gap="small"):
    entry.form(view)
corrections.listed()
