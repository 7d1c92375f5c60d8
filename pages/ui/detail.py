"""One application, opened: what happened when, what they said, what is written about it."""

from typing import Any

import streamlit as st

from analysis import wording
from analysis.interpret.feedback import tag_feedback
from analysis.reference.sectors import sector_name
from pages.ui import names, page, plain
from pages.ui.session import View


def show(view: View, application_id: str) -> None:
    """A card with the application; nothing when it is not in the search."""
    search = view.dataset
    rows = search.applications[search.applications["application_id"] == application_id].to_dict("records")
    if not rows:
        return
    row = {str(name): value for name, value in rows[0].items()}
    with st.container(border=True, gap="small"):
        name = " · ".join(plain.in_markdown(row[part]) for part in ("company", "role") if row[part])
        st.header(name, anchor=False)
        left, right = st.columns([2, 3], gap="medium")
        with left:
            _happened(view, application_id)
        with right:
            _stands(row)
            _said(row)


def _happened(view: View, application_id: str) -> None:
    search = view.dataset
    events = search.events[search.events["application_id"] == application_id].sort_values("on", kind="stable")
    items = []
    for event in events.to_dict("records"):
        known = event["on"] == event["on"]  # a missing date is unlike itself
        when = wording.day(event["on"].date()) if known else "no date"
        still_to_come = " class='open'" if known and event["on"].date() > view.as_of else ""
        items.append(f"<li{still_to_come}><time>{when}</time> {names.EVENTS[event['kind']]}</li>")
    if items:
        st.html(f"<ol class='timeline'>{''.join(items)}</ol>")


def _stands(row: dict[str, Any]) -> None:
    sector = plain.in_markdown(sector_name(row["sector"]))
    stage, outcome = wording.STAGE_NAMES[row["stage"]], wording.OUTCOME_NAMES[row["outcome"]]
    st.markdown(f":blue-badge[{outcome}] :gray-badge[{stage}] :gray-badge[{sector}]")


def _said(row: dict[str, Any]) -> None:
    for column, title in (("feedback", "What they said"), ("notes", "Your notes")):
        text = str(row[column])
        if text:
            spans = [(one.start, one.end, one.polarity) for one in tag_feedback(text).mentions]
            marked = plain.highlighted(text, spans if column == "feedback" else [])
            st.markdown(f"**{title}**  \n{marked}")
    if row["source_row"]:
        page.small(f"Row {row['source_row']} of {plain.in_markdown(row['source_sheet'] or 'your file')}.")
