"""Employers' words as cards: what they wrote, the words behind themes marked, and ways to set it right."""

from collections.abc import Sequence
from itertools import groupby
from math import ceil

import streamlit as st

from analysis import wording
from analysis.answers import theme_changes
from analysis.metrics.evidence import Evidence, How
from analysis.metrics.themes import ThemesResult
from analysis.model import UNCLASSIFIED, Polarity, Stage
from analysis.reference.sectors import sector_name
from pages.ui import cards, page, plain, said, session
from pages.ui.session import View

AT_ONCE = 4
SIDES = {
    Polarity.WEAKNESS: "Held you back", Polarity.STRENGTH: "Counted for you",
    Polarity.EXTERNAL: "Outside your hands", Polarity.UNCLEAR: "Could be either",
}  # fmt: skip
_OTHERWISE = {
    Polarity.WEAKNESS: (Polarity.STRENGTH,), Polarity.STRENGTH: (Polarity.WEAKNESS,),
    Polarity.UNCLEAR: (Polarity.WEAKNESS, Polarity.STRENGTH), Polarity.EXTERNAL: (),
}  # fmt: skip
_FOUND = {How.BY_HAND: "you sorted it", How.LISTED: "from your list of reasons", How.OWN_WORDS: "your words"}
Text = list[Evidence]


def texts(evidence: Sequence[Evidence]) -> list[Text]:
    """Evidence text by text, the newest first, those without a day last."""

    def place(one: Evidence) -> tuple[str, str]:
        return one.application_id, one.column

    groups = [list(group) for _, group in groupby(sorted(evidence, key=place), key=place)]
    return sorted(groups, key=lambda group: group[0].when.toordinal() if group[0].when else 0, reverse=True)


def show(view: View, result: ThemesResult, found: list[Text], key: str) -> None:
    """The texts as cards, four at once, the rest on further pages; nothing without any.

    Args:
        view: the search.
        result: its themes.
        found: the texts.
        key: names the list on its page.
    """
    place = st.container(gap="small")
    at = turned(len(found), key)
    with place:
        for number, text in enumerate(found[(at - 1) * AT_ONCE : at * AT_ONCE]):
            _card(view, result, text, f"{key}_{number}")


def turned(count: int, key: str, at_once: int = AT_ONCE) -> int:
    """Which page of a list is open, from 1; the way to turn it is shown where there are several."""
    pages = ceil(count / at_once)
    return (
        st.pagination(pages, key=f"{key}_{pages}_{session.visit()}", max_visible_pages=5) if pages > 1 else 1
    )


def _card(view: View, result: ThemesResult, text: Text, key: str) -> None:
    first = text[0]
    others = [one for one in text if not _is_whole(one)]
    spans = [(one.start, one.end, one.polarity) for one in others or text]
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"“{plain.highlighted(first.text, spans)}”")
        page.small(_who(result, text))
        with st.container(horizontal=True, gap="small"):
            if st.button("Open", key=f"open_{key}", type="tertiary", help="The application it belongs to"):
                session.focus(first.application_id, "applications")
                st.switch_page(cards.PLACES["applications"])
            with st.popover("Set right", type="tertiary", key=f"right_{key}_{said.stamp()}"):
                _set_right(view, result, text, f"{key}_{said.stamp()}")


def _is_whole(one: Evidence) -> bool:
    return one.how is How.BY_HAND and one.end - one.start >= len(one.text)


def _who(result: ThemesResult, text: Text) -> str:
    first = text[0]
    parts = [plain.in_markdown(part) for part in (first.company, first.role) if part]
    parts += [wording.day(first.when, result.as_of)] if first.when else []
    parts += [wording.STAGE_NAMES[Stage(first.stage)]] if first.stage else []
    if first.sector not in ("", UNCLASSIFIED):
        parts.append(plain.in_markdown(sector_name(first.sector)))
    parts += sorted({_FOUND[one.how] for one in text if one.how in _FOUND})
    return " · ".join(parts)


def _set_right(view: View, result: ThemesResult, text: Text, key: str) -> None:
    """What the text is not about, what was meant otherwise, and what it is about as well."""
    groups: dict[tuple[str, Polarity], Text] = {}
    for one in text:
        groups.setdefault((one.theme, one.polarity), []).append(one)
    for number, ((theme, side), found) in enumerate(groups.items()):
        name = plain.in_markdown(wording.inside(result.names.get(theme, "no reason given")))
        st.button(
            f"It is not about {name}" if theme in result.names else "It does give a reason",
            key=f"not_{key}_{number}", on_click=said.say, args=(theme_changes.untag, view.dataset, found),
        )  # fmt: skip
        for other in _OTHERWISE[side] if theme in result.names else ():
            st.button(
                f"{name[:1].upper()}{name[1:]} {wording.inside(SIDES[other])}",
                key=f"meant_{key}_{number}_{other}",
                on_click=said.say,
                args=(theme_changes.meant_otherwise, view.dataset, found, other),
            )
    with st.form(f"also_{key}", border=False):
        chosen = st.selectbox(
            "It is about", list(result.names), index=None, placeholder="Choose a theme",
            format_func=lambda theme: plain.in_markdown(result.names[theme]), key=f"theme_{key}",
        )  # fmt: skip
        meant = side_choice(f"side_{key}")
        if st.form_submit_button("Add") and chosen and meant:
            said.say(theme_changes.tag, view.dataset, text[:1], chosen, meant)
            st.rerun()


def side_choice(key: str, default: Polarity = Polarity.WEAKNESS, *, labelled: bool = True) -> Polarity:
    """The choice how a remark was meant."""
    sides = [Polarity.WEAKNESS, Polarity.STRENGTH, Polarity.EXTERNAL]
    chosen: Polarity = st.segmented_control(
        "How it was meant", sides, default=default, required=True, wrap=True, key=key,
        format_func=SIDES.__getitem__, label_visibility="visible" if labelled else "collapsed",
    )  # fmt: skip
    return chosen
