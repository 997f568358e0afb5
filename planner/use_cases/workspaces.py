"""Making and opening whole workspaces."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from planner.domain.errors import InputError
from planner.domain.plain_text import plain_line
from planner.domain.scenario import Override, Scenario, Status
from planner.domain.schedule import parse_schedule
from planner.domain.situation import Situation
from planner.domain.workspace import KEPT_STEPS, Settings, Workspace
from planner.store.salvaging import salvaged
from planner.store.workspace_file import WorkspaceFile
from planner.system.evidence_counts import counts_of
from planner.system.situations import shipped_situations
from planner.use_cases.change import By
from planner.use_cases.free_text import refuse_unfit_texts
from planner.use_cases.naming import next_number, next_position, next_sign
from planner.use_cases.projecting import wrong_levers
from planner.use_cases.samples import FIRST_SCENARIOS, SAMPLE_NAME, SAMPLE_SCENARIOS, Sample


def new_workspace(path: Path, *, situation_id: str, name: str, marking: str, by: By) -> WorkspaceFile:
    """A new file on a shipped situation with its first scenarios, all drafts.

    Raises `InputError` for an unknown situation, an empty name or marking, or a file that is already there.
    """
    situations = {situation.id: situation for situation in shipped_situations()}
    if situation_id not in situations:
        raise InputError(f"There is no situation “{situation_id}”; choose {' or '.join(situations)}.")
    situation = situations[situation_id]
    plain, marking = plain_line(name, "name"), plain_line(marking, "marking")
    if not plain:
        raise InputError("A workspace needs a name of 1 to 120 characters; type another one.")
    if not marking:
        raise InputError("A workspace needs a protective marking; choose one.")
    refuse_unfit_texts({"name": plain, "marking": marking})
    settings = Settings(name=plain, marking=marking, months=situation.months)
    scenarios = _planted(FIRST_SCENARIOS[situation_id], situation, by, drafts=True)
    counts = counts_of(situation_id)
    workspace = Workspace(settings=settings, situations=(situation,), scenarios=scenarios, observations=counts)
    return WorkspaceFile.create(path, workspace)


def open_workspace(path: Path) -> WorkspaceFile:
    """An existing file. Raises `InputError` or `WorldError` with one sentence when it cannot be opened."""
    return WorkspaceFile.open(path)


def open_to_work(path: Path) -> WorkspaceFile:
    """An existing file of which everything can be shown and run, as a window needs it.

    Raises `InputError` or `WorldError`, also where another program has put in what the planner would have refused.
    """
    file = open_workspace(path)
    try:
        _must_run(path, file.load())
    except InputError:
        file.close()
        raise
    return file


def reload_to_work(file: WorkspaceFile) -> Workspace:
    """Go on with the file as it lies on the disk now, once it is known that all of it can be shown and run.

    Raises `InputError` or `WorldError` with one sentence; what was shown then stays.
    """
    _must_run(file.path, file.other_workspace())
    return file.reload()


def repair(path: Path, out: Path) -> tuple[str, ...]:
    """Write what is readable of a workspace into a new file; a sentence for all that is missing or doubtful.

    The history is not taken along: its steps rest on what may be missing. Raises `InputError` when the name is taken
    or the file is no workspace, `WorldError` when nothing of it can be read.
    """
    found = salvaged(path)
    WorkspaceFile.create(out, found.workspace).close()
    return tuple(found.missing)


def fold_history(file: WorkspaceFile, keep: int = KEPT_STEPS) -> int:
    """Drop the steps of the history before the last `keep`; how many. They can no longer be undone or looked up."""
    return file.fold_history(keep)


def sample_workspace(path: Path, by: By) -> WorkspaceFile:
    """A new file holding the sample: four scenarios that show the main levers. Raises `InputError` when it is there."""
    situation = shipped_situations()[0]
    scenarios = _planted(SAMPLE_SCENARIOS, situation, by, drafts=False)
    settings = Settings(name=SAMPLE_NAME)
    return WorkspaceFile.create(path, Workspace(settings=settings, situations=(situation,), scenarios=scenarios))


def _must_run(path: Path, workspace: Workspace) -> None:
    wrong = next((why for _, why in wrong_levers(workspace)), None)
    if not workspace.situations:
        wrong = InputError("It holds no situation to start from.")
    if wrong is not None:
        raise InputError(f"“{path.name}” cannot be shown. {wrong} Open an earlier copy of the file.") from wrong


def _planted(samples: Sequence[Sample], situation: Situation, by: By, *, drafts: bool) -> tuple[Scenario, ...]:
    """The samples as scenarios of one situation: the first is the root, the others are its children."""
    scenarios: list[Scenario] = []
    for sample in samples:
        parent_id = scenarios[0].id if scenarios else None
        scenarios.append(
            Scenario(
                id=next_number("s", (found.id for found in scenarios)),
                name=sample.name,
                situation_id=situation.id,
                parent_id=parent_id,
                sign=next_sign(scenarios, parent_id),
                position=next_position(scenarios, parent_id),
                status=Status.DRAFT if drafts else sample.status,
                description=sample.description,
                overrides=tuple(
                    Override(
                        lever=decision.lever,
                        members=decision.members,
                        schedule=parse_schedule(decision.schedule),
                        authorship=by.authorship(decision.why),
                    )
                    for decision in sample.decisions
                ),
            )
        )
    return tuple(scenarios)
