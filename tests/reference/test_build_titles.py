"""The script that builds the title lexicon, on a made-up excerpt of its sources."""

import gzip

import pytest

from analysis.reference.build import titles

CODES = {
    "SOC": {"223": "health", "2231": "health", "354": "sales"},
    "ISCO": {"22": "health"},
    "ONET": {"29": "health"},
}


def _write(path, text):
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.write(text)


@pytest.fixture
def source(tmp_path):
    _write(
        tmp_path / "ons_soc2010_index.csv.gz",
        'SOC 2010,INDEXOCC\n2231,"Nurse, ward"\n3542,"Manager, sales"\n',
    )
    _write(
        tmp_path / "esco_occupation_labels.csv.gz",
        "isco_group,preferred_label,alternative_labels\n2221,night nurse,ward nurse | day nurse\n",
    )
    _write(
        tmp_path / "onet_27_alternate_titles.txt.gz",
        "O*NET-SOC Code\tAlternate Title\n29-1141.00\tScrub Nurse\n",
    )
    return tmp_path


def test_the_longest_listed_code_decides():
    assert titles.family_of("2231", {"22": "a", "223": "b"}) == "b"
    assert titles.family_of("9999", {"22": "a"}) == ""


def test_index_entries_are_put_in_the_order_people_say_them():
    assert titles.natural_order("Nurse, ward") == "ward Nurse"


def test_titles_of_all_three_sources_get_a_family(source):
    assert dict(titles.titles(source, CODES))["ward Nurse"] == "health"
    assert [family for _, family in titles.titles(source, CODES)] == ["health", "sales", *["health"] * 4]


def test_the_lexicon_keeps_pure_terms_and_no_ranks():
    labelled = [(f"{kind} nurse manager", "health") for kind in ("ward", "night", "day", "scrub")]
    labelled += [(f"{kind} sales manager", "sales") for kind in ("area", "key", "field", "car")]
    assert titles.lexicon(labelled) == [
        titles.Term("nurse", "health", 1.0),
        titles.Term("sales", "sales", 1.0),
    ]
    assert titles.lexicon([]) == []


def test_the_script_writes_the_lexicon(source, tmp_path, capsys):
    titles.main(source, tmp_path)
    packed = (tmp_path / "title_lexicon.tsv.gz").read_bytes()
    assert gzip.decompress(packed).decode() == "nurse\thealth\t1.00\n"
    assert "1 terms" in capsys.readouterr().out
