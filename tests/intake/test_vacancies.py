"""Dropping in a newer edition of the official vacancies: the same door as for trackers."""

import pytest

from analysis.errors import JobSearchError
from analysis.intake.limits import Limits
from analysis.intake.vacancies import read_vacancies
from tests.reference import vacancy_book


def test_the_workbook_is_read():
    table = read_vacancies(vacancy_book.book(), "vacs02.xlsx")
    assert (table.sections["All"].thousands, table.sections["All"].per_100_jobs) == (700, 2.5)
    assert table.sections["B"].per_100_jobs is None


@pytest.mark.parametrize(
    "data",
    [
        b"", b"Company,Status\nHarbour Lane,Applied\n", b"%PDF-1.7", vacancy_book.book()[:2000],
        vacancy_book.book({"Applications": [["Company", "Status"], ["Harbour Lane", "Applied"]]}),
        vacancy_book.book({"levels": vacancy_book.whole()["levels"]}),
    ],
    ids=["empty", "tracker", "pdf", "cut", "another book", "one sheet"],
)  # fmt: skip
def test_anything_else_is_refused_with_a_hint(data):
    with pytest.raises(JobSearchError) as caught:
        read_vacancies(data)
    assert caught.value.hint


def test_limits_hold_here_too():
    with pytest.raises(JobSearchError, match="at most"):
        read_vacancies(vacancy_book.book(), limits=Limits(file_bytes=1000))
