"""What holds of any text whatever."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis.interpret.clauses import normalise
from analysis.interpret.feedback import tag_feedback
from analysis.reference.themes import theme_rules, themes

SNIPPETS = [text for rule in theme_rules() for text in (*rule.yes, *rule.no)]
texts = st.one_of(
    st.text(max_size=120),
    st.lists(st.sampled_from(SNIPPETS), min_size=1, max_size=4).map(", but ".join),
    st.lists(st.one_of(st.sampled_from(SNIPPETS), st.text(max_size=10)), max_size=4).map(" ".join),
)


@settings(max_examples=150, deadline=None)
@given(texts)
@example("İstanbul office: no AWS")
@example("\x00no AWS\x00")
@example("'''")
def test_mentions_lie_within_the_text_and_are_known(text: str):
    for mention in tag_feedback(text).mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip()
        assert mention.theme in themes()
        assert mention.rule.startswith(mention.theme + ".")


@settings(max_examples=100, deadline=None)
@given(texts)
def test_the_same_text_gives_the_same_answer(text: str):
    first = tag_feedback(text)
    assert tag_feedback(text) == first


@settings(max_examples=100, deadline=None)
@given(texts, st.integers(0, 5), st.integers(0, 5))
def test_spaces_around_shift_the_places_only(text: str, before: int, after: int):
    text = text.strip()
    plain = tag_feedback(text).mentions
    padded = tag_feedback(" " * before + text + " " * after).mentions
    assert padded == tuple(m._replace(start=m.start + before, end=m.end + before) for m in plain)


@given(st.text())
def test_normalising_keeps_every_letter_in_its_place(text: str):
    assert len(normalise(text)) == len(text)
