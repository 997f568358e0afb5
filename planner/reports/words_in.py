"""Every word of a report's content as one text, to be searched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from planner.reports.document import ReportContent


def words_in(content: ReportContent) -> str:
    """All texts of the content, a line each, in reading order."""
    return "\n".join(_texts(content))


def _texts(found: object) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    elif isinstance(found, tuple):
        for part in found:
            yield from _texts(part)
    elif is_dataclass(found):
        for field in fields(found):
            yield from _texts(getattr(found, field.name))
