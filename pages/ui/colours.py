"""Rows told apart by their colour only: each colour with two choices to say what it means."""

import streamlit as st

from analysis import wording
from analysis.answers import colours_review
from analysis.answers.colours_review import ColourLine
from analysis.model import Dataset, Outcome, Stage
from pages.ui import lines, page, plain, reading, results, session


def review(search: Dataset) -> None:
    """A line for each colour; nothing where a column says how each application stands.

    Args:
        search: the search as read, without corrections.
    """
    source = session.file()
    found = results.colours_review(source, search) if source is not None else ()
    if not found:
        return
    with st.container(gap="small"):
        page.heading(
            "Colours", "No column says how each application stands, but rows have colours. What do they mean?"
        )
        for line in found:
            _show(line)


def _show(line: ColourLine) -> None:
    key = f"colour_{session.visit()}_{line.colour}_{line.stage}_{line.outcome}"
    name = line.name.capitalize()
    with lines.about(name, _facts(line)):
        st.html(f"<span class='swatch' style='background:{line.red_green_blue}'></span>", width="content")
        st.selectbox(
            f"How far {line.name} rows got", list(Stage), key=f"{key}_stage",
            index=list(Stage).index(line.stage) if line.stage else None, placeholder="How far it got",
            format_func=lambda stage: wording.STAGE_NAMES[stage], label_visibility="collapsed",
            on_change=session.answered(f"{key}_stage", lambda one: _say(line, one, line.outcome)),
        )  # fmt: skip
        st.selectbox(
            f"How {line.name} rows stand", list(Outcome), key=f"{key}_outcome",
            index=list(Outcome).index(line.outcome) if line.outcome else None, placeholder="How it stands",
            format_func=lambda outcome: wording.OUTCOME_NAMES[outcome], label_visibility="collapsed",
            disabled=line.stage == Stage.SAVED,
            on_change=session.answered(f"{key}_outcome", lambda one: _say(line, line.stage, one)),
        )  # fmt: skip


def _facts(line: ColourLine) -> str:
    named = f", such as {wording.listing([plain.in_markdown(one) for one in line.examples])}"
    return f"{wording.plural(line.rows, 'row')}{named if line.examples else ''}"


def _say(line: ColourLine, stage: str | None, outcome: str | None) -> None:
    source = session.file()
    if source is not None:
        reading.choose(meanings=colours_review.with_colour(source.meanings, line.colour, stage, outcome))
