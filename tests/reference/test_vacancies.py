"""The shipped table of vacancies, and what makes a workbook the official one."""

from datetime import date

import pytest

from analysis.errors import UnreadableFileError
from analysis.reference.build import vacancies as build
from analysis.reference.sectors import sectors
from analysis.reference.vacancies import ALL, Vacancies, number, sections, shipped_vacancies, table_of
from tests.reference import vacancy_book


def cells(rows):
    return [[str(cell) for cell in row] for row in rows]


def parsed(levels=None, rates=None):
    sheets = vacancy_book.whole()
    rates = sheets["ratios"] if rates is None else rates
    return table_of(cells(sheets["levels"] if levels is None else levels), cells(rates))


def test_the_shipped_edition_as_published():
    table = shipped_vacancies()
    assert (table.start, table.end, table.released) == (date(2025, 8, 1), date(2025, 10, 31), "November 2025")
    assert table.sections[ALL] == Vacancies(723, 2.3, 822)
    assert table.sections["Q"] == Vacancies(127, 2.7, 145)
    assert table.sections["K"] == Vacancies(34, 3.0, 35)
    assert list(table.sections) == list(sections())


def test_sections_add_up_to_all_within_rounding():
    table = shipped_vacancies().sections
    parts = sum(one.thousands for key, one in table.items() if key != ALL)
    assert abs(parts - table[ALL].thousands) <= len(table) / 2


def test_every_sector_points_at_a_section_or_at_none():
    letters = {letter for one in sectors().values() for letter in one.ons_column.split("+") if letter}
    assert letters <= set(sections())
    assert {key for key, one in sectors().items() if not one.ons_column} == {"recruitment", "agriculture"}


def test_the_latest_months_are_taken_and_the_year_before_found():
    table = parsed()
    assert (table.start, table.end, table.released) == (date(2025, 11, 1), date(2026, 1, 31), "")
    assert table.sections[ALL] == Vacancies(700, 2.5, 690)
    assert table.sections["B"] == Vacancies(1, None, 1)
    assert table.sections["S"] == Vacancies(18, 1.5, 18)


def test_without_the_year_before_there_is_no_change():
    levels = {"Nov-Jan 2026": [700, *range(1, 19)]}
    assert parsed(vacancy_book.sheet("levels_series", levels)).sections[ALL].thousands_year_ago is None


def broken(change):
    rows = vacancy_book.whole()["levels"]
    change(rows)
    return rows


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda rows: rows.__setitem__(0, ["VACS01  Vacancies and unemployment"]), "VACS02"),
        (lambda rows: rows.clear(), "VACS02"),
        (lambda rows: rows[4].__setitem__(2, "A-S"), "row of industry letters"),
        (lambda rows: rows[4].__setitem__(5, "Z"), "section D"),
        (lambda rows: rows[5].__setitem__(5, "JP9Z"), "section D"),
        (lambda rows: rows[5].__setitem__(slice(5, 7), rows[5][5:7][::-1]), "another industry"),
        (lambda rows: rows[10].__setitem__(2, ".."), "all industries is missing"),
        (lambda rows: rows[10].__setitem__(4, "many"), "“many”"),
        (lambda rows: rows[10].__setitem__(4, -3), "cannot be"),
        (lambda rows: rows[10].__setitem__(4, "nan"), "cannot be"),
        (lambda rows: rows.__delitem__(slice(8, 11)), "three months"),
        (lambda rows: rows.__delitem__(10), "different months"),
    ],
)
def test_another_layout_is_refused_with_a_way_out(change, said):
    with pytest.raises(UnreadableFileError, match="not the official table") as caught:
        parsed(levels=broken(change))
    assert said in str(caught.value)
    assert "VACS02" in caught.value.hint


def test_left_out_figures_are_none():
    assert (number(".."), number(" "), number("2.3")) == (None, None, 2.3)


def test_the_build_writes_what_the_loader_reads(tmp_path, capsys):
    (tmp_path / "ons_vacs02.xlsx").write_bytes(vacancy_book.book())
    extract = "sic,vacancies_thousands,per_100_jobs,vacancies_thousands_year_ago\nAll,700,2.5,690\n"
    (tmp_path / "ons_vacancies_x.csv").write_text(extract, encoding="utf-8")
    build.main(tmp_path, tmp_path)
    lines = (tmp_path / "vacancies.csv").read_text(encoding="utf-8").splitlines()
    assert lines[1] == "All,700,2.5,690,2025-11-01,2026-01-31,"
    assert lines[2] == "B,1,,1,2025-11-01,2026-01-31,"
    assert "19 sections, November 2025 to January 2026" in capsys.readouterr().out


def test_the_build_notices_an_extract_that_differs(tmp_path):
    (tmp_path / "ons_vacs02.xlsx").write_bytes(vacancy_book.book())
    extract = "sic,vacancies_thousands,per_100_jobs,vacancies_thousands_year_ago\nAll,701,2.5,690\n"
    (tmp_path / "ons_vacancies_x.csv").write_text(extract, encoding="utf-8")
    with pytest.raises(ValueError, match="All"):
        build.main(tmp_path, tmp_path)


def test_the_build_needs_a_workbook(tmp_path):
    with pytest.raises(FileNotFoundError):
        build.read_source(tmp_path)
