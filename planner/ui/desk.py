"""What lies on the desk: at most one open workspace, and the verbs that open, make, copy and put away files."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal

from planner.domain.errors import WorldError
from planner.domain.progress import Report
from planner.domain.workspace import Settings
from planner.domain.world import World
from planner.ui.jobs import Jobs
from planner.ui.recents import Recent, note_recent
from planner.use_cases.folders import SAMPLE
from planner.use_cases.free_text import problem_with

if TYPE_CHECKING:  # the database costs a third of a second to import; the first picture does not wait for it
    from planner.store.workspace_file import WorkspaceFile
    from planner.ui.workspace import OpenWorkspace
    from planner.use_cases.change import By

_ROLE = "policy officer"
"""Who acts until this user says otherwise, and where the settings hold what is no role."""


@dataclass(frozen=True)
class Places:
    """Where this user's things go: new workspaces, and reports of our own mistakes."""

    documents: Path
    crash_reports: Path


class Desk(QObject):
    """Opens files on a worker and hands the window an `OpenWorkspace`; a refusal is told in one sentence.

    `seconds` is a clock that nobody sets, for plays to be counted by; without one `now` counts.
    """

    workspace_changed = Signal()
    refused = Signal(str)
    reported = Signal(str)

    def __init__(
        self,
        places: Places,
        jobs: Jobs,
        store: QSettings,
        now: Callable[[], datetime],
        warm_up: Callable[[WorkspaceFile], None],
        parent: QObject | None = None,
        *,
        side_process: bool = False,
        seconds: Callable[[], float] | None = None,
    ) -> None:
        super().__init__(parent)
        self._side_process = side_process
        self._seconds = seconds
        self.places = places
        self.jobs = jobs
        self.store = store
        self._now = now
        self._warm_up = warm_up
        self._workspace: OpenWorkspace | None = None
        self._wanted_exercise = ""
        jobs.failed.connect(self.refused)

    @property
    def workspace(self) -> OpenWorkspace | None:
        """The open workspace."""
        return self._workspace

    @property
    def now(self) -> Callable[[], datetime]:
        """The clock everything here is dated by."""
        return self._now

    @property
    def role(self) -> str:
        """The role this user acts in, written beside every change."""
        role = str(self.store.value("role", _ROLE))
        return role if role.strip() and problem_with("who", role) is None else _ROLE

    def change_settings(self, settings: Settings, role: str) -> None:
        """Other settings for the open workspace; the role is this user's own and counts from the next change on."""
        from planner.use_cases.settings import change_settings  # late, as the database comes with it

        if (problem := problem_with("who", role)) is not None:
            self.refused.emit(str(problem))
            return
        self.store.setValue("role", role)
        if self._workspace is not None and settings != self._workspace.value.settings:
            self._workspace.apply(change_settings, settings)

    def choose_world(self, world: World) -> None:
        """Draw the ranges of the open workspace in this world."""
        from planner.use_cases.settings import choose_world  # late, as the database comes with it

        if self._workspace is not None and world is not self._workspace.value.settings.world:
            self._workspace.apply(choose_world, world)

    def open_file(self, path: Path) -> None:
        """Open an existing workspace; the one on the desk stays until the new one is there."""
        if not self._is_open(path):
            self._open(f"Opening {path.name}", lambda: _opened(path))

    def open_sample(self) -> None:
        """Open this user's copy of the sample, making it the first time."""
        path = self.places.documents / SAMPLE
        role, now = self.role, self._now()
        if not self._is_open(path):
            self._open(f"Opening {path.name}", lambda: _opened(path) if path.exists() else _sample(path, role, now))

    def open_exercise(self, shipped_id: str) -> None:
        """Show a ready exercise in the open workspace, or else in the sample, taking it along the first time."""
        if self._workspace is not None:
            _take(self._workspace, shipped_id)
        else:
            self._wanted_exercise = shipped_id
            self.open_sample()

    def create(self, path: Path, situation_id: str, name: str, marking: str) -> None:
        """Make a workspace on a situation and open it."""
        role, now = self.role, self._now()
        self._open(f"Making {path.name}", lambda: _made(path, situation_id, name, marking, role, now))

    def save_copy(self, path: Path) -> None:
        """Write a copy of the open workspace; the open one stays open."""
        if self._workspace is not None:
            self._workspace.save_copy(path)

    def close(self) -> None:
        """Put the open workspace away, noting it among the recents."""
        if self._workspace is not None:
            closing, self._workspace = self._workspace, None
            self._note(closing)
            closing.close()
            closing.deleteLater()
            self.workspace_changed.emit()

    def _open(self, title: str, get: Callable[[], WorkspaceFile]) -> None:
        def work(report: Report) -> WorkspaceFile:
            report(0.0, title)
            file = get()
            self._warm_up(file)
            return file

        self.jobs.start("open", title, work, self._opened)

    def _is_open(self, path: Path) -> bool:
        """Whether this very file is on the desk already; then it is only shown again."""
        here = self._workspace is not None and _is_same(self._workspace.file.path, path)
        if here:
            self.workspace_changed.emit()
        return here

    def _opened(self, file: WorkspaceFile) -> None:
        from planner.ui.workspace import OpenWorkspace  # late, as the worker has loaded the database by now

        self.close()
        self._workspace = OpenWorkspace(
            file, self.jobs, self._acting, self, side_process=self._side_process, seconds=self._seconds
        )
        self._workspace.refused.connect(self.refused)
        self._workspace.told.connect(self.reported)
        self._note(self._workspace)
        self.workspace_changed.emit()
        self._workspace.compute()
        wanted, self._wanted_exercise = self._wanted_exercise, ""
        if wanted:
            _take(self._workspace, wanted)

    def _acting(self) -> By:
        from planner.use_cases.change import By  # late, as above

        return By(self.role, self._now())

    def _note(self, workspace: OpenWorkspace) -> None:
        value = workspace.value
        note_recent(
            self.store,
            Recent(
                path=str(workspace.file.path),
                name=value.settings.name,
                marking=value.settings.marking,
                scenarios=len(value.scenarios),
                drafts=sum(scenario.status == "draft" for scenario in value.scenarios),
                results_ready=all(workspace.projections.is_complete(found.id) for found in value.scenarios),
            ),
        )


def _is_same(here: Path, path: Path) -> bool:
    """Whether both names lead to one file."""
    try:
        return here.samefile(path)
    except OSError:
        return str(here) == os.path.realpath(path)


def _take(workspace: OpenWorkspace, shipped_id: str) -> None:
    from planner.use_cases.exercises.exercises import ready_in, take_shipped  # late, as the database comes with it

    if ready_in(workspace.value, shipped_id) is None:
        workspace.apply(take_shipped, shipped_id)
    there = ready_in(workspace.value, shipped_id)
    if there is not None:
        workspace.go_to("exercises", f"exercise:{there.id}")


# On a worker: the database and the system are imported here, where nobody waits for them.


def _opened(path: Path) -> WorkspaceFile:
    from planner.use_cases import workspaces

    return workspaces.open_to_work(path)


def _sample(path: Path, role: str, now: datetime) -> WorkspaceFile:
    from planner.use_cases import change, workspaces

    _make_folder(path.parent)
    return workspaces.sample_workspace(path, change.By(role, now))


def _made(path: Path, situation_id: str, name: str, marking: str, role: str, now: datetime) -> WorkspaceFile:
    from planner.use_cases import change, workspaces

    by = change.By(role, now)
    _make_folder(path.parent)
    return workspaces.new_workspace(path, situation_id=situation_id, name=name, marking=marking, by=by)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise WorldError(
            f"The folder {folder} cannot be made ({problem.strerror}); choose another place for the file."
        ) from None
