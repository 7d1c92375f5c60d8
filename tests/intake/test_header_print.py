"""The name by which a mapping is remembered."""

from analysis.intake.header_print import header_fingerprint
from analysis.intake.load import load

HEADERS = ["Company", "Job Title", "Date applied", "Status", "My own column", "Password"]
LIST = ",".join(HEADERS) + "\nHazel,Clerk,2026-01-05,Rejected,blue,secret\n"


def test_order_case_and_punctuation_do_not_count():
    name = header_fingerprint(HEADERS)
    assert len(name) == 16
    assert int(name, 16) >= 0
    assert header_fingerprint([header.upper() + " " for header in reversed(HEADERS)] + [""]) == name
    assert header_fingerprint(HEADERS[:-1]) != name


def test_a_dataset_has_the_name_of_its_headers_whatever_they_were_read_as():
    name = header_fingerprint(HEADERS)
    assert header_fingerprint(load(LIST.encode(), filename="a.csv")) == name
    mapped = load(LIST.encode(), filename="a.csv", mapping={"notes": "My own column", "status": ""})
    assert header_fingerprint(mapped) == name


def test_no_header_has_a_name_too():
    assert header_fingerprint([]) == header_fingerprint(["", " "])
