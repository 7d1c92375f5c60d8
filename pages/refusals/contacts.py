"""Contacts: everyone the search names, whom to thank or tell, the book to take away."""

import streamlit as st

from pages.ui import empty, new_contact, page, people

view = empty.view_or_stop(
    "Who do you know by now?",
    "Everyone your applications name, how you met, and whom to write to next.",
)
result = people.answer(view)
page.opening("Who do you know by now?", result.sentence)
if result.table.empty:
    page.notes(result.notes)
    new_contact.box(view)
    st.stop()
people.to_write(result)
people.growth(result)
people.book(result)
new_contact.box(view)
people.take_away(result)
