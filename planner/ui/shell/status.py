"""What the status bar says about a workspace and its jobs, as plain words."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from planner.domain.wording import published
from planner.ui.jobs import Jobs

if TYPE_CHECKING:
    from planner.ui.workspace import OpenWorkspace

_NAMED = 3
"""How many things are named that are not as they were saved."""

_SHORT = {
    "gone": "Not on disk: the file was moved or deleted",
    "replaced": "Not on disk: another file lies under its name",
    "diverged": "Not in the file: another program changed it",
    "continued": "Not up to date: another program changed the file",
}
"""By standing: what the status bar says."""

_LONG = {
    "gone": "“{name}” is no longer in “{folder}”. What is shown here is whole; put the file back, or save a copy.",
    "replaced": "Another file lies under the name “{name}” now. What is shown here is whole; save a copy of it, or "
    "move the other file away.",
    "diverged": "“{name}” was put back to another state by another program, and what is shown here is not in it. Save "
    "a copy to keep what is shown, or reload to go on with the file.",
    "continued": "“{name}” was changed by another program and cannot be shown as it is now. Save a copy to keep what "
    "is shown, or put an earlier file back.",
}
"""By standing: what is told once, with the ways on."""


def saved(workspace: OpenWorkspace | None, at: datetime | None) -> tuple[str, str]:
    """What is on disk, and the sign of how that is: tick, lock or warning."""
    if workspace is None:
        return "Nothing unsaved", "tick"
    if workspace.standing in _SHORT:
        return _SHORT[workspace.standing], "warning"
    if workspace.read_only:
        return f"Read only: {workspace.file.barred}", "lock"
    return (f"All changes saved {at:%H:%M}" if at else "All changes saved"), "tick"


def astray(workspace: OpenWorkspace) -> str:
    """What happened to the file, and what can be done; empty while it is as it is shown."""
    unsound = workspace.unsound
    if unsound:
        names = ", ".join(unsound[:_NAMED])
        more = len(unsound) - _NAMED
        also = f" and {more} more" if more > 0 else ""
        return (
            f"Not as it was saved: {names}{also}. Something else changed the file, so it is only read; compare it with "
            "an earlier copy, or save what is readable to a new file."
        )
    return _LONG.get(workspace.standing, "").format(name=workspace.file.path.name, folder=workspace.file.path.parent)


def work(jobs: Jobs) -> tuple[str, float | None]:
    """What is being computed and how far it is; quiet until a job has something to report."""
    opening = jobs.current("open")
    if opening is not None:
        return opening.title, None
    channels = ("report", "play", "debrief", "projection", "comparison", "pages")
    job = next((found for channel in channels if (found := jobs.current(channel)) is not None), None)
    if job is None or not job.note:
        return "", None
    note = re.sub(r"\d{4,}", lambda number: published(float(number[0])), job.note)
    return f"{job.title}: {note}", job.fraction


def pace(workspace: OpenWorkspace | None) -> str:
    """That results take longer here, where no compiled model serves; empty where one does, or before a file is open."""
    if workspace is None:
        return ""
    from planner.system.compiled import library  # late: it wires the system, which the first picture cannot wait for

    return "Not compiled: results take longer" if library() is None else ""


def basis(workspace: OpenWorkspace | None) -> tuple[str, str]:
    """Draws, world and seed, and the model version with the fingerprint of what is shown."""
    if workspace is None:
        return "", ""
    settings = workspace.value.settings
    shown = workspace.projection(workspace.selected_id)
    draws = "" if shown is None or shown.draw_count == settings.draws else f"{published(shown.draw_count)} of "
    mark = "no results yet" if shown is None else f"results {shown.fingerprint[:4]} {shown.fingerprint[4:8]}"
    return (
        f"{draws}{published(settings.draws)} draws {settings.world.words} · seed {settings.seed}",
        f"Model {workspace.model_version} · {mark}",
    )
