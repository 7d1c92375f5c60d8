"""Make the sample searches: one seeker (xlsx), part of it in an untidy layout (csv), a cohort (xlsx).

    python data/sample/make.py [FOLDER]

Everything is invented and comes from one seed, so that the same script always makes the same tables.
"""

import csv
import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from openpyxl import Workbook
from openpyxl.styles import Font

HERE = Path(__file__).parent
WORDS = tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))
SEED = 2452
START, END = date(2026, 3, 23), date(2026, 11, 20)

# How often a sector answers, and how often it invites: the differences that the sample is there to show.
SECTORS = {
    "health": (24, 0.36), "it": (34, 0.10), "finance": (24, 0.14), "construction": (16, 0.26),
    "recruitment": (13, 0.10), "public": (11, 0.20), "education": (9, 0.14), "retail": (6, 0.0),
    "charity": (5, 0.2),
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One application as the seeker would note it."""

    employer: str
    role: str
    sector: str
    channel: str
    place: str
    pattern: str
    salary: str
    sent: date
    cv: str
    status: str = "Applied"
    replied: date | None = None
    interview: date | None = None
    second: date | None = None
    decided: date | None = None
    contact: str = ""
    email: str = ""
    feedback: str = ""
    thanked: date | None = None
    asked: date | None = None
    reopened: date | None = None
    next_step: str = ""
    next_on: date | None = None
    notes: str = ""
    extra: dict[str, str] = field(default_factory=dict)


def application(chance: Random, sector: str, sent: date) -> Row:
    """An application as it was sent."""
    low = chance.randrange(22, 34) * 1000
    return Row(
        employer=chance.choice(WORDS["employers"][sector]),
        role=chance.choice(WORDS["roles"][sector]),
        sector=sector,
        channel=chance.choice(WORDS["places"]["channels"]),
        place=chance.choice(WORDS["places"]["names"]),
        pattern=chance.choice(WORDS["places"]["patterns"]),
        salary=chance.choice([f"£{low:,}", f"£{low:,} - £{low + 3000:,}", f"{low // 1000}k", ""]),
        sent=sent,
        cv=f"v{1 + (sent > date(2026, 6, 1)) + (sent > date(2026, 9, 1))}",
    )


def lived(chance: Random, row: Row, invite: float, today: date) -> Row:
    """The same application with what came of it up to today."""
    if chance.random() < invite * (1.5 if row.channel == "Referral" else 1.0):
        return interviewed(chance, row, today)
    fate = chance.random()
    if fate < 0.42:
        return sifted_out(chance, row, today)
    if fate < 0.52:
        return screened(chance, row, today)
    if fate < 0.56:
        return replace(row, status=chance.choice(["Position closed", "Withdrawn"]))
    if (today - row.sent).days > 45 and fate < 0.86:
        return replace(row, status="No response", notes=chance.choice(WORDS["notes"]["silent"]))
    return replace(row, notes=chance.choice(WORDS["notes"]["waiting"]))


def sifted_out(chance: Random, row: Row, today: date) -> Row:
    """A no without a conversation, once it has come."""
    heard = row.sent + timedelta(days=min(int(chance.expovariate(1 / 12)) + 1, 60))
    if heard > today:
        return row
    said = chance.choice(WORDS["feedback"]["sifted"]) if chance.random() < 0.7 else ""
    status = chance.choice(["Rejected", "Rejected", "Not shortlisted", "Unsuccessful"])
    return replace(row, status=status, replied=heard, decided=heard, feedback=said)


def screened(chance: Random, row: Row, today: date) -> Row:
    """A call from a recruiter that led no further."""
    called = row.sent + timedelta(days=chance.randrange(4, 16))
    if called > today:
        return row
    decided = called + timedelta(days=chance.randrange(3, 14))
    row = replace(row, status="Phone screen", replied=called, contact=chance.choice(WORDS["people"]["names"]))
    return row if decided > today else replace(row, status="Rejected after phone screen", decided=decided)


def interviewed(chance: Random, row: Row, today: date) -> Row:
    """An application that led to an interview, and how it went on."""
    invited = row.sent + timedelta(days=chance.randrange(4, 22))
    met = invited + timedelta(days=chance.randrange(4, 10))
    name = chance.choice(WORDS["people"]["names"])
    row = replace(
        row, contact=name, email=f"{name.lower().replace(' ', '.')}@{_domain(row.employer)}", replied=invited
    )
    if invited > today:
        return replace(row, replied=None, contact="", email="")
    if met > today:
        return replace(row, status="Interview booked", interview=met, next_step="Interview", next_on=met)
    row = replace(row, interview=met, thanked=met + timedelta(days=1) if chance.random() < 0.4 else None)
    again = met + timedelta(days=chance.randrange(7, 15)) if chance.random() < 0.45 else None
    decided = (again or met) + timedelta(days=chance.randrange(3, 12))
    if again is not None and again <= today:
        row = replace(row, second=again)
    if decided > today:
        return replace(row, status="2nd interview" if row.second else "1st interview")
    near = row.second is not None and chance.random() < 0.6
    said = chance.choice(WORDS["feedback"]["near" if near else "interviewed"])
    asked = decided + timedelta(days=chance.randrange(1, 5)) if chance.random() < 0.5 else None
    if asked is not None and asked > today:
        asked = None
    status = "Reserve list" if near and "second choice" in said else "Rejected after interview"
    told = said if asked or chance.random() < 0.7 else ""
    return replace(row, status=status, decided=decided, feedback=told, asked=asked)


def seeker() -> list[Row]:
    """About 140 applications of one seeker over eight months, oldest first."""
    chance = Random(SEED)
    span = (END - START).days
    sectors = [sector for sector, (count, _) in SECTORS.items() for _ in range(count)]
    chance.shuffle(sectors)
    days = sorted(START + timedelta(days=int(span * chance.random())) for _ in sectors)
    rows = [
        lived(chance, application(chance, sector, sent), SECTORS[sector][1], END)
        for sector, sent in zip(sectors, days, strict=True)
    ]
    return _with_the_turns(rows)


def _with_the_turns(rows: list[Row]) -> list[Row]:
    """The three turns of fortune that the article behind this product is about."""
    refused = [i for i, row in enumerate(rows) if row.status == "Reserve list" and row.decided]
    if refused:
        i = refused[0]
        back = rows[i].decided + timedelta(days=33)
        rows[i] = replace(
            rows[i], status="2nd interview", thanked=rows[i].decided + timedelta(days=1), reopened=back,
            notes="They came back: their first choice dropped out. Second choice is still a choice.",
        )  # fmt: skip
    early = [i for i, row in enumerate(rows) if row.status == "Rejected after interview" and row.second]
    if early:
        i = early[0]
        rows[i] = replace(rows[i], status="Offer declined", feedback="", notes="Too far to travel each day")
    return rows


def _domain(employer: str) -> str:
    return "".join(c for c in employer.lower() if c.isalpha()) + ".example"


HEADERS: tuple[tuple[str, str], ...] = (
    ("Employer", "employer"), ("Job title", "role"), ("Sector", "sector"), ("Where found", "channel"),
    ("Location", "place"), ("Working pattern", "pattern"), ("Salary", "salary"), ("Date applied", "sent"),
    ("CV version", "cv"), ("Status", "status"), ("Heard back on", "replied"), ("Interview date", "interview"),
    ("Second interview", "second"), ("Decision date", "decided"), ("Contact", "contact"),
    ("Contact email", "email"), ("Feedback", "feedback"), ("Thank-you sent", "thanked"),
    ("Asked for feedback", "asked"), ("Door reopened", "reopened"), ("Next step", "next_step"),
    ("Next step date", "next_on"), ("Notes", "notes"),
)  # fmt: skip


def sector_word(chance: Random, row: Row) -> str:
    """What the seeker put in the sector column: one time in seven, nothing."""
    return "" if chance.random() < 0.15 else WORDS["sector_names"][row.sector]


def write_workbook(path: Path, title: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A plain workbook: header in bold, dates as dates, text as text."""
    book = Workbook()
    book.properties.created = book.properties.modified = datetime(2026, 11, 20)  # noqa: DTZ001 - a file stamp
    sheet = book.active
    sheet.title = title
    sheet.append(list(header))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for row in rows:
        sheet.append([value if value != "" else None for value in row])
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            if isinstance(cell.value, date):
                cell.number_format = "dd/mm/yyyy"
    sheet.freeze_panes = "A2"
    book.save(path)


def write_seeker(path: Path, rows: Sequence[Row]) -> None:
    """The search as its owner keeps it, plus two adverts that were never answered."""
    chance = Random(SEED + 1)
    table = [
        [sector_word(chance, row) if name == "sector" else getattr(row, name) for _, name in HEADERS]
        for row in rows
    ]
    for employer, role in (("Hexley Data", "Data steward"), ("Lantern Advice Charity", "Volunteer lead")):
        saved = dict.fromkeys((header for header, _ in HEADERS), "")
        saved |= {"Employer": employer, "Job title": role, "Status": "Wishlist"}
        table.append(list(saved.values()))
    write_workbook(path, "Applications", [header for header, _ in HEADERS], table)


def write_messy(path: Path, rows: Sequence[Row]) -> None:
    """Part of the same search in the way many people keep it."""
    chance = Random(SEED + 2)
    styles = ("%d/%m/%Y", "%d/%m/%Y", "%d/%m/%y", "%Y-%m-%d", "%d %b %Y", "%d.%m.%Y")
    said = {
        "Applied": ["applied", "Waiting...", "sent, nothing yet", ""],
        "Rejected": ["Rejected :(", "no", "Rej", "They said no"],
        "Not shortlisted": ["didn't make the shortlist", "not shortlisted"],
        "Unsuccessful": ["unsuccessful"],
        "No response": ["ghosted", "No response", "never heard back"],
        "Rejected after interview": ["1st int - rejected", "Rejected after interview"],
        "Rejected after phone screen": ["phone screen then rejected"],
    }
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerows([["MY JOB HUNT 2026"], ["do NOT delete!!"], []])
        out.writerow(["", "Who", "What for", "When", "Where are we at?", "Comments"])
        for i, row in enumerate(rows, start=1):
            status = chance.choice(said.get(row.status, [row.status]))
            comment = row.feedback or row.notes
            out.writerow(
                [i, row.employer, row.role, row.sent.strftime(chance.choice(styles)), status, comment]
            )
            if i % 20 == 0:
                out.writerow([])
        out.writerow(["", "TOTAL", "", "", len(rows), ""])


def cohort() -> list[tuple[str, Row]]:
    """24 seekers with searches of different length and luck."""
    chance = Random(SEED + 3)
    table: list[tuple[str, Row]] = []
    for name in WORDS["people"]["seekers"]:
        luck = chance.choice((0.3, 0.8, 1.0, 1.0, 1.3))
        favourites = chance.sample(sorted(SECTORS), 3)
        count = chance.randrange(8, 45)
        span = chance.randrange(60, 220)
        for _ in range(count):
            sector = chance.choice(favourites)
            sent = END - timedelta(days=chance.randrange(span))
            row = lived(chance, application(chance, sector, sent), SECTORS[sector][1] * luck, END)
            table.append((name, row))
    return sorted(table, key=lambda pair: (pair[0], pair[1].sent))


def write_cohort(path: Path, table: Sequence[tuple[str, Row]]) -> None:
    """One sheet with a seeker column, as an adviser keeps it."""
    chance = Random(SEED + 4)
    names = ("employer", "role", "sector", "channel", "sent", "status", "interview", "second", "decided",
             "feedback", "thanked")  # fmt: skip
    headers = {name: header for header, name in HEADERS}
    rows = [
        [seeker, *(sector_word(chance, row) if n == "sector" else getattr(row, n) for n in names)]
        for seeker, row in table
    ]
    write_workbook(path, "Cohort", ["Participant", *(headers[n] for n in names)], rows)


def main(folder: Path) -> None:
    """Write the three files into the folder."""
    rows = seeker()
    write_seeker(folder / "search.xlsx", rows)
    write_messy(folder / "search_messy.csv", rows[40:88])
    write_cohort(folder / "cohort.xlsx", cohort())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
