"""The desktop's composition root: finds this user's folders and opens the window."""

from __future__ import annotations

from pathlib import Path

from planner.ui.application import Asked, run
from planner.ui.desk import Places
from planner.ui.settings import settings
from planner.use_cases import folders


def main(file: Path | None = None, *, sample: bool = False) -> int:
    """Open the window on `file`, on the sample, or on Start; the exit status. Raises `WorldError` when it cannot."""
    places = Places(documents=folders.documents(), crash_reports=folders.crash_reports())
    return run(Asked(file, sample), places, settings())
