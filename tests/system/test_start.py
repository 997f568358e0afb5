"""The start: published totals stay in every draw, what is not published is drawn."""

from __future__ import annotations

import numpy as np
import pytest
from made_scenarios import NES, RECONSTRUCTION

from planner.domain.world import World
from planner.engine.axes import Array
from planner.system.dimensions import COHORT, DRAW, ORIGIN, SITE
from planner.system.draws import Ensemble, central_ensemble, sampled_ensemble

DRAWS = 2000
LOCAL = np.array([origin.local for origin in NES.origins])
SITES = [site.name for site in NES.sites]
HOME = ("supervised", "awaiting_verdict", "in_prison", "disengaged", "untracked")


@pytest.fixture(scope="module")
def drawn() -> Ensemble:
    return sampled_ensemble(NES, 0, DRAWS, 1, World.STEADY)


def held(ensemble: Ensemble, site: str) -> Array:
    """Origins, cohorts, draws."""
    inside = np.take(ensemble.start["held_abroad"], SITES.index(site), axis=SITE.position)
    return inside.sum(axis=tuple(range(ORIGIN.position - 1)))


def published(name: str) -> tuple[float, float, float]:
    found = next(one.range for one in NES.parameters if one.name == name)
    return found.low, found.central, found.high


def assert_believed(values: Array, low: float, central: float, high: float) -> None:
    assert np.quantile(values, (0.025, 0.5, 0.975)).tolist() == pytest.approx([low, central, high], rel=0.2)


def test_that_published_totals_stay_in_every_draw(drawn: Ensemble) -> None:
    camps, prisons, state = (held(drawn, site) for site in ("SDF camps", "SDF prisons", "Iraqi prisons"))
    home = sum(drawn.start[name].reshape(-1, DRAWS).sum(axis=0) for name in HOME)

    assert camps[0].sum(axis=0) == pytest.approx(np.full(DRAWS, 27_813))
    assert camps[1].sum(axis=0) == pytest.approx(np.full(DRAWS, 30_897))
    assert camps[~LOCAL].sum(axis=(0, 1)) == pytest.approx(np.full(DRAWS, 10_034))
    assert prisons[~LOCAL, 0].sum(axis=0) == pytest.approx(np.full(DRAWS, 2_000))
    assert state.sum(axis=(0, 1)) == pytest.approx(np.full(DRAWS, 17_000))
    assert home == pytest.approx(np.full(DRAWS, 7_960))


def test_that_nobody_is_negative_at_the_start(drawn: Ensemble) -> None:
    assert {name: float(stock.min()) for name, stock in drawn.start.items() if stock.min() < 0} == {}


@pytest.mark.parametrize(
    ("name", "site", "cohort"),
    [
        ("prison_people_start", "SDF prisons", slice(0, 3)),
        ("prison_boys_start", "SDF prisons", slice(2, 3)),
        ("prison_women_start", "SDF prisons", slice(1, 2)),
        ("state_minors_start", "Iraqi prisons", slice(2, 3)),
        ("mixed_people_start", "Turkish-controlled sites", slice(0, 3)),
    ],
)
def test_that_what_is_contested_is_drawn(drawn: Ensemble, name: str, site: str, cohort: slice) -> None:
    assert_believed(held(drawn, site)[:, cohort].sum(axis=(0, 1)), *published(name))


def test_that_foreigners_in_a_states_prisons_are_drawn(drawn: Ensemble) -> None:
    assert_believed(held(drawn, "Iraqi prisons")[~LOCAL].sum(axis=(0, 1)), *published("state_foreigners_start"))


def test_that_minors_in_camps_are_a_drawn_share_of_each_origins_families(drawn: Ensemble) -> None:
    camps = held(drawn, "SDF camps")[2:]
    shares = camps[:, 2] / camps[:, 1:].sum(axis=1)

    assert np.ptp(shares, axis=0).max() < 1e-9
    assert_believed(shares[0], *published("camp_minors_start"))


def test_that_men_among_local_camp_residents_are_drawn(drawn: Ensemble) -> None:
    camps = held(drawn, "SDF camps")[:2].sum(axis=0)

    assert_believed(camps[0] / camps.sum(axis=0), *published("local_camp_men_start"))


def test_that_the_split_by_origin_is_one_draw_for_camps_and_prisons(drawn: Ensemble) -> None:
    camps, prisons = held(drawn, "SDF camps"), held(drawn, "SDF prisons")
    russia = [origin.name for origin in NES.origins].index("Russia")

    in_camps, in_prisons = camps[russia].sum(axis=0), prisons[russia, 0]
    assert np.corrcoef(in_camps, in_prisons)[0, 1] > 0.9
    assert in_camps.std() / in_camps.mean() == pytest.approx(0.4, abs=0.15)


def test_that_untracked_adults_are_a_drawn_share_of_those_at_home(drawn: Ensemble) -> None:
    adults = {
        name: np.take(drawn.start[name], [0, 1], axis=COHORT.position).reshape(-1, DRAWS).sum(axis=0) for name in HOME
    }

    assert_believed(adults["untracked"] / sum(adults.values()), *published("untracked_start"))


def test_that_local_men_are_what_is_left_of_a_strength_carried_on() -> None:
    start = central_ensemble(NES).start["at_large"].reshape(len(LOCAL), 3)

    strength = 16_000 * np.exp(5 * (0.012 - 0.01 - 0.01 - 0.005))
    assert start.sum() == pytest.approx(strength)
    assert start[~LOCAL].sum() == pytest.approx(2_200)


def test_that_unaccounted_people_make_up_for_what_is_drawn_and_are_never_fewer_than_nought(drawn: Ensemble) -> None:
    foreign = drawn.start["at_large"].reshape(len(LOCAL), 3, DRAWS)[~LOCAL].sum(axis=(0, 1))
    gone = drawn.start["relocated"].reshape(-1, DRAWS).sum(axis=0)
    unaccounted = drawn.start["unaccounted"].reshape(-1, DRAWS).sum(axis=0)

    usual = np.argsort(gone)[: DRAWS // 2]
    assert (foreign + gone + unaccounted)[usual] == pytest.approx(np.full(DRAWS // 2, 2500 + 1400 + 13_364), rel=1e-3)


def test_that_people_awaiting_a_verdict_carry_their_potential_from_the_start(drawn: Ensemble) -> None:
    adults = np.take(drawn.start["awaiting_verdict"], [0, 1], axis=COHORT.position).reshape(-1, DRAWS).sum(axis=0)
    latent = drawn.start["latent_awaiting"].reshape(-1, DRAWS).sum(axis=0)

    assert latent == pytest.approx(adults * drawn.base["plot_share"].reshape(-1))


def test_that_a_situation_that_starts_with_nobody_stays_empty() -> None:
    start = sampled_ensemble(RECONSTRUCTION, 0, 50, 1, World.STEADY).start

    assert {name for name, stock in start.items() if stock.any()} == set()
    assert {stock.shape[DRAW.position] for stock in start.values()} == {50}
