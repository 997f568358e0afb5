"""Whether a window can open here, asked before Qt is: Qt itself would end the process with a riddle.

Needs nothing but the standard library, so that the set-up script reads the lists of libraries from here.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Mapping

from planner.domain.errors import WorldError

QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
"""The system libraries Qt loads on Linux, with the Debian package of each."""

WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What a real window on an X screen needs besides."""


def missing(libraries: Mapping[str, str]) -> list[str]:
    """Those of `libraries` that the system's loader does not find; none outside Linux."""
    return [name for name in libraries if not _loads(name)] if sys.platform == "linux" else []


def check_screen(environment: Mapping[str, str]) -> None:
    """Raises `WorldError` when no window can open: no screen, or a library that Qt needs is missing."""
    if sys.platform != "linux":
        return
    chosen = environment.get("QT_QPA_PLATFORM", "")
    if not (chosen or environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        raise WorldError(
            "There is no screen to open a window on (DISPLAY and WAYLAND_DISPLAY are empty); start the planner from "
            "a desktop session. The commands work without one: see “planner --help”."
        )
    on_x = chosen.startswith("xcb") or not (chosen or environment.get("WAYLAND_DISPLAY"))
    needed = {**QT_LIBRARIES, **WINDOW_LIBRARIES} if on_x else QT_LIBRARIES
    if absent := missing(needed):
        packages = " ".join(needed[name] for name in absent)
        raise WorldError(
            f"Qt cannot open a window because {', '.join(absent)} is missing; "
            f"on Debian or Ubuntu run “sudo apt-get install {packages}”."
        )


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
