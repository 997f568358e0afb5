"""Today's practice as a process, drawn once before any policy: it reads no stock and no lever, so pairs stay paired.

Row m of every stream acts in the step that begins m months after the start, whatever the length of a step.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from planner.domain.situation import Situation
from planner.domain.world import World
from planner.engine.axes import Array, Axis, Space
from planner.engine.sample import scores, uniforms
from planner.system.bursts import batched, count_error, pace, transfer_bursts
from planner.system.dimensions import BLOC, NATIONALS, ORIGIN, SITE
from planner.system.levels import level
from planner.system.spells import operations, spell

Numbers = Mapping[str, Array]


def practice_streams(
    situation: Situation, space: Space, base: Numbers, months: int, draws: int, seed: int, world: World
) -> dict[str, Array]:
    """Every stream of the practice, months first, arrays of the space's rank.

    In the steady world practice goes on every month: levels are 1, every bloc is open and no programme begins.
    Breakouts, the size of bursts and the errors of counts are there in both worlds.
    """
    told = _Told(space, base, months, draws, seed)
    streams = _chances(situation, told) | _counts(told) | _paces(told)
    return streams | (_turning(told) if world is World.TURNING else _steady(told))


def central_streams(space: Space, base: Numbers, draws: int = 1) -> dict[str, Array]:
    """The central run: no chance event, every level 1, and what is counted is what is there."""
    told = _Told(space, base, 0, draws, 0)
    half, none, one = (np.full((1, *[1] * space.rank), value) for value in (0.5, 0.0, 1.0))
    streams = {"breakout_uniform": half, "breakout_size_score": none}
    streams |= dict.fromkeys(("change_uniform", "change_uniform_1", "change_uniform_2"), none)
    streams |= dict.fromkeys(("camp_count_ratio", "prison_count_ratio", "strength_count_ratio"), one)
    streams["programme_pace_now"] = told.number("programme_pace", ORIGIN)[None]
    return streams | _steady(told)


class _Told:
    """What the process is told: numbers by name and member, and the months and draws to make."""

    def __init__(self, space: Space, base: Numbers, months: int, draws: int, seed: int) -> None:
        self.space, self.base = space, base
        self.months, self.draws, self.seed = months, draws, seed

    def number(self, name: str, axis: Axis) -> Array:
        """A number by member, of the space's rank."""
        return np.broadcast_to(self.base[name], self.space.shape((axis,), self.base[name].shape[-1]))

    def value(self, name: str, axis: Axis | None = None, index: int = 0) -> Array:
        """A number, or one member's, shape (draws,)."""
        found = self.base[name] if axis is None else np.take(self.base[name], index, axis=axis.position)
        return np.broadcast_to(found.reshape(-1), (self.draws,))

    def members(self, axis: Axis) -> tuple[str, ...]:
        """The members of an axis."""
        return self.space.members[axis]

    def level(self, name: str, spread: str = "level_spread") -> Array:
        """One wandering level, shape (months + 1, draws)."""
        return level(self.seed, name, self.months, self.value(spread), self.value("level_memory"))

    def along(self, axis: Axis, rows: list[Array]) -> Array:
        """One (months + 1, draws) array a member, as a stream over `axis`."""
        joined = np.stack(rows, axis=1)
        shape = [joined.shape[0], *[1] * self.space.rank]
        shape[1 + axis.position], shape[-1] = joined.shape[1], joined.shape[2]
        return joined.reshape(shape)

    def alone(self, rows: Array) -> Array:
        """A (months + 1, draws) array as a stream."""
        return rows.reshape(rows.shape[0], *[1] * (self.space.rank - 1), rows.shape[1])


def _turning(told: _Told) -> dict[str, Array]:
    blocs, origins = told.members(BLOC), told.members(ORIGIN)
    releases = told.level("releases")
    spells = [
        spell(
            told.seed,
            bloc,
            told.months,
            told.value("bloc_open_at_start", BLOC, place),
            told.value("bloc_opens", BLOC, place),
            told.value("spell_ends"),
        )
        for place, bloc in enumerate(blocs)
    ]
    brought = [
        operations(
            told.seed,
            bloc,
            told.months,
            told.value("operation_chance"),
            told.value("operation_share"),
            told.value("operation_spread"),
        )
        for bloc in blocs
    ]
    released = [
        batched(
            told.seed,
            origin,
            told.months,
            told.value("batches", ORIGIN, place),
            releases,
            told.value("batch_size", ORIGIN, place),
            told.value("batch_spread"),
        )
        if np.any(told.value("batches", ORIGIN, place))
        else np.zeros((told.months + 1, told.draws))
        for place, origin in enumerate(origins)
    ]
    begins = np.sum([told.value("programme_begins", ORIGIN, place) for place in range(len(origins))], axis=0)
    programme = spell(told.seed, "programme", told.months, np.zeros(told.draws), begins, told.value("spell_ends"))
    return {
        "attempts_level": told.alone(told.level("attempts", "attempts_spread")),
        "death_level": told.alone(told.level("deaths")),
        "capture_level": told.alone(told.level("capture")),
        "recruits_level": told.alone(told.level("recruitment")),
        "transfer_burst": told.alone(transfer_bursts(told.seed, told.months, told.level("transfers"))),
        "released_in_batches": told.along(ORIGIN, released),
        "spell_open": told.along(BLOC, spells),
        "operation_now": told.along(BLOC, brought),
        "programme_spell": told.alone(programme),
    }


def _steady(told: _Told) -> dict[str, Array]:
    one, none = np.ones((1, *[1] * told.space.rank)), np.zeros((1, *[1] * told.space.rank))
    levels = ("attempts_level", "death_level", "capture_level", "recruits_level", "transfer_burst")
    resting = ("released_in_batches", "programme_spell", "operation_now")
    return dict.fromkeys((*levels, "spell_open"), one) | dict.fromkeys(resting, none)


def _paces(told: _Told) -> dict[str, Array]:
    """What a programme would do while it runs; an event may open one in either world."""
    paces = [
        pace(told.seed, origin, told.months, told.value("programme_pace", ORIGIN, place), told.value("pace_spread"))
        if np.any(told.value("programme_pace", ORIGIN, place))
        else np.zeros((told.months + 1, told.draws))
        for place, origin in enumerate(told.members(ORIGIN))
    ]
    return {"programme_pace_now": told.along(ORIGIN, paces)}


def _chances(situation: Situation, told: _Told) -> dict[str, Array]:
    sites = [site.name for site in situation.sites]
    months = range(told.months + 1)
    change = np.array([uniforms(told.seed, f"custodian/{month}", told.draws) for month in months])
    before = np.concatenate((np.zeros((2, told.draws)), change))
    uniform = [
        np.array([uniforms(told.seed, f"breakout/{month}/{site}", told.draws) for month in months]) for site in sites
    ]
    size = [
        np.array([scores(told.seed, f"breakout size/{month}/{site}", told.draws) for month in months]) for site in sites
    ]
    return {
        "change_uniform": told.alone(change),
        "change_uniform_1": told.alone(before[1:-1]),
        "change_uniform_2": told.alone(before[:-2]),
        "breakout_uniform": told.along(SITE, uniform),
        "breakout_size_score": told.along(SITE, size),
    }


def _counts(told: _Told) -> dict[str, Array]:
    camps = [
        count_error(told.seed, f"camps/{name}", told.months, told.value("count_error_camps"))
        for name in told.members(NATIONALS)
    ]
    prisons = count_error(told.seed, "prisons", told.months, told.value("count_error_prisons"))
    strength = count_error(told.seed, "strength", told.months, told.value("count_error_strength"))
    return {
        "camp_count_ratio": told.along(NATIONALS, camps),
        "prison_count_ratio": told.alone(prisons),
        "strength_count_ratio": told.alone(strength),
    }
