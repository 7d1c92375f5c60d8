"""The numbers of one page explained: a sentence each, and what a careful reader wants folded away below."""

from collections.abc import Iterable, Mapping

import streamlit as st

from pages.ui import page, plain
from pages.ui.definitions import Definition

_FOLD = "How these are worked out, and where that comes from"


def numbers(name: str, listed: Iterable[Definition]) -> None:
    """The numbers of a page: each in a sentence, then one fold with words, formula and source of all."""
    shown = list(listed)
    with st.container(gap="small"):
        page.heading(name)
        st.markdown("\n".join(f"- **{_safe(one.name)}**: {_safe(one.plain)}" for one in shown))
        with st.expander(_FOLD, icon=":material/functions:"):
            for one in shown:
                st.markdown(f"**{_safe(one.name)}**")
                _line("In words", one.words)
                _line("Exactly", one.exactly)
                _line("What comes out", one.nothing)
                _line("Source", one.source)
                page.small(f"In the code: {_safe(one.code)}")


def meanings(title: str, how: str, words: Mapping[str, str]) -> None:
    """What some words mean, folded away under their title: word -> meaning, both ours."""
    with st.expander(title):
        page.small(how)
        for word, meaning in words.items():
            st.markdown(f"**{word}**  \n{meaning}")


def _line(name: str, text: str) -> None:
    if text:
        st.markdown(f"{name}: {_safe(text[:1].upper() + text[1:])}")


def _safe(text: str) -> str:
    return plain.in_markdown(text)
