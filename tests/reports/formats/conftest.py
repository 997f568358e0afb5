"""A short report that holds every kind of block, and the same with other words everywhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from format_samples import every_block, worded

from planner.reports.document import ReportContent


@pytest.fixture(scope="session")
def content() -> ReportContent:
    """Every kind of block, on a few pages."""
    return every_block()


@pytest.fixture(scope="session")
def typed(content: ReportContent) -> Callable[[str], ReportContent]:
    """The same report with these words in the place of every text."""

    def everywhere(words: str) -> ReportContent:
        found = worded(content, words)
        assert isinstance(found, ReportContent)
        return found

    return everywhere
