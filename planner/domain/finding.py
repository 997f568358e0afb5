"""Problems as values: what is wrong, where, and what to do about it."""

from __future__ import annotations

from enum import StrEnum

from planner.domain.value import Value


class Severity(StrEnum):
    """How much a finding matters."""

    NOTE = "note"
    WARNING = "warning"
    FAILURE = "failure"


class Finding(Value):
    """One thing found while checking a file, a scenario or a run."""

    severity: Severity
    where: str
    what: str
    remedy: str = ""
