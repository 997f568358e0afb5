"""Whether a window can open is told before Qt is asked."""

from __future__ import annotations

import sys

import pytest

from planner.command_line.screen import check_screen, missing
from planner.domain.errors import WorldError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux lacks screens and libraries")


def test_that_a_machine_without_a_screen_is_told_so() -> None:
    with pytest.raises(WorldError, match=r"no screen to open a window on .* The commands work without one"):
        check_screen({})


def test_that_the_offscreen_platform_needs_no_screen() -> None:
    check_screen({"QT_QPA_PLATFORM": "offscreen"})


def test_that_a_missing_library_is_told_by_its_own_name() -> None:
    assert missing({"libc.so.6": "libc6", "libnot-there.so.1": "libnot-there1"}) == ["libnot-there.so.1"]
