"""After a no, row by row: what is due, the one button that does it, what came of it, whether it pays."""

from collections.abc import Sequence

import streamlit as st

from analysis import wording
from analysis.answers.letters import LETTER_OF
from analysis.export.calendar import calendar
from analysis.figures import after_a_no as figures
from analysis.metrics.after_a_no import AfterANoResult
from analysis.metrics.due import Group
from analysis.metrics.follow_ups import Step
from analysis.model import EventKind, Rate
from pages.ui import changing, chart, letters, lines, page, plain, results, session, tables
from pages.ui.session import View

PLACE, THEMES = "after_a_no", "pages/refusals/themes.py"
_NAMES: dict[Group, tuple[str, str]] = {
    "now": ("Now", "orange"), "soon": ("Soon", "blue"), "done": ("Done", "green"),
    "let_go": ("Let go", "gray"),
}  # fmt: skip
_ACTIONS = {
    "thank": ("Thank", "Write it"), "ask": ("Thank and ask", "Write it"),
    "stay_in_touch": ("Stay in touch", "Write it"), "strengthen": ("Use what they said", "See themes"),
    "": ("", "Note it"),
}  # fmt: skip
_OPEN_GROUPS: tuple[Group, ...] = ("now", "soon")
_FOLDED: tuple[Group, ...] = ("done", "let_go")


def answer(view: View) -> AfterANoResult:
    """What came after the refusals of the search in view."""
    return results.after_a_no(view)


def groups(view: View, result: AfterANoResult) -> None:
    """Now and soon as lists, done and let go folded away; the row that is opened shows its letter."""
    focused = session.focused(PLACE)
    if focused and focused not in {step.application_id for step in result.steps}:
        with st.container(border=True, gap="small"):
            letters.draft(view, focused, "chase")
            _close()
    with st.container(border=True, gap="small"):
        for group in _OPEN_GROUPS:
            steps = result.in_group(group)
            st.header(_NAMES[group][0], anchor=False)
            if not steps:
                page.small("Nothing is due." if group == "now" else "Nothing is coming up.")
            for step in lines.page_of(steps, group):
                _row(view, step, opened=step.application_id == focused)
        _to_calendar(view, result)
    for group in _FOLDED:
        _folded(view, group, result.in_group(group), focused)


def _folded(view: View, group: Group, steps: Sequence[Step], focused: str) -> None:
    if not steps:
        return
    inside = [step for step in steps if step.application_id == focused]
    with st.expander(f"{_NAMES[group][0]} ({len(steps)})", expanded=bool(inside)):
        page.small("When something comes back, note it: that is how you learn whether writing pays.")
        for step in inside:
            _row(view, step, opened=True)
        for step in lines.page_of([one for one in steps if one not in inside], group):
            _row(view, step, opened=False)


def _row(view: View, step: Step, *, opened: bool) -> None:
    """What is due, for whom and why, with its one button; opened, the letter or the notes below it."""
    action, label = _ACTIONS[step.due.action]
    badge = f" &nbsp;:{_NAMES[step.due.group][1]}-badge[{action}]" if action else ""
    name = plain.in_markdown(step.company or step.role or "An application")
    facts = [plain.in_markdown(step.role)] if step.company and step.role else []
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        with st.container(gap=None, width="stretch"):
            said = " · ".join([*facts, plain.in_markdown(step.due.why)])
            st.markdown(f"**{name}**{badge}  \n:small[:gray[{said}]]")
        key = f"row_{step.application_id}"
        if step.due.action == "strengthen" and not opened:
            if st.button(label, key=key, width=112):
                st.switch_page(THEMES)
        elif not opened:
            st.button(label, key=key, width=112, on_click=session.focus, args=(step.application_id, PLACE))
    if opened:
        _opened(view, step)


def _opened(view: View, step: Step) -> None:
    with st.container(border=True, gap="small", key="draft"):
        if step.due.action in LETTER_OF:
            letters.draft(view, step.application_id, LETTER_OF[step.due.action])
        if step.refused:
            _came_back(view, step)
        _close()


def _came_back(view: View, step: Step) -> None:
    """What an employer may do after a no, noted today in one click."""
    st.markdown("**Did something come back?**")
    with st.container(horizontal=True, gap="small"):
        for kind, label, icon in (
            (EventKind.FEEDBACK_RECEIVED, "They told me why", "forum"),
            (EventKind.REOPENED, "The door is open again", "door_open"),
        ):
            if kind is EventKind.REOPENED and changing.stands_open(view, step.application_id):
                continue
            st.button(
                label, icon=f":material/{icon}:", key=f"note_{kind}",
                on_click=letters.recorded(view.dataset, step.application_id, kind),
            )  # fmt: skip


def _close() -> None:
    st.button("Close", icon=":material/close:", key="close", on_click=session.focus, args=("", ""))


def _to_calendar(view: View, result: AfterANoResult) -> None:
    if any(result.in_group(group) for group in _OPEN_GROUPS):
        st.download_button(
            "Put the days in your calendar", icon=":material/event:", key="calendar", on_click="ignore",
            file_name="job-search.ics", mime="text/calendar",
            data=lambda: calendar(view.dataset, view.as_of, view.filters),
            help="Follow-ups, interviews and deadlines to come, for any calendar program.",
        )  # fmt: skip


def pays(result: AfterANoResult) -> None:
    """Does it pay? Circles for counts, the ranges beside them, and what the numbers cannot tell."""
    if not result.followed.n and not result.not_followed.n:
        page.notes(result.notes)
        return
    left, right = st.columns([1, 1], gap="medium")
    with left:
        chart.show(
            figures.circles(result), "after_a_no",
            how="One circle for each no. Filled: the door opened again after that time.",
        )  # fmt: skip
    with right, st.container(border=True, gap="small"):
        st.header("What this can and cannot tell you", anchor=False)
        for line in _said(result):
            st.markdown(line)
        page.notes(result.notes)
    _left_out(result)


def _said(result: AfterANoResult) -> list[str]:
    rows = (
        ("opened again after a note", result.followed), ("opened again without one", result.not_followed),
        ("told you why when you asked", result.asked), ("opened again from a reserve list", result.reserve),
    )  # fmt: skip
    return [_counted(words, rate) for words, rate in rows if rate.n]


def _counted(words: str, rate: Rate) -> str:
    counts = wording.count_of(rate.k, rate.n).capitalize()
    return f"**{counts}** {words}: {wording.likely(rate.low80, rate.high80)}."


def _left_out(result: AfterANoResult) -> None:
    rows: list[dict[str, object]] = [
        {"Employer": row["company"], "Role": row["role"], "Why": row["reason"]}
        for row in result.excluded.to_dict("records")
    ]
    if rows:
        tables.records(rows, f"Left out of the comparison ({len(rows)})")
