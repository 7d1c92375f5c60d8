"""What the applications of a search can be compared by, and which of them have a value."""

from collections.abc import Collection

from analysis.metrics.compare import BY, word
from analysis.metrics.properties import MOST_VALUES, property_values
from analysis.model import OWN, Dataset

_LEAST_A_VALUE = 2


def comparable(ds: Dataset) -> dict[str, str]:
    """The properties with two values or more: how `compare` takes them -> as shown, the usual ones first.

    A column of the user's own is among them when it has few enough values to put applications into groups:
    at most 30, with two applications each on average. Columns read as a field or a step are not.

    Args:
        ds: the search.

    Returns:
        The properties; none while there is nothing to tell applications apart by.
    """
    table = ds.applications
    read = {f"{OWN}{mapped.column}" for mapped in ds.mapping.values()}
    own = [str(name) for name in table.columns if str(name).startswith(OWN) and name not in read]
    found = {}
    for by in (*BY, *own):
        values = property_values(table, by)
        given = values[values != ""]
        kinds = given.nunique()
        few = by in BY or (kinds <= MOST_VALUES and len(given) >= _LEAST_A_VALUE * kinds)
        if kinds > 1 and few:
            name = word(by)
            found[by] = name[:1].upper() + name[1:]
    return found


def ids_with(ds: Dataset, by: str, values: Collection[str]) -> tuple[str, ...]:
    """The applications that have one of the values, by id, in the order of the file.

    Args:
        ds: the search.
        by: one of `comparable(ds)`.
        values: as `compare` shows them.

    Raises:
        UnknownFieldError: there is no such property.
    """
    rows = property_values(ds.applications, by).isin(list(values))
    return tuple(ds.applications["application_id"][rows])
