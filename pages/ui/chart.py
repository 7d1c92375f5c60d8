"""The one way to put a chart on a page: its finding as heading, how to read it, the chart, small print."""

import streamlit as st

from analysis.figures import theme
from pages.ui import page, plain, session


def show(chart: theme.Chart, key: str, *, how: str = "", foot: str = "", pick: str = "") -> str | None:
    """Show a chart and, if its marks can be picked, the same choices as buttons below it.

    A click on a mark presses its button, so what can be clicked can also be reached by keyboard.

    Args:
        chart: the chart.
        key: names the chart on its page.
        how: how to read it, in small print under the heading.
        foot: small print below it.
        pick: words above the buttons; "" for a chart to look at only.

    Returns:
        The value of the mark that is picked; None without one.
    """
    choice = f"{key}_choice_{session.visit()}"
    with st.container(gap="xsmall"):
        if chart.title:
            page.heading(plain.in_markdown(chart.title), how)
        _draw(chart, key, choice if pick else "")
        if foot:
            page.small(foot)
        if pick and chart.choices:
            return _buttons(chart, choice, pick)
    return None


def _draw(chart: theme.Chart, key: str, choice: str) -> None:
    # The mode is part of the key: a change of theme draws the chart anew, in the other colours.
    here = f"{key}_{st.context.theme.type or 'light'}"
    st.plotly_chart(
        chart.sketch.figure(), key=here, config=dict(theme.CONFIG), alt=chart.alt, selection_mode="points",
        on_select=session.pick_from_chart(here, choice) if choice else "ignore",
    )  # fmt: skip


def _buttons(chart: theme.Chart, choice: str, label: str) -> str | None:
    picked: str | None = st.pills(
        label,
        list(chart.choices),
        format_func=lambda value: plain.in_markdown(chart.choices[value]),
        key=choice,
    )
    return picked
