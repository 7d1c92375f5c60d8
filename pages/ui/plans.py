"""What to work on, with a plan and what was said since; what counted for the seeker, to say more of it."""

import re
from datetime import date

import streamlit as st

from analysis import wording
from analysis.answers import theme_changes
from analysis.metrics.theme_detail import SinceThen
from analysis.metrics.themes import NEAR_MISS, ThemesResult
from analysis.model import Polarity
from pages.ui import page, plain, said, session
from pages.ui.session import View

_FIRST, _LAST = date(1970, 1, 1), date(2100, 12, 31)
_PHRASES, _LONGEST = 3, 90
_BREAK = re.compile(r"[.,;:!?\n]+\s*|\s+(?:but|however|although|though|while)\s+", re.IGNORECASE)
_AFTER_A_NO = "pages/refusals/after_a_no.py"


def to_work_on(view: View, result: ThemesResult) -> None:
    """Every recurring theme that held the seeker back: what people do about it, and the seeker's own plan."""
    plans = {one.theme: one for one in result.plans}
    rows = [row for row in result.table.to_dict("records") if row["polarity"] == Polarity.WEAKNESS]
    shown = [str(row["theme"]) for row in rows if row["recurring"]]
    page.heading(
        "What to work on" if shown else "Nothing to work on stands out yet",
        "" if shown else "We speak of a pattern from three applications at three employers on.",
    )
    for row in rows:
        if row["recurring"]:
            times = wording.plural(int(row["applications"]), "time")
            employers = wording.plural(int(row["employers"]), "employer")
            _card(view, result, str(row["theme"]), plans, f"Held you back {times} at {employers}.")
    for theme in plans:
        if theme not in shown:
            _card(view, result, theme, plans, "It does not recur now.")
    twice = [wording.inside(str(row["name"])) for row in rows if int(row["applications"]) == 2]
    if twice:
        page.small(f"Seen twice: {plain.in_markdown(wording.listing(twice))}.")


def _card(view: View, result: ThemesResult, theme: str, plans: dict[str, SinceThen], counted: str) -> None:
    plan = plans.get(theme)
    key = f"{theme}_{said.stamp()}".replace(":", "_")
    with st.container(border=True, gap="small"):
        with st.container(gap=None):
            st.subheader(plain.in_markdown(result.names.get(theme, theme)), anchor=False)
            page.small(counted)
        left, right = st.columns([1, 1], gap="medium")
        advice = "\n".join(f"- {plain.in_markdown(line)}" for line in result.advice.get(theme, ()))
        with left:
            if advice:
                st.markdown(f"**What people do about it**\n{advice}")
            if plan is not None:
                st.markdown(f":material/flag: {_since(plan, result.as_of)}")
        with right:
            _plan(view, theme, plan, key)


def _plan(view: View, theme: str, plan: SinceThen | None, key: str) -> None:
    with st.form(f"plan_{key}", border=False):
        text = st.text_area(
            "What you will do", plan.text if plan else "", key=f"text_{key}", height=80, max_chars=1000
        )
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            on = st.date_input(
                "From", plan.on if plan else session.today(), key=f"from_{key}", format="DD/MM/YYYY",
                width=150, min_value=_FIRST, max_value=_LAST,
            )  # fmt: skip
            kept = st.form_submit_button("Keep this plan" if plan is None else "Change the plan")
    if kept and isinstance(on, date):
        said.say(theme_changes.plan, view.dataset, theme, text or "", on)
        st.rerun()


def _since(plan: SinceThen, as_of: date | None) -> str:
    """What was said since a plan: counts, and how many of them could not have named it."""
    day = wording.day(plan.on, as_of)
    if not plan.n:
        return f"Since {day}: no feedback yet that could tell."
    verb = "mentions" if plan.k == 1 else "mention"
    silent = f", {wording.number(plan.no_reason)} of them without a reason" if plan.no_reason else ""
    since = f"**Since {day}: {wording.count_of(plan.k, plan.n)} {verb} it**{silent}."
    before = f" Before that: {wording.count_of(plan.before_k, plan.before_n)}." if plan.before_n else ""
    return since + before


def strengths(result: ThemesResult) -> None:
    """What counted for the seeker, with the words: what to say more of; nothing without any."""
    rows = [
        row
        for row in result.table.to_dict("records")
        if row["polarity"] == Polarity.STRENGTH and row["theme"] != NEAR_MISS
    ]
    close = result.table[result.table["theme"] == NEAR_MISS]["applications"].sum()
    if not rows and not close:
        return
    page.heading("Say more of this", "What employers praised. Lead with it in letters and interviews.")
    with st.container(border=True, gap="small"):
        for row in rows:
            times = wording.plural(int(row["applications"]), "time")
            employers = wording.plural(int(row["employers"]), "employer")
            often = "" if row["recurring"] else " · not yet a pattern"
            words = _phrases(result, str(row["theme"]))
            name = plain.in_markdown(str(row["name"]))
            st.markdown(f"**{name}** &nbsp;:small[:gray[{times} at {employers}{often}]]  \n{words}")
        if close:
            said_so = wording.plural(int(close), "reply says", "replies say")
            st.markdown(f"**Nearly there**  \n{said_so} you came close: doors worth keeping open.")
            st.page_link(_AFTER_A_NO, label="What to do after a no", icon=":material/arrow_forward:")


def _phrases(result: ThemesResult, theme: str) -> str:
    """What was said in praise, each once, the newest first, with the words of the theme marked."""
    found: dict[str, str] = {}
    newest = sorted(result.evidence, key=lambda one: one.when.toordinal() if one.when else 0, reverse=True)
    for one in newest:
        if one.theme == theme and one.polarity is Polarity.STRENGTH:
            first, last = _clause(one.text, one.start, one.end)
            span = (one.start - first, one.end - first, one.polarity)
            if last - first <= _LONGEST:
                words = one.text[first:last]
                found.setdefault(plain.one_line(words).casefold(), plain.highlighted(words, [span]))
    return "  \n".join(f"“{words}”" for words in list(found.values())[:_PHRASES])


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause around some words begins and ends."""
    first = max((mark.end() for mark in _BREAK.finditer(text, 0, start)), default=0)
    after = _BREAK.search(text, end)
    return first, after.start() if after else len(text)
