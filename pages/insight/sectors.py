"""Which sectors give interviews? Rates with their ranges, the next ten, and who is behind a bar."""

import streamlit as st

from analysis.figures import sector_months, sectors
from analysis.model import UNCLASSIFIED
from pages.ui import chart, employers, empty, job_market, page, plain, rate_tables, results, rows, session

view = empty.view_or_stop(
    "Which sectors give you interviews?",
    "Interviews by sector, with the range each could lie in, and which sectors cannot be told apart yet.",
)
result = results.sectors(view)
names = [str(result.table.loc[key, "name"]) for key in (*result.ahead, *result.behind)]
page.opening("Which sectors give you interviews?", result.sentence, names)

following = results.where_next(view)
if following.next_ten:
    with st.container(gap="xsmall"):
        chart.show(
            sectors.next_ten(following), "next_ten", how=plain.in_markdown(f"{sectors.said(following)}.")
        )
        page.notes(following.notes)

dots = sectors.dots(result)
picked = None
left, right = st.columns([3, 2], gap="medium") if session.vacancies_shown() else (st.container(), None)
with left:
    if dots.choices:
        picked = chart.show(
            dots,
            "sectors",
            how="Dot: what you have so far. Bar: likely range. Line: almost certain range. "
            "Hatched with a hollow dot: at least half of these sectors are guesses, or too early to rank.",
            pick="Applications in",
        )
if right:
    with right:
        job_market.panel([*result.ranked, *result.too_early])
if picked == sectors.TOO_EARLY:
    rows.in_sectors(view, result.too_early, "sectors too early to rank")
elif picked:
    rows.in_sectors(view, [picked])

with st.container(gap="xsmall"):
    page.small("Sorted by the low end of the likely range, so one lucky interview cannot top the list.")
    page.notes(result.notes)
if result.unclassified.applications:
    with st.expander(sectors.unsorted(result), icon=":material/help_center:"):
        rows.in_sectors(view, [UNCLASSIFIED])
months = results.sector_months(view)
if months.panels:
    with st.container(gap="xsmall"):
        chart.show(sector_months.multiples(months), "sector_months", how=plain.in_markdown(months.sentence))
        page.notes(months.notes)
with st.container(gap="small"):
    confirmed = None if result.confirmed_only is None else result.confirmed_only.to_dict("index")
    beside = rate_tables.beside(result.table.to_dict("index"), confirmed)
    rate_tables.rates(beside, "Sector", "The numbers as a table")
    wider = result.rollups.rename_axis("name").reset_index().to_dict("records")
    rate_tables.rates(wider, "Group of sectors", "Sectors in wider groups")
    if confirmed:
        title = "Only the sectors that you wrote or confirmed"
        rate_tables.rates(confirmed.values(), "Sector", title)
employers.review(view)
