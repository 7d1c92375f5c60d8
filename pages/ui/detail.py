"""One application, opened: its story with what they said, how it stands, and the ways to set it right."""

from dataclasses import replace
from typing import Any

import streamlit as st

from analysis import wording
from analysis.answers.listing import EDITED, GUESSED
from analysis.answers.story import DEADLINE, NEXT_STEP, SAID, Moment, story
from analysis.model import Basis, Filters, SectorBasis
from analysis.reference.sectors import sector_name
from pages.ui import changing, names, page, plain, results, session
from pages.ui.session import View

_ALSO = {NEXT_STEP: "Next step", DEADLINE: "Deadline", SAID: "What they said"}
_BASES = ("outcome", "stage", "sector")


def show(view: View, application_id: str, place: str) -> None:
    """A card with the application; nothing when it is not in the search.

    Args:
        view: the search.
        application_id: which application.
        place: the place it was opened at, which its button closes.
    """
    search = view.dataset
    rows = search.applications[search.applications["application_id"] == application_id].to_dict("records")
    if not rows:
        return
    row = {str(name): value for name, value in rows[0].items()}
    with st.container(border=True, gap="small", key=f"opened_{place}"):
        name = " · ".join(plain.in_markdown(row[part]) for part in ("company", "role") if row[part])
        with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
            with st.container(width="stretch"):
                st.header(name, anchor=False)
            st.button(
                "Close", icon=":material/close:", key=f"close_{place}", type="tertiary",
                on_click=session.focus, args=("", ""),
            )  # fmt: skip
        _stands(row)
        left, right = st.columns([3, 2], gap="medium")
        with left:
            _told(view, row)
        with right, st.container(gap="small"):
            _written(row)
        changing.happened(view, row, place)
        changing.fields(view, row, place)


def _stands(row: dict[str, Any]) -> None:
    said = {
        "outcome": wording.OUTCOME_NAMES[row["outcome"]],
        "stage": wording.STAGE_NAMES[row["stage"]],
        "sector": plain.in_markdown(sector_name(row["sector"])),
    }
    colours = {"outcome": "blue", "stage": "gray", "sector": "gray"}
    badges = [f":{colours[name]}-badge[{_mark(name, row)}{said[name]}]" for name in _BASES]
    st.markdown(" ".join(badges))


def _mark(name: str, row: dict[str, Any]) -> str:
    basis = row[f"{name}_basis"]
    if basis == Basis.EDITED:
        return f"{EDITED} "
    guessed = SectorBasis(basis).guessed if name == "sector" else basis != Basis.STATED
    return f"{GUESSED} " if guessed and basis != SectorBasis.NONE else ""


def _told(view: View, row: dict[str, Any]) -> None:
    """The story as a list, one line a moment; what they said in it, with the words behind themes marked."""
    moments = story(view.dataset, row["application_id"], view.as_of)
    if not moments:
        page.small("Nothing is known about when it happened.")
        return
    with st.container(key="story"):
        st.markdown("\n".join(_line(one, view, row["application_id"]) for one in moments))


def _line(one: Moment, view: View, application_id: str) -> str:
    when = wording.day(one.on, view.as_of) if one.on is not None else "no date"
    what = names.EVENTS.get(one.what) or _ALSO[one.what]
    notes = [f"{wording.days(one.after)} later"] if one.after else []
    notes += ["noted here"] if one.yours else []
    small = f" :small[:gray[{' · '.join(notes)}]]" if notes else ""
    coming = " *to come*" if one.to_come else ""
    line = f"- **{when}** &ensp;{what}{coming}{small}"
    if not one.text:
        return line
    everything = replace(view, filters=Filters())  # an application is read whole, whatever is narrowed down
    spans = [
        (said.start, said.end, said.polarity)
        for said in results.themes(everything).evidence
        if said.application_id == application_id and said.text == one.text
    ]
    quoted = (
        f"“{plain.highlighted(one.text, spans)}”" if one.what != NEXT_STEP else plain.in_markdown(one.text)
    )
    return f"{line}  \n  {quoted}"


def _written(row: dict[str, Any]) -> None:
    for column, title in (("notes", "Your notes"), ("contact", "Contact"), ("channel", "Where you found it")):
        if row[column]:
            st.markdown(f"**{title}**  \n{plain.in_markdown(row[column])}")
    if row["source_row"]:
        page.small(f"Row {row['source_row']} of {plain.in_markdown(row['source_sheet'] or 'your file')}.")
    else:
        page.small("You added it here; your file does not list it.")
