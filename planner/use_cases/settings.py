"""What holds for the whole workspace."""

from __future__ import annotations

from planner.domain.errors import InputError
from planner.domain.value import changed
from planner.domain.workspace import Change, Settings
from planner.domain.world import World
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases.change import By, edit_of_settings, make


def change_settings(file: WorkspaceFile, by: By, settings: Settings) -> Change:
    """Other settings. Raises `InputError` for a marking left empty."""
    if not settings.marking.strip():
        raise InputError("A workspace needs a protective marking; choose one.")
    before = file.load().settings
    names = [
        name.replace("_", " ") for name in Settings.model_fields if getattr(before, name) != getattr(settings, name)
    ]
    return make(file, by, f"change the {' and '.join(names) or 'settings'}", edit_of_settings(before, settings))


def choose_world(file: WorkspaceFile, by: By, world: World) -> Change:
    """Draw the ranges of the workbench and of Compare in another world."""
    before = file.load().settings
    return make(file, by, f"draw ranges {world.words}", edit_of_settings(before, changed(before, world=world)))
