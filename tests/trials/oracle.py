"""The default delay curve written out once more, and the one row of a search with one application."""

from analysis.trials import trials
from tests.builders import dataset


def default_g(age):
    """The default delay curve, written out: no test here has a dated interview unless it says so."""
    return min((1 - 2 ** -((age / 10) ** 1.2)) / (1 - 2 ** -(6**1.2)), 1)


def one(events=(), **fields):
    """The only row of the trials of a search with one application."""
    return trials(dataset([fields], events)).frame.iloc[0]
