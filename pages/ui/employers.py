"""The sector of each employer, to be set right: one line each, what we guessed first."""

from collections.abc import Hashable, Sequence
from typing import Any

import streamlit as st

from analysis import wording
from analysis.answers.listing import GUESSED
from analysis.answers.sector_review import WHY, SectorReview
from analysis.intake import changes
from analysis.model import UNCLASSIFIED, SectorBasis
from analysis.reference.sectors import sector_name, sectors
from pages.ui import corrections, lines, page, plain, reading, results, session
from pages.ui.session import View

_Line = tuple[str, dict[Hashable, Any]]
_GUESSED, _ALL = "To check", "All employers"
_TOLD = (WHY[SectorBasis.COLUMN], WHY[SectorBasis.EDITED])


def review(view: View) -> None:
    """The lines, eight at once, each with a choice; what is chosen counts at once and can be undone."""
    found = results.sector_review(view)
    with st.container(gap="small"):
        page.heading("Set the sectors right", plain.in_markdown(found.sentence))
        corrections.bar()
        reading.trouble()
        if not found.employers:
            return
        wanted = _wanted(found)
        if not wanted:
            page.small("No employer here.")
        shown = lines.page_of(wanted, "employers")
        for key, line in shown:
            _show(view, key, line)
        _accept(view, shown)
        corrections.listed()


def _wanted(found: SectorReview) -> Sequence[_Line]:
    """The lines that the choices above the list leave."""
    guessed = found.guessed > 0
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        which = st.segmented_control(
            "Show", [_GUESSED, _ALL], default=_GUESSED if guessed else _ALL, required=True,
            key=f"employers_{session.visit()}_{guessed}", disabled=not guessed,
        )  # fmt: skip
        words = st.text_input("Find an employer", width=280, key=f"employer_words_{session.visit()}") or ""
    every = [(str(key), line) for key, line in found.table.to_dict("index").items()]
    return [
        (key, line)
        for key, line in every
        if (line["guessed"] or which == _ALL) and words.casefold() in line["company"].casefold()
    ]


def _show(view: View, key: str, line: dict[Hashable, Any]) -> None:
    name = plain.in_markdown(line["company"])
    chosen, known = str(line["sector"]), line["sector"] != UNCLASSIFIED
    options = sorted(sectors(), key=sector_name)
    widget = f"sector_of_{session.visit()}_{key}_{chosen}_{line['guessed']}"
    with lines.about(line["company"], _facts(line)):
        st.selectbox(
            f"Sector of {name}", options, index=options.index(chosen) if known else None, key=widget,
            format_func=sector_name, label_visibility="collapsed", placeholder="Choose a sector",
            on_change=session.answered(widget, lambda sector: _set(view, {key: str(sector)})),
        )  # fmt: skip
        if line["guessed"] and known:
            st.button(
                "Right", key=f"right_{widget}", on_click=_set, args=(view, {key: chosen}), width=88,
                help=f"{sector_name(chosen)} is right for {name}",
            )  # fmt: skip


def _facts(line: dict[Hashable, Any]) -> str:
    why = str(line["why"])
    if line["guessed"] and why in _TOLD:
        why = f"{why} for most, {GUESSED} guessed for some"
    elif line["guessed"] and line["sector"] != UNCLASSIFIED:
        why = f"{GUESSED} {why}"
    facts = [wording.plural(int(line["applications"]), "application"), why]
    if line["via_agency"]:
        facts.append("through an agency")
    if line["sectors"] > 1:
        facts.append(f"now in {wording.plural(int(line['sectors']), 'sector')}")
    return " · ".join(facts)


def _accept(view: View, shown: Sequence[_Line]) -> None:
    """One button for all guesses that are shown; nothing when there are fewer than two."""
    guesses = {
        key: str(line["sector"]) for key, line in shown if line["guessed"] and line["sector"] != UNCLASSIFIED
    }
    if len(guesses) > 1:
        these = "Both" if len(guesses) == 2 else f"All {wording.in_words(len(guesses))}"
        st.button(
            f"{these} shown here are right", icon=":material/done_all:",
            key="accept_sectors", on_click=_set, args=(view, guesses),
        )  # fmt: skip


def _set(view: View, chosen: dict[str, str]) -> None:
    session.correct(*changes.set_employers(view.dataset, chosen))
