"""Themes set right: another name, two joined, one split off, one of the user's own."""

import streamlit as st

from analysis import wording
from analysis.answers import theme_changes
from analysis.metrics.evidence import Evidence, Untagged
from analysis.metrics.theme_counts import KnownThemes
from analysis.metrics.themes import ThemesResult
from pages.ui import page, plain, quotes, said
from pages.ui.session import View

_SHORT, _MOST_EXAMPLES = 90, 300


def change(view: View, result: ThemesResult) -> None:
    """Choose a theme; give it another name, join it with another, or split remarks off."""
    page.heading("Change a theme", "What you change here is kept beside your file and can be undone.")
    found = list(dict.fromkeys([*result.table["theme"].tolist(), *view.dataset.theme_edits.own]))
    theme = st.selectbox(
        "Theme", [one for one in found if one in result.names], index=None, placeholder="Choose a theme",
        format_func=lambda one: plain.in_markdown(result.names[one]), key=f"edit_theme_{said.stamp()}",
    )  # fmt: skip
    if theme:
        key = f"{theme}_{said.stamp()}".replace(":", "_")
        _rename(view, result, theme, key)
        _join(view, result, theme, key)
        _split(view, result, theme, key)
        _own_words(view, theme, key)
    _joined(view, result)


def _rename(view: View, result: ThemesResult, theme: str, key: str) -> None:
    with (
        st.form(f"rename_{key}", border=False),
        st.container(horizontal=True, vertical_alignment="bottom", gap="small"),
    ):
        name = st.text_input("Its name", result.names[theme], key=f"name_{key}", max_chars=60)
        if st.form_submit_button("Rename"):
            said.say(theme_changes.rename, view.dataset, theme, name or "")
            st.rerun()


def _join(view: View, result: ThemesResult, theme: str, key: str) -> None:
    with (
        st.form(f"join_{key}", border=False),
        st.container(horizontal=True, vertical_alignment="bottom", gap="small"),
    ):
        into = st.selectbox(
            "Count it as", [one for one in result.names if one != theme], index=None, key=f"into_{key}",
            format_func=lambda one: plain.in_markdown(result.names[one]), placeholder="Choose another theme",
        )  # fmt: skip
        if st.form_submit_button("Join") and into:
            said.say(theme_changes.merge, view.dataset, theme, into)
            st.rerun()


def _split(view: View, result: ThemesResult, theme: str, key: str) -> None:
    """Chosen texts of a theme become a theme of the user's own."""
    texts = quotes.texts([one for one in result.evidence if one.theme == theme])
    if not texts:
        return
    with st.form(f"split_{key}", border=False):
        chosen = st.multiselect(
            "Split off the remarks in", range(len(texts)), key=f"parts_{key}", placeholder="Choose texts",
            format_func=lambda at: _short(texts[at][0]),
        )  # fmt: skip
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            name = st.text_input("Name of the new theme", key=f"part_name_{key}", max_chars=60)
            if st.form_submit_button("Split off"):
                remarks = [one for at in chosen for one in texts[at]]
                said.say(theme_changes.split_off, view.dataset, remarks, name or "")
                st.rerun()


def _own_words(view: View, theme: str, key: str) -> None:
    """The words of a theme of the user's own, and the way to drop it; nothing for the others."""
    own = view.dataset.theme_edits.own.get(theme)
    if own is None:
        return
    with st.form(f"words_{key}", border=False):
        words = st.text_input("Words that show it, with commas", ", ".join(own.words), key=f"said_{key}")
        with st.container(horizontal=True, gap="small"):
            if st.form_submit_button("Use these words"):
                said.say(theme_changes.change_own, view.dataset, theme, words or "")
                st.rerun()
            if st.form_submit_button("Drop this theme", type="tertiary"):
                said.say(theme_changes.remove_own, view.dataset, theme)
                st.rerun()


def _joined(view: View, result: ThemesResult) -> None:
    """The themes that count as others, each with the way to take them apart."""
    known = KnownThemes(view.dataset.theme_edits)
    for theme in view.dataset.theme_edits.merged:
        into = view.dataset.theme_edits.shown_as(theme)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            with st.container(width="stretch"):
                name, other = known(theme).name, result.names.get(into, into)
                page.small(plain.in_markdown(f"{name} counts as {wording.inside(other)}."))
            st.button(
                "Take apart", key=f"apart_{theme}_{said.stamp()}".replace(":", "_"), type="tertiary",
                on_click=said.say, args=(theme_changes.merge, view.dataset, theme, ""),
            )  # fmt: skip


def add(view: View, result: ThemesResult) -> None:
    """A theme of the user's own: a name, and words that show it or texts that are about it."""
    page.heading("A theme of your own", "Found by its words in every text, or begun with texts you choose.")
    every = _examples(result)[:_MOST_EXAMPLES]
    with st.form(f"own_{said.stamp()}"):
        name = st.text_input("Name", key=f"own_name_{said.stamp()}", max_chars=60)
        meant = quotes.side_choice(f"own_side_{said.stamp()}")
        words = st.text_input(
            "Words that show it, with commas", key=f"own_words_{said.stamp()}",
            placeholder="parking, car park, commut*",
            help="A star stands for any ending: commut* finds commute and commuting.",
        )  # fmt: skip
        chosen = st.multiselect(
            "Texts that are about it", range(len(every)), key=f"own_texts_{said.stamp()}",
            placeholder="Choose texts", format_func=lambda at: _short(every[at]),
        )  # fmt: skip
        if st.form_submit_button("Add this theme", icon=":material/add:"):
            said.say(
                theme_changes.own_theme,
                view.dataset,
                name or "",
                meant,
                words or "",
                [every[at] for at in chosen],
            )
            st.rerun()


def _examples(result: ThemesResult) -> list[Untagged | Evidence]:
    """The texts to choose from: those not sorted yet first, then all others, the newest first."""
    others = [text[0] for text in quotes.texts(result.evidence)]
    return [*result.untagged, *others]


def _short(one: Untagged | Evidence) -> str:
    words = plain.one_line(one.text)
    words = words if len(words) <= _SHORT else f"{words[:_SHORT].rstrip()}…"
    return plain.in_markdown(f"{one.company}: {words}" if one.company else words)
