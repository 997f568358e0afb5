"""What this computer's user has chosen, in one INI file. Nothing of a workspace is in it but the recents list."""

from __future__ import annotations

from PySide6.QtCore import QSettings


def settings() -> QSettings:
    """The one door to the user's settings. `QSettings(organisation, application)` would ignore a changed path."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Policy Scenario Planner", "planner")
