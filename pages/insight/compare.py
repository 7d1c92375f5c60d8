"""Does it matter how you apply? Channels, CV versions and the like: as they are, and within sectors."""

import streamlit as st

from analysis.figures import compare
from analysis.figures.rate_rows import TOO_EARLY
from pages.ui import chart, empty, page, plain, rate_tables, results, rows, session

view = empty.view_or_stop(
    "Does it matter how you apply?",
    "Interviews by channel, CV version, place and the like: as they are, and within the same sectors.",
)
choices = results.comparable(view)
if not choices:
    page.opening(
        "Does it matter how you apply?",
        "There is nothing to compare yet. A column such as Source or CV version in your file is enough.",
    )
    st.stop()
ask = st.container(gap="small")
by = st.pills(
    "Compare by", list(choices), format_func=lambda one: plain.in_markdown(choices[one]),
    default=next(iter(choices)), required=True, key=f"compare_by_{session.visit()}", persist_state="session",
)  # fmt: skip
result = results.compare(view, by)
with ask:
    page.opening("Does it matter how you apply?", result.sentence, result.ahead)

dots = compare.dots(result)
if dots.choices:
    picked = chart.show(
        dots, f"compare_{by}", how="Dot: what you have so far. Bar: likely range. Line: almost certain.",
        pick="Applications with",
    )  # fmt: skip
    if picked == TOO_EARLY:
        rows.having(view, by, result.too_early, "values too early to compare")
    elif picked:
        rows.having(view, by, [picked])
if result.differences:
    chart.show(
        compare.side_by_side(result), "side_by_side",
        how="First as it is, then within sectors, like with like. Right of the line: more interviews.",
    )  # fmt: skip
page.notes(result.notes)
table = result.table.to_dict("index")
rate_tables.rates(
    [{"name": name, **row} for name, row in table.items()], choices[by], "The numbers as a table"
)
