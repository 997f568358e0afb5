"""Everything a person, a screen reader or a debugger could read off the public window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from planner.domain.period import Month
from planner.ui.exercises.public.window import PublicWindow


def texts_of(window: PublicWindow) -> str:
    """All texts of the widget tree: names, descriptions, tooltips and every other property, dynamic ones too."""
    tree: list[QObject] = [window, *window.findChildren(QObject)]
    return "\n".join(words for found in tree for words in _properties(found))


def data_of(window: PublicWindow) -> bytes:
    """The bytes of the picture it was handed, with every number as it is."""
    return repr(window.picture).encode("utf-8")


def numbers_of(window: PublicWindow) -> set[float]:
    """Every number inside the picture."""
    return set(_numbers(window.picture))


def _properties(found: QObject) -> Iterator[str]:
    about = found.metaObject()
    for at in range(about.propertyCount()):
        yield str(about.property(at).read(found))
    for name in found.dynamicPropertyNames():
        yield str(found.property(name.data().decode()))
    if isinstance(found, QWidget):
        yield from (found.accessibleName(), found.accessibleDescription(), found.toolTip(), found.whatsThis())


def _numbers(value: object) -> Iterator[float]:
    if isinstance(value, Month):
        return
    if isinstance(value, float):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _numbers(each)
    elif is_dataclass(value):
        for part in fields(value):
            yield from _numbers(getattr(value, part.name))
