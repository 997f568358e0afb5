"""The desktop's composition root: finds this user's folders and opens the window."""

from __future__ import annotations

from pathlib import Path

import platformdirs

from planner.ui.application import Asked, run
from planner.ui.desk import Places
from planner.ui.settings import settings

FOLDER = "Policy Scenario Planner"


def main(file: Path | None = None, *, sample: bool = False) -> int:
    """Open the window on `file`, on the sample, or on Start; the exit status. Raises `WorldError` when it cannot."""
    places = Places(
        documents=Path(platformdirs.user_documents_dir()) / FOLDER,
        crash_reports=Path(platformdirs.user_log_dir(FOLDER, appauthor=False)),
    )
    return run(Asked(file, sample), places, settings())
