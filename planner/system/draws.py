"""The numbers of a situation as arrays: central values, or draws keyed by seed, number and month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from planner.domain.distribution import Family
from planner.domain.situation import Parameter, Situation, read_members
from planner.domain.world import World
from planner.engine.axes import Array, Space
from planner.engine.sample import divided, sampled, uniforms
from planner.system.dimensions import AXIS_BY_NAME, BLOC, ORIGIN, SITE
from planner.system.driving import driven_streams
from planner.system.facts import facts_of, space_of
from planner.system.outside import DRIVEN_INPUTS, FIXED_INPUTS, LEVER_INPUTS
from planner.system.parameters import PARAMETER_BY_NAME, PARAMETERS
from planner.system.practice import central_streams, practice_streams
from planner.system.start import published_stocks, starting_stocks

_ABSENT = (ORIGIN.name, SITE.name, BLOC.name)
"""Dimensions a situation may leave a number out for: nobody is there whom it could concern."""


@dataclass(frozen=True)
class Ensemble:
    """Everything of a situation that no scenario changes: base values of inputs, stocks at the start, random streams.

    Arrays have the space's rank with draws last; streams have the month first. With one draw it is the central run.
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
    """Central values: one column, no random events, today's practice holding."""
    return varied_ensemble(situation, ({},))


def varied_ensemble(situation: Situation, variations: Sequence[Mapping[tuple[str, str], float]]) -> Ensemble:
    """Central runs side by side, a column each: in each some numbers, by name and members, have another value.

    Values are in published units.
    """
    space = space_of(situation)
    base = _fixed(situation, space, random_events=0.0, turning=0.0)
    for parameter in situation.parameters:
        key, central = (parameter.name, parameter.members), parameter.range.central
        varies = any(key in variation for variation in variations)
        values = [variation.get(key, central) for variation in variations] if varies else [central]
        _place(base, space, parameter, np.array(values))
    _cap_european(base)
    columns = len(variations)
    streams = central_streams(space, base, columns) | driven_streams(situation, space, base, situation.months, columns)
    multiples = np.ones(space.shape((ORIGIN,)))
    return Ensemble(space, base, starting_stocks(situation, space, base, multiples), streams, columns)


def sampled_ensemble(situation: Situation, months: int, draws: int, seed: int, world: World) -> Ensemble:
    """`draws` draws of every parameter and of the random events of every month in `world`."""
    space = space_of(situation)
    base = _fixed(situation, space, random_events=1.0, turning=float(world is World.TURNING))
    numbers = drawn_numbers(situation, draws, seed)
    for parameter in situation.parameters:
        _place(base, space, parameter, numbers[parameter.name, parameter.members])
    _cap_european(base)
    streams = practice_streams(situation, space, base, months, draws, seed, world)
    streams |= driven_streams(situation, space, base, months, draws, seed)
    multiples = _origin_multiples(situation, space, base, draws, seed)
    return Ensemble(space, base, starting_stocks(situation, space, base, multiples), streams, draws)


def drawn(parameter: Parameter, draws: int, seed: int) -> Array:
    """The draws of one number, in its published unit, shape (draws,): the same ones in every scenario."""
    return sampled(parameter.range, uniforms(seed, parameter.key, draws))


def drawn_numbers(situation: Situation, draws: int, seed: int) -> dict[tuple[str, str], Array]:
    """The draws of every number by name and members, in published units, shape (draws,).

    Shares that add to one are drawn together. Where one of them is a range of its own, those without one are what is
    left, in proportion.
    """
    found = {(one.name, one.members): drawn(one, draws, seed) for one in situation.parameters}
    for name, members, parts in _wholes(situation):
        means = {part.members: part.range.central for part in parts}
        ranged = [part for part in parts if part.range.family is not Family.FIXED]
        if ranged:
            left = sum(means.values()) - sum(found[name, part.members] for part in ranged)
            fixed = {part.members: part.range.central for part in parts if part not in ranged}
            shares = {member: np.maximum(left, 0.0) * mean / sum(fixed.values()) for member, mean in fixed.items()}
        else:
            weight = found[PARAMETER_BY_NAME[name].weight, ""]
            shares = divided(means, weight, seed, f"{name}/{members}")
        found |= {(name, member): share for member, share in shares.items()}
    return found


def _wholes(situation: Situation) -> Iterator[tuple[str, str, Sequence[Parameter]]]:
    """Numbers that are shares of one whole: by name and by their members other than along the first dimension."""
    groups: dict[tuple[str, str], list[Parameter]] = defaultdict(list)
    for parameter in situation.parameters:
        info = PARAMETER_BY_NAME.get(parameter.name)
        if info is not None and info.weight:
            along = read_members(parameter.members)
            others = ";".join(
                f"{name}={'+'.join(names)}" for name, names in along.items() if name != info.dimensions[0]
            )
            groups[parameter.name, others].append(parameter)
    for (name, others), parts in groups.items():
        yield name, others, parts


def _origin_multiples(situation: Situation, space: Space, base: dict[str, Array], draws: int, seed: int) -> Array:
    """By how much each origin's published share in custody is changed: one Dirichlet draw of weight X90."""
    held = published_stocks(situation, space)["held_abroad"]
    custody = base["camp"] + base["open_prison"]
    others = tuple(place for place in range(held.ndim) if place != ORIGIN.position)
    people = (held * custody * base["foreign"]).sum(axis=others)
    names = space.members[ORIGIN]
    multiples = np.ones(space.shape((ORIGIN,), draws))
    whole = people.sum()
    if not whole or "origin_weight" not in base:
        return multiples
    means = {name: count / whole for name, count in zip(names, people, strict=True) if count > 0}
    weight = np.broadcast_to(base["origin_weight"].reshape(-1), (draws,))
    for name, share in divided(means, weight, seed, "origin").items():
        place = (slice(None),) * ORIGIN.position + (space.index(ORIGIN, name),)
        multiples[place] = share / means[name]
    return multiples


def _cap_european(base: dict[str, Array]) -> None:
    """A sum of shares above one is scaled back: X22 ≤ 1 − X68."""
    base["european_share"] = np.minimum(base["european_share"], 1 - base["central_asian_share"])


def _fixed(situation: Situation, space: Space, random_events: float, turning: float) -> dict[str, Array]:
    base = {
        item.name: np.full((1,) * space.rank, item.constant)
        for item in (*LEVER_INPUTS, *DRIVEN_INPUTS, *FIXED_INPUTS)
        if item.constant is not None
    }
    base["random_events"] = np.full((1,) * space.rank, random_events)
    base["turning"] = base["custodian_change_rate_today"] = np.full((1,) * space.rank, turning)
    for info in PARAMETERS:
        if any(name in _ABSENT for name in info.dimensions):
            base[info.name] = np.zeros(space.shape([AXIS_BY_NAME[name] for name in info.dimensions]))
    return base | facts_of(situation)


def _place(base: dict[str, Array], space: Space, parameter: Parameter, values: Array) -> None:
    """Put one number's values, in the unit it is computed in, into its cells; cells nobody gives stay 0."""
    info = PARAMETER_BY_NAME.get(parameter.name)
    if info is None:  # a number of an earlier edition, which nothing reads any more
        return
    axes = tuple(AXIS_BY_NAME[dimension] for dimension in info.dimensions)
    there = base.get(info.name)
    if there is None or there.shape[-1] != values.size:
        base[info.name] = (
            np.zeros(space.shape(axes, values.size)) if there is None else np.repeat(there, values.size, -1)
        )
    base[info.name][space.cells(axes, read_members(parameter.members))] = values * info.factor
