"""What the two letters of an assumption mean, in the words of the log."""

from __future__ import annotations

from planner.domain.assurance import Grade

QUALITY = {Grade.GREEN: "reliable", Grade.AMBER: "some evidence", Grade.RED: "opinion"}
IMPACT = {Grade.GREEN: "marginal", Grade.AMBER: "relevant", Grade.RED: "core"}
NOT_RATED = "not rated"


def quality_text(grade: Grade) -> str:
    """`R opinion`."""
    return f"{grade.value} {QUALITY[grade]}"


def impact_text(grade: Grade | None) -> str:
    """`R core`, or that it is not rated."""
    return f"{grade.value} {IMPACT[grade]}" if grade else NOT_RATED
