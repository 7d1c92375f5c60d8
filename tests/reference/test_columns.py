import pytest

from analysis.reference.columns import SURE, field_of, fields, fields_of, is_known_header, plain_header

YES = [(field.id, header) for field in fields().values() for header in field.yes]
NO = [(field.id, header) for field in fields().values() for header in field.no]


@pytest.mark.parametrize(("field", "header"), YES)
def test_headers_that_name_a_field(field, header):
    assert field in {match.field for match in fields_of(header)}


@pytest.mark.parametrize(("field", "header"), NO)
def test_headers_that_do_not_name_it(field, header):
    best = field_of(header)
    assert best is None or best.field != field


def test_no_header_surely_means_two_fields():
    seen = {}
    for field in fields().values():
        for header in field.says:
            assert header not in seen, f"{header} is in {seen.get(header)} and {field.id}"
            seen[header] = field.id


def test_every_word_list_is_written_as_it_is_compared():
    for field in fields().values():
        for header in (*field.says, *field.may, *field.last):
            assert plain_header(header) == header


@pytest.mark.parametrize(
    ("header", "plain"),
    [
        ("dateApplied", "date applied"),
        ("DATE_APPLIED", "date applied"),
        ("Date\napplied ?", "date applied"),
        ("Société", "societe"),
        ("Contact's e-mail", "contact e mail"),
        ("", ""),
    ],
)
def test_headers_are_compared_without_their_dress(header, plain):
    assert plain_header(header) == plain


@pytest.mark.parametrize("header", ["Firma", "Entreprise", "Empresa", "Azienda", "Bedrijf", "Pracodawca"])
def test_the_employer_in_other_languages(header):
    match = field_of(header)
    assert match is not None
    assert (match.field, match.strength) == ("company", SURE)


def test_a_misspelt_header_is_less_sure_and_says_why():
    match = field_of("Date Aplied")
    assert match is not None
    assert match.field == "applied_on"
    assert match.strength < SURE
    assert "date applied" in match.why


@pytest.mark.parametrize("header", ["Company", "Date sent", "No.", "DOB", "Status"])
def test_usual_headers_are_known(header):
    assert is_known_header(header)


@pytest.mark.parametrize(
    "header", ["", "Brightwell Software", "2026-03-02", "Total", "Acme Company Rating Agency"]
)
def test_cells_are_no_headers(header):
    assert not is_known_header(header)
