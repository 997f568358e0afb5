"""Whatever may be set and whatever may strike: people are conserved, nothing is negative, everything is a number."""

from __future__ import annotations

import numpy as np
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st
from made_scenarios import NES, event, scenario

from planner.domain.errors import InputError
from planner.domain.scenario import Event, Scenario
from planner.domain.world import World
from planner.engine.axes import Array
from planner.engine.march import Watch
from planner.system.admission import check_event, check_override
from planner.system.inputs import member_cells
from planner.system.levers import LEVERS, Lever
from planner.system.parameters import PARAMETERS
from planner.system.published import accumulated, sources_of
from planner.system.resolution import CUSTODIAN_CHANGE, layers_of
from planner.system.run import run_blocks, run_central
from planner.system.wired import SYSTEM

MONTHS, DRAWS = 10, 4
STOCKS = tuple(Watch(stock.name, ()) for stock in SYSTEM.stocks if stock.people)
CAME_IN = tuple(Watch(move.brings, ()) for move in SYSTEM.sources)
TARGETS = (*(lever.name for lever in LEVERS), *(parameter.name for parameter in PARAMETERS), CUSTODIAN_CHANGE)

months = st.integers(0, MONTHS).map(NES.start.plus)


@st.composite
def settings_of_a_lever(draw: st.DrawFn) -> tuple[str, str, str]:
    """A lever, a cell or all, and values from its range: constant, steps, a ramp or clearing."""
    lever = draw(st.sampled_from(LEVERS))
    members = draw(st.sampled_from(("", *member_cells(NES, lever))))
    words = draw(st.one_of(values(lever), paths(lever), clearing(lever)))
    return lever.name, members, words


def values(lever: Lever) -> st.SearchStrategy[str]:
    whole = lever.quantity in ("switch", "tier")
    if whole:
        return st.integers(int(lever.minimum), int(lever.maximum)).map(str)
    return st.floats(lever.minimum, lever.maximum).map(lambda value: f"{value:.6f}")


def paths(lever: Lever) -> st.SearchStrategy[str]:
    joints = [","] if lever.quantity in ("switch", "tier") else [",", ".."]
    points = st.dictionaries(months, values(lever), min_size=1, max_size=3)
    return st.tuples(points, st.sampled_from(joints)).map(
        lambda chosen: chosen[1].join(f"{value}@{month}" for month, value in sorted(chosen[0].items()))
    )


def clearing(lever: Lever) -> st.SearchStrategy[str]:
    return st.integers(1, 30).map(lambda months: f"clear {months}") if lever.can_clear else st.nothing()


@st.composite
def shocks(draw: st.DrawFn) -> Event:
    """An event that is admitted."""
    shock = event(
        draw(st.sampled_from(TARGETS)),
        draw(st.sampled_from(["set", "multiply", "add"])),
        draw(st.sampled_from([0.0, 0.5, 1.0, 3.0, 10.0, 90.0, 1000.0, -0.5, -5.0, -2000.0])),
        at=str(draw(months)),
        months=draw(st.integers(1, 12)),
    )
    try:
        check_event(NES, shock)
    except InputError:
        reject()
    return shock


@st.composite
def layers(draw: st.DrawFn) -> Scenario:
    overrides = draw(st.lists(settings_of_a_lever(), max_size=5))
    return scenario(*overrides, events=tuple(draw(st.lists(shocks(), max_size=2))))


chains = st.lists(layers(), min_size=1, max_size=2).map(tuple)
few = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


def people(kept: dict[Watch, Array]) -> Array:
    return np.sum([kept[watch].reshape(MONTHS + 1, -1) for watch in STOCKS], axis=0)


def came_in(kept: dict[Watch, Array]) -> Array:
    return np.cumsum(np.sum([kept[watch].reshape(MONTHS + 1, -1) for watch in CAME_IN], axis=0), axis=0)


@few
@given(chains)
def test_that_people_are_conserved_and_never_fewer_than_none(chain: tuple[Scenario, ...]) -> None:
    blocks = run_blocks(
        NES, layers_of(NES, chain, MONTHS), (*STOCKS, *CAME_IN), MONTHS, DRAWS, 3, World.STEADY, threads=1
    )

    found = people(blocks[0])
    np.testing.assert_allclose(found, found[0] + came_in(blocks[0]), rtol=1e-12 * MONTHS)
    assert all(blocks[0][watch].min() >= -1e-9 for watch in (*STOCKS, *CAME_IN))


@few
@given(chains)
def test_that_every_published_number_is_a_number_and_not_below_nought(chain: tuple[Scenario, ...]) -> None:
    sources = [source for source in sources_of(NES) if not source.key.startswith("occupancy")]
    watches = tuple(dict.fromkeys(watch for source in sources for watch in source.watches))

    kept = run_central(NES, layers_of(NES, chain, MONTHS), watches, MONTHS)

    lowest = {source.key: accumulated(source.key, source.read(kept)).min() for source in sources}
    assert {key: low for key, low in lowest.items() if not low >= -1e-9} == {}


@given(settings_of_a_lever())
def test_that_what_is_drawn_for_these_tests_may_be_set(drawn: tuple[str, str, str]) -> None:
    override = scenario(drawn).overrides[0]

    check_override(NES, override.lever, override.members, override.schedule)
