"""What the user said of themes, in the end: the changes of a journal added up, laid over what is read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from analysis.model.stage import Polarity
from analysis.model.theme_change import (
    AddTheme,
    MergeThemes,
    RemoveTheme,
    RenameTheme,
    SetPlan,
    SetReason,
    TagTheme,
    ThemeChange,
    UntagTheme,
)

Place = tuple[str, str]
K = TypeVar("K")
V = TypeVar("V")


class HandTag(NamedTuple):
    """A theme that the user saw in a text; start and end as in `TagTheme`."""

    theme: str
    polarity: Polarity
    start: int
    end: int


class OffTag(NamedTuple):
    """A theme that the user took off a text; polarity None: whichever way it was meant."""

    theme: str
    polarity: Polarity | None


class OwnTheme(NamedTuple):
    """A theme of the user's own."""

    name: str
    polarity: Polarity
    words: tuple[str, ...]


class Plan(NamedTuple):
    """What the user will do about a theme, and from which day on."""

    text: str
    on: date


class Meaning(NamedTuple):
    """What a value of a list of reasons means; theme "" for no reason."""

    theme: str
    polarity: Polarity


def _none() -> Mapping[K, V]:
    return MappingProxyType({})


@dataclass(frozen=True)
class ThemeEdits:
    """What the user said of themes.

    Attributes:
        tags: (application_id, text key) -> what they saw in that text.
        off: (application_id, text key) -> what is not in it.
        names: theme id -> another name.
        merged: theme id -> the id of the theme it counts as.
        own: id -> a theme of their own.
        plans: theme id -> what they will do about it.
        reasons: value of a list of reasons, as compared -> what it means.
    """

    tags: Mapping[Place, tuple[HandTag, ...]] = field(default_factory=_none)
    off: Mapping[Place, frozenset[OffTag]] = field(default_factory=_none)
    names: Mapping[str, str] = field(default_factory=_none)
    merged: Mapping[str, str] = field(default_factory=_none)
    own: Mapping[str, OwnTheme] = field(default_factory=_none)
    plans: Mapping[str, Plan] = field(default_factory=_none)
    reasons: Mapping[str, Meaning] = field(default_factory=_none)

    def __bool__(self) -> bool:
        """Whether anything was said."""
        return self != _NOTHING

    def after(self, changes: Iterable[ThemeChange]) -> "ThemeEdits":
        """What holds after further changes, oldest first; later ones win over earlier ones."""
        ledger = _Ledger(self)
        for change in changes:
            ledger.take(change)
        return ledger.balance()

    def shown_as(self, theme: str) -> str:
        """The theme that this one counts as: itself unless it was merged into another."""
        seen = {theme}
        while (into := self.merged.get(theme, "")) and into not in seen:
            theme = into
            seen.add(theme)
        return theme

    def is_off(self, place: Place, theme: str, polarity: Polarity) -> bool:
        """Whether the user took a theme, as found or as it counts, off a text."""
        off = self.off.get(place)
        if not off:
            return False
        return any(
            one.theme in (theme, self.shown_as(theme)) and one.polarity in (None, polarity) for one in off
        )


class _Ledger:
    """What was said so far, open to further changes."""

    def __init__(self, before: ThemeEdits) -> None:
        self.tags, self.off = dict(before.tags), dict(before.off)
        self.names, self.merged = dict(before.names), dict(before.merged)
        self.own, self.plans, self.reasons = dict(before.own), dict(before.plans), dict(before.reasons)

    def balance(self) -> ThemeEdits:
        """What holds in the end."""
        return ThemeEdits(
            MappingProxyType({place: tags for place, tags in self.tags.items() if tags}),
            MappingProxyType({place: off for place, off in self.off.items() if off}),
            MappingProxyType(self.names),
            MappingProxyType(self.merged),
            MappingProxyType(self.own),
            MappingProxyType(self.plans),
            MappingProxyType(self.reasons),
        )

    def take(self, change: ThemeChange) -> None:
        """One more change."""
        match change:
            case TagTheme():
                self._tag(change)
            case UntagTheme():
                self._untag(change)
            case RenameTheme(theme=theme, name=name):
                _put(self.names, theme, name or None)
            case MergeThemes(theme=theme, into=into):
                self._merge(theme, into)
            case AddTheme(theme=theme):
                self.own[theme] = OwnTheme(change.name, change.polarity, change.words)
                self.names.pop(theme, None)
            case RemoveTheme(theme=theme):
                self._remove(theme)
            case SetPlan(theme=theme, text=text, on=on):
                _put(self.plans, theme, Plan(text, on) if text else None)
            case SetReason(value=value, theme=theme, polarity=polarity):
                self.reasons[value] = Meaning(theme, polarity)

    def _tag(self, change: TagTheme) -> None:
        place = (change.application_id, change.text_key)
        tag = HandTag(change.theme, change.polarity, change.start, change.end)
        self.tags[place] = (*(one for one in self.tags.get(place, ()) if one[:2] != tag[:2]), tag)
        self.off[place] = frozenset(
            one
            for one in self.off.get(place, ())
            if one.theme != tag.theme or one.polarity not in (None, tag.polarity)
        )

    def _untag(self, change: UntagTheme) -> None:
        place = (change.application_id, change.text_key)
        gone = OffTag(change.theme, change.polarity)
        self.tags[place] = tuple(
            one
            for one in self.tags.get(place, ())
            if one.theme != gone.theme or gone.polarity not in (None, one.polarity)
        )
        self.off[place] = self.off.get(place, frozenset()) | {gone}

    def _merge(self, theme: str, into: str) -> None:
        """Merging the other way round undoes the first merging rather than going in a circle."""
        _put(self.merged, theme, into or None)
        if into and ThemeEdits(merged=self.merged).shown_as(into) == theme:
            self.merged.pop(into)

    def _remove(self, theme: str) -> None:
        for known in (self.own, self.names, self.plans):
            known.pop(theme, None)
        self.tags = {
            place: tuple(one for one in tags if one.theme != theme) for place, tags in self.tags.items()
        }
        self.merged = {one: into for one, into in self.merged.items() if theme not in (one, into)}
        self.reasons = {value: one for value, one in self.reasons.items() if one.theme != theme}


def _put(known: dict[K, V], key: K, value: V | None) -> None:
    """Set an entry, or drop it for None."""
    if value is None:
        known.pop(key, None)
    else:
        known[key] = value


_NOTHING = ThemeEdits()
