"""Which variable stands behind every published series, member by member."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from planner.domain.situation import Situation
from planner.engine.axes import Array, Axis
from planner.engine.march import Watch
from planner.system.dimensions import DESTINATION, SITE
from planner.system.series import SERIES_BY_NAME

_SINGLE = {
    "escapes": "escapes",
    "escapes_net": "escapes_net",
    "breakout_chance": "breakouts_expected",
    "untracked": "untracked_adults",
    "plot_involvement": "plot_involvement",
    "plot_latent_home": "plot_latent_home",
    "plot_latent_prison": "plot_latent_prison",
    "plot_potential_abroad": "plot_potential_abroad",
    "plot_frustrated": "plot_frustrated",
    "relocated": "relocated_people",
    "arrivals": "arrivals_in_theatre",
    "bed_months_over": "bed_months_over",
    "awaiting_verdict": "awaiting_verdicts",
    "rehabilitation_waiting": "rehabilitation_waiting",
    "tracking_load": "tracking_load",
    "unmet_requests": "requests_not_met",
    "deprived": "people_deprived",
    "risk_transfers": "risk_transfers",
    "minors_without_carer": "minors_without_carers",
    "repatriated": "people_repatriated",
}
_MEMBERS: dict[str, dict[str, tuple[str, ...]]] = {
    "at_large": {
        "foreign men": ("foreign_men_at_large",),
        "local men": ("local_men_at_large",),
        "women and minors": ("families_at_large",),
    },
    "minors_held": {"third-country": ("foreign_minors_held",), "local": ("local_minors_held",)},
    "child_months": {"third-country": ("foreign_child_months",), "local": ("local_child_months",)},
    "months_without_review": {
        "third-country": ("foreign_months_without_review",),
        "local": ("local_months_without_review",),
    },
    "deaths_in_custody": {"third-country": ("foreign_deaths_in_custody",), "local": ("local_deaths_in_custody",)},
    "left_custody": {
        "home": ("left_for_home",),
        "resettled": ("left_for_the_region",),
        "escaped": ("escapes_net",),
        "died": ("left_by_death",),
    },
    "minors_left_custody": {
        "home": ("foreign_minors_home",),
        "came of age": ("foreign_minors_grown",),
        "escaped": ("foreign_minors_escaped",),
        "died": ("foreign_minors_died",),
    },
    "people": {
        "remainers and new arrivals": ("at_large",),
        "relocators": ("relocated",),
        "captured, abroad": ("held_abroad",),
        "captured, at home": ("awaiting_verdict", "in_prison"),
        "supervised": ("supervised",),
        "untracked": ("untracked",),
        "frustrated travellers": ("frustrated",),
        "resettled": ("resettled",),
        "disengaged": ("disengaged",),
        "deceased": ("deceased",),
        "unaccounted": ("unaccounted",),
    },
}
_BY_AXIS: dict[str, tuple[str, Axis]] = {
    "held": ("held", SITE),
    "places": ("places", SITE),
    "guards": ("guards", SITE),
    "occupancy": ("occupancy", SITE),
    "relocated_to": ("relocated_to", DESTINATION),
}


@dataclass(frozen=True)
class Source:
    """What a projection key is read from: variables summed to a total, or one member of a variable's axis."""

    key: str
    watches: tuple[Watch, ...]
    axis: Axis | None = None
    index: int = 0

    def read(self, kept: Mapping[Watch, Array]) -> Array:
        """This key's amounts, shape (steps + 1, draws)."""
        parts = [kept[watch] for watch in self.watches]
        if self.axis is not None:
            place = self.axis.position + 1
            parts = [np.take(part, [self.index], axis=place) for part in parts]
        rows = [part.reshape(part.shape[0], part.shape[-1]) for part in parts]
        return np.asarray(sum(rows[1:], start=rows[0]))


def sources_of(situation: Situation) -> tuple[Source, ...]:
    """Every key the system publishes for this situation."""
    return tuple(_sources(situation))


def _sources(situation: Situation) -> Iterator[Source]:
    for name, variable in _SINGLE.items():
        yield Source(name, (Watch(variable, ()),))
    for name, members in _MEMBERS.items():
        for member, variables in members.items():
            yield Source(SERIES_BY_NAME[name].key(member), tuple(Watch(variable, ()) for variable in variables))
    for name, (variable, axis) in _BY_AXIS.items():
        for index, member in enumerate(members_of(situation, axis)):
            yield Source(SERIES_BY_NAME[name].key(member), (Watch(variable, (axis,)),), axis, index)


def members_of(situation: Situation, axis: Axis) -> tuple[str, ...]:
    """The members of the two axes that series are published by."""
    return tuple(site.name for site in situation.sites) if axis is SITE else situation.destinations


def accumulated(key: str, amounts: Array) -> Array:
    """A series as it is published: cumulative ones summed from the start, chances from their summed rates."""
    series = SERIES_BY_NAME[key.partition("|")[0]]
    if not series.cumulative:
        return amounts
    summed = np.cumsum(np.concatenate((np.zeros_like(amounts[:1]), amounts[1:])), axis=0)
    return -np.expm1(-summed) if series.name == "breakout_chance" else summed
