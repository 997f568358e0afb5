"""Situations that nobody shipped: two sites and three origins, or two origins of which none is local."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from small_exercise import SMALL

from planner.domain.distribution import Range
from planner.domain.exercise import Cell, Exercise, HeldLever
from planner.domain.scenario import Authorship, Override, Scenario, Sign
from planner.domain.schedule import constant
from planner.domain.situation import Parameter, Situation, read_members, write_members
from planner.domain.value import changed
from planner.domain.workspace import Settings, Workspace
from planner.store.workspace_file import WorkspaceFile
from planner.system.situations import shipped_situations

SITES = {"SDF prisons": "Rivertown gaol", "SDF camps": "Hill camp"}
ORIGINS = {"Syria": "Landia", "France": "Farland", "United Kingdom": "The Isles"}
ABROAD = {"France": "Farland", "United Kingdom": "The Isles"}
BY = Authorship(who="analyst", when=datetime(2026, 11, 20, 15, 42))
SHARES = ("travel_share", "captured_at", "foreign_captured_at")
MONTHS = 6
DRAWS = 4


def made_up(origins: Mapping[str, str] = ORIGINS, sites: Mapping[str, str] = SITES) -> Situation:
    """The first shipped situation with only these members, under other names, for six months."""
    base = shipped_situations()[0]
    blocs = {one.bloc: one.bloc for one in base.origins if one.name in origins}
    names = {"site": sites, "to_site": sites, "origin": origins, "bloc": blocs}
    return changed(
        base,
        id="made-up",
        name="Landia, November 2019",
        months=MONTHS,
        origins=tuple(changed(one, name=origins[one.name]) for one in base.origins if one.name in origins),
        must_believe=("Every number of Landia is made up.",),
        sites=tuple(changed(one, name=sites[one.name]) for one in base.sites if one.name in sites),
        parameters=_whole_again(
            [changed(one, members=_moved(one.members, names)) for one in base.parameters if _stays(one.members, names)]
        ),
        stocks=tuple(
            changed(one, members=_moved(one.members, names)) for one in base.stocks if _stays(one.members, names)
        ),
    )


def workspace_on(situation: Situation) -> Workspace:
    """Two scenarios on it: as it is, and nobody repatriated with more guards in the gaol."""
    set_here = (
        Override(lever="repatriation_requests", schedule=constant(0), authorship=BY),
        Override(lever="guard_ratio", members="site=Rivertown gaol", schedule=constant(1), authorship=BY),
    )
    root = Scenario(id="s1", name="As it is", situation_id=situation.id, sign=Sign(letter="A", colour=1, dash=1))
    child = Scenario(
        id="s2",
        name="Nobody comes",
        situation_id=situation.id,
        parent_id="s1",
        position=1,
        sign=Sign(letter="B", colour=2, dash=2),
        overrides=set_here,
    )
    settings = Settings(name="Made up", draws=DRAWS, months=MONTHS)
    return Workspace(settings=settings, situations=(situation,), scenarios=(root, child))


def file_on(path: Path, situation: Situation) -> Path:
    """The same as a file."""
    WorkspaceFile.create(path, workspace_on(situation)).close()
    return path


def _whole_again(parameters: Sequence[Parameter]) -> tuple[Parameter, ...]:
    """Shares of one whole add up to one again after some members are gone."""
    sums: dict[tuple[str, str], float] = {}
    for one in parameters:
        sums[_whole_of(one)] = sums.get(_whole_of(one), 0.0) + one.range.central
    return tuple(
        changed(one, range=_scaled(one.range, sums[_whole_of(one)])) if one.name in SHARES else one
        for one in parameters
    )


def _whole_of(one: Parameter) -> tuple[str, str]:
    origin = read_members(one.members).get("origin", ("",)) if one.name == "captured_at" else ("",)
    return one.name, origin[0]


def _scaled(found: Range, whole: float) -> Range:
    return changed(found, low=found.low / whole, central=found.central / whole, high=found.high / whole)


def _stays(members: str, names: Mapping[str, Mapping[str, str]]) -> bool:
    return all(
        member in names[dimension]
        for dimension, chosen in read_members(members).items()
        if dimension in names
        for member in chosen
    )


def _moved(members: str, names: Mapping[str, Mapping[str, str]]) -> str:
    return write_members(
        {
            dimension: tuple(names.get(dimension, {}).get(member, member) for member in chosen)
            for dimension, chosen in read_members(members).items()
        }
    )


def exercise_on(situation: Situation) -> Exercise:
    """Two cells that hold the guards, the tracking places and the requests of that situation, for two turns."""
    text = SMALL.model_dump_json()
    for name, other in {**SITES, "France+Germany": "Farland+The Isles", "origin=France": "origin=Farland"}.items():
        text = text.replace(name, other)
    moved = changed(Exercise.model_validate_json(text), situation_id=situation.id)
    local = next((origin.name for origin in situation.origins if origin.local), "")
    return changed(moved, cells=tuple(changed(cell, levers=_levers_of(cell, local)) for cell in moved.cells))


def _levers_of(cell: Cell, local: str) -> tuple[HeldLever, ...]:
    """Its levers; the release of locals goes to a local origin, and there is none to release where there is none."""
    return tuple(
        changed(held, members=f"origin={local}") if held.lever == "release_of_locals" else held
        for held in cell.levers
        if local or held.lever != "release_of_locals"
    )
