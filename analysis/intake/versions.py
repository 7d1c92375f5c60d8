"""Two versions of a file side by side, as a value to show before one replaces the other."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from analysis.model import Value
from analysis.wording import listing, plural


class How(StrEnum):
    """By what a row was found again."""

    ID = "id"
    ONE_CANDIDATE = "one_candidate"
    CONFIRMED = "confirmed"


class Pair(NamedTuple):
    """A row of the newer file that is an application of the older one."""

    new_id: str
    old_id: str
    how: How


class Changed(NamedTuple):
    """A field that the newer file says otherwise.

    Attributes:
        application_id: the id of the older file, which stays.
        field: a field, or own:<header>.
        before: what the older file said.
        after: what the newer one says.
    """

    application_id: str
    field: str
    before: Value
    after: Value


class Candidate(NamedTuple):
    """Two rows that may be the same application: for the user to say.

    Attributes:
        new_id: of the newer file.
        old_id: of the older one.
        similarity: 90 to 100.
        changed: what would have changed.
    """

    new_id: str
    old_id: str
    similarity: float
    changed: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """Two versions of a file side by side. Every row of either is in just one of these.

    Attributes:
        pairs: rows that are in both, in the order of the newer file, confirmed ones last.
        new: ids of the newer file that are in the older one not.
        gone: ids of the older file that the newer one lacks; what the user added in the app is never gone.
        to_confirm: rows that may be the same, most similar first; until confirmed they count as neither.
        changed: what the newer file says otherwise of the pairs.
        taken: all ids of the older file and of the user's additions.
    """

    pairs: tuple[Pair, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]
    to_confirm: tuple[Candidate, ...] = ()
    changed: tuple[Changed, ...] = ()
    taken: frozenset[str] = frozenset()

    @property
    def sentence(self) -> str:
        """What is different, in one sentence."""
        touched = len({one.application_id for one in self.changed})
        parts = [
            f"{plural(n, 'application')} {what}"
            for n, what in ((len(self.new), "new"), (touched, "changed"), (len(self.gone), "gone"))
            if n
        ]
        text = f"{listing(parts)}." if parts else "Nothing has changed." if not self.to_confirm else ""
        if not self.to_confirm:
            return text
        ask = "Please say whether {} the same as before.".format(
            "1 row is" if len(self.to_confirm) == 1 else f"{len(self.to_confirm)} rows are"
        )
        return f"{text} {ask}".strip()

    def confirm(self, *new_ids: str) -> "Merge":
        """With these candidates taken as the same application."""
        yes = [one for one in self.to_confirm if one.new_id in new_ids]
        return replace(
            self,
            pairs=(*self.pairs, *(Pair(one.new_id, one.old_id, How.CONFIRMED) for one in yes)),
            changed=(*self.changed, *(change for one in yes for change in one.changed)),
            to_confirm=tuple(one for one in self.to_confirm if one not in yes),
        )

    def refuse(self, *new_ids: str) -> "Merge":
        """With these candidates taken as different applications: one new, one gone."""
        no = [one for one in self.to_confirm if one.new_id in new_ids]
        return replace(
            self,
            new=(*self.new, *(one.new_id for one in no)),
            gone=(*self.gone, *(one.old_id for one in no)),
            to_confirm=tuple(one for one in self.to_confirm if one not in no),
        )
