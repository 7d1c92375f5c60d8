"""The contact book for other programs: vCard 4.0 or 3.0 (RFC 6350, RFC 2426), or comma-separated text."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

import pandas as pd

from analysis import wording
from analysis.export.delimited import guarded
from analysis.metrics.contacts import ContactsResult
from analysis.model import Stage

Version = Literal["4.0", "3.0"]

HOW_MET: dict[str, str] = {
    Stage.APPLIED: "Named with the application",
    Stage.SCREENING: "A first call or test",
    Stage.INTERVIEW: "Interview",
    Stage.FINAL_ROUND: "Later round",
    Stage.OFFER: "Offer",
    Stage.ACCEPTED: "You took the job",
}
_ADDRESS = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_WIDTH = 75
_HEADERS = (
    "Name",
    "Employer",
    "Roles",
    "How you met",
    "First met",
    "Last touch",
    "Next touch",
    "What is due",
)
_DETAILS = ("E-mail", "Phone")


def vcard(people: ContactsResult, *, version: Version = "4.0", details: bool = False) -> bytes:
    """One card a person; nothing in it that the search does not say.

    Args:
        people: the contact book.
        version: "4.0", or "3.0" for older address books.
        details: whether e-mail addresses and phone numbers may leave.

    Returns:
        UTF-8 with the line ends and folding of the standard. The whole name counts as given name, since
        which part is the surname is not known. Whoever is known by a number only goes by the employer;
        without either there is no card. Nobody: empty.
    """
    lines = (
        line
        for row in people.table.to_dict("records")
        for line in _card({str(name): value for name, value in row.items()}, version, details=details)
    )
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode("utf-8", "replace")


def contacts_csv(people: ContactsResult, *, details: bool = False) -> bytes:
    """The contact book as a table for spreadsheet programs.

    Args:
        people: the contact book.
        details: whether e-mail addresses and phone numbers may leave.

    Returns:
        UTF-8 with a mark at its start, days as 2026-03-02; no cell is run as a formula. Nobody: headers only.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*_HEADERS, *(_DETAILS if details else ())])
    for row in people.table.to_dict("records"):
        cells = [
            row["name"], row["employer"], row["roles"], HOW_MET[row["stage"]], _iso(row["first_met"]),
            _iso(row["last_touch"]), _iso(row["next_touch"]), row["why"],
            *((row["email"], row["phone"]) if details else ()),
        ]  # fmt: skip
        writer.writerow([guarded(cell) for cell in cells])
    return out.getvalue().encode("utf-8-sig", "replace")


def _card(row: Mapping[str, Any], version: Version, *, details: bool) -> Iterator[str]:
    name = _plain(row["name"]) or _plain(row["employer"])
    if not name:
        return
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    yield f"FN:{_escaped(name)}"
    yield f"N:;{_escaped(name)};;;"
    if row["employer"]:
        yield f"ORG:{_escaped(_plain(row['employer']))}"
    if details:
        yield from (f"EMAIL:{_escaped(address)}" for address in _ADDRESS.findall(_plain(row["email"])))
        yield from (f"TEL:{_escaped(_plain(phone))}" for phone in row["phone"].split(", ") if phone.strip())
    yield f"NOTE:{_escaped(_note(row))}"
    yield "END:VCARD"


def _note(row: Mapping[str, Any]) -> str:
    """How the person was met, in a few words for one's own memory."""
    roles = f": {_plain(row['roles'])}" if row["roles"] else ""
    said = [f"{HOW_MET[row['stage']]}{roles}."]
    if not pd.isna(row["last_touch"]):
        said.append(f"Last in touch {wording.day(row['last_touch'].date())}.")
    return " ".join(said)


def _plain(text: str) -> str:
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _escaped(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return escaped.replace("\n", "\\n")


def _folded(line: str) -> str:
    """At most 75 bytes a line, never cut inside a letter; what goes on begins with a blank."""
    parts: list[str] = []
    current, width = "", 0
    for letter in line:
        size = len(letter.encode("utf-8", "replace"))
        if width + size > _WIDTH:
            parts.append(current)
            current, width = " ", 1
        current, width = current + letter, width + size
    return "\r\n".join([*parts, current])


def _iso(day: pd.Timestamp) -> str:
    return "" if pd.isna(day) else day.date().isoformat()
