"""The indicator strip: what a projection says at a horizon, and how it moved from its parent."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner.analysis.comparison import Difference, describe, difference_at
from planner.analysis.indicators import Indicator, Spread, central_at, headlines, spread_at
from planner.domain.likelihood import PairedLikelihood, paired_likelihood
from planner.domain.period import Month
from planner.domain.projection import Projection
from planner.domain.quantity import Quantity
from planner.domain.situation import Situation
from planner.domain.wording import NOT_KNOWN, adding_up, value_text, whole
from planner.domain.world import World
from planner.system.catalogue import Group
from planner.system.series import SERIES_BY_NAME


@dataclass(frozen=True)
class Line:
    """One indicator at the horizon, in words. Ranges and changes are empty until draws are in."""

    indicator: Indicator
    range_text: str
    median_text: str
    central_text: str
    change_text: str = ""
    likelihood: PairedLikelihood | None = None
    spread: Spread | None = None
    difference: Difference | None = None

    @property
    def likelihood_text(self) -> str:
        """`▼ almost certain`, or empty."""
        return self.likelihood.text if self.likelihood else ""


@dataclass(frozen=True)
class Summary:
    """The strip of one scenario: Security, Capacity and Rights with equal standing, and how people left custody."""

    horizon: Month
    parent_name: str
    draws: int
    world: World
    lines: tuple[Line, ...]
    left_custody: str
    minors_left_custody: str

    def of(self, group: Group) -> tuple[Line, ...]:
        """The lines of one group, in order."""
        return tuple(line for line in self.lines if line.indicator.group is group)


def summarise(
    projection: Projection,
    situation: Situation,
    horizon: Month,
    *,
    vocabulary: str,
    parent: Projection | None = None,
    parent_name: str = "",
) -> Summary:
    """The headline indicators of `projection` at `horizon`; changes are paired with `parent` where both hold draws.

    `parent_name` is what "within 2 % of …" names. Raises `InputError` when the two cannot be paired.
    """
    lines = tuple(
        _line(projection, shown, horizon, vocabulary, parent, parent_name) for shown in headlines(projection, situation)
    )
    return Summary(
        horizon,
        parent_name,
        projection.draw_count,
        projection.world,
        lines,
        ways_text(projection, "left_custody", horizon),
        ways_text(projection, "minors_left_custody", horizon),
    )


def ways_text(projection: Projection, name: str, horizon: Month) -> str:
    """How people left, rounded so that the ways add up: `home 6 430 · came of age 400 · escaped 50 · died 40`.

    Medians over draws where they are in, else the central run; empty where the projection has no such series.
    """
    parts = ways(projection, name, horizon)
    shown, _ = adding_up(tuple(parts.values()))
    return " · ".join(f"{way} {whole(count)}" for way, count in zip(parts, shown, strict=True))


def ways(projection: Projection, name: str, horizon: Month) -> dict[str, float]:
    """Persons by way of leaving custody, cumulative to `horizon`."""
    series, row = SERIES_BY_NAME[name], projection.row(horizon)
    keys = {member: series.key(member) for member in series.members}
    found = {member: spread_at(projection, key, row) for member, key in keys.items() if key in projection.central}
    return {
        member: level.median if level else float(projection.central[keys[member]][row])
        for member, level in found.items()
    }


def _line(
    projection: Projection,
    shown: Indicator,
    horizon: Month,
    vocabulary: str,
    parent: Projection | None,
    parent_name: str,
) -> Line:
    row, quantity = projection.row(horizon), shown.quantity
    level = spread_at(projection, shown.key, row)
    central = central_at(projection, shown.key, row)
    line = Line(
        indicator=shown,
        range_text=level.range_text(quantity) if level else "",
        median_text=_median_text(level, quantity),
        central_text=value_text(central, quantity) if central is not None else NOT_KNOWN,
        spread=level,
    )
    if parent is None or not (projection.draws and parent.draws):
        return line
    change = difference_at(parent, projection, shown.key, horizon)
    notable = change.draws > 0 and not change.equal and not change.slight
    word = paired_likelihood(change.lower, change.higher, change.draws, vocabulary) if notable else None
    return replace(
        line, change_text=describe(change, quantity, parent_name), likelihood=word, spread=level, difference=change
    )


def _median_text(level: Spread | None, quantity: Quantity) -> str:
    if level is None or quantity is Quantity.CHANCE:
        return ""
    return level.median_text(quantity)
