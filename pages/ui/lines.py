"""Lines with a choice each: what it is about at the left, the choice at the right, a few at once."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import TypeVar

import streamlit as st

from pages.ui import plain, session

AT_ONCE = 8
_Line = TypeVar("_Line")


def page_of(lines: Sequence[_Line], key: str, at_once: int = AT_ONCE) -> Sequence[_Line]:
    """The lines to show now, with the way to the others above them; all when they are few."""
    pages = -(-len(lines) // at_once)
    if pages < 2:
        return lines
    number = st.pagination(pages, key=f"{key}_page_{session.visit()}_{pages}")
    return lines[(number - 1) * at_once : number * at_once]


def about(name: str, facts: str) -> AbstractContextManager[object]:
    """The left half of a line; what is drawn inside the block stands at its right.

    Args:
        name: what the line is about, from the file.
        facts: small print below it, ours or made plain.
    """
    left, right = st.columns([3, 4], gap="small", vertical_alignment="center")
    left.markdown(f"**{plain.in_markdown(name)}**  \n:small[:gray[{facts}]]")
    return right.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False)
