"""Lists without a header row: what the columns are, from their cells alone, where that is sure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from analysis.intake.column_map import ColumnMap
from analysis.intake.grid import RawBook, RawSheet
from analysis.intake.header import column_letters
from analysis.intake.profiles import Profile, profile
from analysis.intake.shapes import Block, Line
from analysis.interpret.dates import looks_like_day
from analysis.interpret.sector import classify_sector
from analysis.model import Issue, IssueCode, MappedColumn, SectorBasis

_GUESS = 0.8
_LOOKED_AT = 30
_WHY = {
    "company": "its cells are names",
    "role": "its cells name kinds of work",
    "applied_on": "its cells are days",
    "status": "its cells are words for how an application stands",
    "link": "its cells are links",
}
_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 3
_DAYS, _STATES, _LINKS = 0.8, 0.6, 0.8
_TITLES, _CLEARLY_MORE, _FEWEST_TITLES = 0.4, 0.25, 2


class Headerless(NamedTuple):
    """A list without a header row, its columns named by their letters, and field -> such a name."""

    block: Block
    mapping: dict[str, str]


def headerless_lists(book: RawBook, sheet: str | None = None) -> list[Headerless]:
    """The lists of a book in which the first row is an application already; [] when nothing is sure.

    One column must hold days, one words for how an application stands, and one or two others names; of two,
    one must hold clearly more job titles than the other, and that one is the role.

    Args:
        book: what `read` returned.
        sheet: look at this sheet only; None looks at all that are visible.
    """
    chosen = [one for one in book.sheets if one.name == sheet or (sheet is None and one.visible)]
    found = (_list_of(one) for one in chosen)
    return [one for one in found if one is not None]


def starts_with_data(block: Block) -> bool:
    """Whether what was taken for a header is a row of data: it holds a day above a column of days."""
    return any(
        looks_like_day(name) and profile(cells).days >= _DAYS
        for name, cells in zip(block.header, block.columns, strict=True)
    )


def as_guessed(columns: ColumnMap, confirmed: Iterable[str]) -> ColumnMap:
    """The map of such a list with every field shown as a guess but those that the user confirmed."""
    sure = set(confirmed)
    guessed = {
        field: one if field in sure else MappedColumn(one.column, _GUESS, _WHY.get(field, one.why))
        for field, one in columns.mapped.items()
    }
    return replace(columns, mapped=guessed)


def _list_of(sheet: RawSheet) -> Headerless | None:
    rows = [(number, row) for number, row in enumerate(sheet.rows, 1) if len(row) - row.count("") > 1]
    width = max((len(row) for _, row in rows), default=0)
    if len(rows) < _FEWEST_ROWS or width < _FEWEST_COLUMNS:
        return None
    columns = [[row[at] if at < len(row) else "" for _, row in rows] for at in range(width)]
    places = _places([profile(cells) for cells in columns], columns)
    if places is None:
        return None
    used = [at for at in range(width) if any(columns[at])]
    header = tuple(f"Column {column_letters(at)}" for at in used)
    lines = tuple(
        Line(sheet.name, number, tuple(row[at] if at < len(row) else "" for at in used))
        for number, row in enumerate(sheet.rows, 1)
        if any(row)
    )
    mapping = {field: f"Column {column_letters(at)}" for field, at in places.items()}
    return Headerless(Block(header, lines, (_note(sheet.name),), (sheet.name,)), mapping)


def _places(looks: Sequence[Profile], columns: Sequence[Sequence[str]]) -> dict[str, int] | None:
    """Field -> column, None when it is not sure. Days and states decide that this is a list at all."""
    days = [at for at, look in enumerate(looks) if look.filled and look.days + look.serials >= _DAYS]
    states = [at for at, look in enumerate(looks) if at not in days and _holds_states(look)]
    names = [at for at, look in enumerate(looks) if at not in {*days, *states} and _holds_names(look)]
    if not days or not states or not names or not looks_like_day(columns[days[0]][0]):
        return None
    found = {"applied_on": days[0], "status": states[0]}
    likely = {at: looks[at].titles - _employer_share(looks[at]) for at in names}
    roles = sorted(names, key=lambda at: -likely[at])
    most = looks[roles[0]]
    are_titles = most.titles >= _TITLES and most.titles * most.distinct >= _FEWEST_TITLES
    if len(names) == 1:
        found["role" if are_titles else "company"] = names[0]
    elif are_titles and likely[roles[0]] - likely[roles[1]] >= _CLEARLY_MORE:
        found["role"] = roles[0]
        found["company"] = min(at for at in names if at != roles[0])
    else:
        return None
    links = [at for at, look in enumerate(looks) if look.filled and look.links >= _LINKS]
    return {**found, "link": links[0]} if links else found


def _holds_states(look: Profile) -> bool:
    return bool(look.filled) and look.states >= _STATES and look.words <= 6 and look.titles < _STATES


def _holds_names(look: Profile) -> bool:
    plain = max(look.days, look.marks, look.links, look.emails, look.numbers, look.phones) < 0.3
    return plain and look.filled >= 0.6 * look.rows and look.words <= 6 and look.variety >= 0.3


def _employer_share(look: Profile) -> float:
    """The share of cells that name an employer known by its name or its kind ("... Bakery")."""
    some = list(look.counts)[:_LOOKED_AT]
    known = sum(classify_sector(company=cell).basis is not SectorBasis.NONE for cell in some)
    return known / max(len(some), 1)


def _note(sheet: str) -> Issue:
    return Issue(
        sheet, 0, "", "", IssueCode.NO_HEADINGS,
        "This list has no row of headings, so what its columns are was told from what they hold.",
        "If that is wrong, add a row of headings above the list and drop it in again.",
    )  # fmt: skip
