"""What a journal says of themes: added up for where texts are read, and what of it has no effect now."""

from collections.abc import Iterable, Iterator

import pandas as pd

from analysis.intake.user_words import Unmatched
from analysis.model import (
    OWN,
    OWN_THEME,
    AddTheme,
    Edit,
    RenameTheme,
    SetPlan,
    TagTheme,
    ThemeChange,
    ThemeEdits,
    UntagTheme,
    text_key,
)
from analysis.reference.themes import themes

_ROW_GONE = "Its row is not in the file now."
_TEXT_CHANGED = "What they said is not what it was."
_NO_THEME = "There is no such theme now."
_TEXTS = ("feedback", "notes")


def theme_edits(before: ThemeEdits, edits: Iterable[Edit]) -> ThemeEdits:
    """What the user said of themes in these edits, after what holds already."""
    return before.after(edit.change for edit in edits if isinstance(edit.change, ThemeChange))


def without_effect(applications: pd.DataFrame, edits: Iterable[Edit]) -> Iterator[Unmatched]:
    """Edits of themes that change nothing now, each with the reason; none without such edits.

    Args:
        applications: the applications under all other edits.
        edits: the journal, oldest first.
    """
    said = [edit for edit in edits if isinstance(edit.change, ThemeChange)]
    own = {edit.change.theme for edit in said if isinstance(edit.change, AddTheme)}
    texts = _texts(
        applications, {e.change.application_id for e in said if isinstance(e.change, TagTheme | UntagTheme)}
    )
    for edit in said:
        change = edit.change
        if isinstance(change, TagTheme | UntagTheme):
            keys = texts.get(change.application_id)
            if keys is None:
                yield Unmatched(edit, _ROW_GONE)
                continue
            if change.text_key not in keys:
                yield Unmatched(edit, _TEXT_CHANGED)
                continue
        if isinstance(change, TagTheme | RenameTheme | SetPlan) and not _known(change.theme, own):
            yield Unmatched(edit, _NO_THEME)


def _known(theme: str, own: set[str]) -> bool:
    return theme in own if theme.startswith(OWN_THEME) else theme in themes()


def _texts(applications: pd.DataFrame, ids: set[str]) -> dict[str, set[str]]:
    """application_id -> keys of its texts, of those asked for."""
    if not ids:
        return {}
    some = applications[applications["application_id"].isin(list(ids))]
    names = [name for name in some.columns if name in _TEXTS or name.startswith(OWN)]
    columns = zip(*(some[name].tolist() for name in names), strict=True)
    return {
        id_: {text_key(text) for text in texts if text.strip()}
        for id_, texts in zip(some["application_id"].tolist(), columns, strict=True)
    }
