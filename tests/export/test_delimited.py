import csv
import io
from datetime import date

import pytest

import analysis
from analysis.export.delimited import guarded, table_csv
from tests.builders import dataset
from tests.export.searches import INJECTIONS


def rows_of(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_nothing_in_the_file_would_run() -> None:
    headers = [text.split("\n")[0] for text in INJECTIONS]
    data = table_csv(
        dataset([{"notes": text} for text in INJECTIONS], own=dict.fromkeys(headers, INJECTIONS))
    )
    (header, *rows) = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    cells = [*header, *(cell for row in rows for cell in row)]
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"), ("+44 7700 900123", "'+44 7700 900123"), ("-", "'-"), ("@home", "'@home"),
        (" =1", "' =1"), ("\t=1", "'\t=1"), ("＝1", "'＝1"), ("plain", "plain"), ("'tis", "'tis"), ("", ""),
        ("a=1", "a=1"),
    ],
)  # fmt: skip
def test_an_apostrophe_stands_before_what_could_run(text: str, expected: str) -> None:
    assert guarded(text) == expected


def test_days_and_amounts_are_plain() -> None:
    row = {"company": "Acorn", "applied_on": date(2026, 3, 2), "salary_low": 31_000, "salary_high": 32_500.5}
    ds = dataset([{key: value for key, value in row.items() if key != "applied_on"} | {"age": 120}])
    (found,) = rows_of(table_csv(ds))
    assert (found["Sent on"], found["Pay from"], found["Pay to"]) == ("2026-03-02", "31000", "32500.5")


def test_the_import_takes_the_apostrophes_off_again() -> None:
    texts = ["=1+1", "+44 7700 900123", "@SUM(A1)", "-2+3", "plain"]
    ds = dataset([{"company": f"Firm {at}", "notes": text} for at, text in enumerate(texts)])
    again = analysis.load(table_csv(ds), filename="search.csv")
    assert list(again.applications["notes"]) == texts


def test_details_of_contacts_leave_only_when_asked_for() -> None:
    ds = dataset([{"contact_email": "robin@example.org"}])
    assert b"robin@example.org" not in table_csv(ds)
    assert b"robin@example.org" in table_csv(ds, contacts=True)


def test_nothing_gives_one_line_of_headers() -> None:
    data = table_csv(dataset())
    assert rows_of(data) == []
    assert data.count(b"\r\n") == 1
