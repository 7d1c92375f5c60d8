"""Published figures beside the user's own, only where the user asks: ranges with sources, never a target."""

from collections.abc import Collection
from typing import NamedTuple

import streamlit as st

from analysis.figures import benchmarks as figures
from analysis.metrics.benchmarks import benchmarks
from analysis.reference.benchmarks import TRUST
from analysis.reference.benchmarks import benchmarks as published
from pages.ui import chart, page, plain, session, tables
from pages.ui.session import View


class _Switch(NamedTuple):
    """Whether they are wanted."""

    on: bool


def beside(view: View, about: Collection[str]) -> None:
    """A switch, off at first, and below it the published ranges of these kinds with all that belongs to them.

    Args:
        view: the search they stand beside.
        about: kinds of figure: positive_reply, offer_after_interview, hire, process.
    """
    with st.container(gap="small", key="published"):
        if not _wanted():
            return
        result = benchmarks(view.dataset, view.as_of, view.filters)
        if any(kind in figures.DRAWN for kind in about):
            drawn = figures.ranges(result, about)
            chart.show(drawn, "published_ranges", how=plain.in_markdown(result.sentence))
        for row in result.table.to_dict("records"):
            if row["about"] in about:
                where = f"{row['population']}. {row['source']}, {row['year']}. {row['trust_words']}."
                figure = plain.in_markdown(row["figure"])
                small = plain.in_markdown(f"{where[:1].upper()}{where[1:]}")
                st.markdown(f"{figure}.  \n:small[:gray[{small}]]")
        page.notes(result.notes)


def _wanted() -> bool:
    """The switch; what it says on one page holds on the others."""
    before = session.kept(_Switch) or _Switch(on=False)
    on = st.toggle(
        "Published figures beside yours", before.on, key=f"published_figures_{session.visit()}",
        help="A few ranges from studies and surveys, each with its source. They are no target.",
    )  # fmt: skip
    session.keep(_Switch(on=on))
    return on


def sources() -> None:
    """All published figures with source, year, population and trust, folded away."""
    tables.records(
        [
            {
                "Figure": one.figure, "Who was counted": one.population, "Source": one.source,
                "Year": str(one.year), "What it rests on": TRUST[one.trust],
            }
            for one in published().values()
        ],
        "Published figures that can stand beside yours",
    )  # fmt: skip
