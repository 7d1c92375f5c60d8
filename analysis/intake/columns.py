"""Which column is what: the header and the cells both vote, every decision with its confidence and reason.

At least 0.9 is sure, from 0.6 likely (shown for confirmation), below that a column stays the user's own.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import process

from analysis.errors import UnknownFieldError
from analysis.intake.agreement import agreement, agreement_of_step, reason
from analysis.intake.column_map import STEP_FIELDS, STEPS_BY_NAME, ColumnMap, StepColumn
from analysis.intake.guesses import LIKELY, guesses
from analysis.intake.profiles import Profile, profile
from analysis.intake.step_names import step_of
from analysis.interpret.status import StageHeader
from analysis.model import EventKind, MappedColumn, Outcome
from analysis.reference.columns import (
    SURE,
    USUAL,
    HeaderMatch,
    asks_for_day,
    fields,
    fields_of,
    is_never_a_field,
    plain_header,
)
from analysis.reference.exports import KnownExport, known_export

CERTAIN = 0.9
_STEP_STRENGTH = 0.95
_GUESS = 0.62
_TOLD, _OFTEN, _ALWAYS = 0.75, 0.75, 0.95
_MOSTLY, _STATED, _SOME, _REPEATS = 0.6, 0.8, 0.3, 0.5
_MOST_WORDS, _FEW = 6, 12
_WORD = re.compile(r"[^\W\d_]{2,}")
_STATES = frozenset({"status", "result"})
_OF_A_SEARCH = frozenset({"role", "status", "result", "applied_on"})
_DISPENSABLE = frozenset({"location", "channel", "contact", "via_agency", "link"})
# a column called "Name" is the role when its cells are job titles
_TITLES, _TITLED = 0.5, 0.8


class _Vote(NamedTuple):
    confidence: float
    place: int
    field: str
    why: str
    says: StageHeader | None = None


def map_columns(
    header: Sequence[str],
    columns: Sequence[Sequence[str]],
    mapping: Mapping[str, str] | None = None,
    dropped: frozenset[int] = frozenset(),
) -> ColumnMap:
    """What every column of a table is.

    Args:
        header: one name a column.
        columns: the cells of each column.
        mapping: field -> header, as the user confirmed it; "" says that the table has no such column. Headers
            that are not in this table are passed over (`check_mapping` refuses those that are in none).
        dropped: positions of columns that are private and take no part.

    Returns:
        The map. A field has at most one column, a column at most one field; steps may repeat.
    """
    profiles = tuple(profile(cells) for cells in columns)
    export = known_export(header)
    chosen = _chosen(header, mapping or {}, export)
    refused = {field for field, name in (mapping or {}).items() if not name}
    votes = [
        vote
        for index, name in enumerate(header)
        if index not in dropped and index not in chosen.values()
        for vote in _votes(index, name, profiles[index])
        if vote.field not in chosen and vote.field not in refused
    ]
    found = _with_fuller_employer(_assigned(votes), votes, profiles)
    given = [_Vote(1.0, index, field, _why_given(field, mapping, export)) for field, index in chosen.items()]
    found = [*given, *found]
    free = [
        index
        for index in range(len(header))
        if index not in dropped and index not in {vote.place for vote in found}
    ]
    more = guesses(header, profiles, free, {vote.field for vote in found} | refused)
    found += [_Vote(_GUESS, guess.place, guess.field, guess.why) for guess in more]
    return _as_map(tuple(header), profiles, found, dropped, export)


def check_mapping(mapping: Mapping[str, str], headers: Sequence[str]) -> None:
    """Refuse a mapping of a field or a header that does not exist.

    Raises:
        UnknownFieldError: with the names that come closest as a hint.
    """
    names = [*fields(), *STEPS_BY_NAME]
    plain = {plain_header(header) for header in headers}
    for field, header in mapping.items():
        if field not in names:
            raise UnknownFieldError(f"There is no field called “{field}”.", _closest(field, names))
        if header and plain_header(header) not in plain:
            raise UnknownFieldError(f"There is no column called “{header}”.", _closest(header, headers))


def _closest(name: str, names: Sequence[str]) -> str:
    near = [found[0] for found in process.extract(name, list(names), limit=3, score_cutoff=60)]
    return (
        f"Did you mean {' or '.join(f'“{one}”' for one in near)}?"
        if near
        else f"There are: {', '.join(names)}."
    )


def _chosen(header: Sequence[str], mapping: Mapping[str, str], export: KnownExport | None) -> dict[str, int]:
    """Field -> position as the user confirmed it, or as a known program always writes it."""
    places = {plain_header(name): index for index, name in reversed(list(enumerate(header)))}
    exact = {name: index for index, name in reversed(list(enumerate(header)))}
    wanted = {**(export.fields if export is not None else {}), **mapping}
    found: dict[str, int] = {}
    for field, name in wanted.items():
        index = exact.get(name, places.get(plain_header(name)))
        if name and index is not None and (field in mapping or index not in found.values()):
            found = {one: place for one, place in found.items() if place != index}
            found[field] = index
    return found


def _why_given(field: str, mapping: Mapping[str, str] | None, export: KnownExport | None) -> str:
    if mapping and mapping.get(field):
        return "you chose it"
    return f"{export.name} writes it there" if export is not None else "you chose it"


def _votes(index: int, name: str, look: Profile) -> list[_Vote]:
    """What a column may be, by its header and its cells."""
    if is_never_a_field(name):
        return []
    planned = _is_planned(name, look)
    votes = [
        vote
        for match in fields_of(name)
        if not (planned and match.field == "chased")
        for vote in _field_votes(index, match, look)
    ]
    says = step_of(name, look)
    if any(vote.field in _STATES and vote.confidence >= CERTAIN for vote in votes):
        # "Final status" is no later round
        return votes
    if not votes and says is None and look.days >= _STATED and asks_for_day(name):
        return [_Vote(_TOLD, index, "applied_on", "its name asks for a day and its cells are days")]
    is_reply = any(match.field == "replied_on" for match in fields_of(name))
    if says is not None and not planned and not (is_reply and says.outcome is Outcome.WAITING):
        votes.extend(_step_votes(index, says, look))
    elif is_reply and look.marks >= LIKELY:
        says = StageHeader(None, None, EventKind.REPLIED)
        votes.append(_Vote(_STEP_STRENGTH, index, "replied", "it is ticked when a reply came", says))
    return votes


def _field_votes(index: int, match: HeaderMatch, look: Profile) -> list[_Vote]:
    """The name and the cells weighed for one field; a second vote where the cells speak for another."""
    votes = []
    kind = fields()[match.field].kind
    agrees = agreement(match.field, kind, look)
    confidence = match.strength * agrees
    if match.strength == USUAL and agrees == SURE:
        # a name that usually means it, and cells that could hardly be anything else
        confidence = CERTAIN + 0.02
    if match.field == "notes" and match.strength < SURE and _tells_states(look):
        # "History" may be the only column that says how it stands
        votes.append(_Vote(_TOLD, index, "status", "its cells are words for how an application stands"))
        confidence = LIKELY
    if match.field == "company" and match.strength == SURE:
        # "Company" over web addresses is the employer all the same, unless another column is
        confidence = max(confidence, _GUESS)
    if match.field == "role" and match.strength < USUAL and look.titles >= _TITLES:
        confidence = _TITLED
    votes.append(_Vote(confidence, index, match.field, reason(match.why, kind, look)))
    return votes


def _is_planned(name: str, look: Profile) -> bool:
    """Whether a column of days such as "Follow up" is for what is to be done, not for what was done."""
    if look.days + look.serials <= look.marks:
        return False
    return any(match.field == "next_step_on" and match.strength >= USUAL for match in fields_of(name))


def _step_votes(index: int, says: StageHeader, look: Profile) -> list[_Vote]:
    key = says.kind or says.outcome or says.stage
    confidence = _STEP_STRENGTH * agreement_of_step(says, look)
    why = f"its name is a step and {_ticked(look)}"
    if says.kind in (EventKind.APPLIED, EventKind.REPLIED) and look.days + look.serials > look.marks:
        field = "applied_on" if says.kind is EventKind.APPLIED else "replied_on"
        return [_Vote(_STEP_STRENGTH * agreement(field, "date", look) - 0.01, index, field, why)]
    return [_Vote(confidence, index, str(key), why, says)]


def _ticked(look: Profile) -> str:
    if not look.filled:
        return "its cells are empty"
    return "its cells are days" if look.days > look.marks else "its cells tick it off"


def _assigned(votes: Sequence[_Vote]) -> list[_Vote]:
    """The surest vote first; a field is given once, a column once, a step as often as it comes."""
    taken: set[int] = set()
    given: set[str] = set()
    found = []
    for vote in sorted(votes, key=lambda vote: (-vote.confidence, vote.place)):
        if vote.confidence < LIKELY or vote.place in taken or (vote.says is None and vote.field in given):
            continue
        taken.add(vote.place)
        if vote.says is None:
            given.add(vote.field)
        found.append(vote)
    found += _second_state(votes, taken, given)
    return _with_employer(found, votes)


def _second_state(votes: Sequence[_Vote], taken: set[int], given: set[str]) -> list[_Vote]:
    """Of two columns for what came of it ("Response" beside "Result") the weaker tells where it stands."""
    rest = [vote for vote in votes if vote.field in _STATES and vote.place not in taken]
    other = _STATES - given
    best = max(rest, key=lambda vote: vote.confidence, default=None)
    if best is None or len(other) != 1 or best.confidence < _TOLD:
        return []
    return [best._replace(field=next(iter(other)))]


def _with_fuller_employer(
    found: list[_Vote], votes: Sequence[_Vote], profiles: Sequence[Profile]
) -> list[_Vote]:
    """Of two columns that may be the employer ("Place", "Who") the one that is always filled in."""
    chosen = next((vote for vote in found if vote.field == "company"), None)
    if chosen is None or chosen.confidence >= SURE or _fill(profiles[chosen.place]) >= _OFTEN:
        return found
    givers = {vote.place for vote in found if vote.field in _DISPENSABLE}
    fitting = [
        vote
        for vote in votes
        if vote.field == "company" and vote.place in givers and _fill(profiles[vote.place]) >= _ALWAYS
    ]
    if not fitting:
        return found
    rest = [vote for vote in found if vote.place not in (chosen.place, fitting[0].place)]
    given = {vote.field for vote in rest}
    other = [vote for vote in votes if vote.place == chosen.place and vote.field not in {"company", *given}]
    return [*rest, fitting[0], *sorted(other, key=lambda vote: -vote.confidence)[:1]]


def _fill(look: Profile) -> float:
    return look.filled / look.rows if look.rows else 0.0


def _with_employer(found: list[_Vote], votes: Sequence[_Vote]) -> list[_Vote]:
    """A search cannot do without employers: "Place" is one rather than a town when nothing else is."""
    if any(vote.field == "company" for vote in found):
        return found
    givers = {vote.place for vote in found if vote.field in _DISPENSABLE}
    fitting = [vote for vote in votes if vote.field == "company" and vote.place in givers]
    chosen = max(fitting, key=lambda vote: vote.confidence, default=None)
    if chosen is None or chosen.confidence < LIKELY:
        return found
    return [*(vote for vote in found if vote.place != chosen.place), chosen]


def _tells_states(look: Profile) -> bool:
    return bool(look.filled) and look.words <= 12 and look.states >= 0.7


def _as_map(
    header: tuple[str, ...],
    profiles: tuple[Profile, ...],
    found: Sequence[_Vote],
    dropped: frozenset[int],
    export: KnownExport | None,
) -> ColumnMap:
    places: dict[str, int] = {}
    steps: list[StepColumn] = []
    mapped: dict[str, MappedColumn] = {}
    for vote in sorted(found, key=lambda vote: vote.place):
        says = vote.says or STEP_FIELDS.get(vote.field)
        if says is None and vote.field not in fields():
            says = STEPS_BY_NAME.get(vote.field)
        key = vote.field if vote.field not in mapped else f"{vote.field}: {header[vote.place]}"
        mapped[key] = MappedColumn(header[vote.place], round(vote.confidence, 2), vote.why)
        if says is not None:
            steps.append(StepColumn(vote.place, key, header[vote.place], says))
        else:
            places[vote.field] = vote.place
    used = {vote.place for vote in found} | dropped
    own = tuple(index for index in range(len(header)) if index not in used)
    return ColumnMap(header, places, tuple(steps), own, mapped, profiles, export, dropped)
