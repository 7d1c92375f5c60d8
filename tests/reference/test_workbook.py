import pytest

from analysis.export.columns import application_columns
from analysis.interpret.status import read_status
from analysis.model import Outcome, Stage
from analysis.reference.columns import SURE, fields, fields_of
from analysis.reference.workbook import basis_of, known_from, own_header, own_name, vocabulary
from tests.builders import dataset

# the reader of any spreadsheet knows these under the names of their columns
_READ_AS = {"stage": "status", "outcome": "result"}
_NO_FIELD = {"salary_low", "salary_high"}


@pytest.mark.parametrize("field", [name for name in vocabulary().columns if name not in _NO_FIELD])
def test_any_reader_maps_our_headers_with_certainty(field: str) -> None:
    best = fields_of(vocabulary().columns[field])[0]
    assert best.field == _READ_AS.get(field, field)
    assert best.strength == SURE


def test_headers_are_told_apart() -> None:
    headers = [header.casefold() for header in vocabulary().headers.values()]
    assert len(set(headers)) == len(headers)
    assert set(_READ_AS.values()) <= set(fields())


@pytest.mark.parametrize("stage", list(Stage))
def test_any_reader_understands_our_stages(stage: Stage) -> None:
    assert read_status(vocabulary().stage.word(stage)).stage is stage


@pytest.mark.parametrize("outcome", list(Outcome))
def test_any_reader_understands_our_outcomes(outcome: Outcome) -> None:
    assert read_status(vocabulary().outcome.word(outcome)).outcome is outcome


def test_words_are_read_without_regard_to_case() -> None:
    assert vocabulary().outcome.value(" a NO ") == Outcome.REJECTED
    assert vocabulary().outcome.value("perhaps") is None


def test_a_value_changed_later_is_not_known_as_before() -> None:
    words = vocabulary().basis
    cell = known_from(words.word("inferred"), "Interview")
    assert basis_of(cell, "interview", words) == "inferred"
    assert basis_of(cell, "Offer", words) is None
    assert basis_of("", "Offer", words) is None


_THEIRS = ("Employer", "employer", "Employer (yours)", "Problem", "Desk", "Desk (yours)")


@pytest.mark.parametrize("header", _THEIRS)
def test_columns_of_the_users_own_keep_their_names(header: str) -> None:
    ours = {one.casefold() for one in vocabulary().headers.values()}
    assert own_header(header).casefold() not in ours
    assert own_name(own_header(header)) == header


def test_every_field_has_a_column() -> None:
    ds = dataset([{}])
    exported = {one.field for one in application_columns(ds, contacts=True)}
    assert exported == set(ds.applications.columns)
