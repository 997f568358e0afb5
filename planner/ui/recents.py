"""The workspaces opened lately on this computer: where they are and what was seen in them last."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QSettings

from planner.store.holder import HeldElsewhere, take_hold

KEPT = 8


@dataclass(frozen=True)
class Recent:
    """A workspace as it was when it was last looked at."""

    path: str
    name: str
    marking: str
    scenarios: int
    drafts: int
    results_ready: bool = False

    @property
    def holds(self) -> str:
        """`4 scenarios, 2 in draft`."""
        count = f"{self.scenarios} scenario{'' if self.scenarios == 1 else 's'}"
        return f"{count}, {self.drafts} in draft" if self.drafts else count


class State(StrEnum):
    """Whether a recent workspace can be opened."""

    READY = "saved, results ready"
    SAVED = "saved"
    ELSEWHERE = "open elsewhere, read only"
    MISSING = "file not found"
    HERE = "open in this window"


@dataclass(frozen=True)
class Sighting:
    """What looking at the file itself told: its state, and when it was last changed."""

    state: State
    changed: datetime | None = None


def read_recents(store: QSettings) -> tuple[Recent, ...]:
    """The list, latest first; what cannot be read is left out."""
    try:
        rows = json.loads(str(store.value("recents", "[]")))
        return tuple(Recent(**row) for row in rows)
    except (ValueError, TypeError):
        return ()


def note_recent(store: QSettings, recent: Recent) -> None:
    """Put a workspace on top of the list."""
    others = [found for found in read_recents(store) if found.path != recent.path]
    _write(store, [recent, *others][:KEPT])


def forget_recent(store: QSettings, path: str) -> None:
    """Take a workspace off the list; its file stays."""
    _write(store, [found for found in read_recents(store) if found.path != path])


def sight(recent: Recent) -> Sighting:
    """Look at the file. May wait for a slow share, so call it on a worker."""
    path = Path(recent.path)
    try:
        changed = datetime.fromtimestamp(path.stat().st_mtime)
    except OSError:
        return Sighting(State.MISSING)
    try:
        if path.with_name(path.name + ".lock").exists():
            take_hold(path).release()
    except HeldElsewhere:
        return Sighting(State.ELSEWHERE, changed)
    except OSError:
        return Sighting(State.SAVED, changed)
    return Sighting(State.READY if recent.results_ready else State.SAVED, changed)


def _write(store: QSettings, recents: Sequence[Recent]) -> None:
    store.setValue("recents", json.dumps([asdict(recent) for recent in recents]))
