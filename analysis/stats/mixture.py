"""Several unknown shares at once: ranges, ranks, the chance to be the highest; on a grid, not by lot."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

CELLS_FEWEST, CELLS_MOST = 400, 4000
CELLS_EACH_ERROR = 4
AT_ONCE = 100_000
TINY = 1e-300


@dataclass(frozen=True, eq=False)
class Mixture:
    """Shares that are independent Beta variables once a component is known.

    Attributes:
        a: first Beta parameters, one row a component, one column a share.
        b: second Beta parameters, likewise.
        weight: chances of the components; they sum to 1.
        count: how many groups each column stands for (equal groups share a column).
        size: the weight of each such group in "all others together".
    """

    a: Floats
    b: Floats
    weight: Floats
    count: Floats
    size: Floats


@dataclass(frozen=True, eq=False)
class Shares:
    """What is known of each share; one entry a column of the mixture.

    Attributes:
        low: lower end of the equal-tailed range.
        high: upper end.
        p_best: chance of being the highest.
        expected_rank: mean rank, 1 the highest.
        above: chance of lying above all other groups together, weighed by size; 0.5 for a single group.
    """

    low: Floats
    high: Floats
    p_best: Floats
    expected_rank: Floats
    above: Floats


def summarise(mixture: Mixture, level: float) -> Shares:
    """Ranges, ranks and chances of the shares of a mixture, with the ranges' coverage given.

    The distribution of each share is laid on a common grid of cells, equally wide in the arcsine of the
    square root (where the error of a share is the same everywhere), and everything is a sum over cells:
    deterministic, and right to about three digits.
    """
    edges = _edges(mixture)
    columns = mixture.a.shape[1]
    spread = np.zeros((columns, len(edges) - 1))
    best, rank, above = np.zeros(columns), np.zeros(columns), np.zeros(columns)
    step = max(1, AT_ONCE // spread.size)
    rest_a, rest_b = _rest(mixture)
    for start in range(0, len(mixture.weight), step):
        part = slice(start, start + step)
        weight = mixture.weight[part]
        mass = _cell_masses(mixture.a[part], mixture.b[part], edges)
        below = np.cumsum(mass, axis=-1) - mass / 2
        spread += np.einsum("h,hjx->jx", weight, mass)
        best += weight @ _chance_best(mass, below, mixture.count)
        rank += weight @ _rank(mass, below, mixture.count)
        above += weight @ _chance_above(mass, rest_a[part], rest_b[part], edges)
    low, high = _range(spread, edges, level)
    alone = mixture.count.sum() <= 1
    return Shares(low, high, best / (best @ mixture.count), rank, np.full(columns, 0.5) if alone else above)


def _edges(mixture: Mixture) -> Floats:
    """Edges of the cells in arcsine-root of the share: four cells a standard error of the sharpest one."""
    sharpest = float((mixture.a + mixture.b).max())
    cells = int(np.clip(np.ceil(np.pi * np.sqrt(sharpest) * CELLS_EACH_ERROR), CELLS_FEWEST, CELLS_MOST))
    return np.linspace(0.0, np.pi / 2, cells + 1)


def _cell_masses(a: Floats, b: Floats, edges: Floats) -> Floats:
    """Mass of Beta(a, b) in each cell: at the outer cells, where the density may be infinite, exact."""
    from scipy.special import betainc, betaincc, betaln

    middle = (edges[:-1] + edges[1:]) / 2
    a, b = a[..., None], b[..., None]
    log_mass = (2 * a - 1) * np.log(np.sin(middle)) + (2 * b - 1) * np.log(np.cos(middle)) - betaln(a, b)
    mass = np.exp(log_mass + np.log(2 * (edges[1] - edges[0])))
    first = betainc(a, b, np.sin(edges[1]) ** 2)
    last = betaincc(a, b, np.sin(edges[-2]) ** 2)
    inner = mass[..., 1:-1]
    total = inner.sum(axis=-1, keepdims=True)
    inner *= np.maximum(1 - first - last, 0.0) / np.maximum(total, TINY)
    mass[..., :1], mass[..., -1:] = first, last
    return np.asarray(mass)


def _chance_best(mass: Floats, below: Floats, count: Floats) -> Floats:
    """P(highest) of each share: the mass of each cell times the chance that every other lies below it."""
    log_below = np.log(np.maximum(below, TINY))
    every = np.einsum("j,hjx->hx", count, log_below)
    return np.asarray((mass * np.exp(every[:, None, :] - log_below)).sum(axis=-1))


def _rank(mass: Floats, below: Floats, count: Floats) -> Floats:
    """1 + how many of the others are expected to lie above."""
    every = np.einsum("j,hjx->hx", count, below)
    lower = (mass * (every[:, None, :] - below)).sum(axis=-1)
    return np.asarray(count.sum() - lower)


def _rest(mixture: Mixture) -> tuple[Floats, Floats]:
    """Beta distributions with the mean and variance of "all others together", by component and column."""
    a, b, count = mixture.a, mixture.b, mixture.count
    mean = a / (a + b)
    variance = mean * (1 - mean) / (a + b + 1)
    others = np.tile(count, (len(count), 1)) - np.eye(len(count))
    total = (others * mixture.size).sum(axis=1, keepdims=True)
    equal = np.where(total > 0, mixture.size, 1.0)
    part = equal / np.maximum((others * equal).sum(axis=1, keepdims=True), np.spacing(1.0))
    rest_mean = np.clip(mean @ (others * part).T, 1e-9, 1 - 1e-9)
    rest_variance = np.maximum(variance @ (others * part**2).T, TINY)
    size = np.maximum(rest_mean * (1 - rest_mean) / rest_variance - 1, 1e-9)
    return rest_mean * size, (1 - rest_mean) * size


def _chance_above(mass: Floats, rest_a: Floats, rest_b: Floats, edges: Floats) -> Floats:
    rest = _cell_masses(rest_a, rest_b, edges)
    return np.asarray((mass * (np.cumsum(rest, axis=-1) - rest / 2)).sum(axis=-1))


def _range(spread: Floats, edges: Floats, level: float) -> tuple[Floats, Floats]:
    """The equal-tailed range of each share from its mass by cell, linear within a cell."""
    reached = np.pad(np.cumsum(spread, axis=1), ((0, 0), (1, 0)))
    reached /= reached[:, -1:]
    tail = (1 - level) / 2
    ends = np.array([np.interp((tail, 1 - tail), row, edges) for row in reached])
    shares = np.sin(ends) ** 2
    return shares[:, 0], shares[:, 1]
