"""The applications without an answer yet: choosing one, and listing them by how long they are quiet."""

from typing import NamedTuple

import streamlit as st

from analysis import wording
from analysis.metrics.timing import TimingResult
from pages.ui import page, plain, session


class Quiet(NamedTuple):
    """An application without an answer: which, whose, its days of silence, the share of slower replies."""

    application_id: str
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
            str(row["application_id"]),
            " · ".join(one for one in (row["company"], row["role"]) if one),
            int(row["days"]),
            float(row["slower"]),
        )
        for row in result.table.to_dict("records")
    ]


def choose(result: TimingResult) -> Quiet | None:
    """The application to look at: the one another page led to, else the one quiet for the shortest time.

    Returns:
        None when none is waiting.
    """
    focused = session.focused("timing")
    order = sorted(_waiting(result), key=lambda one: (one.application_id != focused, one.days))
    waiting = {one.application_id: one for one in order}
    if not waiting:
        page.small("No application with a date is waiting for an answer.")
        return None
    chosen = st.selectbox(
        "Application", list(waiting), key=f"quiet_{session.visit()}_{focused}",
        format_func=lambda one: plain.one_line(waiting[one].label),
    )  # fmt: skip
    return waiting[chosen]


def listing(result: TimingResult) -> None:
    """All that wait, longest quiet first, with what the silence says."""
    records = [
        {
            "Employer": row["company"], "Role": row["role"], "Quiet for": wording.days(int(row["days"])),
            "A reply may still come": wording.in_ten(float(row["chance"])),
            "Label": "long quiet" if row["long_quiet"] else "",
        }
        for row in result.table.to_dict("records")
    ]  # fmt: skip
    if not records:
        return
    with st.container(gap="xsmall"):
        page.heading("Still waiting", "Quiet for long is a label, not an answer: a late reply takes it away.")
        st.dataframe(records, hide_index=True, alt="Applications still waiting, longest quiet first")
