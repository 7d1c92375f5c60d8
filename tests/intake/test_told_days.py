"""Days told by words alone."""

from datetime import date

import pytest

from analysis.intake.load import load
from analysis.intake.told_days import told_days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Applied 3 March. Rejected 10 March", {"applied_on": "3 March", "rejected_on": "10 March"}),
        ("applied on 5/3/2026 - interview 20/3/2026", {"applied_on": "5/3/2026", "interview": "20/3/2026"}),
        ("3/3 applied, 10/3 rejected", {"applied_on": "3/3", "rejected_on": "10/3"}),
        (
            "CV sent: 2026-03-01; offer received 2026-04-02",
            {"applied_on": "2026-03-01", "offer": "2026-04-02"},
        ),
        (
            "Beworben am 03.03.2026, Absage am 17.03.2026",
            {"applied_on": "03.03.2026", "rejected_on": "17.03.2026"},
        ),
        ("Interview booked for 12 April", {"interview": "12 April"}),
        ("Closing date 3 March", {}),
        ("start on 3 March if I get it", {}),
        ("they said they would call by 10 March", {}),
        ("Applied before 3 March", {}),
        ("applied 3 March, applied again 4 April", {}),
        ("not applied", {}),
        ("", {}),
    ],
)
def test_only_plain_words_beside_a_day_count(text, days):
    assert told_days(text) == days


def test_a_list_without_a_column_of_days_takes_them_from_the_notes_and_says_so():
    ds = load(
        b"Company,Role,Notes\nHazel,Clerk,Applied 13 March 2026. Rejected 20 March\n"
        b"Brook,Cook,Applied 5/3/2026 - interview 19/3/2026\nElm,Porter,nice people\n",
        filename="list.csv",
    )
    days = [None if day != day else day.date() for day in ds.applications["applied_on"]]
    assert days == [date(2026, 3, 13), date(2026, 3, 5), None]
    events = {
        (kind, str(on.date()), basis) for kind, on, basis in ds.events[["kind", "on", "basis"]].to_numpy()
    }
    assert ("rejected", "2026-03-20", "stated") in events
    assert ("interview", "2026-03-19", "stated") in events
    assert ds.mapping["applied_on"].column == "Notes"
    assert ds.mapping["applied_on"].confidence < 0.9
    assert not [name for name in ds.applications.columns if name.startswith("own:Notes (")]
    assert len(ds) == 3


def test_a_column_of_days_makes_the_notes_keep_silent():
    ds = load(
        b"Company,Role,Date applied,Notes\nHazel,Clerk,2026-03-01,Applied 13 March 2026\n",
        filename="list.csv",
    )
    assert ds.applications["applied_on"][0].date() == date(2026, 3, 1)
