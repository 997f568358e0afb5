"""Where this user's own things are put, for the window and the terminal alike. Nothing heavy is loaded here."""

from __future__ import annotations

from pathlib import Path

import platformdirs

FOLDER = "Policy Scenario Planner"
SAMPLE = "Sample workspace.planner"


def documents() -> Path:
    """Where new workspaces and the sample go."""
    return Path(platformdirs.user_documents_dir()) / FOLDER


def crash_reports() -> Path:
    """Where reports of our own mistakes go."""
    return Path(platformdirs.user_log_dir(FOLDER, appauthor=False))
