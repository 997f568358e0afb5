"""A small workspace, a file that holds it, and changes to make in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from planner.domain.distribution import Range
from planner.domain.fan import BAND_SHARES
from planner.domain.period import Month
from planner.domain.precision import quantiles_of
from planner.domain.projection import Projection
from planner.domain.scenario import Authorship, Event, Operation, Override, Scenario, Sign, Status
from planner.domain.schedule import clear, ramp, steps
from planner.domain.situation import Driver, Origin, Parameter, Site, SiteKind, Situation, StartingStock
from planner.domain.value import changed
from planner.domain.workspace import Change, Edit, Settings, Workspace
from planner.store.workspace_file import WorkspaceFile

START = Month.of(2019, 11)
WHEN = datetime(2026, 11, 20, 15, 42, 7, 123456, tzinfo=UTC)


@pytest.fixture
def situation() -> Situation:
    return Situation(
        id="small",
        name="A small situation",
        summary="Two origins “and” a site.",
        start=START,
        months=60,
        origins=(Origin(name="Türkiye", local=True), Origin(name="France", european=True)),
        sites=(Site(name="SDF prisons", kind=SiteKind.PRISON), Site(name="Camps", kind=SiteKind.CAMP, risk_state=True)),
        destinations=("Libya",),
        parameters=(
            Parameter(
                name="U01", range=Range(low=0.1, central=1 / 3, high=1e-1 + 3), unit="persons", evidence=("O12",)
            ),
        ),
        stocks=(StartingStock(stock="at_large", members="origin=France", persons=62.5, evidence=("K01",)),),
        drivers=(Driver(target="pull", schedule=steps((START, 2.0)), evidence=("E01",)),),
        must_believe=("Some men are unaccounted for.",),
    )


@pytest.fixture
def workspace(situation: Situation) -> Workspace:
    noted = Authorship(who="returns desk", when=WHEN, why="Two flights a month; “four” from September.")
    root = Scenario(id="s1", name="As in 2019", situation_id="small", sign=Sign(letter="A", colour=6, dash=4))
    child = Scenario(
        id="s2",
        name="Families home",
        situation_id="small",
        parent_id="s1",
        sign=Sign(letter="B", colour=1, dash=1),
        status=Status.REVIEWED,
        bookmarked=True,
        description="All home.",
        overrides=(
            Override(lever="transfer_capacity", schedule=ramp((START, 1 / 3), (START.plus(9), 600)), authorship=noted),
            Override(lever="repatriation_requests", members="origin=France", schedule=clear(24), authorship=noted),
            Override(lever="guard_ratio", schedule=ramp((START, 0.7)), authorship=noted),
        ),
        events=(
            Event(
                id="e1",
                name="Guards halved",
                start=START.plus(3),
                months=3,
                target="guard_ratio",
                members="site=Camps",
                operation=Operation.MULTIPLY,
                value=0.5,
                authorship=noted,
            ),
        ),
    )
    settings = Settings(name="North-east Syria", marking="OFFICIAL-SENSITIVE", draws=200, seed=7, months=48)
    return Workspace(settings=settings, situations=(situation,), scenarios=(root, child))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "returns & Türkiye?.planner"


@pytest.fixture
def file(path: Path, workspace: Workspace) -> Iterator[WorkspaceFile]:
    with WorkspaceFile.create(path, workspace) as made:
        yield made


@pytest.fixture
def change() -> Callable[..., Change]:
    """Makes a change of some edits."""
    return lambda *edits: Change(label="change", who="returns desk", when=WHEN, edits=edits)


@pytest.fixture
def rename() -> Callable[[WorkspaceFile, str], Change]:
    """Makes the change that renames the first scenario of a file."""

    def make(file: WorkspaceFile, name: str) -> Change:
        before = file.load().scenarios[0]
        edit = Edit(kind="scenario", id=before.id, before=before, after=changed(before, name=name))
        return Change(label=f"rename to {name}", who="returns desk", when=WHEN, edits=(edit,))

    return make


@pytest.fixture
def projection() -> Callable[..., Projection]:
    """Makes a projection of two series under a fingerprint."""

    def make(fingerprint: str, *, draws: int = 20, series: int = 2) -> Projection:
        keys = ["at_large", *(f"occupancy|site=Türkiye {number}" for number in range(series - 1))]
        values = np.random.default_rng(1).random((series, 61, draws)).astype(np.float32) * 1e5
        values[0, 3] = np.nan
        drawn = dict(zip(keys, values, strict=True))
        return Projection(
            fingerprint=fingerprint,
            start=START,
            months=60,
            seed=1,
            central={key: np.linspace(0, 1 / 3, 61) for key in keys},
            bands={key: quantiles_of(value, BAND_SHARES)[0] for key, value in drawn.items() if draws},
            draws=drawn if draws else {},
            draw_count=draws,
        )

    return make
