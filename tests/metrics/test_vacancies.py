"""Official vacancies beside the sectors: what each figure is, how old, and what is never done with it."""

from datetime import date

import pytest

from analysis.metrics.vacancies import FigureAge, about, per_thousand, vacancies
from analysis.reference.sectors import sectors
from analysis.reference.vacancies import Vacancies, VacancyTable

AS_OF = date(2025, 12, 1)


def test_each_sector_has_its_figure_or_none():
    table = vacancies(AS_OF).table
    assert list(table.index) == list(sectors())
    assert table.loc["health", ["thousands", "per_100_jobs", "thousands_year_ago"]].tolist() == [
        127,
        2.7,
        145,
    ]
    assert table.loc["health", "fit"] == "Nearly the same industry"
    assert table.loc["energy", "thousands"] == 1 + 3 + 8
    assert table.loc[["energy", "recruitment", "agriculture"], "per_100_jobs"].isna().all()


def test_recruitment_and_agriculture_borrow_nothing():
    table = vacancies(AS_OF).table
    without = table[~table["official"]]
    assert list(without.index) == ["recruitment", "agriculture"]
    assert without[["thousands", "per_100_jobs"]].isna().all().all()
    assert without["fit"].str.startswith("No official figure").all()
    assert (without[["industry", "section"]] == "").all().all()


@pytest.mark.parametrize(
    ("day", "age", "months"),
    [
        (date(2025, 9, 1), FigureAge.FRESH, 0), (date(2025, 10, 31), FigureAge.FRESH, 0),
        (date(2025, 11, 29), FigureAge.FRESH, 0), (date(2025, 11, 30), FigureAge.FRESH, 1),
        (date(2026, 2, 28), FigureAge.FRESH, 4), (date(2026, 4, 30), FigureAge.FRESH, 6),
        (date(2026, 5, 1), FigureAge.AMBER, 6), (date(2027, 4, 30), FigureAge.AMBER, 18),
        (date(2027, 5, 1), FigureAge.RED, 18), (date(2028, 1, 31), FigureAge.RED, 27),
    ],
)  # fmt: skip
def test_amber_after_six_months_and_red_after_eighteen(day, age, months):
    result = vacancies(day)
    assert (result.age, result.months_old) == (age, months)


def test_the_sentence_names_the_months_and_the_age():
    told = "From August to October 2025 UK employers had about 723,000 vacancies, 23 for every 1,000 jobs."
    assert vacancies(AS_OF).sentence == told
    assert vacancies(date(2026, 11, 24)).sentence == f"{told} These figures are 12 months old."
    assert vacancies(date(2028, 1, 31)).sentence.endswith("27 months old and much may have changed.")


def test_the_source_line_names_everything():
    source = vacancies(AS_OF).source
    for part in ("ONS", "VACS02", "August to October 2025", "November 2025", "provisional", "v3.0"):
        assert part in source


def test_another_edition_can_be_given():
    letters = {key: Vacancies(None, None, None) for key in "BCDEFGHIJKLMNOPQRS"}
    edition = VacancyTable(
        date(2025, 11, 1), date(2026, 1, 31), "", {**letters, "All": Vacancies(700, None, None)}
    )
    result = vacancies(date(2026, 2, 10), edition)
    assert result.sentence == "From November 2025 to January 2026 UK employers had about 700,000 vacancies."
    assert result.table["thousands"].isna().all()
    assert "not given" in result.source


def test_nothing_of_the_users_is_ever_looked_at():
    result = vacancies(AS_OF)
    assert not {"k", "n", "rate", "ratio", "score"} & set(result.table.columns)
    assert any("not yours" in note for note in result.notes)


def test_figures_are_said_without_decimals():
    assert (per_thousand(2.3), about(1.25)) == ("23 for every 1,000 jobs", "about 1,250")
