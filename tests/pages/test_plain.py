"""Text of the user's is shown letter for letter: nothing in it becomes bold, a link, an icon or a formula."""

import re

import pytest

from analysis.model import Polarity
from pages.ui import plain

NASTY = [
    "A*STAR* & Co",
    "_under_ __score__",
    "$5 and $6",
    ":smile: :material/home: :red[stop] :red-background[x]",
    "<script>alert(1)</script>",
    "[click](http://evil.example) ![x](y)",
    "`code` ~~struck~~ ^up^",
    "# heading",
    "1. list",
    "- item",
    "> quote",
    "| a | b |",
    "www.example.com and mail@example.com",
    "a -> b <- c -- d >= e",
    "&amp; &nbsp;",
    "back\\slash",
]


@pytest.mark.parametrize("text", NASTY)
def test_every_sign_is_escaped_and_no_letter_lost(text: str) -> None:
    shown = plain.in_markdown(text)
    assert re.sub(r"\\([^a-zA-Z0-9\s])", r"\1", shown).replace("\u2060", "") == text
    assert not re.search(r"(?<!\\)[*_$<`\[\]#|~&!]", shown.replace("\\\\", ""))


@pytest.mark.parametrize("text", [":smile:", ":material/home:", ":red[x]", "http://a.b", "10:30:45"])
def test_codes_are_broken_up(text: str) -> None:
    assert not re.search(r":(?=[\w/\[])", plain.in_markdown(text))


def test_addresses_do_not_become_links() -> None:
    shown = plain.in_markdown("https://a.example www.b.example c@d.example")
    assert "://" not in shown
    assert "www." not in shown
    assert "@d" not in shown


def test_lines_become_one() -> None:
    assert plain.in_markdown("one\n\n    two\t three ") == "one two three"


def test_html_is_escaped() -> None:
    assert plain.in_html("<b>&'\"") == "&lt;b&gt;&amp;&#x27;&quot;"


def test_words_behind_a_theme_are_marked_by_polarity() -> None:
    text = "Great rapport, but no AWS."
    shown = plain.highlighted(text, [(19, 25, Polarity.WEAKNESS), (0, 13, Polarity.STRENGTH)])
    assert shown == ":green-background[Great rapport], but :red-background[no AWS]\\."


def test_marked_words_cannot_break_out() -> None:
    shown = plain.highlighted("no ] and :red[", [(0, 14, Polarity.WEAKNESS)])
    assert shown == ":red-background[no \\] and :\u2060red\\[]"


def test_overlapping_and_empty_spans_lose_no_letter() -> None:
    shown = plain.highlighted(
        "abcdef", [(0, 3, Polarity.WEAKNESS), (2, 5, Polarity.STRENGTH), (5, 5, Polarity.EXTERNAL)]
    )
    assert shown == ":red-background[abc]def"


def test_what_is_neither_side_is_marked_in_grey() -> None:
    assert plain.highlighted("x frozen", [(2, 8, Polarity.EXTERNAL)]) == "x :gray-background[frozen]"
