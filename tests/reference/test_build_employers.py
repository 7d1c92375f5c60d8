"""The scripts that build the employer tables, on a made-up excerpt of their source."""

import csv
import gzip

import pytest

from analysis.reference.build import employers
from analysis.reference.build.sic import sector_of_code, sector_of_codes

HEADER = ["employer", "sic_codes", "size", "current_name"]
ROWS = [
    ["ALDERWOOD COUNTY COUNCIL", "1 84110", "5000 to 19,999", ""],
    ["Bramble & Thorn Hotels Limited", "55100", "250 to 499", "Bramble Stays Ltd"],
    ["Quillfield Holdings plc", "64209", "250 to 499", ""],
    ["Two Trades Ltd", "41201 86101", "250 to 499", ""],
    *([f"{name} Hotels Ltd", "55100", "250 to 499", ""] for name in ("Ash", "Birch", "Cedar", "Dogwood")),
]


@pytest.fixture
def source(tmp_path):
    with gzip.open(tmp_path / employers.SOURCE, "wt", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([HEADER, *ROWS])
    return tmp_path


@pytest.mark.parametrize(
    ("code", "sector"),
    [
        ("21100", "science"), ("10110", "manufacturing"), ("1470", "agriculture"), ("47730", "health"),
        ("47110", "retail"), ("69201", "finance"), ("69102", "professional"), ("71111", "construction"),
        ("71121", "professional"), ("58290", "it"), ("58110", "media"),
        ("78109", "recruitment"), ("9", ""), ("x", ""),
    ],
)  # fmt: skip
def test_codes_go_to_the_sector_that_lists_them(code, sector):
    assert sector_of_code(code) == sector


@pytest.mark.parametrize(
    ("codes", "sector"),
    [("1 84110", "public"), ("70100 86101", "health"), ("82990", ""), ("41201 86101", ""), ("", ""),
     ("41201 41202 86101", "construction")],
)  # fmt: skip
def test_vague_and_tied_codes_tell_nothing(codes, sector):
    assert sector_of_codes(codes) == sector


def test_the_table_leaves_out_what_it_cannot_tell(source):
    table = employers.employer_table(employers.read_source(source))
    assert table["bramble thorn hotels"] == "hospitality"
    assert table["bramble stays"] == "hospitality"
    assert table["alderwood county council"] == "public"
    assert "quillfield" not in table
    assert "two trades" not in table
    assert list(table) == sorted(table)


def test_words_are_learned_from_five_bearers_on():
    table = {f"{name} hotels": "hospitality" for name in "abcde"} | {"a inns": "hospitality"}
    assert employers.learned_words(table) == [employers.LearnedWord("hotels", "hospitality", 1.0, 5)]
    assert employers.learned_words({}) == []


def test_both_tables_are_written_and_do_not_depend_on_the_day(source, tmp_path, capsys):
    employers.main(source, tmp_path)
    first = (tmp_path / "employers_uk.tsv.gz").read_bytes()
    employers.main(source, tmp_path)
    assert (tmp_path / "employers_uk.tsv.gz").read_bytes() == first
    assert gzip.decompress(first).decode().splitlines()[0] == "alderwood county council\tpublic"
    assert (tmp_path / "employer_words_learned.csv").read_text().splitlines() == [
        "words,sector,purity,bearers", "hotels,hospitality,1.0,5",
    ]  # fmt: skip
    assert "7 employers, 1 words" in capsys.readouterr().out


def test_a_folder_without_the_source_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        employers.read_source(tmp_path)
