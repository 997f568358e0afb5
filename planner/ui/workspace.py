"""The one observable: an open workspace file, its value, and what the window points at."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal

from planner.domain.errors import PlannerError, WorldError
from planner.domain.period import Month
from planner.domain.play import Play
from planner.domain.progress import Report
from planner.domain.projection import Projection
from planner.domain.scenario import Override, Scenario
from planner.domain.situation import Situation
from planner.domain.workspace import KINDS, RESULTS_REST_ON, Change, Workspace
from planner.store.naming import named
from planner.store.standing import Standing
from planner.store.workspace_file import WorkspaceFile
from planner.system.wired import MODEL_VERSION
from planner.ui.jobs import Jobs
from planner.ui.projections import Projections
from planner.use_cases import history
from planner.use_cases.change import By
from planner.use_cases.exercises.play_clock import PlayClock
from planner.use_cases.models import model_of_results
from planner.use_cases.projecting import ProjectionRequest
from planner.use_cases.releasing import release
from planner.use_cases.side_process import SideProcess
from planner.use_cases.two_states import Line, what_differs
from planner.use_cases.workspaces import fold_history, reload_to_work, repair

P = ParamSpec("P")
UseCase = Callable[Concatenate[WorkspaceFile, By, P], Change]

_CHANNELS = (
    *("projection", "preview", "comparison", "strip", "report", "pages", "play", "debrief"),
    *("trace", "taking", "assurance history", "evidence history", "observed"),
)
"""Channels of the work that ends with the workspace."""


class OpenWorkspace(QObject):
    """One open file. Every verb is one transaction; `changed` names what it touched by id, and by kind."""

    changed = Signal(object)
    selection_changed = Signal(str)
    month_changed = Signal(object)
    ticks_changed = Signal()
    projection_ready = Signal(str)
    preview_ready = Signal(object)
    refused = Signal(str)
    told = Signal(str)
    standing_changed = Signal()
    screen_wanted = Signal(str, str)

    def __init__(
        self,
        file: WorkspaceFile,
        jobs: Jobs,
        by: Callable[[], By],
        parent: QObject | None = None,
        *,
        side_process: bool = False,
        seconds: Callable[[], float] | None = None,
    ) -> None:
        super().__init__(parent)
        self._play_clock = PlayClock(seconds) if seconds is not None else None
        self._side = SideProcess(allowed=side_process)
        self.file = file
        self.jobs = jobs
        self._by = by
        self._value = file.load()
        self.other_model = model_of_results(file)
        self._memory: dict[str, Any] = {}
        self._closed = False
        self._standing = Standing.SAME
        self._barred = file.barred
        self._undo_label, self._redo_label = self._labels()
        remembered = self.recall("window") or {}
        self._selected = self._or_first(remembered.get("selected", ""))
        self._ticked = self._known(remembered.get("ticked", ()))
        self._month = self._first_month(remembered.get("month"))
        self.projections = Projections(file, jobs, self._side, lambda: self._value, self)
        self.projections.ready.connect(self.projection_ready)
        self.projections.preview_ready.connect(self.preview_ready)

    @property
    def value(self) -> Workspace:
        """Settings, situations and scenarios as they are now."""
        return self._value

    @property
    def read_only(self) -> bool:
        """Whether somebody else holds the file."""
        return self.file.read_only

    @property
    def standing(self) -> Standing:
        """How the file stood to what is shown when it was last looked at."""
        return self._standing

    @property
    def unsound(self) -> tuple[str, ...]:
        """The names of what is not as it was saved."""
        return tuple(named(self._value, one) for one in self.file.unsound)

    @property
    def selected_id(self) -> str:
        """The scenario on stage; empty when there is none."""
        return self._selected

    @property
    def selected(self) -> Scenario | None:
        """The scenario on stage."""
        return self._value.scenario(self._selected) if self._selected else None

    @property
    def situation(self) -> Situation:
        """The situation under the scenario on stage, or the first one."""
        return self._value.situation_of(self.selected) if self.selected else self._value.situations[0]

    @property
    def month(self) -> Month:
        """The month under the crosshair."""
        return self._month

    @property
    def horizon(self) -> Month:
        """The last projected month."""
        return self.situation.start.plus(self._value.settings.months)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The scenarios ticked to compare, in the order they were ticked."""
        return self._ticked

    @property
    def undo_label(self) -> str:
        """What undo would undo; empty when there is nothing."""
        return self._undo_label

    @property
    def redo_label(self) -> str:
        """What redo would bring back; empty when there is nothing."""
        return self._redo_label

    @property
    def acting(self) -> By:
        """The role that acts in this window, and the present moment."""
        by, clock = self._by(), self._play_clock
        return replace(by, count=clock.ran) if clock is not None else by

    def play_time(self, play: Play, wall: datetime) -> datetime:
        """The present on a play's own clock; that of the computer where nobody counts."""
        return self._play_clock.now(play, wall) if self._play_clock is not None else wall

    def projection(self, scenario_id: str, *, with_draws: bool = False) -> Projection | None:
        """What to draw for a scenario now; the last picture stays while a new one is computed."""
        return self.projections.shown(scenario_id, with_draws=with_draws)

    def apply(self, use_case: UseCase[P], *args: P.args, **kwargs: P.kwargs) -> Change | None:
        """Carry out one use case and tell every view; a refusal is told through `refused` and gives None."""
        return self._carry_out(lambda: use_case(self.file, self.acting, *args, **kwargs))

    def undo(self) -> Change | None:
        """Take back the last change."""
        return self._carry_out(lambda: history.undo(self.file))

    def redo(self) -> Change | None:
        """Bring back what was undone last."""
        return self._carry_out(lambda: history.redo(self.file))

    def look(self) -> None:
        """See how the file stands; what somebody else added is shown at once, what would cost something is told."""
        standing, barred = self.file.look(), self.file.barred
        reads_more = self.read_only and standing is Standing.SAME and self.file.load() is not self._value
        if (standing is Standing.CONTINUED or reads_more) and self.reload():
            return
        if (standing, barred) != (self._standing, self._barred):
            self._standing, self._barred = standing, barred
            self._undo_label, self._redo_label = self._labels()
            self.standing_changed.emit()

    def reload(self) -> bool:
        """Show the file as it lies on the disk now; False, and told why, when it cannot be shown."""
        before = self._value
        try:
            self._value = reload_to_work(self.file)
        except PlannerError as problem:
            self.refused.emit(str(problem))
            return False
        self._standing, self._barred = Standing.SAME, self.file.barred
        if self._value != before:
            self.told.emit(f"“{self.file.path.name}” was changed by another program; it is shown as it is now.")
            self._memory.clear()
        self._show(frozenset(KINDS), frozenset({"settings"}))
        self.standing_changed.emit()
        return True

    def differences(self) -> tuple[Line, ...]:
        """What is shown here and what lies in the file now, where they differ. Raises `PlannerError`."""
        return what_differs(self._value, self.file.other_workspace())

    def save_copy(self, path: Path) -> bool:
        """Write a copy of what is shown; False, and told why, when it cannot be written."""
        try:
            self.file.save_copy(path)
        except PlannerError as problem:
            self.refused.emit(str(problem))
            return False
        return True

    def release(
        self, path: Path, scenario_ids: Sequence[str], documents: Sequence[tuple[str, str]], marking: str
    ) -> None:
        """Write a release copy; what it holds is told."""
        try:
            made = release(self.file, path, scenario_ids, documents, marking)
        except PlannerError as problem:
            self.refused.emit(str(problem))
            return
        held = len(made.scenarios) + len(made.along)
        self.told.emit(
            f"{made.marking} · Wrote “{path.name}” with {held} scenarios and {len(made.documents)} documents, without "
            "history."
        )

    def repair(self, path: Path) -> None:
        """Write what is readable of the file into a new one; what is missing is told."""
        try:
            missing = repair(self.file.path, path)
        except PlannerError as problem:
            self.refused.emit(str(problem))
            return
        lost = f" {' '.join(missing[:3])}" + (f" And {len(missing) - 3} more." if len(missing) > 3 else "")
        self.told.emit(f"Wrote “{path.name}”, without the history.{lost if missing else ' Nothing is missing.'}")

    def fold_history(self) -> None:
        """Drop the oldest steps of the history."""
        try:
            gone = fold_history(self.file)
        except PlannerError as problem:
            self.refused.emit(str(problem))
            return
        self._show(frozenset(), frozenset())
        self.told.emit(f"{gone} steps were folded away." if gone else "The history is no longer than that.")

    def put_back(self) -> None:
        """Write the file anew under its name, where it was deleted or moved away."""
        if self.save_copy(self.file.path):
            self.reload()

    def select(self, scenario_id: str) -> None:
        """Put a scenario on stage."""
        if scenario_id != self._selected:
            self._selected = self._or_first(scenario_id)
            self._month = self._held(self._month)
            self.selection_changed.emit(self._selected)
            self.compute()

    def set_month(self, month: Month) -> None:
        """Move the crosshair, held inside the projection."""
        month = self._held(month)
        if month != self._month:
            self._month = month
            self.month_changed.emit(month)

    def tick(self, scenario_id: str, on: bool) -> None:
        """Tick a scenario to compare, or take the tick away."""
        others = tuple(found for found in self._ticked if found != scenario_id)
        self.set_ticked((*others, scenario_id) if on else others)

    def set_ticked(self, scenario_ids: Iterable[str]) -> None:
        """Tick exactly these scenarios, in this order."""
        ticked = self._known(scenario_ids)
        if ticked != self._ticked:
            self._ticked = ticked
            self.ticks_changed.emit()
            self.compute()

    def compute(self) -> None:
        """Have the scenario on stage, its parent and the ticked ones computed, in this order."""
        parent = self.selected.parent_id if self.selected else None
        self.projections.want(found for found in (self._selected, parent, *self._ticked) if found)

    def stop_computing(self) -> None:
        """Compute nothing more until the next change or selection; what is shown stays."""
        self.projections.want(())

    @property
    def model_version(self) -> str:
        """The version of the system that computes here."""
        return MODEL_VERSION

    def preview(self, scenario_id: str, override: Override, series: Iterable[str] = ()) -> None:
        """Show the central run as if `override` were set, of some series or of all; nothing is committed."""
        self.projections.preview(scenario_id, override, frozenset(series))

    def run(self, request: ProjectionRequest, report: Report) -> Projection:
        """Compute something where the engine is; for workers. Raises `Cancelled` through `report`."""
        return self._side.compute(request, report)

    def end_preview(self) -> None:
        """The drag is over."""
        self.projections.end_preview()

    def go_to(self, screen: str, item: str = "") -> None:
        """Ask the window for another screen, e.g. `go_to("evidence", "X19")`; its view's `reveal(item)` is called."""
        self.screen_wanted.emit(screen, item)

    def recall(self, name: str) -> Any:
        """What a window remembered under `name`, or None."""
        if name not in self._memory:
            self._memory[name] = _remembered(self.file, name)
        return self._memory[name]

    def remember(self, name: str, value: Any) -> None:
        """Keep what a window wants to find again; not undoable, and kept only while the file can be written."""
        self._memory[name] = value
        if not self.read_only and not self._closed:
            with suppress(PlannerError):  # where nothing can be written, the next look at the file says so
                self.file.set_view(name, json.dumps(value))

    def close(self) -> None:
        """Stop computing, remember what was on stage, and let the file go."""
        for channel in _CHANNELS:
            self.jobs.cancel(channel)
        self._side.close()
        self.remember("window", {"selected": self._selected, "ticked": list(self._ticked), "month": str(self._month)})
        self._closed = True
        self.file.close()

    def _carry_out(self, verb: Callable[[], Change]) -> Change | None:
        try:
            change = verb()
        except PlannerError as problem:
            self.refused.emit(str(problem))
            if isinstance(problem, WorldError):
                self.look()
            return None
        touched = frozenset(edit.id for edit in change.edits)
        moved = frozenset(edit.id for edit in change.edits if edit.kind in RESULTS_REST_ON)
        self._value = self.file.load()
        self._show(touched | {edit.kind for edit in change.edits}, moved)
        return change

    def _show(self, touched: frozenset[str], moved: frozenset[str]) -> None:
        """Tell every view what was touched, by id and by kind; `moved` are the ids that can move results."""
        self._undo_label, self._redo_label = self._labels()
        selected, self._selected = self._selected, self._or_first(self._selected)
        self._ticked = self._known(self._ticked)
        self._month = self._held(self._month)
        if moved:
            self.projections.outdate(moved)
        self.changed.emit(touched)
        if selected != self._selected:
            self.selection_changed.emit(self._selected)
        self.compute()

    def _labels(self) -> tuple[str, str]:
        if self.read_only or self._standing is not Standing.SAME:
            return "", ""
        try:
            undoable, redoable = self.file.undoable(), self.file.redoable()
        except PlannerError:  # a step that cannot be read is not offered; “check” names it
            return "", ""
        allowed = undoable is not None and history.can_be_undone(undoable)
        return (undoable.label if undoable and allowed else ""), (redoable.label if redoable else "")

    def _known(self, scenario_ids: Iterable[str]) -> tuple[str, ...]:
        there = {scenario.id for scenario in self._value.scenarios}
        return tuple(found for found in dict.fromkeys(scenario_ids) if found in there)

    def _or_first(self, scenario_id: str) -> str:
        return next(iter(self._known([scenario_id, *(scenario.id for scenario in self._value.scenarios)])), "")

    def _first_month(self, remembered: str | None) -> Month:
        return self._held(Month.parse(remembered) if remembered else self.situation.start.plus(24))

    def _held(self, month: Month) -> Month:
        return max(self.situation.start, min(month, self.horizon))


def _remembered(file: WorkspaceFile, name: str) -> Any:
    """What a window kept in the file; nothing where the file cannot be read just now, or holds something else."""
    try:
        text = file.view(name)
        return json.loads(text) if text else None
    except (PlannerError, ValueError):
        return None
