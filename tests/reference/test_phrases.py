"""The small language of the word lists, and the search for many phrases at once."""

import pytest

from analysis.reference.phrases import Hit, PhraseBook, patterns_of, phrases_of, plain, words_of


def _book(**cells):
    return PhraseBook((pattern, name) for name, cell in cells.items() for pattern in patterns_of(cell))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Müller & Söhne", ("muller", "and", "sohne")),
        ("Sainsbury’s", ("sainsburys",)),
        ("J.P. Morgan", ("jp", "morgan")),
        ("I.T. Support", ("it", "support")),
        ("C++/C# and .NET", ("c++", "c#", "and", ".net")),
        ("front-end", ("front", "end")),
        (" – ", ()),
    ],
)
def test_words(text, words):
    assert words_of(text) == words


def test_plain_text_stays_short():
    assert plain("Café") == "cafe"


def test_choices_are_spelled_out():
    assert phrases_of("(care|support) worker; trust (nhs|); recruit*") == [
        ("care", "worker"), ("support", "worker"), ("trust", "nhs"), ("trust",), ("recruit*",),
    ]  # fmt: skip


@pytest.mark.parametrize("cell", ["(a|) ; b", "( | ) c"])
def test_a_phrase_that_may_begin_with_nothing_is_an_error(cell):
    with pytest.raises(ValueError, match="begins without a word"):
        patterns_of(cell)


def test_an_empty_cell_holds_no_phrase():
    assert phrases_of(" ; ") == []


def test_a_choice_may_stand_within_a_word():
    assert phrases_of("organi(s|z)ation; defen(c|s)e (force|)") == [
        ("organisation",), ("organization",), ("defence", "force"), ("defence",),
        ("defense", "force"), ("defense",),
    ]  # fmt: skip


def test_hits_know_their_words_and_the_longest_goes_first():
    book = _book(care="care", customer="customer care")
    assert book.longest_hits(("senior", "customer", "care")) == [Hit(1, 3, "customer")]
    assert [hit.value for hit in book.hits(("customer", "care"))] == ["customer", "care"]


def test_a_plural_counts_at_the_end_of_a_phrase_only():
    book = _book(sales="account manager")
    assert book.hits(("account", "managers"))
    assert not book.hits(("accounts", "manager"))


def test_plurals_of_single_words_and_of_phrases_that_may_end_early():
    book = _book(health="nurse (practitioner|)", places="bakery")
    assert book.hits(("nurses",)) == [Hit(0, 1, "health")]
    assert book.hits(("bakeries",)) == [Hit(0, 1, "places")]
    assert not book.hits(("glass",))


def test_stars_stand_for_any_ending_or_beginning():
    book = _book(it="*entwickler; soft*")
    assert book.hits(("softwareentwickler",)) == [Hit(0, 1, "it"), Hit(0, 1, "it")]
    assert book.hits(("hardware",)) == []


def test_each_phrase_is_found_at_its_longest():
    book = _book(hr="hr (manager|manager of people|)")
    assert book.hits(("hr", "manager", "of", "people")) == [Hit(0, 4, "hr")]
    assert book.hits(("hr",)) == [Hit(0, 1, "hr")]


def test_nothing_is_found_in_nothing():
    assert _book(it="it").longest_hits(()) == []
