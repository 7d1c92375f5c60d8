"""Texts that nobody has sorted yet, each with themes to choose from; and the values of a list of reasons."""

from collections.abc import Callable, Iterable

import streamlit as st

from analysis import wording
from analysis.answers import theme_changes
from analysis.interpret.confirmed import Suggestion, suggestions, usual_side
from analysis.metrics.evidence import NO_REASON, Untagged
from analysis.metrics.texts import ListedValue
from analysis.metrics.themes import ThemesResult
from analysis.model import Polarity, text_key
from pages.ui import page, plain, quotes, said
from pages.ui.session import View

_AT_ONCE, _OFFERED, _NAMED = 5, 3, 3
_AS_WRITTEN = "none"


def untagged(view: View, result: ThemesResult) -> None:
    """The texts in which no theme was recognised: a click on a theme sorts one, and the next ones learn."""
    texts = _alike(result.untagged)
    if not texts:
        page.heading("Every reply with words is sorted")
        return
    page.heading(
        f"{wording.plural(len(texts), 'text')} in which we recognised no reason",
        "Choose what it is about. What you choose counts at once, and texts like it are offered it first.",
    )
    place = st.container(gap="small")
    at = quotes.turned(len(texts), "untagged", _AT_ONCE)
    with place:
        for number, same in enumerate(texts[(at - 1) * _AT_ONCE : at * _AT_ONCE]):
            _to_sort(view, result, same, f"{number}_{at}_{said.stamp()}")


def _alike(texts: Iterable[Untagged]) -> list[list[Untagged]]:
    """Texts in the same words together, those that came most often first."""
    found: dict[str, list[Untagged]] = {}
    for one in texts:
        found.setdefault(text_key(one.text), []).append(one)
    return sorted(found.values(), key=len, reverse=True)


def _to_sort(view: View, result: ThemesResult, same: list[Untagged], key: str) -> None:
    """A text, as often as it came, with the likeliest themes as buttons and all others to choose from."""
    text, edits = same[0].text, view.dataset.theme_edits
    offered: dict[str, Suggestion] = {}
    for one in suggestions(text, result.confirmed, len(result.names)):
        offered.setdefault(edits.shown_as(one.theme), one)
    likeliest = [theme for theme in offered if theme in result.names][:_OFFERED]
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"“{plain.in_markdown(text)}”")
        page.small(_who(result, same))
        default = offered[likeliest[0]].polarity if likeliest else Polarity.WEAKNESS
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            meant = quotes.side_choice(f"meant_{key}", default, labelled=False)
            other = st.selectbox(
                "Another theme", list(result.names), index=None, key=f"other_{key}", width=240,
                format_func=lambda theme: plain.in_markdown(result.names[theme]),
                placeholder="Another theme", label_visibility="collapsed",
            )  # fmt: skip
        with st.container(horizontal=True, gap="small"):
            for theme in likeliest:
                like = offered[theme].like
                st.button(
                    plain.in_markdown(result.names[theme]), key=f"suggested_{theme}_{key}".replace(":", "_"),
                    help=f"Like what you sorted: “{plain.in_markdown(like)}”" if like else None,
                    on_click=said.say,
                    args=(theme_changes.tag, view.dataset, same, theme, _side(theme, meant)),
                )  # fmt: skip
            st.button(
                "No reason in it", key=f"nothing_{key}", type="tertiary",
                on_click=said.say, args=(theme_changes.says_nothing, view.dataset, same),
            )  # fmt: skip
        if other:
            said.say(theme_changes.tag, view.dataset, same, other, _side(other, meant))
            st.rerun()


def _who(result: ThemesResult, same: list[Untagged]) -> str:
    """Who wrote it, or how many did."""
    one = same[0]
    if len(same) > 1:
        names = list(dict.fromkeys(plain.in_markdown(text.company) for text in same if text.company))
        more = [f"{wording.in_words(len(names) - _NAMED)} more"] if len(names) > _NAMED else []
        return f"{wording.number(len(same))} times: {wording.listing([*names[:_NAMED], *more])}"
    who = [plain.in_markdown(part) for part in (one.company, one.role) if part]
    return " · ".join([*who, *([wording.day(one.when, result.as_of)] if one.when else [])])


def _side(theme: str, meant: Polarity) -> Polarity:
    """What always lies outside the seeker's hands does whatever is chosen."""
    usual = usual_side(theme)
    return usual if usual is Polarity.EXTERNAL else meant


def listed(view: View, result: ThemesResult) -> None:
    """The values of the user's own list of reasons and what each means; nothing without such a list."""
    if not result.listed:
        return
    page.heading(
        "Your own reasons",
        "Your sheet keeps a list of reasons. Each counts as it stands, before what the text beside it says.",
    )
    with st.grid(columns=3, min_column_width=250, gap="small"):
        for number, one in enumerate(result.listed):
            _value(view, result, one, f"{number}_{said.stamp()}")


def _value(view: View, result: ThemesResult, one: ListedValue, key: str) -> None:
    themes = [_AS_WRITTEN, NO_REASON, *result.names]
    now = one.theme if one.theme in themes else _AS_WRITTEN
    chosen = st.selectbox(
        f"“{plain.in_markdown(one.value)}”, {wording.plural(one.applications, 'time')}", themes,
        index=themes.index(now), key=f"value_{key}", format_func=_namer(result),
    )  # fmt: skip
    if chosen not in (now, None):
        theme = "" if chosen == _AS_WRITTEN else chosen
        side = Polarity.EXTERNAL if theme == NO_REASON else usual_side(theme)
        said.say(theme_changes.reason, view.dataset, one, theme, side)
        st.rerun()


def _namer(result: ThemesResult) -> Callable[[str], str]:
    others = {
        _AS_WRITTEN: "No reason of its own: read the text", NO_REASON: "No reason given",
    }  # fmt: skip
    return lambda theme: plain.in_markdown(others.get(theme) or result.names[theme])
