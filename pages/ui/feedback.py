"""Feedback in the employers' own words, and the themes in it as lists."""

from collections.abc import Hashable, Mapping
from typing import Any

import streamlit as st

from analysis import wording
from analysis.figures import themes as figures
from analysis.metrics.theme_detail import ThemeDetail, Where
from analysis.metrics.themes import ThemesResult
from analysis.model import Polarity
from pages.ui import chart, page, plain, quotes, tables
from pages.ui.session import View

_DIRECTIONS = {
    1: "named more often lately.", -1: "named less often lately.", 0: "no change that can be told from luck.",
}  # fmt: skip
_PLACES, _SKILLS = 3, 5


def leading(result: ThemesResult) -> list[str]:
    """What held back and what counted most often, as the sentence of the page says it; [] without any."""
    first: dict[str, str] = {}
    for row in result.table.to_dict("records"):
        if row["polarity"] in (Polarity.WEAKNESS, Polarity.STRENGTH):
            first.setdefault(row["polarity"], wording.inside(str(row["name"])))
    return list(first.values())


def how_to_read(result: ThemesResult) -> str:
    """How to read the chart of themes, or of their families while single themes are rare."""
    families = "No theme is named three times yet, so they are shown by family. " if result.small else ""
    return f"{families}A reply can name several. Choose a bar to read the words behind it."


def behind(view: View, result: ThemesResult, picked: str | None) -> None:
    """The texts behind a theme, a family or all of them, with how often, where and when it is named.

    Args:
        view: the search.
        result: its themes.
        picked: a theme id, or the mark of a family; None for all.
    """
    rows = result.table.to_dict("records")
    names = {row["theme"]: str(row["name"]) for row in rows}
    family = (picked or "").removeprefix(figures.FAMILY) if (picked or "").startswith(figures.FAMILY) else ""
    if family:
        names_of = {row["family"]: str(row["name"]) for row in result.families.to_dict("records")}
        themes, name = {row["theme"] for row in rows if row["family"] == family}, names_of.get(family, "")
    else:
        themes, name = ({picked} if picked else set(names)), names.get(picked or "", "")
    page.heading(f"In their words: {plain.in_markdown(name)}" if name else "In their words")
    for row in rows:
        if row["theme"] == picked:
            _closely(result, row)
    found = quotes.texts([one for one in result.evidence if one.theme in themes and one.theme in names])
    quotes.show(view, result, found, f"words_{picked or 'all'}")


def _closely(result: ThemesResult, row: Mapping[Hashable, Any]) -> None:
    """One theme with one side: how often, where, and whether that changes."""
    side = Polarity(row["polarity"])
    found = result.details.get((str(row["theme"]), side))
    lines = [_counted(row)]
    if found is not None:
        lines.append(_shares(found))
        named = [f"{plain.in_markdown(skill)} {times}" for skill, times in found.skills[:_SKILLS]]
        lines += [f"Named: {' · '.join(named)}."] if named else []
        for where, words in ((found.stages, "How far those had come"), (found.sectors, "Sectors")):
            lines += [f"{words}: {_places(where)}."] if where else []
        if found.trend is not None:
            lines.append(f"By {found.trend.length}: {_DIRECTIONS[found.trend.direction]}")
    with st.container(gap=None):
        for line in lines:
            page.small(line)
    if found is not None and found.trend is not None:
        name = f"{row['name']}, {wording.inside(quotes.SIDES[side])}"
        chart.show(figures.trend(found.trend, name), f"trend_{row['theme']}_{side}".replace(":", "_"))


def _shares(found: ThemeDetail) -> str:
    of = found.of_feedback
    likely = wording.likely(of.low80, of.high80)
    refusals = wording.count_of(found.of_refusals.k, found.of_refusals.n)
    return f"{wording.count_of(of.k, of.n)} with feedback ({likely}), {refusals} refusals."


def _places(where: tuple[Where, ...]) -> str:
    shown = [f"{plain.in_markdown(one.name)} {wording.count_of(one.k, one.n)}" for one in where[:_PLACES]]
    rest = len(where) - _PLACES
    return " · ".join([*shown, f"{rest} more"] if rest > 0 else shown)


def _counted(row: Mapping[Hashable, Any]) -> str:
    times = wording.plural(int(row["applications"]), "time")
    employers = wording.plural(int(row["employers"]), "employer")
    often = _often(bool(row["recurring"]), int(row["applications"]))
    return f"{quotes.SIDES[Polarity(row['polarity'])]} {times} at {employers}. {often}."


def without_reason(view: View, result: ThemesResult) -> None:
    """The texts that gave no reason, folded away; nothing without any."""
    names = set(result.table["theme"])
    gave = {one.application_id for one in result.evidence if one.theme in names}
    found = quotes.texts(
        [one for one in result.evidence if one.theme not in names and one.application_id not in gave]
    )
    if found:
        with st.expander(f"{wording.plural(len(found), 'reply', 'replies')} without a reason"):
            quotes.show(view, result, found, "no_reason")


def outside(result: ThemesResult) -> None:
    """Reasons that were not about the seeker, in one line; nothing without any."""
    found = [
        f"{plain.in_markdown(wording.inside(str(row['name'])))} ({row['applications']})"
        for row in result.table.to_dict("records")
        if row["polarity"] == Polarity.EXTERNAL
    ]
    if found:
        st.markdown(f"**Outside your hands:** {wording.listing(found)}.")


def recurring(result: ThemesResult) -> None:
    """Every theme as a table: what recurs first, then what was seen twice, then once."""
    records: list[dict[str, object]] = []
    for row in result.table.to_dict("records"):
        found = result.details.get((str(row["theme"]), Polarity(row["polarity"])))
        shares = (
            {
                "Of those with feedback": wording.count_of(found.of_feedback.k, found.of_feedback.n),
                "Likely": wording.between(found.of_feedback.low80, found.of_feedback.high80),
                "Of all refusals": wording.count_of(found.of_refusals.k, found.of_refusals.n),
            }
            if found
            else {}
        )
        records.append({
            "Theme": row["name"], "What it did": quotes.SIDES[Polarity(row["polarity"])],
            "Applications": int(row["applications"]), "Employers": int(row["employers"]), **shares,
            "How often": _often(bool(row["recurring"]), int(row["applications"])),
        })  # fmt: skip
    if records:
        tables.records(records, "All themes as a table")


def _often(recurring: bool, applications: int) -> str:
    if recurring:
        return "Recurring"
    return {1: "Once", 2: "Seen twice"}.get(applications, "At one or two employers")
