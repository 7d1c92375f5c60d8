"""What a user may say of the themes in feedback: which text is about what, what themes are called, plans.

A text is addressed by its application and a key of its words: when the text changes, what was said of it
no longer counts. The words themselves are never kept here.
"""

from datetime import date
from hashlib import sha256
from typing import Literal

from pydantic import Field, field_validator, model_validator

from analysis.model.stage import Polarity
from analysis.model.statement import Statement

OWN_THEME = "own:"
MOST_WORDS = 30
_NO_NAME = "Give the theme a name."


def text_key(text: str) -> str:
    """Which text this is: equal for the same words, however they are spaced."""
    return sha256(" ".join(text.split()).encode()).hexdigest()[:16]


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not name:
        raise ValueError(_NO_NAME)
    return name


class _OfText(Statement):
    """Something said of one text.

    Attributes:
        application_id: whose text it is.
        text_key: `text_key` of the text.
        theme: a theme id.
        shown: the name of the theme at the time; for display only.
    """

    application_id: str = Field(min_length=1)
    text_key: str = Field(min_length=1)
    theme: str = Field(min_length=1)
    shown: str = ""


class TagTheme(_OfText):
    """A text is about a theme.

    Attributes:
        polarity: whether it held the seeker back, counted for them, was outside their hands, or is unclear.
        start: where the words that say so begin in the text.
        end: where they end (half-open); 0: the whole text says so.
    """

    kind: Literal["tag_theme"] = "tag_theme"
    polarity: Polarity
    start: int = Field(default=0, ge=0)
    end: int = Field(default=0, ge=0)

    @model_validator(mode="after")
    def _is_a_stretch(self) -> "TagTheme":
        if self.end and self.end <= self.start:
            msg = "The words have to end after they begin."
            raise ValueError(msg)
        return self


class UntagTheme(_OfText):
    """A text is not about a theme, neither as read nor as tagged before.

    Attributes:
        polarity: only what was found with this polarity; None: whichever way it was meant.
    """

    kind: Literal["untag_theme"] = "untag_theme"
    polarity: Polarity | None = None


class RenameTheme(Statement):
    """A theme goes by another name.

    Attributes:
        theme: its id, which stays.
        name: the new name; "" for its first one.
    """

    kind: Literal["rename_theme"] = "rename_theme"
    theme: str = Field(min_length=1)
    name: str = Field(default="", max_length=60)

    @field_validator("name")
    @classmethod
    def _on_one_line(cls, name: str) -> str:
        return " ".join(name.split())


class MergeThemes(Statement):
    """A theme counts as another one, now and later.

    Attributes:
        theme: the id of the one that goes up in the other.
        into: the id of the other; "" takes them apart again.
        shown: the name of the other at the time; for display only.
    """

    kind: Literal["merge_themes"] = "merge_themes"
    theme: str = Field(min_length=1)
    into: str = ""
    shown: str = ""

    @model_validator(mode="after")
    def _are_two(self) -> "MergeThemes":
        if self.theme == self.into:
            msg = "Choose two different themes."
            raise ValueError(msg)
        return self


class AddTheme(Statement):
    """A theme of the user's own; said again of the same id, it replaces what was said before.

    Attributes:
        theme: its id, which begins with `OWN_THEME`.
        name: as shown.
        polarity: how texts found by its words are meant.
        words: words and phrases that show it in any text; a star at the end stands for any ending.
    """

    kind: Literal["add_theme"] = "add_theme"
    theme: str = Field(pattern=rf"^{OWN_THEME}.+")
    name: str = Field(max_length=60)
    polarity: Polarity = Polarity.WEAKNESS
    words: tuple[str, ...] = Field(default=(), max_length=MOST_WORDS)

    @field_validator("name")
    @classmethod
    def _named(cls, name: str) -> str:
        return _name(name)

    @field_validator("words")
    @classmethod
    def _plain(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        joined = (" ".join(word.split()) for word in words)
        return tuple(dict.fromkeys(word for word in joined if word.strip("* ")))


class RemoveTheme(Statement):
    """A theme of the user's own is no more; texts tagged with it lose that tag."""

    kind: Literal["remove_theme"] = "remove_theme"
    theme: str = Field(pattern=rf"^{OWN_THEME}.+")


class SetPlan(Statement):
    """What the user will do about a theme.

    Attributes:
        theme: its id.
        text: the plan; "" for none any more.
        on: the day it holds from: feedback that came later tells whether it helped.
    """

    kind: Literal["set_plan"] = "set_plan"
    theme: str = Field(min_length=1)
    text: str = Field(default="", max_length=1000)
    on: date

    @field_validator("text")
    @classmethod
    def _without_margins(cls, text: str) -> str:
        return text.strip()


class SetReason(Statement):
    """What a value of the user's own list of reasons means.

    Attributes:
        value: the value as compared (`reason_key`).
        theme: a theme id; "" when it names no reason and the text beside it is read instead.
        polarity: how it is meant.
        shown: the name of the theme at the time; for display only.
    """

    kind: Literal["set_reason"] = "set_reason"
    value: str = Field(min_length=1)
    theme: str = ""
    polarity: Polarity = Polarity.WEAKNESS
    shown: str = ""


def reason_key(value: str) -> str:
    """A value of a list of reasons as it is compared: without case, margins and end marks."""
    return " ".join(value.casefold().split()).strip(" .,;:!?-–—\"'()[]")


ThemeChange = TagTheme | UntagTheme | RenameTheme | MergeThemes | AddTheme | RemoveTheme | SetPlan | SetReason
