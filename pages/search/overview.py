"""Overview: where the search stands in one sentence, what to do next, four numbers."""

import streamlit as st

from analysis import wording
from analysis.answers.listing import Kind
from pages.ui import cards, empty, memory, page, results, rows, session

HELP = {
    "any_reply": "A no is a reply too. An automatic receipt is not.",
    "interviews": "A live interview with the employer, or an invitation to one.",
}
KINDS: dict[str, Kind | None] = {
    "sent": None, "any_reply": "replied", "interviews": "interviews", "later_rounds": "later",
}  # fmt: skip
FIRST, LEAST = 4, 3

view = session.view()
if view is None:
    empty.welcome()
    st.stop()

result = results.overview(view)
counts = {number.key: number.count for number in result.numbers}
strong = [wording.plural(counts["sent"], "application"), wording.plural(counts["interviews"], "interview")]
page.opening("Where your search stands", result.sentence, strong)
page.notes([memory.since_last_time()])

with st.container(border=True, gap="small"):
    st.header("Next", anchor=False)
    for place, todo in enumerate(result.tasks[:FIRST]):
        cards.task(todo, f"task_{place}")
    if len(result.tasks) > FIRST:
        with st.expander("More to do"):
            for place, todo in enumerate(result.tasks[FIRST:], start=FIRST):
                cards.task(todo, f"task_{place}")

trend = all(len(number.trend) >= LEAST for number in result.numbers)
with st.container(gap="xsmall"):
    with st.grid(columns=4, min_column_width=150, gap="small"):
        for number in result.numbers:
            cards.number(number, HELP.get(number.key), trend=trend)
    page.small(
        "In grey: where the true rate probably lies (right 8 times in 10). It narrows as you send more."
    )
    page.notes(result.facts)
names = {number.key: number.label for number in result.numbers}
behind = st.pills(
    "The applications behind a number", list(names), format_func=names.__getitem__, key="behind"
)
if behind:
    rows.behind(view, KINDS[behind], names[behind])
