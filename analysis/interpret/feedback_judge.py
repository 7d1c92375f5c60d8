"""What is sure of a text's themes: what rules and the learned model, weighed together, both bear out.

Method: for each theme and polarity that a rule found or the model leans to, the probability that a reader
would say the same, from both together (`feedback_model.evidence`); what stays below the threshold is left
out. A weakness is never added where the rules read "no reason given". Beside `feedback.tag_feedback` it says
less and is seldomer wrong; tests/evaluation/feedback_score.py has the figures.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from analysis.interpret.feedback import FeedbackReading, Mention, tag_feedback
from analysis.interpret.feedback_model import Scored, probabilities, proof, score
from analysis.model import Polarity
from analysis.reference.theme_model import theme_model

_REASONS = frozenset({Polarity.WEAKNESS, Polarity.EXTERNAL})
_NO_REASON = ("no_reason", str(Polarity.EXTERNAL))


@cache
def _columns() -> dict[tuple[str, str], int]:
    return {label: number for number, label in enumerate(theme_model().labels)}


def tag_surely(text: str) -> FeedbackReading:
    """The themes of a text that are sure, each with the words that show it, in the order of the text.

    Rules' findings keep their rule; what only the model found has "theme.learned". Findings of labels too
    rare to be learned stand as the rules have them, as do all where the text has no word. Only the first
    20,000 letters are read. The same text always gives the same answer; never raises on text; "" gives none.
    """
    found = tag_feedback(text).mentions
    scored = score(text)
    if not scored.words:
        return FeedbackReading(found)
    rules: dict[int, list[Mention]] = {}
    for one in found:
        column = _columns().get((one.theme, str(one.polarity)))
        if column is not None:
            rules.setdefault(column, []).append(one)
    kept = _kept(probabilities(scored, rules), rules)
    standing = [m for m in found if _columns().get((m.theme, str(m.polarity)), -1) in {-1, *kept}]
    added = [_learned(text, scored, column) for column in kept if column not in rules]
    return FeedbackReading(tuple(sorted([*standing, *added], key=lambda m: (m.start, m.end, m.theme))))


def _kept(chances: Mapping[int, float], rules: Mapping[int, Sequence[Mention]]) -> list[int]:
    """Columns likely enough; "no reason" or a reason, whichever is likelier, never both."""
    model = theme_model()
    likely = {column: p for column, p in chances.items() if p >= model.threshold}
    silent = _columns()[_NO_REASON]
    reasons = [
        column for column in likely if column != silent and Polarity(model.labels[column][1]) in _REASONS
    ]
    if silent in rules:
        reasons, blamed = [c for c in reasons if not _is_new_weakness(c, rules)], reasons
        likely = {c: p for c, p in likely.items() if c in reasons or c not in blamed}
    if silent in likely and reasons:
        losers = [silent] if max(likely[c] for c in reasons) > likely[silent] else reasons
        likely = {column: p for column, p in likely.items() if column not in losers}
    return sorted(likely)


def _is_new_weakness(column: int, rules: Mapping[int, Sequence[Mention]]) -> bool:
    return column not in rules and theme_model().labels[column][1] == Polarity.WEAKNESS


def _learned(text: str, scored: Scored, column: int) -> Mention:
    theme, polarity = theme_model().labels[column]
    place = proof(text, scored, column)
    return Mention(theme, Polarity(polarity), place.start, place.end, f"{theme}.learned")
