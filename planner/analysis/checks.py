"""The reality checks: what must hold of any run if the system makes sense. A page in the product, and tests.

Those on numbers are in `checks_of_numbers`, those on breakouts and guards in `checks_of_custody`, the table of signs,
which takes longer, in `sign_table`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from planner.analysis.check_cases import DRAWS, SEED, SLACK, Case, Check, CheckResult, drawn, empty, layer, projected
from planner.analysis.checks_of_custody import breakouts_free_a_hundred, extremes_saturate
from planner.analysis.checks_of_numbers import (
    ends_are_points_of_belief,
    published_totals_stay,
    strength_leads_from_one_count_to_the_next,
)
from planner.analysis.sign_table import signs_hold
from planner.domain.progress import Report, silent
from planner.domain.scenario import Scenario
from planner.domain.situation import Situation
from planner.domain.value import changed
from planner.domain.world import World
from planner.engine.axes import Array
from planner.engine.books import BooksError
from planner.engine.march import Watch
from planner.system.published import accumulated, sources_of
from planner.system.resolution import layers_of
from planner.system.run import BLOCK, project, run_blocks, run_central
from planner.system.variants import with_numbers, with_split_origin

_PROCESS = ("bloc_open", "iraq_open", "spell_open", "programme_spell", "operation_now", "released_in_batches")
_RANDOM = ("breakout_uniform", "breakout_size_score", "change_uniform")


def reality_checks(
    situation: Situation, chain: Sequence[Scenario], report: Report = silent, *, with_signs: bool = False
) -> tuple[CheckResult, ...]:
    """Run the thirteen checks on one scenario, root first; about half a minute.

    With `with_signs` also the fourteenth, the table of signs, which takes some minutes. Raises `Cancelled` when
    `report` does.
    """
    case = Case(situation, tuple(chain), situation.months)
    checks = CHECKS if with_signs else CHECKS[:-1]
    results = []
    for number, (name, check) in enumerate(checks, start=1):
        report((number - 1) / len(checks), name)
        passed, detail = check(case)
        results.append(CheckResult(number, name, passed, detail))
    report(1.0, "Reality checks done")
    return tuple(results)


def people_are_conserved(case: Case) -> tuple[bool, str]:
    """Check 1: start + attempts + births + local recruits = all people, every step and draw, to 1e-12."""
    return _books_hold(case, "conserved")


def nothing_is_negative(case: Case) -> tuple[bool, str]:
    """Check 2: no stock below −1e-9 persons."""
    return _books_hold(case, "nought")


def custody_empties_only_by_death(case: Case) -> tuple[bool, str]:
    """Check 3: with every way out of custody off, those held fall by no more than deaths."""
    closed = with_numbers(
        case.situation, {"routine_escape": 0, "breakout_rate": 0, "custodian_changes": 0, "regional_sentence": 1e13}
    )
    shut = layer("deportation", 0, layer("release_of_locals", 0, layer("repatriation_requests", 0)))
    chain = (*(changed(scenario, events=()) for scenario in case.chain), shut)
    watches = (Watch("held_abroad", ()), Watch("custody_deaths", ()))
    kept = run_central(closed, layers_of(closed, chain, case.months), watches, case.months)
    held, deaths = (_series(kept[watch]) for watch in watches)
    fall = held[0] - held - np.cumsum(deaths)
    worst = float(fall.max())
    return worst <= SLACK, f"largest fall beyond deaths {max(worst, 0.0):.2g} persons"


def identical_scenarios_do_not_differ(case: Case) -> tuple[bool, str]:
    """Check 4: a child that sets nothing differs from its parent by exactly 0 in every draw, in both worlds."""
    differing = 0
    for world in World:
        base, same = projected(case, world), projected(case, world, _empty())
        differing += sum(not np.array_equal(base.draws[key], same.draws[key], equal_nan=True) for key in base.draws)
    return not differing, f"{differing} series differ"


def no_policy_rolls_the_world_anew(case: Case) -> tuple[bool, str]:
    """Check 5: with levers changed, spells, batches, onsets and breakout numbers are bit for bit the same."""
    watches = tuple(Watch(name) for name in (*_PROCESS, *_RANDOM))
    still = _without_events(case)
    before = drawn(still, World.TURNING, watches)
    after = drawn(still, World.TURNING, watches, _wild())
    differing = [
        watch.name
        for watch in watches
        if any(not np.array_equal(one[watch], other[watch]) for one, other in zip(before, after, strict=True))
    ]
    return not differing, f"moved by policy: {', '.join(differing) or 'nothing'}"


def splitting_an_origin_changes_no_total(case: Case) -> tuple[bool, str]:
    """Check 6: one origin in two equal halves of one bloc changes no total, to 1e-9 of it, on central parameters."""
    name = _to_split(case.situation)
    split = with_split_origin(case.situation, name)
    whole, halved = _central(case.situation, case.months), _central(split, case.months)
    worst = max(
        float(np.nanmax(np.abs(halved[key] - whole[key]) / np.maximum(np.abs(whole[key]), 1.0), initial=0.0))
        for key in whole
    )
    return worst <= 1e-9, f"largest relative change {worst:.1e}, splitting {name}"


def halving_the_step_changes_little(case: Case) -> tuple[bool, str]:
    """Check 11: half-month steps move horizon stocks by less than 2.5 %; practice goes by calendar month."""
    names = ("at_large", "held_abroad", "supervised", "untracked", "resettled", "deceased", "disengaged")
    watches = tuple(Watch(name, ()) for name in names)
    layers = layers_of(case.situation, case.chain, case.months)
    whole = run_central(case.situation, layers, watches, case.months)
    half = run_central(case.situation, layers, watches, case.months, dt=0.5)
    moved = {
        watch.name: abs(_series(half[watch])[-1] / max(_series(whole[watch])[-1], 1.0) - 1.0)
        for watch in watches
        if _series(whole[watch])[-1] > 1.0
    }
    name = max(moved, key=lambda found: moved[found])
    return bool(moved[name] < 0.025), f"largest change {moved[name]:.1%}, in {name.replace('_', ' ')}"


def the_same_seed_gives_the_same_bytes(case: Case) -> tuple[bool, str]:
    """Check 12: the same inputs and seed give the same bytes, on one thread or two."""
    draws, world = BLOCK + 4, World.TURNING
    one, two = (
        project(case.situation, case.chain, months=case.months, draws=draws, seed=SEED, world=world, threads=threads)
        for threads in (1, 2)
    )
    differing = sum(one.draws[key].tobytes() != two.draws[key].tobytes() for key in one.draws)
    return not differing, f"{differing} series differ between one thread and two"


CHECKS: tuple[tuple[str, Check], ...] = (
    ("People are conserved", people_are_conserved),
    ("Nothing is negative", nothing_is_negative),
    ("With every way out closed, custody falls by no more than deaths", custody_empties_only_by_death),
    ("Identical scenarios do not differ in any draw, in either world", identical_scenarios_do_not_differ),
    ("Every scenario meets the same world", no_policy_rolls_the_world_anew),
    ("Splitting an origin changes no total", splitting_an_origin_changes_no_total),
    ("Low and high are points of belief", ends_are_points_of_belief),
    ("Every breakout frees a hundred people or more", breakouts_free_a_hundred),
    ("Thin guards and empty places saturate", extremes_saturate),
    ("Strength leads from one published count to the next", strength_leads_from_one_count_to_the_next),
    ("Halving the step changes little", halving_the_step_changes_little),
    ("The same seed gives the same bytes on one thread or two", the_same_seed_gives_the_same_bytes),
    ("Published totals stay in every draw", published_totals_stay),
    ("Levers move headlines the way they may", signs_hold),
)
"""By number; the last, the table of signs, takes some minutes."""


def _without_events(case: Case) -> Case:
    """The case without events, which may begin or end a bloc on purpose."""
    return Case(case.situation, tuple(changed(one, events=()) for one in case.chain), case.months)


def _wild() -> Scenario:
    """Levers of every panel moved at once."""
    said = {"guard_ratio": 0.3, "release_of_locals": 900.0, "repatriation_requests": 20.0, "pull": 3.0}
    wild: Scenario | None = None
    for name, value in said.items():
        wild = layer(name, value, wild)
    return layer("custodian_change_rate", 2.0, wild)


def _books_hold(case: Case, word: str) -> tuple[bool, str]:
    layers = layers_of(case.situation, case.chain, case.months)
    try:
        for world in World:
            run_blocks(case.situation, layers, (), case.months, DRAWS, SEED, world)
    except BooksError as broken:
        return word not in str(broken), str(broken)
    return True, f"{case.months} months and {DRAWS} draws checked at every step, in both worlds"


def _empty() -> Scenario:
    return empty()


def _to_split(situation: Situation) -> str:
    """An origin with people at home: third-country, without a practice of its own such as deprivation."""
    ranked = sorted(situation.origins, key=lambda origin: (origin.local, origin.deprives))
    return ranked[0].name


def _central(situation: Situation, months: int) -> dict[str, Array]:
    sources = sources_of(situation)
    watches = tuple(dict.fromkeys(watch for source in sources for watch in source.watches))
    kept = run_central(situation, {}, watches, months)
    return {source.key: accumulated(source.key, source.read(kept)) for source in sources}


def _series(values: Array) -> Array:
    return values.reshape(values.shape[0], -1)[:, 0]
