"""The numbers of a situation as arrays: central values, or draws keyed by seed, name and member."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.domain.situation import Parameter, Situation, read_members
from planner.domain.world import World
from planner.engine.axes import Array, Space
from planner.engine.sample import sampled, uniforms
from planner.system.dimensions import AXIS_BY_NAME, DRAW
from planner.system.facts import facts_of, space_of, starting_stocks_of
from planner.system.outside import DRIVEN_INPUTS, FIXED_INPUTS, LEVER_INPUTS, STREAM_INPUTS
from planner.system.parameters import PARAMETER_BY_NAME


@dataclass(frozen=True)
class Ensemble:
    """Everything of a situation that no scenario changes: base values of inputs, stocks at the start, random streams.

    Arrays have the space's rank with draws last; streams have the month first. With 0 draws it is the central run.
    """

    space: Space
    base: dict[str, Array]
    start: dict[str, Array]
    streams: dict[str, Array]
    draws: int

    def block(self, first: int, last: int) -> Ensemble:
        """The draws `first` to `last` (exclusive)."""

        def cut(values: dict[str, Array]) -> dict[str, Array]:
            return {name: value[..., first:last] if value.shape[-1] > 1 else value for name, value in values.items()}

        return Ensemble(self.space, cut(self.base), cut(self.start), cut(self.streams), last - first)


def central_ensemble(situation: Situation) -> Ensemble:
    """Central values: one column, no random events."""
    space = space_of(situation)
    base = _fixed(situation, space, random_events=0.0)
    for parameter in situation.parameters:
        _place(base, space, parameter.name, parameter.members, np.array([parameter.range.central]))
    none = np.full((1, *[1] * space.rank), 0.5)
    streams = {item.name: none for item in STREAM_INPUTS}
    return Ensemble(space, base, _start(situation, space, base), streams, 1)


def sampled_ensemble(situation: Situation, months: int, draws: int, seed: int, world: World) -> Ensemble:
    """`draws` draws of every parameter and of the random events of every month in one world."""
    space = space_of(situation)
    base = _fixed(situation, space, random_events=1.0)
    for parameter in situation.parameters:
        _place(base, space, parameter.name, parameter.members, drawn(parameter, draws, seed))
    streams = {"breakout_uniform": _breakouts(situation, space, months, draws, seed)}
    changes = np.stack([uniforms(seed, f"custodian/{month}", draws) for month in range(-2, months + 1)])
    changes = changes.reshape(len(changes), *[1] * DRAW.position, draws)
    streams |= {"change_uniform": changes[2:], "change_uniform_1": changes[1:-1], "change_uniform_2": changes[:-2]}
    return Ensemble(space, base, _start(situation, space, base), streams, draws)


def drawn(parameter: Parameter, draws: int, seed: int) -> Array:
    """The draws of one number, in its published unit, shape (draws,): the same ones in every scenario."""
    return sampled(parameter.range, uniforms(seed, f"{parameter.name}/{parameter.members}", draws))


def _breakouts(situation: Situation, space: Space, months: int, draws: int, seed: int) -> Array:
    rows = [
        [uniforms(seed, f"breakout/{month}/{site.name}", draws) for site in situation.sites]
        for month in range(months + 1)
    ]
    return np.array(rows).reshape(months + 1, len(situation.sites), *[1] * (DRAW.position - 1), draws)


def _fixed(situation: Situation, space: Space, random_events: float) -> dict[str, Array]:
    base = {
        item.name: np.full((1,) * space.rank, item.constant)
        for item in (*LEVER_INPUTS, *DRIVEN_INPUTS, *FIXED_INPUTS)
        if item.constant is not None
    }
    base["random_events"] = np.full((1,) * space.rank, random_events)
    return base | facts_of(situation)


def _place(base: dict[str, Array], space: Space, name: str, members: str, values: Array) -> None:
    """Put one parameter's values, in the unit it is computed in, into its cell; cells nobody gives stay 0."""
    info = PARAMETER_BY_NAME[name]
    axes = tuple(AXIS_BY_NAME[dimension] for dimension in info.dimensions)
    if name not in base:
        base[name] = np.zeros(space.shape(axes, values.size))
    base[name][space.cells(axes, read_members(members))] = values * info.factor


def _start(situation: Situation, space: Space, base: dict[str, Array]) -> dict[str, Array]:
    at_large = base["at_large_foreign_start"].reshape(-1)
    relocated = base["relocated_start"].reshape(-1)
    return starting_stocks_of(situation, space, at_large, relocated)
