"""Findings of an exercise in one call each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.domain.finding import Finding, Severity


def failure(where: str, what: str, remedy: str = "") -> Finding:
    """It cannot be played like this."""
    return Finding(severity=Severity.FAILURE, where=where, what=what, remedy=remedy)


def warning(where: str, what: str, remedy: str = "") -> Finding:
    """It can be played, and somebody will stumble."""
    return Finding(severity=Severity.WARNING, where=where, what=what, remedy=remedy)


def note(where: str, what: str, remedy: str = "") -> Finding:
    """Worth knowing."""
    return Finding(severity=Severity.NOTE, where=where, what=what, remedy=remedy)


def twice(where: str, what: str, names: Sequence[str]) -> Iterator[Finding]:
    """A failure for every name that stands more than once."""
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            yield failure(where, f"There are {names.count(name)} of {what} {name}.", "Give each its own.")
