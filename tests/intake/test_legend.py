"""Codes that the user explains."""

import pytest

from analysis.intake.legend import legend_in
from analysis.intake.load import load


@pytest.mark.parametrize(
    ("text", "legend"),
    [
        ("Key: R = rejected, I = interview", {"r": "rejected", "i": "interview"}),
        ("Stage (1=applied, 2=phone screen, 3=offer)", {"1": "applied", "2": "phone screen", "3": "offer"}),
        ("A=applied I=interview N=no reply", {"a": "applied", "i": "interview", "n": "no reply"}),
        ("R = red, B = blue", {}),
        ("Status", {}),
        ("salary = 30k", {}),
        ("", {}),
    ],
)
def test_only_explanations_of_states_count(text, legend):
    assert legend_in(text) == legend


def test_a_key_under_the_list_counts_too():
    ds = load(
        b"Employer,Job,Code\nOakum Ropes,Splicer,R\nPitch Roofing,Labourer,I\nQuoin,Mason,W\n"
        b'"R = rejected, I = interview, W = waiting",,\n',
        filename="list.csv",
    )
    assert ds.applications["outcome"].tolist() == ["rejected", "waiting", "waiting"]
    assert ds.applications["stage"].tolist() == ["applied", "interview", "applied"]
    assert ds.aside_counts() == {"note": 1}


def test_letters_without_a_key_are_left_alone():
    ds = load(
        b"Employer,Job,Status,Badge\nOakum,Splicer,Applied,B\nPitch,Labourer,Applied,C\n", filename="list.csv"
    )
    assert ds.applications["own:Badge"].tolist() == ["B", "C"]
