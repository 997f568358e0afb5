"""Where rubbish is collected: widgets may only be deleted by the thread that shows them."""

from __future__ import annotations

import gc
import threading

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.ui.collecting import Collector, collect_here

MANY = 3000
"""More than Python's own collector would let pass."""


class Knot:
    """Holds itself, so that only a collector lets it go; remembers who did."""

    ends: list[threading.Thread]

    def __init__(self, ends: list[threading.Thread]) -> None:
        self.ends = ends
        self.itself = self

    def __del__(self) -> None:
        self.ends.append(threading.current_thread())


@pytest.fixture
def ends(qapp: QApplication) -> list[threading.Thread]:
    """The threads that let knots go."""
    collect_here(qapp)
    return []


def test_that_a_worker_that_allocates_much_collects_nothing(ends: list[threading.Thread]) -> None:
    worker = threading.Thread(target=lambda: [Knot(ends) for _ in range(MANY)])
    worker.start()
    worker.join()
    assert worker not in ends


def test_that_the_windows_thread_collects_what_a_worker_left(qtbot: QtBot, ends: list[threading.Thread]) -> None:
    worker = threading.Thread(target=lambda: [Knot(ends) for _ in range(MANY)])
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: len(ends) >= MANY, timeout=5_000)
    assert set(ends) == {threading.main_thread()}


def test_that_asking_twice_is_asking_once(qapp: QApplication) -> None:
    collect_here(qapp)
    collect_here(qapp)
    assert len(qapp.findChildren(Collector)) == 1
    assert not gc.isenabled()


def test_that_what_is_loaded_is_looked_through_only_once(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    gc.unfreeze()
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 99))
    other = Collector(qapp)
    other.collect()
    assert gc.get_freeze_count() > 0
    gc.unfreeze()
    other.setParent(None)
    other.deleteLater()
