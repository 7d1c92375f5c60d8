"""What stands of a text's themes: what rules and the learned model, weighed together, both bear out.

Method: for each theme and polarity that a rule found or the model leans to, the probability that a reader
would say the same, from both together (`feedback_model.evidence`); what stays below the threshold is left
out. A weakness is never added where the rules read "no reason given", and "no reason given" never stands
beside a reason.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from analysis.interpret.feedback_model import Scored, probabilities, proof
from analysis.interpret.feedback_rules import Mention
from analysis.model import Polarity
from analysis.reference.theme_model import theme_model

_REASONS = frozenset({Polarity.WEAKNESS, Polarity.EXTERNAL})


@cache
def _columns() -> dict[tuple[str, Polarity], int]:
    return {
        (theme, Polarity(polarity)): number for number, (theme, polarity) in enumerate(theme_model().labels)
    }


def judged(scored: Scored, found: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions that are likely enough, in the order of the text.

    Args:
        scored: the text as the model sees it, with at least one word.
        found: what the rules found.

    Returns:
        Findings of the rules that stand, and what only the model found as "theme.learned". Findings of labels
        too rare to be learned stand as the rules have them.
    """
    rules: dict[int, list[Mention]] = {}
    for one in found:
        column = _columns().get((one.theme, one.polarity))
        if column is not None:
            rules.setdefault(column, []).append(one)
    stand = kept(probabilities(scored, rules), rules, theme_model().threshold)
    standing = [m for m in found if _columns().get((m.theme, m.polarity), -1) in {-1, *stand}]
    added = [_learned(scored, column) for column in stand if column not in rules]
    return tuple(sorted([*standing, *added], key=lambda m: (m.start, m.end, m.theme)))


def kept(chances: Mapping[int, float], rules: Mapping[int, Sequence[Mention]], threshold: float) -> list[int]:
    """Columns likely enough; "no reason" or a reason, whichever is likelier, never both.

    Args:
        chances: column -> probability.
        rules: column -> what the rules found of it.
        threshold: the least probability.
    """
    likely = {column: p for column, p in chances.items() if p >= threshold}
    silent = theme_model().silent
    reasons = [column for column in likely if column != silent and _is_reason(column)]
    if silent in rules:
        reasons, blamed = [c for c in reasons if not _is_new_weakness(c, rules)], reasons
        likely = {c: p for c, p in likely.items() if c in reasons or c not in blamed}
    if silent in likely and reasons:
        losers = [silent] if max(likely[c] for c in reasons) > likely[silent] else reasons
        likely = {column: p for column, p in likely.items() if column not in losers}
    return sorted(likely)


def _is_reason(column: int) -> bool:
    return Polarity(theme_model().labels[column][1]) in _REASONS


def _is_new_weakness(column: int, rules: Mapping[int, Sequence[Mention]]) -> bool:
    return column not in rules and theme_model().labels[column][1] == Polarity.WEAKNESS


def _learned(scored: Scored, column: int) -> Mention:
    theme, polarity = theme_model().labels[column]
    place = proof(scored, column)
    return Mention(theme, Polarity(polarity), place.start, place.end, f"{theme}.learned")
