"""How an open file stands to what this planner knows of it."""

from __future__ import annotations

from enum import StrEnum


class Standing(StrEnum):
    """What a look at the file found."""

    SAME = "same"
    """It is as this planner knows it."""

    CONTINUED = "continued"
    """Somebody went on from the state known here: it can be reloaded without losing anything."""

    DIVERGED = "diverged"
    """It holds another course of the work, such as an older copy put over it: what is known here is not in it."""

    REPLACED = "replaced"
    """What lies under its name is no workspace, or cannot be read."""

    GONE = "gone"
    """Nothing lies under its name."""
