"""Score, fans, weights and pulls of a few counts, on the real model with few months."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from planner.domain.observation import Observation
from planner.domain.period import Month
from planner.domain.progress import silent
from planner.domain.world import World
from planner.store.workspace_file import WorkspaceFile
from planner.system.evidence_counts import counts_of
from planner.system.situations import shipped_situations
from planner.use_cases.change import By
from planner.use_cases.observations.observed import EXACTNESS, Observed, observe, weighed_at
from planner.use_cases.observations.scoring import compute_score, prepare_score, resolved
from planner.use_cases.workspaces import new_workspace

DRAWS = 200
CAMPS = "site=SDF camps"


def counted(
    place: int, variable: str, month: int, value: float, *, members: str = "", year: bool = False
) -> Observation:
    when = Month.of(2019, 11).plus(month)
    return Observation(id=f"o{place}", variable=variable, members=members, month=when, yearly=year, value=value)


COUNTS = (
    counted(1, "held_abroad", 2, 68_000, members=CAMPS),
    counted(2, "births", 13, 1_500, year=True),
    counted(3, "held_abroad", 4, 67_000, members=CAMPS),
    counted(4, "held_abroad", -6, 73_000, members=CAMPS),
    counted(5, "held_abroad", 300, 1, members=CAMPS),
    Observation(id="o6", variable="nothing", month=Month.of(2020, 1), value=1),
)


@pytest.fixture(scope="module")
def observed(tmp_path_factory: pytest.TempPathFactory, by: By) -> Observed:
    path = tmp_path_factory.mktemp("observed") / "a.planner"
    with new_workspace(path, situation_id="nes-2019", name="A", marking="OFFICIAL", by=by) as file:
        request = prepare_score(file.load(), "s1", COUNTS, draws=DRAWS, seed=3, world=World.TURNING, at_least=15)
    return observe(request, EXACTNESS[0], silent)


def test_that_rows_follow_the_order_in_which_counts_were_given(observed: Observed) -> None:
    assert [row.observation.id for row in observed.scored.score.rows] == ["o1", "o2", "o3"]
    assert observed.scored.earlier == 1
    assert [one.observation.id for one in observed.scored.left_out] == ["o6", "o5"]


def test_that_a_page_and_the_command_line_score_alike(file: WorkspaceFile, observed: Observed) -> None:
    request = prepare_score(file.load(), "s1", COUNTS, draws=DRAWS, seed=3, world=World.TURNING)
    assert compute_score(request, silent).score == observed.scored.score


def test_that_a_fan_reaches_as_far_as_was_asked_and_a_year_is_a_sum_of_twelve(observed: Observed) -> None:
    camps, births = observed.pictures
    assert camps.fan.median.size == births.fan.median.size == 16
    assert np.isnan(births.fan.median[:12]).all()
    assert births.fan.median[13] == pytest.approx(births.score.rows[0].median)
    assert camps.fan.median[4] == pytest.approx(camps.score.rows[1].median)


def test_that_less_exact_counts_leave_more_draws(observed: Observed) -> None:
    worth = [one.worth for one in observed.weighed]
    assert worth == sorted(worth)
    assert 1 <= worth[0] <= worth[-1] <= DRAWS
    assert observed.weighed[0].independent <= observed.weighed[0].counts == 3


def test_that_consistent_fans_are_those_of_the_exactness_chosen_and_are_refused_below_thirty(
    observed: Observed,
) -> None:
    shown = [weighed_at(observed, exactness) for exactness in EXACTNESS]
    assert [one.refused for one in shown] == [found.worth < 30 for found in observed.weighed]
    assert [picture.consistent is None for one in shown for picture in one.pictures] == [
        one.refused for one in shown for _ in one.pictures
    ]


def test_that_pulls_are_read_from_a_hundred_draws_at_least(observed: Observed) -> None:
    assert observed.worth_for_pulls >= 99
    assert len({pull.assumption.parameter.key for pull in observed.pulls}) == len(observed.pulls)


def test_that_nothing_after_the_start_leaves_nothing_to_weigh_by(file: WorkspaceFile) -> None:
    request = prepare_score(file.load(), "s1", COUNTS[3:4], draws=4, seed=3, world=World.STEADY)
    found = observe(request, EXACTNESS[0], silent)
    assert (found.scored.score.n, found.weighed, found.pictures, found.refused) == (0, (), (), True)


def test_that_the_evidence_of_the_reconstruction_can_be_held_against_it_and_ends_in_2019() -> None:
    reconstruction = shipped_situations()[1]
    counts = counts_of(reconstruction.id)
    known, unknown = resolved(reconstruction, counts)
    assert (len(known), unknown) == (13, ())
    assert max(found.month for found in counts) <= Month.of(2019, 12)
    assert counts_of("nes-2019") == ()


def test_that_a_new_reconstruction_brings_its_evidence_as_counts(tmp_path: Path, by: By) -> None:
    path = tmp_path / "a.planner"
    with new_workspace(path, situation_id="reconstruction", name="A", marking="OFFICIAL", by=by) as file:
        assert file.load().observations == counts_of("reconstruction")
        assert file.undoable() is None
