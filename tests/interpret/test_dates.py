from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.interpret.dates import DateOrder, looks_like_day, read_dates, read_day
from analysis.reference.dates import date_words

MAY = date(2026, 5, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-02", date(2026, 3, 2)),
        ("2026-03-02T10:30:00", date(2026, 3, 2)),
        ("2026-01-15 10:30:00+00:00", date(2026, 1, 15)),
        ("2026/03/02", date(2026, 3, 2)),
        ("20250403", date(2025, 4, 3)),
        ("45750", date(2025, 4, 3)),
        ("45750.0", date(2025, 4, 3)),
        ("1767225600", date(2026, 1, 1)),
        ("14.03.2026", date(2026, 3, 14)),
        ("03.04.26", date(2026, 4, 3)),
        ("3/4/25", date(2025, 4, 3)),
        ("3-4-2025", date(2025, 4, 3)),
        ("3rd March 2025", date(2025, 3, 3)),
        ("Sept 3 2025", date(2025, 9, 3)),
        ("Mon 3 March 2025", date(2025, 3, 3)),
        ("Thursday, January 15, 2026", date(2026, 1, 15)),
        ("02-Jan-26", date(2026, 1, 2)),
        ("3 Mar '26", date(2026, 3, 3)),
        ("14. März 2026", date(2026, 3, 14)),
        ("1er août 2026", date(2026, 8, 1)),
        ("3 de marzo de 2026", date(2026, 3, 3)),
        ("5 março 2026", date(2026, 3, 5)),
        ("7 luglio 2026", date(2026, 7, 7)),
        ("8 mei 2026", date(2026, 5, 8)),
        ("2 stycznia 2026", date(2026, 1, 2)),
        ("w/c 14 July 2025", date(2025, 7, 14)),
        ("applied 3 March 2026", date(2026, 3, 3)),
        ("Rejected 3/4/25", date(2025, 4, 3)),
        ("Sent 3 Mar 2026 via Reed", date(2026, 3, 3)),
        ("March 2, 2026 → March 5, 2026", date(2026, 3, 2)),
        ("15 Jan 2026 10:30am", date(2026, 1, 15)),
    ],
)
def test_ways_of_writing_a_day(text, day):
    assert read_day(text) == day
    assert looks_like_day(text)


@pytest.mark.parametrize(
    "text",
    [
        "Before 2025-01-24", "early March", "end of March", "31/02/2025", "2026-13-02", "TBC", "8/82019",
        "8/3/2019 and 9/9/2019", "3 or 4 March", "~3 March 2026", "last Tuesday", "10:30", "3.4", "2026",
        "Q1 2026", "soon", "yesterday", "13/14/2025", "Round 2",
    ],
)  # fmt: skip
def test_what_no_careful_reader_could_date_is_listed_as_unread(text):
    column = read_dates(["2026-03-02", text], anchor=MAY)
    assert column.days == (date(2026, 3, 2), None)
    assert column.unread == (1,)


@pytest.mark.parametrize("text", ["", "  ", "N/A", "-", "—", "null", "None", "keine", "brak"])
def test_a_cell_that_says_there_is_no_date_is_empty_not_unread(text):
    column = read_dates([text, "2026-03-02"])
    assert column.days == (None, date(2026, 3, 2))
    assert column.unread == ()


def test_a_first_number_above_twelve_proves_that_the_day_comes_first():
    column = read_dates(["03/02/2025", "15/01/2025", "24/01/2025"])
    assert column.days == (date(2025, 2, 3), date(2025, 1, 15), date(2025, 1, 24))
    assert (column.order, column.order_basis) == (DateOrder.DAY_FIRST, "proved")


def test_a_second_number_above_twelve_proves_that_the_month_comes_first():
    column = read_dates(["11/23/24, 11:39 PM", "12/3/24, 9:05 AM", "1/7/25, 1:15 PM"])
    assert column.days == (date(2024, 11, 23), date(2024, 12, 3), date(2025, 1, 7))
    assert (column.order, column.order_basis) == (DateOrder.MONTH_FIRST, "proved")


def test_iso_and_dotted_days_never_follow_the_column():
    column = read_dates(["2025-03-04", "04.03.2025", "1/25/2025", "2025-03-14"])
    assert column.order is DateOrder.MONTH_FIRST
    assert column.days == (date(2025, 3, 4), date(2025, 3, 4), date(2025, 1, 25), date(2025, 3, 14))


def test_an_undecided_column_takes_the_hint_and_says_that_it_is_assumed():
    cells = ["03/04/2025", "05/04/2025"]
    assert read_dates(cells).days[0] == date(2025, 4, 3)
    hinted = read_dates(cells, hint=DateOrder.MONTH_FIRST)
    assert (hinted.days[0], hinted.order_basis) == (date(2025, 3, 4), "assumed")


def test_an_undecided_column_that_walks_through_one_week_is_not_spread_over_months():
    column = read_dates(["7/1/2025", "7/2/2025", "7/3/2025", "7/8/2025", "7/9/2025"])
    assert column.days[0] == date(2025, 7, 1)
    assert (column.order, column.order_basis) == (DateOrder.MONTH_FIRST, "assumed")


def test_proof_for_both_orders_is_a_conflict_and_each_proving_cell_keeps_its_only_reading():
    column = read_dates(["13/03/2025", "14/03/2025", "12/25/2024", "03/04/2025"])
    assert column.order_basis == "conflict"
    assert column.days == (date(2025, 3, 13), date(2025, 3, 14), date(2024, 12, 25), date(2025, 4, 3))


def test_a_given_order_wins():
    column = read_dates(["03/04/2025"], order=DateOrder.MONTH_FIRST, hint=DateOrder.DAY_FIRST)
    assert (column.days[0], column.order_basis) == (date(2025, 3, 4), "proved")


def test_no_cell_needs_an_order():
    assert read_dates(["2025-03-04", "3 May 2025"]).order_basis == "none"
    empty = read_dates([])
    assert (empty.days, empty.order, empty.order_basis, empty.unread) == ((), None, "none", ())


def test_a_missing_year_keeps_the_rows_running_one_way_and_is_marked():
    column = read_dates(["3 Nov 2025", "15 Dec", "10 Jan", "5 Feb"])
    assert column.days == (date(2025, 11, 3), date(2025, 12, 15), date(2026, 1, 10), date(2026, 2, 5))
    assert column.inferred_year == (1, 2, 3)


def test_a_missing_year_in_rows_from_new_to_old():
    column = read_dates(["2026-02-05", "10 Jan", "15 Dec", "3 Nov 2025"])
    assert column.days[1:3] == (date(2026, 1, 10), date(2025, 12, 15))


def test_no_year_anywhere_counts_back_from_the_latest_day_known():
    cells = ["3 Nov", "15 Dec", "10 Jan", "25/03"]
    assert read_dates(cells, anchor=MAY).days == (
        date(2025, 11, 3), date(2025, 12, 15), date(2026, 1, 10), date(2026, 3, 25),
    )  # fmt: skip
    without = read_dates(cells)
    assert without.days == (None,) * 4
    assert without.unread == (0, 1, 2, 3)


def test_a_day_without_a_year_alone_is_the_latest_not_after_the_anchor():
    assert read_day("3 June", anchor=MAY) == date(2025, 6, 3)
    assert read_day("3 April", anchor=MAY) == date(2026, 4, 3)
    assert read_day("3 April") is None


def test_a_month_is_a_day_only_when_no_cell_says_more():
    assert read_dates(["March 2026", "2026-04-02"]).days == (None, date(2026, 4, 2))
    months = read_dates(["March 2026", "Apr-26", "2026-05"])
    assert months.days == (date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1))
    assert months.first_of_month == (0, 1, 2)


def test_no_short_form_of_a_month_stands_for_two_months():
    words = date_words().months
    assert words["march"] == 3
    assert set(words.values()) == set(range(1, 13))
    assert words["dez"] == words["grudnia"] == 12


RECENT = st.dates(date(2019, 1, 1), date(2027, 12, 31))


@given(st.lists(RECENT, min_size=1, max_size=30).filter(lambda days: any(day.day > 12 for day in days)))
def test_british_american_and_iso_renderings_agree(days):
    for pattern in ("%d/%m/%Y", "%m/%d/%Y", "%Y-%m-%d", "%d %B %Y", "%d.%m.%y"):
        assert read_dates([day.strftime(pattern) for day in days]).days == tuple(days)


@given(st.lists(RECENT, min_size=2, max_size=40))
def test_years_left_out_of_ordered_rows_come_back(days):
    ordered = sorted(days)
    ordered = [
        day for at, day in enumerate(ordered) if at == 0 or day - ordered[at - 1] < timedelta(days=150)
    ]
    kept = [day for at, day in enumerate(ordered) if at == 0 or (day - ordered[0]).days < 150]
    cells = [kept[0].isoformat(), *(f"{day:%d %b}" for day in kept[1:] if (day.month, day.day) != (2, 29))]
    expected = [kept[0], *(day for day in kept[1:] if (day.month, day.day) != (2, 29))]
    assert list(read_dates(cells).days) == expected


@given(st.text(max_size=60))
def test_any_text_is_read_without_trouble(text):
    column = read_dates([text, text], anchor=MAY)
    assert column.days[0] == column.days[1]


@pytest.mark.parametrize("cell", ["1e999", "-1e999", "inf", "1" * 400])
def test_numbers_beyond_all_days_are_no_days(cell: str) -> None:
    column = read_dates([cell, "03/04/2026"])
    assert column.days[0] is None
    assert column.unread == (0,)
