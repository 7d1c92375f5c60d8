"""The contact book as vCard and as a table: well-formed, nothing private unless ticked, nothing run."""

import csv
import io

import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.export.address_book import contacts_csv, vcard
from analysis.metrics.contacts import contacts
from analysis.model import Dataset, EventKind
from tests.builders import ago, dataset, event

PERSON = {
    "contact": "Siân Kerr, HR; North", "contact_email": "sian@beck.example / jobs@beck.example",
    "contact_phone": "0161 496 0001", "company": "Beck, Dale & Co", "role": "Clerk", "stage": "interview",
}  # fmt: skip
ESCAPES = {"\\": "\\", ",": ",", ";": ";", "n": "\n", "N": "\n"}


def search(*rows: dict[str, str]) -> Dataset:
    return dataset(rows or [PERSON], [event("a1", EventKind.INTERVIEW, ago(3))])


def cards(data: bytes) -> list[list[tuple[str, str]]]:
    """Content lines as the standard reads them: unfolded, split at the first colon, values unescaped."""
    text = data.decode()
    assert text == "" or text.endswith("\r\n")
    for line in text.split("\r\n"):
        assert len(line.encode()) <= 75
        assert "\n" not in line
        assert "\r" not in line
    found: list[list[tuple[str, str]]] = []
    for line in text.replace("\r\n ", "").split("\r\n")[:-1]:
        name, _, value = line.partition(":")
        if (name, value) == ("BEGIN", "VCARD"):
            found.append([])
        elif (name, value) != ("END", "VCARD"):
            found[-1].append((name, unescaped(value)))
    assert text.count("BEGIN:VCARD") == text.count("END:VCARD") == len(found)
    return found


def unescaped(value: str) -> str:
    out, letters = "", iter(value)
    for letter in letters:
        out += ESCAPES[next(letters)] if letter == "\\" else letter
    return out


def test_a_card_says_what_the_search_says() -> None:
    (card,) = cards(vcard(contacts(search()), details=True))
    assert card[0] == ("VERSION", "4.0")
    assert ("FN", "Siân Kerr, HR; North") in card
    assert ("ORG", "Beck, Dale & Co") in card
    assert [value for name, value in card if name == "EMAIL"] == ["sian@beck.example", "jobs@beck.example"]
    assert ("TEL", "0161 496 0001") in card
    assert ("NOTE", "Interview: Clerk. Last in touch 27 Jun 2026.") in card


def test_addresses_and_numbers_leave_only_when_ticked() -> None:
    people = contacts(search())
    for data in (vcard(people), vcard(people, version="3.0"), contacts_csv(people)):
        assert b"@" not in data
        assert b"0161" not in data


def test_older_programs_get_the_older_version_with_its_name() -> None:
    (card,) = cards(vcard(contacts(search()), version="3.0"))
    assert card[0] == ("VERSION", "3.0")
    assert {"FN", "N"} <= {name for name, _ in card}


def test_nobody_makes_no_card() -> None:
    nobody = contacts(dataset([{}]))
    assert vcard(nobody) == b""
    assert contacts_csv(nobody).count(b"\r\n") == 1


def test_a_number_alone_goes_by_the_employer() -> None:
    (card,) = cards(vcard(contacts(search({"contact_phone": "0161 496 0001", "company": "Beck"}))))
    assert ("FN", "Beck") in card


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.text(max_size=90), st.text(max_size=90), st.text(max_size=30)), min_size=1, max_size=4
    )
)
def test_any_name_makes_well_formed_cards(given_rows: list[tuple[str, str, str]]) -> None:
    rows = [{"contact": who, "company": where, "role": f"{role}."} for who, where, role in given_rows]
    people = contacts(dataset(rows))
    for version in ("4.0", "3.0"):
        made = cards(vcard(people, version=version, details=True))  # type: ignore[arg-type]  # both are versions
        assert len(made) <= len(people.table)
        for card in made:
            assert [name for name, _ in card][:3] == ["VERSION", "FN", "N"]
            assert dict(card)["FN"]


def test_no_cell_is_run_as_a_formula() -> None:
    rows = {"contact": '=HYPERLINK("http://e.example")', "company": "+44", "role": "@SUM(A1)"}
    table = list(csv.reader(io.StringIO(contacts_csv(contacts(search(rows))).decode("utf-8-sig"))))
    assert table[1][:3] == ['\'=HYPERLINK("http://e.example")', "'+44", "'@SUM(A1)"]


def test_the_table_has_a_column_more_for_each_detail() -> None:
    people = contacts(search())
    plain, full = (
        list(csv.reader(io.StringIO(contacts_csv(people, details=details).decode("utf-8-sig"))))
        for details in (False, True)
    )
    assert full[0] == [*plain[0], "E-mail", "Phone"]
    assert full[1][-1] == "0161 496 0001"
    assert plain[1][3:6] == ["Interview", "2026-06-27", "2026-06-27"]


def test_an_address_book_reads_the_cards() -> None:
    people = contacts(search())
    (card,) = vobject.readComponents(vcard(people, version="3.0", details=True).decode())
    card.validate()
    assert card.fn.value == "Siân Kerr, HR; North"
    assert card.org.value == ["Beck, Dale & Co"]
    assert {mail.value for mail in card.email_list} == {"sian@beck.example", "jobs@beck.example"}
    assert card.tel.value == "0161 496 0001"
