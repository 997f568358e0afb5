"""Runs: draws that are shared, kept apart or stopped, and what the model promises of policies."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from made_scenarios import NES, event, scenario

from planner.domain.errors import Cancelled
from planner.domain.projection import Projection
from planner.domain.scenario import Scenario
from planner.domain.world import World
from planner.engine.axes import Array
from planner.engine.march import Watch
from planner.system.dimensions import COHORT, ORIGIN, SITE, STANDING
from planner.system.record import PUBLISHED_NAMES, record
from planner.system.resolution import layers_of
from planner.system.run import BLOCK, project, project_central, run_blocks, run_central
from planner.system.variants import with_numbers

SITES = {site.name: index for index, site in enumerate(NES.sites)}
FACILITY = "Third-country facility"
FAMILIES_HOME = scenario(
    ("repatriation_requests", "cohort=women+minors", "clear 24"), ("transfer_capacity", "", "2000")
)


def projected(*chain: Scenario, months: int = 6, draws: int = 8, seed: int = 1, threads: int = 1) -> Projection:
    return project(NES, chain, months=months, draws=draws, seed=seed, world=World.STEADY, threads=threads)


def watched(watch: Watch, *chain: Scenario, months: int = 6, draws: int = 8) -> Array:
    return run_blocks(NES, layers_of(NES, chain, months), (watch,), months, draws, 1, World.STEADY, threads=1)[0][watch]


def differing(one: Projection, other: Projection, draws: int | None = None) -> list[str]:
    return [
        key
        for key, values in one.draws.items()
        if not np.array_equal(values[:, :draws], other.draws[key][:, :draws], equal_nan=True)
    ]


@pytest.mark.parametrize(("few", "many"), [(2, 9), (BLOCK - 1, BLOCK + 1), (BLOCK + 1, BLOCK + 5)])
def test_that_the_draws_of_a_smaller_run_are_the_first_of_a_larger(few: int, many: int) -> None:
    assert differing(projected(months=3, draws=few), projected(months=3, draws=many), few) == []


def test_that_a_longer_run_begins_like_a_shorter() -> None:
    short, long = projected(months=4), projected(months=9)

    assert all(np.array_equal(long.draws[key][:5], short.draws[key], equal_nan=True) for key in short.draws)


@pytest.mark.filterwarnings("error::RuntimeWarning")
def test_that_groups_that_dwindle_over_twenty_years_are_no_cause_for_warnings() -> None:
    run = projected(months=240, draws=2)

    assert np.all(np.isfinite(run.central["escapes"]))


def test_that_another_seed_gives_other_draws_and_the_same_central_run() -> None:
    one, other = projected(seed=1), projected(seed=2)

    assert "escapes" in differing(one, other)
    assert all(np.array_equal(one.central[key], other.central[key], equal_nan=True) for key in one.central)


def test_that_a_child_that_sets_nothing_differs_by_nought() -> None:
    assert differing(projected(FAMILIES_HOME), projected(FAMILIES_HOME, scenario())) == []


def test_that_setting_what_is_fixed_today_changes_nothing() -> None:
    same = scenario(("exit_screening", "", "1"), ("evidence_programme", "", "1"), ("pull", "", "1"))

    assert differing(projected(), projected(same)) == []


@pytest.mark.parametrize("threads", [2, 4])
def test_that_the_number_of_threads_changes_no_bit(threads: int) -> None:
    one, several = (projected(months=3, draws=2 * BLOCK + 3, threads=number) for number in (1, threads))

    assert {key: values.tobytes() for key, values in one.draws.items()} == {
        key: values.tobytes() for key, values in several.draws.items()
    }


def test_that_the_central_run_alone_is_the_one_beside_the_draws() -> None:
    alone, beside = project_central(NES, (FAMILIES_HOME,), months=6, seed=1), projected(FAMILIES_HOME)

    assert all(np.array_equal(alone.central[key], beside.central[key], equal_nan=True) for key in beside.central)


def test_that_a_run_stops_between_blocks_when_it_is_cancelled() -> None:
    heard: list[float] = []

    def stop_after_one_block(fraction: float, note: str) -> None:
        heard.append(fraction)
        if fraction > 0:
            raise Cancelled

    with pytest.raises(Cancelled):
        project(NES, (), months=2, draws=5 * BLOCK, seed=1, world=World.STEADY, threads=1, report=stop_after_one_block)

    assert list(dict.fromkeys(heard)) == [0.0, 0.2]  # on a busy machine a block takes several looks


def test_that_progress_ends_at_one() -> None:
    heard: list[float] = []

    project(
        NES,
        (),
        months=2,
        draws=2 * BLOCK,
        seed=1,
        world=World.STEADY,
        report=lambda fraction, note: heard.append(fraction),
    )

    assert heard[0] == 0
    assert heard == sorted(heard)
    assert heard[-1] == 1


def test_that_a_lever_left_alone_is_uncertain_and_one_that_is_set_is_not() -> None:
    set_here = scenario(("guard_ratio", "site=SDF camps", "0.7@2020-01"))

    guards = watched(Watch("guard_ratio"), set_here)[:, [SITES["SDF prisons"], SITES["SDF camps"]]].reshape(7, 2, -1)

    assert np.ptp(guards[:, 0], axis=-1).min() > 0.05
    assert np.ptp(guards[:2, 1], axis=-1).min() > 0.05
    assert np.all(guards[2:, 1] == 0.7)


def test_that_breakouts_are_drawn_before_any_policy() -> None:
    # what is decided at home leaves every breakout and escape abroad as it was
    at_home = scenario(("sentencing", "", "3"), ("tracking_places", "", "10"), ("evidence_programme", "", "2"))
    escaped = Watch("escaped", (SITE,))

    assert np.array_equal(watched(escaped), watched(escaped, at_home))


def test_that_fewer_guards_never_mean_fewer_breakouts_in_the_same_draw() -> None:
    watch = Watch("breakouts")
    thin = scenario(("guard_ratio", "site=SDF prisons", "0.15"))
    prisons = SITES["SDF prisons"]

    before = watched(watch, months=1, draws=400)[1].reshape(len(SITES), -1)
    after = watched(watch, thin, months=1, draws=400)[1].reshape(len(SITES), -1)

    assert np.all(after[prisons] >= before[prisons])
    assert after[prisons].sum() > before[prisons].sum()
    others = [index for index in range(len(SITES)) if index != prisons]
    assert np.array_equal(after[others], before[others])


def test_that_breakouts_come_as_often_as_their_rate_says() -> None:
    calm = with_numbers(NES, {"breakout_rate": 3.0, "guard_multiple": 1.0, "crowding_effect": 0.0})
    watch = Watch("breakouts")
    blocks = run_blocks(calm, {}, (watch,), 3, 2000, 1, World.STEADY)

    # 3 a year of which half at the SDF prisons: .125 a month
    found = np.concatenate([block[watch] for block in blocks], axis=-1)[1:, SITES["SDF prisons"]]
    assert found.mean() == pytest.approx(0.125, abs=0.015)


def test_that_the_deprived_are_neither_repatriated_nor_deported() -> None:
    everyone = scenario(
        ("deprivation", "", "10"), ("repatriation_requests", "", "clear 6"), ("transfer_capacity", "", "5000")
    )
    deprived = watched(Watch("held_abroad", (STANDING,)), everyone)[-1, :, :, 2]

    assert deprived.max() > 1
    assert watched(Watch("repatriated", (STANDING,)), everyone)[:, :, :, 2].max() == 0
    assert watched(Watch("deported", (STANDING,)), everyone)[:, :, :, 2].max() == 0


def test_that_locals_never_travel_home_or_are_deprived() -> None:
    wild = scenario(("deprivation", "", "10"), ("repatriation_requests", "", "clear 6"), ("pull", "", "20"))
    locals_ = [index for index, origin in enumerate(NES.origins) if origin.local]
    flows = (
        "attempts",
        "repatriated",
        "deported",
        "newly_deprived",
        "covert_returners",
        "relocating",
        "known_returners",
    )

    found = {
        name: watched(Watch(name, (ORIGIN,)), wild).take(locals_, axis=1 + ORIGIN.position).max() for name in flows
    }

    assert found == dict.fromkeys(flows, 0.0)


def test_that_the_third_facility_fills_and_then_refuses() -> None:
    planned = scenario(
        ("added_places", f"site={FACILITY}", "500"),
        ("delivery_slip", f"site={FACILITY}", "2"),
        ("transfers", f"site=SDF prisons;to_site={FACILITY}", "200"),
    )

    held = watched(Watch("held_abroad", (SITE,)), planned, months=8).take(SITES[FACILITY], axis=1).reshape(9, -1)

    assert held[:3].max() == 0
    np.testing.assert_allclose(held[3:5], [[200] * 8, [400] * 8], rtol=0.02)
    assert np.all(held[5:] <= 500 + 1e-9)
    assert held[5:].min() > 490


def test_that_other_sites_overcrowd() -> None:
    sent = scenario(("transfers", "site=SDF prisons;to_site=Turkish-controlled sites", "500"))

    run = projected(sent, months=6)

    assert run.central["occupancy|site=Turkish-controlled sites"][-1] > 2


def test_that_a_states_own_prisons_take_its_nationals_only_and_only_transfers_are_counted() -> None:
    everywhere = scenario(("transfers", "", "100"))
    iraqi = SITES["Iraqi prisons"]
    arriving = watched(Watch("transferred_in", (SITE, ORIGIN)), everywhere, months=1)[1].take(iraqi, axis=0)
    leaving = watched(Watch("transferred_out", (SITE,)), everywhere, months=1)[1].take(iraqi, axis=0)

    by_origin = arriving.reshape(len(NES.origins), -1)
    assert [origin.name for origin, people in zip(NES.origins, by_origin, strict=True) if people.max() > 0] == ["Iraq"]
    # four sites to send to, and nobody is moved from the Iraqi prisons to themselves
    np.testing.assert_allclose(leaving.ravel(), 300, rtol=1e-6)


def test_that_clearing_in_two_years_with_enough_transfers_leaves_nearly_no_families() -> None:
    # the camps' third-country women and minors, reviewed or not; Iraqi prisons are not repatriated from
    watch = Watch("held_abroad", (SITE, STANDING, ORIGIN, COHORT))
    foreign = [index for index, origin in enumerate(NES.origins) if not origin.local]
    sites = [index for name, index in SITES.items() if name != "Iraqi prisons"]

    held = run_central(NES, layers_of(NES, (FAMILIES_HOME,), 24), (watch,), 24)[watch]
    families = held[:, sites, :, :2].take(foreign, axis=1 + ORIGIN.position)[..., 1:, :].reshape(25, -1).sum(axis=1)

    assert families[0] > 10_000
    # one step of captures and births
    assert families[24] < 0.001 * families[0]
    # and in equal steps: half are gone half-way
    assert families[12] == pytest.approx(families[0] / 2, rel=0.05)


def test_that_transfer_capacity_keeps_people_waiting() -> None:
    waiting = scenario(("repatriation_requests", "cohort=women+minors", "clear 24"), ("transfer_capacity", "", "100"))

    run = projected(waiting, months=3)

    assert run.central["repatriated"].tolist() == pytest.approx([0, 100, 200, 300])
    assert run.central["unmet_requests"][-1] > 800


def test_that_todays_requests_bring_families_home_together() -> None:
    run = projected(scenario(), months=60)

    assert run.central["repatriated"][-1] > 2500
    assert run.central["minors_without_carer"][-1] == 0


def test_that_a_decision_for_minors_alone_is_followed_and_shows_who_comes_without_a_carer() -> None:
    alone = scenario(("repatriation_requests", "", "0"), ("repatriation_requests", "cohort=minors", "10"))

    run = projected(alone, months=2)

    assert run.central["repatriated"][-1] == pytest.approx(300, rel=0.05)
    assert run.central["minors_without_carer"][-1] == pytest.approx(run.central["repatriated"][-1])


def test_that_a_request_for_people_who_are_no_longer_there_is_not_an_unmet_one() -> None:
    more = scenario(("repatriation_requests", "origin=France", "5000"), ("transfer_capacity", "", "5000"))

    assert projected(more, months=12).central["unmet_requests"][-1] == 0


def test_that_a_change_of_custodian_opens_a_camp_once() -> None:
    struck = scenario(events=(event("custodian_change", "set", 1, at="2020-01", months=3, members="site=SDF camps"),))
    escapes = np.diff(project_central(NES, (struck,), months=6, seed=1).central["escapes"])
    usual = np.diff(project_central(NES, (), months=6, seed=1).central["escapes"])

    # X12 × U08d: a tenth exposed, half of it leaves, of some 69,000
    assert escapes[2] == pytest.approx(0.05 * 69_000, rel=0.05)
    assert np.all(escapes[3:5] > 1.2 * usual[3:5])
    assert escapes[:2].tolist() == usual[:2].tolist()
    assert escapes[5] < 1.1 * usual[5]


def test_that_places_burnt_down_raise_escapes() -> None:
    # effects are against the start of the situation, which no event can move
    burnt = scenario(events=(event("site_places", "multiply", 0.5, at="2019-12", months=12, members="site=SDF camps"),))

    found = project_central(NES, (burnt,), months=6, seed=1).central["escapes"][-1]

    assert found > 1.3 * project_central(NES, (), months=6, seed=1).central["escapes"][-1]


def test_that_a_shock_on_places_ends() -> None:
    struck = scenario(events=(event("added_places", "add", 1000, at="2020-01", months=2, members="site=SDF camps"),))
    at_once = scenario(("delivery_slip", "", "0"))

    places = project_central(NES, (at_once, struck), months=5, seed=1).central["places|site=SDF camps"]

    assert (places - places[0]).tolist() == [0, 0, 1000, 1000, 0, 0]


def recorded(*chain: Scenario, months: int = 4) -> Mapping[tuple[str, str], Array]:
    """Totals of the central run by kind and variable."""
    rows: dict[tuple[str, str], list[float]] = {}
    for row in record(NES, chain, months=months, draws=2, seed=1, world=World.STEADY):
        if row.stat == "central" and row.members == "" and row.value is not None:
            rows.setdefault((row.kind, row.variable), []).append(row.value)
    return {key: np.array(values) for key, values in rows.items()}


def test_that_every_name_of_the_long_form_stands_for_one_thing() -> None:
    kinds: dict[str, set[str]] = {}
    for row in record(NES, (), months=1, draws=2, seed=1, world=World.STEADY):
        kinds.setdefault(row.variable, set()).add(row.kind)

    assert {name: found for name, found in kinds.items() if len(found) > 1} == {}
    assert not PUBLISHED_NAMES.keys() - kinds.keys()


def test_that_the_long_form_adds_up() -> None:
    rows = recorded(scenario(("local_recruitment", "", "25"), ("pull", "", "3")))
    not_people = {"latent_untracked", "latent_supervised", "latent_awaiting", "latent_frustrated"}

    people = np.sum(
        [values for (kind, name), values in rows.items() if kind == "stock" and name not in not_people], axis=0
    )
    came = np.sum([rows["flow", name] for name in ("attempts", "births", "recruited_locally")], axis=0)

    np.testing.assert_allclose(people, people[0] + np.cumsum(came), rtol=1e-12)
    assert rows["flow", "recruited_locally"][1:].tolist() == pytest.approx([25, 25, 25, 25])
