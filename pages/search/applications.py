"""Applications: everything that was sent, to search and to open."""

import streamlit as st

from analysis import wording
from analysis.answers.listing import Kind
from pages.ui import detail, empty, page, results, session, tables

KINDS: dict[Kind, str] = {
    "open": "Open",
    "interviews": "Interviews",
    "refused": "A no",
    "guessed": "Sector guessed",
}

view = empty.view_or_stop("Applications", "Everything you sent, in one list that you can search.")
total = len(results.listing(view))
page.opening("Applications", f"Everything you sent: {wording.plural(total, 'application')}.")
led_here = session.focused("applications")
if led_here:
    with st.container(gap="small"):
        detail.show(view, led_here)
        if st.button("Close", icon=":material/close:", key="close"):
            session.focus("", "")
            st.rerun()
with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    words = st.text_input("Find", placeholder="Employer, role or words", width=280, key="find")
    kind = st.pills("Show", list(KINDS), format_func=lambda one: KINDS[one], key="kind")
found = results.listing(view, words or "", kind)
with st.container(gap="xsmall"):
    chosen = tables.choose(found, "list")
    page.small(f"{wording.count_of(len(found), total)} shown, newest first. Choose a row to open it.")
if chosen:
    detail.show(view, chosen)
