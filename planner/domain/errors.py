"""The two ways a verb can fail for reasons outside our code; our own bugs are ordinary exceptions."""

from __future__ import annotations


class PlannerError(Exception):
    """One sentence for the user: what, where, what to do. Shown as it is, never with a traceback."""


class InputError(PlannerError):
    """A person's input cannot be used: wrong lever, member, date, unit or range."""


class WorldError(PlannerError):
    """The world failed: full disk, locked, vanished or damaged file."""


class Cancelled(Exception):  # noqa: N818 - it is an answer, not an error
    """Raised by a progress callable to stop long work between two blocks."""
