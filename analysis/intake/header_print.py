"""A short name for a set of headers, by which a page remembers the mapping the user confirmed."""

from collections.abc import Iterable
from hashlib import sha256

from analysis.intake.section_titles import SECTION
from analysis.intake.sheet_names import SHEET
from analysis.model import OWN, Dataset
from analysis.reference.columns import plain_header

# columns that the reading adds, whose names stand in no file
_ADDED = frozenset(map(plain_header, (SECTION, SHEET)))


def header_fingerprint(source: Dataset | Iterable[str]) -> str:
    """16 hexadecimal digits that two files share when they have the same headers, whatever their order.

    Case, accents, punctuation and blank headers do not count, and neither does what the columns were read as.

    Args:
        source: a dataset, or the headers of a table.

    Returns:
        The hash of the sorted headers as they are compared; no header at all has one too.
    """
    headers = _headers(source) if isinstance(source, Dataset) else source
    plain = {plain_header(header) for header in headers} - _ADDED
    return sha256("\x1f".join(sorted(plain - {""})).encode()).hexdigest()[:16]


def _headers(ds: Dataset) -> Iterable[str]:
    yield from (one.column for one in ds.mapping.values())
    yield from (name.removeprefix(OWN) for name in ds.applications.columns if name.startswith(OWN))
    yield from ds.dropped_columns
