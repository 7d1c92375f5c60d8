"""What the user said of themes, each as the second half of one plain sentence."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from analysis import wording
from analysis.model import (
    AddTheme,
    Change,
    MergeThemes,
    Polarity,
    RemoveTheme,
    RenameTheme,
    SetPlan,
    SetReason,
    TagTheme,
    ThemeChange,
    UntagTheme,
)

SIDES: Mapping[Polarity, str] = MappingProxyType(
    {
        Polarity.WEAKNESS: "held you back",
        Polarity.STRENGTH: "counted for you",
        Polarity.EXTERNAL: "outside your hands",
        Polarity.UNCLEAR: "could be either",
    }
)
_LONG = 60


def step_of_themes(step: Sequence[Change]) -> str:
    """What one action with themes said, in one sentence; "" for a step that is about something else.

    Of a theme that was made the theme is named, of texts sorted alike how many there are, of a remark meant
    otherwise what it is about now.
    """
    made = [change for change in step if isinstance(change, AddTheme)]
    if made:
        return f"{made[0].about}: {says_of_theme(made[0])}."
    said = [change for change in step if isinstance(change, TagTheme | UntagTheme)]
    if len(said) < len(step) or not said:
        return ""
    tags = [change for change in said if isinstance(change, TagTheme)] or said
    if len({says_of_theme(change) for change in tags}) > 1:
        return ""
    texts = len({(change.application_id, change.text_key) for change in said})
    about = tags[0].about if texts == 1 else wording.plural(texts, "text")
    return f"{about}: {says_of_theme(tags[0])}."


def says_of_theme(change: ThemeChange) -> str:
    """What a change says of the theme or text it is about: "what they said is about pay (held you back)"."""
    match change:
        case TagTheme(shown=shown, theme=theme, polarity=side):
            said = f"what they said is about {wording.inside(shown or theme)} ({SIDES[side]})"
        case UntagTheme(shown=shown, theme=theme):
            said = f"what they said is not about {wording.inside(shown or theme)}"
        case RenameTheme(name=name):
            said = f"is called “{name}” from now on" if name else "goes by its first name again"
        case MergeThemes(into=into, shown=shown):
            said = f"counts as {wording.inside(shown or into)}" if into else "stands by itself again"
        case AddTheme(words=words):
            named = wording.listing([f"“{word}”" for word in words[:3]])
            said = "is a theme of your own" + (f", found by {named}" if words else "")
        case RemoveTheme():
            said = "is no theme any more"
        case SetPlan(text=text, on=on):
            short = text.rstrip(".") if len(text) <= _LONG else text[: _LONG - 1].rstrip() + "…"
            said = f"your plan from {wording.day(on)} on is “{short}”" if text else "no plan any more"
        case SetReason(theme=theme, shown=shown, polarity=side):
            said = f"means {wording.inside(shown or theme)} ({SIDES[side]})" if theme else "names no reason"
    return said
