"""A newer version of a file beside the older one: which row is which application, what came, what went."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from hashlib import sha256

import pandas as pd

from analysis.intake.apply import lay
from analysis.intake.likeness import Likeness, Names, best_pairs
from analysis.intake.versions import Candidate, Changed, How, Merge, Pair
from analysis.interpret.names import employer_key, fold, role_key
from analysis.model import APPLICATION_COLUMNS, EDITABLE_FIELDS, OWN, Dataset, Edits, Value

# what is worked out from other cells changes with them and is not shown twice
_WORKED_OUT = frozenset({"sector", "job_family", "via_agency", "salary_low", "salary_high"})
__all__ = ["Candidate", "Changed", "How", "Merge", "Pair", "carry", "match", "recarry", "renamed"]
_PLACES = ("application_id", "source_sheet", "source_row")


def match(old: Dataset, new: Dataset, edits: Edits | None = None) -> Merge:
    """Finds the applications of an older file again in a newer one.

    Rows match by id (seeker, employer, role, day and, among equals, content, then order), then by (seeker,
    employer, role) with one candidate on either side, then by names as the user mended them likewise;
    similar ones (90 of 100 or more) are for the user to confirm.

    Args:
        old: the older file as read, with the ids it carries; without edits.
        new: the newer file as read.
        edits: the user's journal: applications they added may be in the newer file by now.

    Returns:
        What matches, what is new, gone, changed, and what to confirm. An empty side gives no pairs.
    """
    applied = lay(old, edits).dataset.applications if edits is not None else old.applications
    known = set(old.applications["application_id"])
    more = applied[~applied["application_id"].isin(known)]
    before = pd.concat([old.applications, more], ignore_index=True) if len(more) else old.applications
    ours, theirs = _Side(before), _Side(new.applications)
    found = _Found(ours, theirs)
    found.by_id()
    found.by_one_candidate(ours.names)
    found.by_one_candidate(_mended(ours, applied))
    similar = best_pairs(found.open(ours.names, 0), found.open(theirs.names, 1))
    return _merge(found, similar, known, before, new.applications)


def carry(new: Dataset, merge: Merge) -> Dataset:
    """The newer file with the ids of the older one, so that the user's edits find their rows.

    Args:
        new: as given to `match`.
        merge: what `match` gave, candidates confirmed or refused; open ones keep their new ids.

    Returns:
        The same rows in the same order. The fingerprint changes when an id does. A row that is new but would
        have the id of another application gets one of its own.
    """
    ids = {pair.new_id: pair.old_id for pair in merge.pairs}
    taken = set(merge.taken) | set(ids.values())
    for id_ in new.applications["application_id"]:
        if id_ not in ids and id_ in taken:
            ids[id_] = _free(id_, taken)
    ids = {one: other for one, other in ids.items() if one != other}
    if not ids:
        return new
    text = "\n".join(f"{one} {other}" for one, other in sorted(ids.items()))
    return replace(
        new,
        applications=_renamed(new.applications, ids),
        events=_renamed(new.events, ids),
        fingerprint=sha256(f"{new.fingerprint}\n{text}".encode()).hexdigest(),
    )


def renamed(new: Dataset, carried: Dataset) -> dict[str, str]:
    """The ids that `carry` gave otherwise than the file: id in the file -> id it goes by."""
    ids = zip(new.applications["application_id"], carried.applications["application_id"], strict=True)
    return {one: other for one, other in ids if one != other}


def recarry(new: Dataset, ids: Mapping[str, str]) -> Dataset:
    """The same file read anew, with the ids that `renamed` told; ids it lacks are passed over."""
    present = set(new.applications["application_id"])
    pairs = tuple(Pair(one, other, How.ID) for one, other in ids.items() if one in present)
    return carry(new, Merge(pairs, (), ()))


class _Side:
    """The rows of one file as they are compared."""

    def __init__(self, table: pd.DataFrame) -> None:
        self.table = table
        self.ids: list[str] = table["application_id"].tolist()
        self.days: list[date | None] = [None if pd.isna(day) else day.date() for day in table["applied_on"]]
        self.names = names_of(table, self.days)

    @cached_property
    def contents(self) -> list[tuple[str, ...]]:
        """All cells of each row, wherever it stands."""
        columns = self.table.drop(columns=list(_PLACES))
        return list(zip(*(map(str, columns[name].tolist()) for name in columns), strict=True))


def names_of(table: pd.DataFrame, days: Iterable[date | None]) -> list[Names]:
    """Who applied where for what and when, as keys."""
    texts = [table[name].tolist() for name in ("seeker", "company", "role")]
    keys = [
        {text: key(text) for text in dict.fromkeys(column)}
        for key, column in zip((fold, employer_key, role_key), texts, strict=True)
    ]
    columns = ([known[text] for text in column] for known, column in zip(keys, texts, strict=True))
    return list(map(Names._make, zip(*columns, days, strict=True)))


class _Found:
    """The rows paired so far, by their places in the two files."""

    def __init__(self, old: _Side, new: _Side) -> None:
        self.old, self.new = old, new
        self.pairs: dict[int, tuple[int, How]] = {}
        self._taken: set[int] = set()

    def by_id(self) -> None:
        """Rows with the same seeker, employer, role and day; equal ones by content, then in their order."""
        groups: dict[Names, list[int]] = defaultdict(list)
        for place, names in enumerate(self.old.names):
            groups[names].append(place)
        wanted: dict[Names, list[int]] = defaultdict(list)
        for place, names in enumerate(self.new.names):
            if names in groups:
                wanted[names].append(place)
        for names, places in wanted.items():
            for old, new in self._in_order(groups[names], places):
                self._pair(old, new, How.ID)

    def by_one_candidate(self, old_names: list[Names]) -> None:
        """Rows with the same seeker, employer and role, if there is one such row left on either side.

        Rows that name no employer are told apart too badly for that.
        """
        ours, theirs = self._left(old_names, 0), self._left(self.new.names, 1)
        for key, places in theirs.items():
            candidates = ours.get(key, [])
            if key[1] and len(places) == len(candidates) == 1:
                self._pair(candidates[0], places[0], How.ONE_CANDIDATE)

    def open(self, names: list[Names], side: int) -> dict[int, Names]:
        """The rows of a side (0 old, 1 new) that are not paired."""
        paired = self._taken if side == 0 else self.pairs.keys()
        return {place: one for place, one in enumerate(names) if place not in paired}

    def _left(self, names: list[Names], side: int) -> dict[tuple[str, str, str], list[int]]:
        left: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        for place, one in self.open(names, side).items():
            left[one.seeker, one.employer, one.role].append(place)
        return left

    def _in_order(self, old: list[int], new: list[int]) -> Iterator[tuple[int, int]]:
        left, rest = list(old), list(new)
        if len(old) > 1 or len(new) > 1:
            by_content: dict[tuple[str, ...], list[int]] = defaultdict(list)
            for place in old:
                by_content[self.old.contents[place]].append(place)
            for place in new:
                if same := by_content.get(self.new.contents[place]):
                    left.remove(same[0])
                    rest.remove(place)
                    yield same.pop(0), place
        yield from zip(left, rest, strict=False)

    def _pair(self, old: int, new: int, how: How) -> None:
        self.pairs[new] = (old, how)
        self._taken.add(old)


def _mended(side: _Side, applied: pd.DataFrame) -> list[Names]:
    """The names of the rows as the user mended them; those they set aside keep what the file says."""
    mended = dict(zip(applied["application_id"], names_of(applied, [None] * len(applied)), strict=True))
    return [mended.get(id_, names) for id_, names in zip(side.ids, side.names, strict=True)]


def _merge(
    found: _Found, similar: list[Likeness], known: set[str], before: pd.DataFrame, after: pd.DataFrame
) -> Merge:
    old, new = found.old.ids, found.new.ids
    pairs = [(old_place, place) for place, (old_place, _) in sorted(found.pairs.items())]
    maybe = [(one.old, one.new) for one in similar]
    changed: dict[str, list[Changed]] = defaultdict(list)
    for one in _changes(before, after, [*pairs, *maybe]):
        changed[one.application_id].append(one)
    out = {place for place, _ in maybe}
    come = {place for _, place in maybe}
    return Merge(
        pairs=tuple(Pair(new[at], old[found.pairs[at][0]], found.pairs[at][1]) for at in sorted(found.pairs)),
        new=tuple(new[at] for at in found.open(found.new.names, 1) if at not in come),
        gone=tuple(old[at] for at in found.open(found.old.names, 0) if at not in out and old[at] in known),
        to_confirm=tuple(
            Candidate(new[one.new], old[one.old], one.similarity, tuple(changed[old[one.old]]))
            for one in similar
        ),
        changed=tuple(change for at, _ in pairs for change in changed[old[at]]),
        taken=frozenset(old),
    )


def _changes(before: pd.DataFrame, after: pd.DataFrame, pairs: list[tuple[int, int]]) -> Iterator[Changed]:
    """What differs in the cells of the pairs (place in the older, place in the newer file)."""
    fields = [name for name in EDITABLE_FIELDS if name not in _WORKED_OUT]
    own = [name for name in before.columns if name.startswith(OWN) and name in after.columns]
    ours, theirs = before.iloc[[old for old, _ in pairs]], after.iloc[[new for _, new in pairs]]
    for name in (*fields, *own):
        one, other = ours[name].reset_index(drop=True), theirs[name].reset_index(drop=True)
        differs = (one != other) & ~(one.isna() & other.isna())
        for place in differs.to_numpy().nonzero()[0]:
            yield Changed(
                ours["application_id"].iloc[place], name,
                _value(one.iloc[place], name), _value(other.iloc[place], name),
            )  # fmt: skip


def _value(cell: object, name: str) -> Value:
    if APPLICATION_COLUMNS.get(name, "").startswith("datetime"):
        return cell.date() if isinstance(cell, pd.Timestamp) else None
    return cell if isinstance(cell, bool | float) else str(cell)


def _free(id_: str, taken: set[str]) -> str:
    found = id_
    while found in taken:
        found = sha256(found.encode()).hexdigest()[:16]
    taken.add(found)
    return found


def _renamed(table: pd.DataFrame, ids: dict[str, str]) -> pd.DataFrame:
    names = [ids.get(id_, id_) for id_ in table["application_id"]]
    return table.assign(application_id=pd.Series(names, dtype="str", index=table.index))
