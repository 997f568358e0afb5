"""The bundled typeface, loaded once; where it cannot be loaded the system's own sans takes its place."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFontDatabase

from planner.assets import resource

_FILES = ("Inter-Regular.ttf", "Inter-SemiBold.ttf")


@cache
def family() -> str:
    """The family to draw with. Needs a running application."""
    for file in _FILES:
        number = QFontDatabase.addApplicationFont(str(resource("fonts", file)))
        if number < 0:
            return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return "Inter"
