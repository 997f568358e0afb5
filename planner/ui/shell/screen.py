"""What the window knows of a screen before it is built."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from planner.ui.theme.theme import Theme

if TYPE_CHECKING:  # the workspace brings the database along, which the first picture does not wait for
    from planner.ui.workspace import OpenWorkspace


@dataclass(frozen=True)
class Screen:
    """A screen's place on the rail, and how to build it when it is first shown.

    `build` gets None for a screen that can be shown without a workspace. `belongs` says on the empty page what the
    screen is for.
    """

    name: str
    title: str
    icon: str
    shortcut: str
    build: Callable[[OpenWorkspace | None, Theme], QWidget]
    needs_workspace: bool = False
    belongs: str = ""
