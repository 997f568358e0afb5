"""Counts are not stocks: what is counted by somebody else, how far off such a count may be, and how exact it is.

A count made later carries its own error, which the band of a stock does not; so it is held against the stock times the
ratio of counted to there, which is drawn with today's practice. This is the one table of what is counted so.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from planner.domain.situation import SiteKind, Situation
from planner.engine.axes import Array, Axis
from planner.engine.march import Watch
from planner.system.dimensions import NATIONALS, ORIGIN, SITE
from planner.system.facts import facts_of, space_of

CAMPS, PRISONS, STRENGTH = "count_error_camps", "count_error_prisons", "count_error_strength"
"""The numbers that say how far counts stay off, as a standard deviation of their logarithm."""

PASSING = 0.5
"""The part of it by which a count is off in one month alone."""

OTHERS = 0.05
"""How exact any other count is taken to be, as a share of it: judgement."""

_ERRORS = {
    "at_large": STRENGTH,
    "reported_strength": STRENGTH,
    "camps": CAMPS,
    "reported_camps": CAMPS,
    "reported_prisons": PRISONS,
}

Named = Mapping[Axis, tuple[int, ...]]
"""By axis the places of the members that are named; an axis left out counts whole."""


@dataclass(frozen=True)
class Part:
    """Some cells of a stock or flow, and the ratio a count of them is off by; `counted_as` is its place on its axis."""

    amount: Watch
    ratio: Watch | None = None
    counted_as: int = 0

    @property
    def watches(self) -> tuple[Watch, ...]:
        """What has to be kept to read it."""
        return (self.amount, self.ratio) if self.ratio is not None else (self.amount,)

    def there(self, kept: Mapping[Watch, Array]) -> Array:
        """The people themselves, shape (months + 1, draws)."""
        values = kept[self.amount]
        return values.reshape(values.shape[0], -1)

    def counted(self, kept: Mapping[Watch, Array]) -> Array:
        """The people as a count would find them."""
        if self.ratio is None:
            return self.there(kept)
        ratios = kept[self.ratio]
        along = np.take(ratios, self.counted_as, axis=NATIONALS.position + 1) if self.ratio.keep else ratios
        return np.asarray(self.there(kept) * along.reshape(along.shape[0], -1))


def parts_of(situation: Situation, stock: str, named: Named) -> tuple[Part, ...]:
    """A selection of a stock, split by how it is counted."""
    if stock == "at_large":
        return (Part(_watch(situation, stock, named), Watch("strength_count_ratio", ())),)
    if stock == "held_abroad":
        return tuple(_held(situation, stock, named))
    return (Part(_watch(situation, stock, named)),)


def counting_error(situation: Situation, variable: str, sites: tuple[str, ...]) -> float:
    """The relative standard error of one count of a variable at these sites, lasting and passing together."""
    lasting = _ERRORS.get(variable, "")
    if variable in ("held_abroad", "held"):
        kinds = {site.kind for site in situation.sites if site.name in sites}
        lasting = CAMPS if kinds == {SiteKind.CAMP} else PRISONS
    known = (one.range.central for one in situation.parameters if one.name == lasting)
    return next((central * math.hypot(1.0, PASSING) for central in known), OTHERS)


def _held(situation: Situation, stock: str, named: Named) -> Iterator[Part]:
    """People in camps by nationality, in the custodian's prisons, and elsewhere, where nobody publishes a count."""
    facts, space = facts_of(situation), space_of(situation)
    sites = named.get(SITE, tuple(range(space.size(SITE))))
    origins = named.get(ORIGIN, tuple(range(space.size(ORIGIN))))
    camp, prison = facts["camp"].reshape(-1), facts["open_prison"].reshape(-1)
    of_nationals = facts["of_nationals"].reshape(space.size(NATIONALS), -1)
    if in_camps := tuple(site for site in sites if camp[site]):
        for place, of in enumerate(of_nationals):
            if chosen := tuple(origin for origin in origins if of[origin]):
                cells = {**named, SITE: in_camps, ORIGIN: chosen}
                yield Part(_watch(situation, stock, cells), Watch("camp_count_ratio", (NATIONALS,)), place)
    if in_prisons := tuple(site for site in sites if prison[site]):
        yield Part(_watch(situation, stock, {**named, SITE: in_prisons}), Watch("prison_count_ratio", ()))
    if elsewhere := tuple(site for site in sites if not camp[site] and not prison[site]):
        yield Part(_watch(situation, stock, {**named, SITE: elsewhere}))


def _watch(situation: Situation, name: str, named: Named) -> Watch:
    space = space_of(situation)
    only = ((axis, places) for axis, places in named.items() if len(places) < space.size(axis))
    return Watch(name, (), tuple(sorted(only, key=lambda one: one[0].position)))
