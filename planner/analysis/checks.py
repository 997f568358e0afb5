"""The ten reality checks: what must hold of any run if the system makes sense. A page in the product, and tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from planner.domain.progress import Report, silent
from planner.domain.projection import Projection
from planner.domain.scenario import Authorship, Override, Scenario
from planner.domain.schedule import constant
from planner.domain.situation import Situation
from planner.domain.value import changed
from planner.domain.world import World
from planner.engine.axes import Array
from planner.engine.books import BooksError
from planner.engine.march import Watch
from planner.system.published import accumulated, sources_of
from planner.system.resolution import layers_of
from planner.system.run import project, run_blocks, run_central
from planner.system.variants import with_numbers, with_split_origin

DRAWS = 40
SEED = 1
SLACK = 1e-6
"""Persons by which a comparison may be off for rounding alone."""


@dataclass(frozen=True)
class CheckResult:
    """One reality check: what must hold, whether it did, and the figure that shows it."""

    number: int
    name: str
    passed: bool
    detail: str


@dataclass(frozen=True)
class Case:
    """What the checks are run on: a situation, a chain of scenarios (root first) and a horizon in months."""

    situation: Situation
    chain: tuple[Scenario, ...]
    months: int


Check = Callable[[Case], tuple[bool, str]]


def reality_checks(situation: Situation, chain: Sequence[Scenario], report: Report = silent) -> tuple[CheckResult, ...]:
    """Run all ten checks on one scenario, root first; about ten seconds. Raises `Cancelled` when `report` does."""
    case = Case(situation, tuple(chain), situation.months)
    results = []
    for number, (name, check) in enumerate(CHECKS, start=1):
        report((number - 1) / len(CHECKS), name)
        passed, detail = check(case)
        results.append(CheckResult(number, name, passed, detail))
    report(1.0, "Reality checks done")
    return tuple(results)


def people_are_conserved(case: Case) -> tuple[bool, str]:
    """Check 1: start + attempts + births + local recruitment = all people, every step and draw, to 1e-12."""
    return _books_hold(case, "conserved")


def nothing_is_negative(case: Case) -> tuple[bool, str]:
    """Check 2: no stock below −1e-9 persons."""
    return _books_hold(case, "nought")


def custody_empties_only_by_death(case: Case) -> tuple[bool, str]:
    """Check 3: with every way out of custody off, those held fall by no more than deaths."""
    closed = with_numbers(
        case.situation, {"routine_escape": 0, "breakout_rate": 0, "custodian_changes": 0, "regional_sentence": 1e9}
    )
    shut = _layer("deportation", 0, _layer("release_of_locals", 0, _layer("repatriation_requests", 0)))
    chain = (*(changed(scenario, events=()) for scenario in case.chain), shut)
    watches = (Watch("held_abroad", ()), Watch("custody_deaths", ()))
    kept = run_central(closed, layers_of(closed, chain, case.months), watches, case.months)
    held, deaths = (_series(kept[watch]) for watch in watches)
    fall = held[0] - held - np.cumsum(deaths)
    worst = float(fall.max())
    return worst <= SLACK, f"largest fall beyond deaths {max(worst, 0.0):.2g} persons"


def more_places_never_mean_more_escapes(case: Case) -> tuple[bool, str]:
    """Check 4: guards in proportion, admissions unchanged, common draws: cumulative escapes not higher."""
    sealed = with_numbers(case.situation, {"capture_at_large": 0, "delivery_slip_today": 0})
    base = _projected(case, sealed, _layer("guards_follow_places", 1))
    more = _projected(case, sealed, _layer("added_places", 2000, _layer("guards_follow_places", 1)))
    return _never_higher(more, base, "escapes", "more escapes with more places")


def more_screening_never_means_more_arrivals(case: Case) -> tuple[bool, str]:
    """Check 5: more exit screening: arrivals not higher, frustrated travellers not fewer."""
    base = _projected(case, case.situation)
    more = _projected(case, case.situation, _layer("exit_screening", 3))
    fewer, detail = _never_higher(more, base, "arrivals", "more arrivals")
    stopped, other = _never_higher(base, more, "people|category=frustrated travellers", "fewer frustrated travellers")
    return fewer and stopped, f"{detail}; {other}"


def more_sharing_never_means_more_untracked(case: Case) -> tuple[bool, str]:
    """Check 6: more information sharing: untracked not higher."""
    base = _projected(case, case.situation, _layer("information_sharing", 0.3))
    more = _projected(case, case.situation, _layer("information_sharing", 1))
    return _never_higher(more, base, "untracked", "more untracked with more sharing")


def identical_scenarios_do_not_differ(case: Case) -> tuple[bool, str]:
    """Check 7: a child that sets nothing differs from its parent by exactly 0 in every draw."""
    base = _projected(case, case.situation)
    same = _projected(case, case.situation, _empty())
    differing = [key for key in base.draws if not np.array_equal(base.draws[key], same.draws[key], equal_nan=True)]
    return not differing, f"{len(differing)} of {len(base.draws)} series differ"


def splitting_an_origin_changes_no_total(case: Case) -> tuple[bool, str]:
    """Check 8: one origin in two equal halves changes no total, to 1e-9 of it, on central parameters."""
    name = _to_split(case.situation)
    split = with_split_origin(case.situation, name)
    whole, halved = _central(case.situation, case.months), _central(split, case.months)
    worst = max(
        float(np.nanmax(np.abs(halved[key] - whole[key]) / np.maximum(np.abs(whole[key]), 1.0), initial=0.0))
        for key in whole
    )
    return worst <= 1e-9, f"largest relative change {worst:.1e}, splitting {name}"


def halving_the_step_changes_little(case: Case) -> tuple[bool, str]:
    """Check 9: half-month steps move horizon stocks and cumulative flows by less than 2.5 %."""
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
    """Check 10: the same inputs and seed give the same bytes, on one thread or two."""
    runs = [
        project(
            case.situation, case.chain, months=case.months, draws=150, seed=SEED, world=World.STEADY, threads=threads
        )
        for threads in (1, 2)
    ]
    differing = [key for key in runs[0].draws if runs[0].draws[key].tobytes() != runs[1].draws[key].tobytes()]
    return not differing, f"{len(differing)} of {len(runs[0].draws)} series differ between one thread and two"


CHECKS: tuple[tuple[str, Check], ...] = (
    ("People are conserved", people_are_conserved),
    ("Nothing is negative", nothing_is_negative),
    ("With every way out closed, custody falls by no more than deaths", custody_empties_only_by_death),
    ("More guarded places never mean more escapes", more_places_never_mean_more_escapes),
    ("More exit screening never means more arrivals", more_screening_never_means_more_arrivals),
    ("More information sharing never means more untracked", more_sharing_never_means_more_untracked),
    ("Identical scenarios do not differ in any draw", identical_scenarios_do_not_differ),
    ("Splitting an origin changes no total", splitting_an_origin_changes_no_total),
    ("Halving the step changes little", halving_the_step_changes_little),
    ("The same seed gives the same bytes on one thread or two", the_same_seed_gives_the_same_bytes),
)


def _books_hold(case: Case, word: str) -> tuple[bool, str]:
    layers = layers_of(case.situation, case.chain, case.months)
    try:
        run_blocks(case.situation, layers, (), case.months, DRAWS, SEED, World.STEADY)
    except BooksError as broken:
        return word not in str(broken), str(broken)
    return True, f"{case.months} months and {DRAWS} draws checked at every step"


def _empty() -> Scenario:
    root = {"letter": "A", "colour": 1, "dash": 1}
    return Scenario.model_validate({"id": "check", "name": "check", "situation_id": "check", "sign": root})


def _layer(lever: str, value: float, over: Scenario | None = None) -> Scenario:
    """A scenario that sets one lever for all members, on top of what `over` sets."""
    by = Authorship.model_validate({"who": "reality check", "when": "2019-11-01T00:00:00"})
    base = over or _empty()
    return changed(base, overrides=(*base.overrides, Override(lever=lever, schedule=constant(value), authorship=by)))


def _projected(case: Case, situation: Situation, layer: Scenario | None = None) -> Projection:
    chain = case.chain if layer is None else (*case.chain, layer)
    return project(situation, chain, months=case.months, draws=DRAWS, seed=SEED, world=World.STEADY)


def _never_higher(one: Projection, other: Projection, key: str, words: str) -> tuple[bool, str]:
    above = one.draws[key].astype(np.float64) - other.draws[key]
    tolerance = np.maximum(SLACK, 1e-6 * np.abs(other.draws[key]))
    guilty = int((above > tolerance).any(axis=0).sum())
    return guilty == 0, f"{words} in {guilty} of {DRAWS} draws"


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
