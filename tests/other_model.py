"""A model that is not today’s, as a file would describe it: three equations otherwise, one input fewer, one more."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.described_model import DescribedModel, DescribedPart
from planner.domain.projection import Projection
from planner.store.workspace_file import WorkspaceFile
from planner.system.describing import described_model

MARK = "0123456789abcdef"
_THEN = {
    ("equation", "arrivals"): "attempts − turned_back",
    ("equation", "turned_back"): "attempts · (1 − missed_at_departure)^2",
    ("equation", "escapes"): "",
}


def other_model(version: str = "1.0") -> DescribedModel:
    """What an earlier planner might have described."""
    parts = [
        replace(part, mark="f" * 16, says=_THEN[part.kind, part.name]) if (part.kind, part.name) in _THEN else part
        for part in described_model().parts
        if (part.kind, part.name) != ("input", "grievance")
    ]
    return DescribedModel(
        MARK, version, (*parts, DescribedPart("input", "pull_of_war", "a" * 16, "1 where left alone"))
    )


def leave_results_of_another_model(file: WorkspaceFile, made: Projection, version: str = "1.0") -> None:
    """Results in the file as another model would have left them."""
    file.describe_model(other_model(version))
    file.keep(replace(made, fingerprint=MARK, model=MARK))
