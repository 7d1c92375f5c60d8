"""Feedback in the employers' own words, and the themes in it as lists."""

from collections.abc import Hashable, Mapping
from itertools import groupby
from typing import Any

import streamlit as st

from analysis import wording
from analysis.metrics.evidence import Evidence
from analysis.metrics.themes import ThemesResult
from analysis.model import Polarity
from pages.ui import cards, page, plain, tables

_FIRST = 4
_SIDES = {
    Polarity.WEAKNESS: "Held you back", Polarity.STRENGTH: "Counted for you",
    Polarity.EXTERNAL: "Outside your hands", Polarity.UNCLEAR: "Could be either",
}  # fmt: skip


def leading(result: ThemesResult) -> list[str]:
    """What held back and what counted most often, as the sentence of the page says it; [] without any."""
    first: dict[str, str] = {}
    for row in result.table.to_dict("records"):
        if row["polarity"] in (Polarity.WEAKNESS, Polarity.STRENGTH):
            first.setdefault(row["polarity"], wording.inside(str(row["name"])))
    return list(first.values())


def quotes(result: ThemesResult, theme: str | None) -> None:
    """The texts behind a theme, or behind all of them: newest first, four at once, the rest on request.

    Args:
        result: the themes.
        theme: a theme id; None for all.
    """
    names = {row["theme"]: str(row["name"]) for row in result.table.to_dict("records")}
    name = names.get(theme) if theme else None
    page.heading(f"In their words: {plain.in_markdown(name)}" if name else "In their words")
    for row in result.table.to_dict("records"):
        if row["theme"] == theme:
            page.small(_counted(row))
    advice = "\n".join(f"- {plain.in_markdown(line)}" for line in result.advice.get(theme or "", ()))
    if advice:
        st.markdown(f"**What people do about it**\n{advice}")
    reasons = [one for one in result.evidence if one.theme == theme or (not theme and one.theme in names)]
    texts = _texts(reasons)
    for said in texts[:_FIRST]:
        cards.words(said, result.as_of)
    if len(texts) > _FIRST:
        with st.expander(f"{wording.number(len(texts) - _FIRST)} more"):
            for said in texts[_FIRST:]:
                cards.words(said, result.as_of)


def _counted(row: Mapping[Hashable, Any]) -> str:
    times = wording.plural(int(row["applications"]), "time")
    employers = wording.plural(int(row["employers"]), "employer")
    often = _often(bool(row["recurring"]), int(row["applications"]))
    return f"{_SIDES[Polarity(row['polarity'])]} {times} at {employers}. {often}."


def without_reason(result: ThemesResult) -> None:
    """The texts that gave no reason, folded away; nothing without any."""
    names = set(result.table["theme"])
    texts = _texts([one for one in result.evidence if one.theme not in names])
    if texts:
        with st.expander(f"{wording.plural(len(texts), 'reply', 'replies')} without a reason"):
            for said in texts:
                cards.words(said, result.as_of)


def _texts(evidence: list[Evidence]) -> list[list[Evidence]]:
    def text(one: Evidence) -> tuple[str, str]:
        return one.application_id, one.column

    groups = [list(group) for _, group in groupby(sorted(evidence, key=text), key=text)]
    return sorted(groups, key=lambda group: group[0].when.toordinal() if group[0].when else 0, reverse=True)


def outside(result: ThemesResult) -> None:
    """Reasons that were not about the seeker, in one line; nothing without any."""
    found = [
        f"{plain.in_markdown(str(row['name']).lower())} ({row['applications']})"
        for row in result.table.to_dict("records")
        if row["polarity"] == Polarity.EXTERNAL
    ]
    if found:
        st.markdown(f"**Outside your hands:** {wording.listing(found)}.")


def recurring(result: ThemesResult) -> None:
    """Every theme as a table: what recurs first, then what was seen twice, then once."""
    records: list[dict[str, object]] = [
        {
            "Theme": row["name"], "What it did": _SIDES[Polarity(row["polarity"])],
            "Applications": int(row["applications"]), "Employers": int(row["employers"]),
            "How often": _often(bool(row["recurring"]), int(row["applications"])),
        }
        for row in result.table.to_dict("records")
    ]  # fmt: skip
    if records:
        tables.records(records, "All themes as a table")


def _often(recurring: bool, applications: int) -> str:
    if recurring:
        return "Recurring"
    return {1: "Once", 2: "Seen twice"}.get(applications, "At one or two employers")


def untagged(result: ThemesResult) -> None:
    """Feedback in which no theme was recognised, to read oneself; nothing without any."""
    if not result.untagged:
        return
    records: list[dict[str, object]] = [
        {"Employer": one.company, "Role": one.role, "They said": one.text} for one in result.untagged
    ]
    title = f"{wording.plural(len(records), 'text')} in which we recognised no reason"
    tables.records(records, title)
