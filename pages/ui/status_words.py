"""Each status word of the file with what it was read as, and two choices to say what it means."""

import streamlit as st

from analysis import wording
from analysis.answers import words_review
from analysis.answers.words_review import WordLine
from analysis.model import Dataset, Outcome, Stage
from pages.ui import lines, page, plain, reading, session


def review(search: Dataset) -> None:
    """A line for each word, the known ones folded away; nothing when no column holds such words.

    Args:
        search: the search as read, without corrections.
    """
    source = session.file()
    words = words_review.words_review(search, source.meanings if source else None)
    if not words:
        return
    with st.container(gap="small"):
        page.heading(
            "Status words", "What each means by itself. Notes and dates can take an application further."
        )
        told = [line for line in words if line.chosen or not line.known]
        for line in lines.page_of(told, "words"):
            _show(line)
        known = [line for line in words if line not in told]
        if known:
            with st.expander(f"{wording.plural(len(known), 'word')} that we know"):
                for line in lines.page_of(known, "known_words"):
                    _show(line)


def _show(line: WordLine) -> None:
    key = f"word_{session.visit()}_{line.field}_{line.word.casefold()}_{line.stage}_{line.outcome}"
    word = plain.in_markdown(line.word)
    fixed = session.file() is None
    with lines.about(line.word, _facts(line)):
        st.selectbox(
            f"How far {word} means it got", list(Stage), index=list(Stage).index(line.stage),
            key=f"{key}_stage", format_func=lambda stage: wording.STAGE_NAMES[stage],
            label_visibility="collapsed", disabled=fixed,
            on_change=session.answered(f"{key}_stage", lambda one: _say(line, str(one), line.outcome)),
        )  # fmt: skip
        st.selectbox(
            f"How it stands when it says {word}", list(Outcome), index=list(Outcome).index(line.outcome),
            key=f"{key}_outcome", format_func=lambda outcome: wording.OUTCOME_NAMES[outcome],
            label_visibility="collapsed", disabled=fixed or line.stage == Stage.SAVED,
            on_change=session.answered(f"{key}_outcome", lambda one: _say(line, line.stage, str(one))),
        )  # fmt: skip


def _facts(line: WordLine) -> str:
    rows = wording.plural(line.rows, "row")
    if line.chosen:
        return f"{rows} · you said so"
    return rows if line.known else f"{rows} · :orange-badge[New to us]"


def _say(line: WordLine, stage: str, outcome: str) -> None:
    source = session.file()
    if source is not None:
        reading.choose(meanings=words_review.with_meaning(source.meanings, line, stage, outcome))
