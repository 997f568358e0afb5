"""Which way each lever may move each headline: the table is whole, and a flipped sign fails."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.analysis import sign_table
from planner.analysis.check_cases import Case
from planner.analysis.sign_table import HEADLINES, TEACHING, Sign, claims, setting, signs, signs_hold, teaching_cases
from planner.domain.world import World
from planner.system.admission import check_event, check_override
from planner.system.levers import LEVER_BY_NAME
from planner.system.situations import shipped_situations

NES = shipped_situations()[0]
RISES = Sign("pull", "at large", "+", fewer=0.0, more=1.0, median=3.0)


def test_that_the_table_names_levers_and_every_headline() -> None:
    assert [lever for lever in claims() if lever not in (*LEVER_BY_NAME, "custodian_change")] == []
    assert {tuple(row) for row in claims().values()} == {tuple(HEADLINES)}
    assert {claim for row in claims().values() for claim in row.values()} == {"+", "-", "(+)", "(-)", "0", "?"}


def test_that_every_teaching_case_is_explained() -> None:
    assert {lever for lever, _ in teaching_cases()} == set(TEACHING)


@pytest.mark.parametrize("lever", claims())
def test_that_what_the_table_sets_an_officer_may_set(lever: str) -> None:
    scenario = setting(NES, lever)

    for override in scenario.overrides:
        check_override(NES, override.lever, override.members, override.schedule)
    for event in scenario.events:
        check_event(NES, event)
    assert scenario.overrides or scenario.events


@pytest.mark.parametrize(
    ("sign", "holds"),
    [
        (RISES, True),
        (replace(RISES, claimed="-"), False),
        (replace(RISES, claimed="0"), False),
        (replace(RISES, claimed="?"), True),
        (replace(RISES, fewer=0.2, more=0.8), False),
        (replace(RISES, fewer=0.0, more=0.8), True),
        (replace(RISES, fewer=0.0, more=0.4), False),
        (replace(RISES, claimed="(-)", median=-1.0), True),
        (replace(RISES, claimed="(+)", median=-1.0), False),
    ],
)
def test_that_a_claim_is_held_against_the_draws(sign: Sign, holds: bool) -> None:
    assert sign.holds is holds


def test_that_levers_at_home_move_nothing_abroad(monkeypatch: pytest.MonkeyPatch) -> None:
    home = {lever: row for lever, row in claims().items() if lever in ("sentencing", "prison_places")}
    monkeypatch.setattr(sign_table, "claims", lambda: home)

    assert [one for one in signs(Case(NES, (), 36), World.TURNING, draws=40) if not one.holds] == []


def test_that_a_flipped_sign_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    flipped = {"pull": dict.fromkeys(HEADLINES, "-")}
    monkeypatch.setattr(sign_table, "claims", lambda: flipped)
    monkeypatch.setattr(sign_table, "DRAWS", 20)

    passed, detail = signs_hold(Case(NES, (), 12))

    assert not passed
    assert "pull on" in detail
