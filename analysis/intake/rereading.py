"""The same file read again with other choices: its rows stay what they were, so edits find them."""

from collections import Counter

from analysis.intake.merge import carry
from analysis.intake.versions import How, Merge, Pair
from analysis.model import Dataset


def same_rows(before: Dataset, after: Dataset) -> Dataset:
    """The second reading with the ids of the first, row by row of the sheet.

    Args:
        before: the file as read, with the ids it carries.
        after: the same file read with another mapping or other meanings.

    Returns:
        The second reading; where several applications stand in one row of the sheet, or a row is an
        application in one reading only, the ids of the second stay.
    """
    ours, theirs = _by_place(before), _by_place(after)
    pairs = tuple(Pair(theirs[place], ours[place], How.ID) for place in theirs if place in ours)
    paired = {pair.new_id for pair in pairs}
    known = set(before.applications["application_id"])
    new = tuple(id_ for id_ in after.applications["application_id"] if id_ not in paired)
    return carry(after, Merge(pairs, new, (), taken=frozenset(known)))


def _by_place(ds: Dataset) -> dict[tuple[str, int], str]:
    """(Sheet, row) -> id, for rows that hold one application."""
    table = ds.applications
    places = list(zip(table["source_sheet"].tolist(), table["source_row"].tolist(), strict=True))
    often = Counter(places)
    ids = zip(places, table["application_id"].tolist(), strict=True)
    return {place: id_ for place, id_ in ids if often[place] == 1 and place[1]}
