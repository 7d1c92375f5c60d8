"""What the user said of themes, each as the second half of one plain sentence."""

from collections.abc import Mapping
from types import MappingProxyType

from analysis import wording
from analysis.model import (
    AddTheme,
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
