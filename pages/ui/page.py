"""What every page shares: the measure, the opening lines, small print, the privacy promise."""

from collections.abc import Iterable
from pathlib import Path

import streamlit as st

from pages.ui import plain

WIDTH = 1040
_HERE = Path(__file__).parent
ROOT = _HERE.parents[1]
LOGO = ROOT / "static" / "wordmark.svg"


def opening(question: str, answer: str, strong: Iterable[str] = ()) -> None:
    """A page starts with its question and answers it in a sentence, before any chart.

    Args:
        question: the heading, ours.
        answer: plain text, shown letter for letter; it may hold names from the file.
        strong: the words in the answer that matter; each is set in bold where it stands first.
    """
    text = plain.in_html(answer)
    for words in strong:
        text = text.replace(plain.in_html(words), f"<strong>{plain.in_html(words)}</strong>", 1)
    with st.container(gap="xsmall"):
        st.title(question, anchor=False)
        st.html(f"<p class='lede'>{text}</p>")


def heading(text: str, how: str = "") -> None:
    """A heading with, in small print, how to read what follows. Both are ours or already made plain."""
    with st.container(gap=None):
        st.header(text, anchor=False)
        if how:
            small(how)


def small(text: str) -> None:
    """Small print (markdown, ours). Not st.caption: its faded grey is too pale on this paper."""
    st.markdown(f":small[:gray[{text}]]")


def notes(sentences: Iterable[str]) -> None:
    """The plain sentences that belong under a chart, in small print."""
    text = " ".join(plain.in_markdown(sentence) for sentence in sentences)
    if text:
        small(text)


def notice(text: str) -> None:
    """What happened meanwhile, in plain text, once; nothing for ""."""
    if text:
        st.info(plain.in_markdown(text), icon=":material/info:")


def look() -> None:
    """The few rules of the look that the configuration cannot say."""
    st.html(_HERE / "look.css")


def promise() -> None:
    """The promise at the foot of the sidebar."""
    with st.sidebar:
        small(":material/lock: Your file stays on this computer. Nothing is sent anywhere.")
