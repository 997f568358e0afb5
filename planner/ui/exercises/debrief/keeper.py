"""Has the debrief of a play worked out off the window's thread: the two paths first, then turns and alternatives."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from planner.analysis.exercises.debrief import Debrief
from planner.domain.play_state import PlayState
from planner.domain.progress import Report
from planner.domain.situation import Situation
from planner.ui.exercises.debrief.picture import Mark, Picture, first_picture, whole_picture
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.exercises.play_debrief import DebriefRequest, debrief_request, debrief_results
from planner.use_cases.exercises.play_results import keep_new, run_all

CHANNEL = "debrief"
_MOST_KNOWN = 2

_KNOWN: dict[Mark, tuple[Picture, Debrief]] = {}
"""Whole debriefs by their mark, so that a change of appearance or page computes nothing again."""


class DebriefKeeper(QObject):
    """`ready` when there is more to show; the last picture of the play stays until the next one is in."""

    ready = Signal()

    def __init__(self, workspace: OpenWorkspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._picture: Picture | None = None
        self._debrief: Debrief | None = None
        self._wanted: Mark | None = None
        self._stopped: Mark | None = None
        workspace.jobs.activity_changed.connect(self._on_activity)

    @property
    def picture(self) -> Picture | None:
        """The last picture."""
        return self._picture

    @property
    def is_working(self) -> bool:
        """Whether something is being worked out."""
        return self._wanted is not None

    @property
    def debrief(self) -> Debrief | None:
        """What the last whole picture was drawn from, for the report."""
        return self._debrief

    def is_current(self, mark: Mark) -> bool:
        """Whether the picture is the whole of this log."""
        return self._picture is not None and self._picture.mark == mark and self._picture.turns is not None

    def was_stopped(self, mark: Mark) -> bool:
        """Whether the work for this log was cancelled, or refused."""
        return self._stopped == mark

    def want(self, mark: Mark, state: PlayState, situation: Situation) -> None:
        """Ask for the debrief of a log with at least one turn played; the same one is worked out once."""
        if mark in _KNOWN:
            self._picture, self._debrief = _KNOWN[mark]
            return
        if mark in (self._wanted, self._stopped) or self.is_current(mark):
            return
        self._workspace.jobs.cancel(CHANNEL)
        self._wanted = mark
        file, run = self._workspace.file, self._workspace.run

        def paths(report: Report) -> tuple[DebriefRequest, Picture]:
            report(0.0, "")
            request = debrief_request(file, mark.play_id)
            drawn = request.actual, request.nothing
            found = run_all(drawn, request.kept, run, report)
            first = first_picture(mark, state, situation, *(found[asked.fingerprint] for asked in drawn))
            return replace(request, kept=found), first

        title = f"The debrief of {state.exercise.name}: the two paths"
        self._workspace.jobs.start(CHANNEL, title, paths, lambda found: self._first_arrived(*found))

    def try_again(self) -> None:
        """What was stopped may be asked for again."""
        self._stopped = None

    def _first_arrived(self, request: DebriefRequest, first: Picture) -> None:
        if not isValid(self):  # the window was dressed anew meanwhile
            return
        self._picture = first
        file, run = self._workspace.file, self._workspace.run

        def whole(report: Report) -> tuple[Picture, Debrief]:
            for drawn in (request.actual, request.nothing):
                keep_new(file, request.kept[drawn.fingerprint])
            debrief = debrief_results(request, run, report)
            return whole_picture(first, debrief), debrief

        title = f"The debrief of {request.state.exercise.name}: what each turn could have been"
        self._workspace.jobs.start(CHANNEL, title, whole, lambda found: self._whole_arrived(*found))
        self.ready.emit()

    def _whole_arrived(self, picture: Picture, debrief: Debrief) -> None:
        while len(_KNOWN) >= _MOST_KNOWN:
            del _KNOWN[next(iter(_KNOWN))]
        _KNOWN[picture.mark] = picture, debrief
        if isValid(self):
            self._picture, self._debrief, self._wanted = picture, debrief, None
            self.ready.emit()

    def _on_activity(self) -> None:
        """What was cancelled, or could not be computed, is not asked for again by itself."""
        if self._wanted is not None and self._workspace.jobs.current(CHANNEL) is None:
            self._stopped, self._wanted = self._wanted, None
            self.ready.emit()
