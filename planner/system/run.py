"""Runs a scenario: centrally, or draws in fixed blocks on threads; same inputs and seed give the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from functools import lru_cache
from threading import Event

import numpy as np

from planner.domain.errors import Cancelled
from planner.domain.fan import BAND_SHARES
from planner.domain.precision import quantiles_of
from planner.domain.progress import Report, silent
from planner.domain.projection import Draws, Projection
from planner.domain.scenario import Scenario
from planner.domain.situation import Situation
from planner.domain.world import World
from planner.engine.axes import Array
from planner.engine.march import Block, Watch
from planner.engine.overlay import Overlay
from planner.system.compiled import marched
from planner.system.draws import Ensemble, central_ensemble, sampled_ensemble
from planner.system.identity import identity, model_mark
from planner.system.published import Source, accumulated, sources_of
from planner.system.resolution import layers_of
from planner.system.same import Same

BLOCK = 100
"""Draws in a block; fixed, so that the number of threads cannot change a bit of the result."""
_LOOK_S = 0.05
"""How often progress is reported, and a wish to stop heard, seconds."""

Layers = Mapping[str, Sequence[Overlay]]
Kept = dict[Watch, Array]


def fingerprint(
    situation: Situation,
    chain: Sequence[Scenario],
    *,
    months: int,
    draws: int,
    seed: int,
    world: World,
    model: str = "",
) -> str:
    """16 hex digits of all a result rests on: the model, numbers, what the chain sets, months, draws, seed, world.

    A central run, of 0 draws, is the same in both worlds, and so is its fingerprint. `model` is the identity of another
    model, to say what it would have called the same inputs.
    """
    return _mark(situation, layers_of(situation, chain, months), months, draws, seed, world, model or identity())


def _mark(situation: Situation, layers: Layers, months: int, draws: int, seed: int, world: World, model: str) -> str:
    world = world if draws else World.STEADY
    digest = hashlib.sha256(f"{model}/{months}/{draws}/{seed}/{world}/".encode())
    digest.update(_numbers_digest(Same(situation)))
    for name, overlays in sorted(layers.items()):
        for overlay in overlays:
            held = f"{float(overlay.low).hex()}/{float(overlay.high).hex()}"
            digest.update(f"{name}/{overlay.operation}/{held}/".encode())
            digest.update(overlay.where.tobytes())
            digest.update(np.where(overlay.where, overlay.value, 0.0).tobytes())
    return digest.hexdigest()[:16]


def project_central(
    situation: Situation, chain: Sequence[Scenario], *, months: int, seed: int, series: Collection[str] = ()
) -> Projection:
    """The run on central assumptions in the steady world, without draws or bands; only some `series` by name when any
    are named.
    """
    layers = layers_of(situation, chain, months)
    wanted = [source for source in sources_of(situation) if not series or source.key.partition("|")[0] in series]
    central = _central(situation, layers, months, wanted)
    name = _mark(situation, layers, months, 0, seed, World.STEADY, identity())
    return Projection(name, situation.start, months, seed, central, model=model_mark())


def project(
    situation: Situation,
    chain: Sequence[Scenario],
    *,
    months: int,
    draws: int,
    seed: int,
    world: World,
    report: Report = silent,
    threads: int = 2,
) -> Projection:
    """Central run (always steady), draws and bands in `world` of every published series.

    Raises `Cancelled` when `report` does.
    """
    layers = layers_of(situation, chain, months)
    sources = sources_of(situation)
    central = _central(situation, layers, months, sources)
    blocks = run_blocks(situation, layers, watches_of(sources), months, draws, seed, world, report, threads)
    all_draws = draws_of(sources, blocks)
    summary = {key: quantiles_of(values, BAND_SHARES) for key, values in all_draws.items()}
    return Projection(
        fingerprint=_mark(situation, layers, months, draws, seed, world, identity()),
        start=situation.start,
        months=months,
        seed=seed,
        central=central,
        bands={key: quantiles for key, (quantiles, _) in summary.items()},
        errors={key: errors for key, (_, errors) in summary.items()},
        draws=all_draws,
        draw_count=draws,
        world=world,
        model=model_mark(),
    )


def draws_of(sources: Sequence[Source], blocks: Sequence[Kept]) -> dict[str, Draws]:
    """Every key's draws as published, shape (months + 1, draws), from blocks in order; in single precision."""
    return {
        source.key: np.ascontiguousarray(
            np.concatenate([accumulated(source.key, source.read(block)).astype(np.float32) for block in blocks], -1)
        )
        for source in sources
    }


def run_central(situation: Situation, layers: Layers, watches: Sequence[Watch], months: int, dt: float = 1.0) -> Kept:
    """The central run of the variables watched; `dt` is the step in months."""
    block = block_of(_central_numbers(Same(situation)), layers, round(months / dt), dt)
    return marched(block, watches)


def run_blocks(
    situation: Situation,
    layers: Layers,
    watches: Sequence[Watch],
    months: int,
    draws: int,
    seed: int,
    world: World,
    report: Report = silent,
    threads: int = 2,
) -> list[Kept]:
    """Every block of draws in `world`, in order.

    Raises `Cancelled` when `report` does; running blocks stop at their next step.
    """
    ensemble = _sampled_numbers(Same(situation), months, draws, seed, world)
    edges = _edges(draws)
    report(0.0, f"0 of {draws} draws")
    done: dict[int, Kept] = {}
    stopped = Event()

    def pulse() -> None:
        if stopped.is_set():
            raise Cancelled

    def run(first: int, last: int) -> Kept:
        return marched(block_of(ensemble.block(first, last), layers, months), watches, pulse)

    with ThreadPoolExecutor(threads) as pool:
        waiting: dict[Future[Kept], int] = {}
        upcoming = iter(enumerate(edges))
        try:
            while len(done) < len(edges):
                while len(waiting) < threads and (item := next(upcoming, None)) is not None:
                    waiting[pool.submit(run, *item[1])] = item[0]
                for future in wait(waiting, _LOOK_S, FIRST_COMPLETED).done:
                    done[waiting.pop(future)] = future.result()
                reached = sum(edges[index][1] - edges[index][0] for index in done)
                report(reached / draws, f"{reached} of {draws} draws")
        finally:
            stopped.set()
    return [done[index] for index in range(len(edges))]


def _edges(draws: int) -> list[tuple[int, int]]:
    """Blocks of `BLOCK` draws; a last block of one draw would be summed in another order, so it takes one more."""
    starts = list(range(0, draws, BLOCK))
    if len(starts) > 1 and draws - starts[-1] < 2:
        starts[-1] -= 1
    return list(zip(starts, [*starts[1:], draws], strict=True))


def block_of(ensemble: Ensemble, layers: Layers, steps: int, dt: float = 1.0) -> Block:
    """The numbers of a situation with the layers of a scenario, ready to march `steps` steps of `dt` months."""
    return Block(ensemble.space, ensemble.base, ensemble.start, ensemble.draws, steps, dt, layers, ensemble.streams)


def _central(situation: Situation, layers: Layers, months: int, sources: Sequence[Source]) -> dict[str, Array]:
    kept = run_central(situation, layers, watches_of(sources), months)
    return {source.key: accumulated(source.key, source.read(kept))[:, 0] for source in sources}


def watches_of(sources: Sequence[Source]) -> tuple[Watch, ...]:
    """Every variable these keys are read from, once."""
    return tuple(dict.fromkeys(watch for source in sources for watch in source.watches))


@lru_cache(maxsize=4)
def _central_numbers(situation: Same[Situation]) -> Ensemble:
    return central_ensemble(situation.value)


@lru_cache(maxsize=2)
def _sampled_numbers(situation: Same[Situation], months: int, draws: int, seed: int, world: World) -> Ensemble:
    return sampled_ensemble(situation.value, months, draws, seed, world)


@lru_cache(maxsize=8)
def _numbers_digest(situation: Same[Situation]) -> bytes:
    words = {"id", "name", "summary", "must_believe", "contested"}
    return hashlib.sha256(situation.value.model_dump_json(exclude=words).encode()).digest()
