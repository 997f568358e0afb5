"""What the workspace knows of the assumption on a card: its ratings, who answers for it, and its history."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from planner.analysis.assumptions import assumptions_log
from planner.domain.evidence import EvidenceItem, Kind
from planner.domain.situation import Situation
from planner.system.situations import shipped_situations
from planner.ui.evidence.assured import Assured
from planner.use_cases.reports import assurance
from planner.use_cases.reports.assurance import Step

if TYPE_CHECKING:
    from planner.ui.workspace import OpenWorkspace

HISTORY = "evidence history"


class Known(QObject):
    """Reads the workspace, or the shipped situation while none is open; `changed` says that a card is out of date."""

    changed = Signal()

    def __init__(self, workspace: OpenWorkspace | None, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._history: Mapping[str, tuple[Step, ...]] = {}
        self._read: object = None
        if workspace is not None:
            workspace.changed.connect(self._on_change)

    @property
    def situation(self) -> Situation:
        """What the ways from a card are read from."""
        return self._workspace.situation if self._workspace is not None else shipped_situations()[0]

    def assured(self, item: EvidenceItem) -> Assured | None:
        """What is known of an assumption; None for other rows, and for one that no number rests on."""
        if item.kind is not Kind.ASSUMPTION:
            return None
        notes = self._workspace.value.assumptions if self._workspace is not None else ()
        found = next((one for one in assumptions_log(self.situation, notes) if one.id == item.id), None)
        if found is None:
            return None
        return Assured(found, self._history_of(item.id), kept=self._workspace is not None)

    def _history_of(self, item_id: str) -> tuple[Step, ...]:
        """As far as it is read; all of it is read anew on a worker when the workspace changed since."""
        workspace = self._workspace
        if workspace is not None and self._read is not workspace.value:
            self._read = workspace.value
            read = partial(assurance.histories_of, workspace.file, "assumption")
            workspace.jobs.start(HISTORY, "", lambda _: read(), self._on_history)
        return self._history.get(item_id, ())

    def _on_history(self, found: Mapping[str, tuple[Step, ...]]) -> None:
        if isValid(self) and found != self._history:
            self._history = found
            self.changed.emit()

    def _on_change(self, touched: frozenset[str]) -> None:
        if touched & {"assumption", "situation"}:
            self.changed.emit()
