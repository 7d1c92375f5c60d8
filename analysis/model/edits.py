"""The journal of what the user corrected or added. It is laid over a dataset and never changes it."""

from dataclasses import dataclass
from datetime import date
from itertools import chain, pairwise
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from analysis.errors import JobSearchError
from analysis.model.change import Change

VERSION = 1
_UNREADABLE = "The list of your corrections cannot be read."
_UNREADABLE_HINT = "Use the copy that was saved with your workbook, or go on without the corrections."
_NEWER = "The list of your corrections comes from a newer version of this program."
_NEWER_HINT = "Update the program, then open it again."


class Edit(BaseModel):
    """One entry of the journal.

    Attributes:
        id: unlike that of any other entry of the journal ("e12").
        when: the day it was made, as passed in.
        change: what the user said.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^e[1-9]\d*$")
    when: date
    change: Annotated[Change, Field(discriminator="kind")]


Step = tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Edits:
    """A journal: steps made, and after `done` of them those that were undone and can be made again.

    A step is what one action of the user did, be it one edit or many; it is undone as one.

    Attributes:
        steps: all steps kept, oldest first.
        done: how many of them count; 0 to len(steps).
    """

    steps: tuple[Step, ...] = ()
    done: int = 0

    def __len__(self) -> int:
        """Number of edits that count."""
        return sum(len(step) for step in self.steps[: self.done])

    @property
    def active(self) -> tuple[Edit, ...]:
        """The edits that count, oldest first."""
        return tuple(chain.from_iterable(self.steps[: self.done]))

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self.done > 0

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back and nothing was added since."""
        return self.done < len(self.steps)

    @property
    def last(self) -> Step:
        """The step that `undo` would take back; () when there is none."""
        return self.steps[self.done - 1] if self.can_undo else ()

    @property
    def next(self) -> Step:
        """The step that `redo` would make again; () when there is none."""
        return self.steps[self.done] if self.can_redo else ()

    def add(self, *changes: Change, when: date) -> "Edits":
        """The journal with one more step of these changes; steps undone before are dropped.

        Args:
            changes: what the user said in one action; none gives the same journal.
            when: the day it was said.
        """
        if not changes:
            return self
        kept = self.steps[: self.done]
        first = _number(kept[-1][-1]) + 1 if kept else 1
        step = tuple(
            Edit(id=f"e{first + place}", when=when, change=change) for place, change in enumerate(changes)
        )
        return Edits((*kept, step), len(kept) + 1)

    def undo(self) -> "Edits":
        """The journal without its last step, which can be made again; itself when there is none."""
        return Edits(self.steps, self.done - 1) if self.can_undo else self

    def redo(self) -> "Edits":
        """The journal with the step undone last; itself when there is none."""
        return Edits(self.steps, self.done + 1) if self.can_redo else self

    def to_json(self) -> str:
        """The whole journal as text, undone steps too; `from_json` gives it back."""
        return _Journal.model_construct(version=VERSION, steps=self.steps, done=self.done).model_dump_json()

    @staticmethod
    def from_json(text: str | bytes) -> "Edits":
        """The journal that `to_json` wrote.

        Raises:
            JobSearchError: the text is no journal, breaks a rule of it, or is of a newer version.
        """
        try:
            head = _Head.model_validate_json(text, strict=True)
            if head.version > VERSION:
                raise JobSearchError(_NEWER, _NEWER_HINT)
            journal = _Journal.model_validate_json(text, strict=True)
        except ValidationError as error:
            raise JobSearchError(_UNREADABLE, _UNREADABLE_HINT) from error
        return Edits(journal.steps, journal.done)


class _Head(BaseModel):
    """What is read first: by which rules the rest is written."""

    version: int = Field(ge=1)


class _Journal(BaseModel):
    """A journal as it is kept."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: int
    steps: tuple[Annotated[Step, Field(min_length=1)], ...]
    done: int = Field(ge=0)

    @model_validator(mode="after")
    def _holds_together(self) -> "_Journal":
        numbers = [_number(edit) for edit in chain.from_iterable(self.steps)]
        if self.done > len(self.steps) or any(one >= other for one, other in pairwise(numbers)):
            msg = "The steps of the journal do not hold together."
            raise ValueError(msg)
        return self


def _number(edit: Edit) -> int:
    """Entries are numbered upwards through the journal."""
    return int(edit.id.removeprefix("e"))
