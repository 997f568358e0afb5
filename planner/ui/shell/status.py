"""What the status bar says about a workspace and its jobs, as plain words."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from planner.domain.wording import published
from planner.ui.jobs import Jobs

if TYPE_CHECKING:
    from planner.ui.workspace import OpenWorkspace


def saved(workspace: OpenWorkspace | None, at: datetime | None) -> tuple[str, bool]:
    """What is on disk, and whether that is as it should be."""
    if workspace is None:
        return "Nothing unsaved", True
    if workspace.read_only:
        holder = workspace.file.held_by
        return (f"Read only: open in {holder}" if holder else "Read only: this file may not be written"), False
    return (f"All changes saved {at:%H:%M}" if at else "All changes saved"), True


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
