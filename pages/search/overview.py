"""Overview: where the search stands in one sentence, what to do next, four numbers."""

import streamlit as st

from pages.ui import cards, empty, page, results, session

HELP = {
    "any_reply": "A no is a reply too. An automatic receipt is not.",
    "interviews": "A live interview with the employer, or an invitation to one.",
}
FIRST = 4

view = session.view()
if view is None:
    empty.welcome()
    st.stop()

result = results.overview(view)
page.opening("Where your search stands", result.sentence)

with st.container(border=True, gap="small"):
    st.subheader("Next", anchor=False)
    for place, todo in enumerate(result.tasks[:FIRST]):
        cards.task(todo, f"task_{place}")
    if len(result.tasks) > FIRST:
        with st.expander("More to do"):
            for place, todo in enumerate(result.tasks[FIRST:], start=FIRST):
                cards.task(todo, f"task_{place}")

with st.container(gap="xsmall"):
    with st.grid(columns=4, min_column_width=150, gap="small"):
        for number in result.numbers:
            cards.number(number, HELP.get(number.key))
    page.small(
        "In grey: where the true rate probably lies (right 8 times in 10). It narrows as you send more."
    )
    page.notes(result.facts)
with st.container(horizontal=True, gap="small"):
    st.page_link("pages/insight/funnel.py", label="Where it stops", icon=":material/filter_alt:")
    st.page_link("pages/insight/sectors.py", label="Which sectors answer", icon=":material/apartment:")
    st.page_link("pages/search/applications.py", label="All applications", icon=":material/list_alt:")
