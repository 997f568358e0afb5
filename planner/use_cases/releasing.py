"""A release copy: chosen scenarios and documents in a file of their own, without history, for others to have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.domain.errors import InputError
from planner.domain.report_design import ReportDesign
from planner.domain.scenario import Scenario, lineage
from planner.domain.value import changed
from planner.domain.workspace import MARKINGS, Workspace
from planner.store.workspace_file import WorkspaceFile

RELEASABLE = {"report": "reports", "exercise": "exercises", "decision": "decisions", "assumption": "assumptions"}
"""The kinds of documents that can be chosen, and their field of a workspace."""


@dataclass(frozen=True)
class Released:
    """What a release copy holds. `along` are names of scenarios that came because a chosen one builds on them."""

    marking: str
    scenarios: tuple[str, ...]
    along: tuple[str, ...]
    documents: tuple[str, ...]


def release(
    file: WorkspaceFile, path: Path, scenario_ids: Sequence[str], documents: Iterable[tuple[str, str]], marking: str
) -> Released:
    """Write a new file with what was chosen and nothing else; `documents` are kinds and ids.

    Raises `InputError` when nothing is chosen, a report shows a scenario that is not, the marking is lower than what
    is released, or the name is taken; `WorldError` when the disk fails.
    """
    workspace = file.load()
    chosen = [workspace.scenario(found) for found in dict.fromkeys(scenario_ids)]
    if not chosen:
        raise InputError("A release copy needs a scenario; choose at least one.")
    needed = {one.id for scenario in chosen for one in lineage(workspace.scenarios, scenario.id)}
    wanted = set(documents)
    picked = {
        field: tuple(found for found in getattr(workspace, field) if (kind, found.id) in wanted)
        for kind, field in RELEASABLE.items()
    }
    _must_be_whole(workspace, picked["reports"], needed)
    _must_be_marked(workspace, picked["reports"], marking)
    situations = {scenario.situation_id for scenario in chosen} | {one.situation_id for one in picked["exercises"]}
    scenarios = tuple(found for found in workspace.scenarios if found.id in needed)
    copy = Workspace(
        settings=changed(workspace.settings, marking=marking.strip()),
        situations=tuple(found for found in workspace.situations if found.id in situations),
        scenarios=scenarios,
        **picked,
    )
    WorkspaceFile.create(path, copy).close()
    ids = {found.id for found in chosen}
    return Released(
        copy.settings.marking,
        tuple(found.name for found in chosen),
        tuple(found.name for found in scenarios if found.id not in ids),
        tuple(document_name(kind, found) for kind, field in RELEASABLE.items() for found in picked[field]),
    )


def document_name(kind: str, document: object) -> str:
    """A document in an officer's words, such as “report “Options””."""
    name = getattr(document, "name", "") or getattr(document, "decision", "") or getattr(document, "id", "")
    return f"{kind} “{name}”"


def _must_be_whole(workspace: Workspace, reports: Sequence[ReportDesign], needed: set[str]) -> None:
    names = {found.id: found.name for found in workspace.scenarios}
    for report in reports:
        missing = next((one for one in report.scenario_ids if one in names and one not in needed), None)
        if missing is not None:
            raise InputError(
                f"The report “{report.name}” shows “{names[missing]}”, which is not chosen; choose it too, or leave "
                "the report out."
            )


def _must_be_marked(workspace: Workspace, reports: Sequence[ReportDesign], marking: str) -> None:
    if not marking.strip():
        raise InputError("A release copy needs a protective marking; choose one.")
    carried = [("the workspace", workspace.settings.marking)]
    carried += [(f"the report “{report.name}”", report.marking) for report in reports if report.marking]
    for what, its in carried:
        if not _covers(marking.strip(), its):
            raise InputError(
                f"{what[:1].upper()}{what[1:]} is marked {its}, so the copy cannot be released as {marking.strip()}; "
                "release it under that marking, or change the marking where it was set."
            )


def _covers(marking: str, other: str) -> bool:
    """Whether a marking is as high as the other; one that is not of the known scale covers only itself."""
    if marking == other:
        return True
    return marking in MARKINGS and other in MARKINGS and MARKINGS.index(marking) >= MARKINGS.index(other)


def along_with(workspace: Workspace, scenario_ids: Iterable[str]) -> tuple[Scenario, ...]:
    """The scenarios that come along because chosen ones build on them."""
    chosen = set(scenario_ids)
    needed = {one.id for found in chosen for one in lineage(workspace.scenarios, found)}
    return tuple(found for found in workspace.scenarios if found.id in needed - chosen)
