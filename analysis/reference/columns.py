"""What people call the columns of a job-search spreadsheet. Sources: SOURCES.md, "Column headers"."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

from rapidfuzz import fuzz, process

from analysis.reference.header_text import YES_NO, lean_header, plain_header, without_number

__all__ = [
    "PART", "STAND_IN", "SURE", "TYPO", "USUAL", "CellKind", "Field", "HeaderMatch", "asks_for_day",
    "count_words", "field_of", "fields", "fields_of", "is_known_header", "is_never_a_field",
    "names_detail", "plain_header", "presupposes_refusal", "private_headers", "row_words",
    "says_no_reply", "sheet_words", "step_when_ticked", "without_number", "words_beside",
]  # fmt: skip

_FILE = Path(__file__).with_name("columns.toml")

CellKind = Literal["text", "date", "words", "prose", "link", "email", "phone", "money", "mark", "count"]

SURE, TYPO, USUAL, PART, STAND_IN = 1.0, 0.95, 0.85, 0.75, 0.65
_ALIKE = 90
_SHORTEST_TYPO = 6


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a column may hold.

    Attributes:
        id: its word in the mapping.
        name: as shown on screen.
        kind: what its cells look like.
        says: headers that surely mean it.
        may: headers that usually mean it, when the cells agree.
        last: headers that stand in for it.
        holds: words that speak for it in a longer header.
        yes: headers that must be read as it; run as tests.
        no: headers that must not be read as it; run as tests.
    """

    id: str
    name: str
    kind: CellKind
    says: tuple[str, ...]
    may: tuple[str, ...]
    last: tuple[str, ...]
    holds: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


class HeaderMatch(NamedTuple):
    """A field that a header may name: its id, how strongly the name alone speaks for it (0 to 1), and why."""

    field: str
    strength: float
    why: str


class _Index(NamedTuple):
    fields: MappingProxyType[str, Field]
    says: dict[str, list[HeaderMatch]]
    lean: dict[str, list[HeaderMatch]]
    holds: list[tuple[str, str]]
    never: frozenset[str]
    words: tuple[str, ...]
    private: MappingProxyType[str, tuple[str, ...]]
    rows: MappingProxyType[str, frozenset[str]]
    sheets: MappingProxyType[str, frozenset[str]]
    refusal: frozenset[str]
    steps: MappingProxyType[str, str]
    beside: MappingProxyType[str, frozenset[str]]
    counts: MappingProxyType[str, frozenset[str]]


def fields() -> MappingProxyType[str, Field]:
    """Every field a column may be read as, by id."""
    return _index().fields


def fields_of(header: str) -> tuple[HeaderMatch, ...]:
    """The fields that a header may name, strongest first; empty when it names none.

    The name alone is not enough to trust ("Response" may hold words or dates): let the cells vote too.
    """
    plain = plain_header(header)
    if not plain or plain in _index().never:
        return ()
    matches = _named(plain) or _leanly(plain) or _named(_of_now(plain)) or _in_halves(header)
    bracketless = plain_header(re.sub(r"[(\[].*?[)\]]|\(\d+\)$", " ", header))
    if not matches and bracketless and bracketless != plain:
        if bracketless in _index().never:
            return ()
        matches = _named(bracketless) or _leanly(bracketless)
    matches = matches or _misspelt(plain) or _holding(plain)
    best: dict[str, HeaderMatch] = {}
    for match in sorted(matches, key=lambda match: -match.strength):
        best.setdefault(match.field, match)
    return tuple(best.values())


def field_of(header: str) -> HeaderMatch | None:
    """The field that a header most probably names by its words alone, None when it names none."""
    found = fields_of(header)
    return found[0] if found else None


def is_never_a_field(header: str) -> bool:
    """Whether a header is known to name no field ("Ref no", "Days since")."""
    return plain_header(header) in _index().never


def names_detail(header: str) -> bool:
    """Whether a header holds a word that makes it no field, whatever else it says ("Card ID")."""
    padded = f" {plain_header(header)} "
    return any(f" {word} " in padded for word in _index().words)


def private_headers() -> MappingProxyType[str, tuple[str, ...]]:
    """Headers (as compared) of private columns: "answers" and "secrets" whole, "owner" in parts."""
    return _index().private


def row_words() -> MappingProxyType[str, frozenset[str]]:
    """Words (as compared) that begin rows which are no applications: "totals" and "notes"."""
    return _index().rows


def count_words() -> MappingProxyType[str, frozenset[str]]:
    """Headers (as compared) of columns that count applications: "applications", "steps" and "rates"."""
    return _index().counts


def sheet_words() -> MappingProxyType[str, frozenset[str]]:
    """Words in the names of sheets: "lists" name no person, "channels" are places where jobs are found."""
    return _index().sheets


def step_when_ticked(header: str) -> str:
    """The stage that a short header ("Phone", "2nd") names when its cells are days or ticks; "" for none."""
    return _index().steps.get(YES_NO.sub("", plain_header(header)), "")


def words_beside() -> MappingProxyType[str, frozenset[str]]:
    """Words that turn the name of a step into something else ("steps"), into one of its "outcome"."""
    return _index().beside


def asks_for_day(header: str) -> bool:
    """Whether a header asks for a day: "When did you send it?", "¿Cuándo aplicaste?"."""
    return f"{plain_header(header)} ".startswith(tuple(f"{words} " for words in _index().beside["when"]))


def says_no_reply(header: str, cell: str) -> bool:
    """Whether a cell says that none came, under a header for replies: "none", "brak", "keine"."""
    if plain_header(cell) not in _index().beside["nothing"]:
        return False
    return any(match.field == "replied_on" and match.strength >= USUAL for match in fields_of(header))


def presupposes_refusal(header: str) -> bool:
    """Whether any text under a header tells of a refusal ("Reason for rejection")."""
    return plain_header(header) in _index().refusal


def is_known_header(header: str) -> bool:
    """Whether a text is a usual column header: of a field, or of a column that is kept as the user's own."""
    plain = plain_header(header)
    if plain in _index().never:
        return True
    return any(match.strength > PART for match in fields_of(header))


def _named(plain: str) -> list[HeaderMatch]:
    return _index().says.get(plain, [])


def _leanly(plain: str) -> list[HeaderMatch]:
    """The fields of a header compared without the little words: "date de l envoi" is "date d envoi"."""
    lean = lean_header(plain)
    return (_named(lean) or _index().lean.get(lean, [])) if lean else []


def _in_halves(header: str) -> list[HeaderMatch]:
    """The fields of a header that gives two names for one thing: "Firma / Einrichtung"."""
    halves = [plain for half in re.split(r"[/|]", header) if (plain := plain_header(half))]
    if len(halves) < 2:
        return []
    named = [{match.field: match for match in _named(half) or _leanly(half)} for half in halves]
    common = set(named[0]).intersection(*named[1:])
    return [min((one[field] for one in named), key=lambda match: match.strength) for field in sorted(common)]


def _of_now(plain: str) -> str:
    """A header without the words that only say "as of now": "situacao atual" is "situacao"."""
    return " ".join(word for word in plain.split() if word not in _index().beside["moments"])


def _misspelt(plain: str) -> list[HeaderMatch]:
    """Fields whose header differs in a letter or two ("Postion", "Date Aplied")."""
    if len(plain) < _SHORTEST_TYPO:
        return []
    index = _index()
    found = process.extractOne(plain, index.says.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    if found is None or len(found[0]) < _SHORTEST_TYPO:
        return []
    return [
        HeaderMatch(match.field, min(match.strength, TYPO), f"the name is nearly “{found[0]}”")
        for match in index.says[found[0]]
    ]


def _holding(plain: str) -> list[HeaderMatch]:
    """Fields of which the header holds a telling word, unless another word turns it into something else."""
    index = _index()
    padded = f" {plain} "
    if any(f" {word} " in padded for word in index.words):
        return []
    held = {
        (plain.endswith(phrase), len(phrase), field): phrase
        for phrase, field in index.holds
        if f" {phrase} " in padded
    }
    top = max(held, default=(False, 0, ""))[:2]
    return [
        HeaderMatch(field, PART if (at_end, length) == top else STAND_IN, f"the name holds “{phrase}”")
        for (at_end, length, field), phrase in held.items()
    ]


@cache
def _index() -> _Index:
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    never, private = (table.pop(key) for key in ("never", "private"))
    rows, sheets, steps, counts = (table.pop(key) for key in ("rows", "sheets", "steps", "counts"))
    beside = table.pop("beside")
    known = {id_: _field(id_, entry) for id_, entry in table.items()}
    says: dict[str, list[HeaderMatch]] = {}
    for field in known.values():
        for strength, headers in ((SURE, field.says), (USUAL, field.may), (STAND_IN, field.last)):
            for header in headers:
                says.setdefault(header, []).append(HeaderMatch(field.id, strength, f"the name is “{header}”"))
    lean: dict[str, list[HeaderMatch]] = {}
    for header, matches in says.items():
        if (short := lean_header(header)) not in says:
            lean.setdefault(short, []).extend(matches)
    holds = [(phrase, field.id) for field in known.values() for phrase in field.holds]
    return _Index(
        MappingProxyType(known),
        says,
        lean,
        holds,
        frozenset(never["says"]),
        tuple(never["words"]),
        MappingProxyType({kind: tuple(headers) for kind, headers in private.items()}),
        _word_sets(rows),
        _word_sets(sheets),
        frozenset(table["feedback"]["refusal"]),
        MappingProxyType({header: stage for stage, headers in steps.items() for header in headers}),
        _word_sets(beside),
        _word_sets(counts),
    )


def _word_sets(lists: dict[str, list[str]]) -> MappingProxyType[str, frozenset[str]]:
    return MappingProxyType({kind: frozenset(words) for kind, words in lists.items()})


def _field(id_: str, entry: dict[str, object]) -> Field:
    def words(key: str) -> tuple[str, ...]:
        value = entry[key]
        if not isinstance(value, list):
            msg = f"columns.toml: {id_}.{key} is not a list"
            raise TypeError(msg)
        return tuple(map(str, value))

    kind = next((one for one in get_args(CellKind) if one == entry["kind"]), None)
    if kind is None:
        msg = f"columns.toml: {id_} has an unknown kind"
        raise ValueError(msg)
    return Field(
        id_,
        str(entry["name"]),
        kind,
        words("says"),
        words("may"),
        words("last"),
        words("holds"),
        words("yes"),
        words("no"),
    )
