"""Each row of the word lists carries a wording that must be read by it, and often one that must not."""

import pytest

from analysis.interpret.employer import read_employer
from analysis.interpret.sector import classify_sector
from analysis.interpret.sector_cell import read_sector_cell
from analysis.interpret.title import read_title
from analysis.reference.aliases import AGENCY_MARK
from analysis.reference.phrases import PhraseBook, patterns_of, words_of
from analysis.reference.sectors import job_families, sectors, table_rows
from analysis.reference.titles import context_of

TITLES = table_rows("title_rules.csv")
ALIASES = [row for row in table_rows("sector_aliases.csv") if row["kind"] == "phrase"]
NAMES = table_rows("employer_words.csv")
CONTEXTS = table_rows("title_contexts.csv")


def _label(row):
    return f"{row.get('family', row.get('sector'))}: {row['phrases'][:30]}"


def _speaks_of(row, text):
    book = PhraseBook((pattern, True) for pattern in patterns_of(row["phrases"]))
    return bool(book.hits(words_of(text)))


@pytest.mark.parametrize("row", TITLES, ids=_label)
def test_a_title_rule_reads_its_example(row):
    family = read_title(row["example"]).family
    assert any(_speaks_of(row, part) for part in (row["example"], row["example"].replace("-", " ")))
    assert family == row["family"] or row["weight"] == "0"


@pytest.mark.parametrize("row", TITLES, ids=_label)
def test_a_title_rule_leaves_its_counter_example_alone(row):
    counter = row["counter_example"]
    assert counter
    assert not _speaks_of(row, counter) or read_title(counter).family != row["family"]


def test_title_rules_name_known_families_and_sectors():
    assert {row["family"] for row in TITLES} <= {*job_families(), ""}
    assert {row["sector"].rstrip("?") for row in TITLES} <= {*sectors(), ""}


@pytest.mark.parametrize("row", ALIASES, ids=_label)
def test_an_alias_reads_its_example_and_not_its_counter_example(row):
    assert read_sector_cell(row["example"]).sector == row["sector"]
    assert read_sector_cell(row["counter_example"]).sector != row["sector"]


def test_an_agency_in_the_sector_cell_is_no_sector():
    row = next(row for row in table_rows("sector_aliases.csv") if row["kind"] == AGENCY_MARK)
    reading = read_sector_cell(row["example"])
    assert reading.via_agency
    assert reading.sector == ""
    assert not read_sector_cell(row["counter_example"]).via_agency


@pytest.mark.parametrize("row", NAMES, ids=_label)
def test_a_name_word_reads_its_example_and_not_its_counter_example(row):
    assert _speaks_of(row, row["example"])
    assert row["counter_example"]
    assert read_employer(row["example"]).sector == row["sector"]
    assert read_employer(row["counter_example"]).sector != row["sector"]


@pytest.mark.parametrize("row", CONTEXTS, ids=lambda row: row["phrases"][:30])
def test_a_job_is_what_its_employer_makes_of_it(row):
    assert _speaks_of(row, row["title"])
    assert classify_sector("", row["title"], sectors()[row["employer"]].name).job_family == row["family"]


def test_contexts_name_known_families_and_sectors():
    pairs = [pair for row in CONTEXTS for pair in context_of(row["families"]).families]
    assert {sector for sector, _ in pairs} <= {*sectors()}
    assert {family for _, family in pairs} <= {*job_families()}
