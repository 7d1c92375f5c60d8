"""Feedback: which themes a text mentions, and whether they counted for or against the seeker.

Method: rules find what is said (`feedback_rules`), a linear model learned from labelled feedback scores each
theme (`feedback_model`), and what both together make likely enough is kept (`feedback_judge`). Measured in
tests/evaluation/feedback_score.py.
"""

from analysis.interpret.feedback_judge import judged
from analysis.interpret.feedback_model import SILENT_SCORE, score
from analysis.interpret.feedback_rules import FeedbackReading, Mention, read_by_rules
from analysis.interpret.slots import slot_names

__all__ = ["FeedbackReading", "Mention", "skill_slot", "tag_feedback"]


def tag_feedback(text: str) -> FeedbackReading:
    """The themes a text mentions, each with the words that show it, in the order of the text.

    What the rules found keeps the rule's id; what only the learned model found has "theme.learned". A text
    that reports a refusal or silence and no reason gives one mention of no_reason. Plans, plain facts and
    adverts give none; so does what is too unsure to count: `suggestions.suggest_themes` offers it instead.
    Only the first 20,000 letters are read. The same text always gives the same answer; never raises on text;
    "" gives no mentions.
    """
    scored = score(text)
    if not scored.words or scored.scores.max() < SILENT_SCORE:
        return FeedbackReading(())
    return FeedbackReading(judged(scored, read_by_rules(text).mentions))


def skill_slot(mention: Mention, text: str) -> str:
    """The tool, credential or language a mention is about, in lower case; "" when it names none."""
    names = slot_names(text, mention.start, mention.end)
    return names[0] if names else ""
