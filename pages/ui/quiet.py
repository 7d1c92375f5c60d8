"""The applications without an answer yet: choosing one, and listing them by how long they are quiet."""

from typing import NamedTuple

import streamlit as st

from analysis import wording
from analysis.metrics.timing import TimingResult
from pages.ui import page, plain


class Quiet(NamedTuple):
    """An application without an answer: whose, quiet for how many days, the share of slower replies."""

    name: str
    days: int
    slower: float

    @property
    def label(self) -> str:
        """Whose it is and how long it is quiet."""
        return f"{self.name} · {wording.days(self.days)}"


def _waiting(result: TimingResult) -> list[Quiet]:
    return [
        Quiet(
            " · ".join(one for one in (row["company"], row["role"]) if one),
            int(row["days"]),
            float(row["slower"]),
        )
        for row in result.table.to_dict("records")
    ]


def choose(result: TimingResult) -> Quiet | None:
    """The application to look at; the one quiet for the shortest time first. None when none is waiting."""
    waiting = sorted(_waiting(result), key=lambda one: one.days)
    if not waiting:
        page.small("No application with a date is waiting for an answer.")
        return None
    place = st.selectbox(
        "Application", range(len(waiting)), key="quiet_one",
        format_func=lambda place: plain.one_line(waiting[place].label),
    )  # fmt: skip
    return waiting[place]


def listing(result: TimingResult) -> None:
    """All that wait, longest quiet first, with what the silence says."""
    records = [
        {
            "Employer": row["company"], "Role": row["role"], "Quiet for": wording.days(int(row["days"])),
            "A reply may still come": wording.in_ten(float(row["chance"])),
            "": "long quiet" if row["long_quiet"] else "",
        }
        for row in result.table.to_dict("records")
    ]  # fmt: skip
    if not records:
        return
    page.heading("Still waiting", "Quiet for long is a label, not an answer: a late reply takes it away.")
    st.dataframe(records, hide_index=True, alt="Applications still waiting, longest quiet first")
