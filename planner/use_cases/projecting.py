"""Long work in three steps: prepare (read values), compute (no file, any thread), keep (short writes)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass

from planner.domain.errors import InputError
from planner.domain.progress import Report
from planner.domain.projection import Projection
from planner.domain.scenario import Scenario, astray, lineage
from planner.domain.situation import Situation
from planner.domain.workspace import Workspace
from planner.domain.world import World
from planner.store.faults import ChangedElsewhere
from planner.store.workspace_file import WorkspaceFile
from planner.system.admission import check_event, check_override
from planner.system.editions import WITHDRAWN
from planner.system.run import fingerprint, project, project_central
from planner.use_cases.models import remember_model


@dataclass(frozen=True)
class ProjectionRequest:
    """Everything one projection depends on; 0 draws asks for the central run alone."""

    situation: Situation
    chain: tuple[Scenario, ...]
    months: int
    draws: int
    seed: int
    world: World
    fingerprint: str


def prepare(
    workspace: Workspace, scenario_id: str, *, draws: int, seed: int, months: int, world: World
) -> ProjectionRequest:
    """What to compute for a scenario as it is now. Raises `InputError` when its parents form a circle."""
    chain = lineage(workspace.scenarios, scenario_id)
    situation = workspace.situation_of(chain[-1])
    mark = fingerprint(situation, chain, months=months, draws=draws, seed=seed, world=world)
    return ProjectionRequest(situation, chain, months, draws, seed, world, mark)


def prepare_as_set(workspace: Workspace, scenario_id: str, *, draws: int | None = None) -> ProjectionRequest:
    """What to compute for a scenario with the workspace's settings, but with other `draws` when given."""
    settings = workspace.settings
    return prepare(
        workspace,
        scenario_id,
        draws=settings.draws if draws is None else draws,
        seed=settings.seed,
        months=settings.months,
        world=settings.world,
    )


def check_levers(workspace: Workspace, scenario: Scenario) -> None:
    """Refuse what another program may have put into the file. Raises `InputError` naming the scenario."""
    for layer in lineage(workspace.scenarios, scenario.id):
        _check_layer(workspace, layer)


def wrong_levers(workspace: Workspace) -> Iterator[tuple[Scenario, InputError]]:
    """Every scenario that `check_levers` would refuse for what it holds itself, or for its parents, and why."""
    lost = {scenario.id for scenario in astray(workspace.scenarios)}
    for scenario in workspace.scenarios:
        try:
            if scenario.id in lost:
                lineage(workspace.scenarios, scenario.id)
            _check_layer(workspace, scenario)
        except InputError as wrong:
            yield scenario, wrong


def _check_layer(workspace: Workspace, layer: Scenario) -> None:
    situation = next((found for found in workspace.situations if found.id == layer.situation_id), None)
    if situation is None:
        raise InputError(f"“{layer.name}” stands on a situation that is not in the file.")
    try:
        for override in layer.overrides:
            check_override(situation, override.lever, override.members, override.schedule)
        for event in layer.events:
            if event.target not in WITHDRAWN:
                check_event(situation, event)
    except InputError as wrong:
        raise InputError(f"“{layer.name}” cannot be run: {wrong}") from wrong


def unmarked(workspace: Workspace, scenario_id: str) -> ProjectionRequest:
    """The central run of a scenario that is only tried: it is never kept, so it needs no fingerprint."""
    chain = lineage(workspace.scenarios, scenario_id)
    settings = workspace.settings
    situation = workspace.situation_of(chain[-1])
    return ProjectionRequest(situation, chain, settings.months, 0, settings.seed, settings.world, "")


def compute(request: ProjectionRequest, report: Report, series: Collection[str] = ()) -> Projection:
    """Run the system; a central run gives only the `series` named, if any. Raises `Cancelled` through `report`."""
    if request.draws == 0:
        return project_central(
            request.situation, request.chain, months=request.months, seed=request.seed, series=series
        )
    return project(
        request.situation,
        request.chain,
        months=request.months,
        draws=request.draws,
        seed=request.seed,
        world=request.world,
        report=report,
    )


def keep(file: WorkspaceFile, projection: Projection) -> None:
    """Keep a result in the file, with the model that made it; one that is read-only keeps nothing.

    Nor does one that somebody else changed meanwhile: whoever watches it says so.
    """
    if not file.read_only:
        with suppress(ChangedElsewhere):
            remember_model(file)
            file.keep(projection)


def cached(file: WorkspaceFile, request: ProjectionRequest, *, with_draws: bool) -> Projection | None:
    """The kept result of this very request; None when it has to be computed."""
    return file.kept(request.fingerprint, with_draws=with_draws)
