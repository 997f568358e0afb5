"""What tests share: Qt without a screen, settings and folders of their own, and the real window on the real sample."""

from __future__ import annotations

import itertools
import os
import random
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pydantic.fields  # noqa: F401 - whole, before Qt's import hook meets it half loaded
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything loads Qt

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from planner.ui.desk import Places
    from planner.ui.shell.main_window import MainWindow

NOW = datetime(2026, 11, 20, 15, 42)
"""The hour at which everything in a test happens."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--shuffle 7` runs files, and tests within them, in another order; the same number gives the same order."""
    parser.addoption("--shuffle", type=int, default=None, metavar="SEED", help="another order of files and tests")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Files stay whole, so that what a file's tests share is still made once."""
    if (seed := config.getoption("--shuffle")) is None:
        return
    order = random.Random(seed)
    files = [list(tests) for _, tests in itertools.groupby(items, lambda item: item.path)]
    order.shuffle(files)
    for tests in files:
        order.shuffle(tests)
    items[:] = itertools.chain.from_iterable(files)


@pytest.fixture(scope="session")
def _sample_made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from planner.domain.workspace import Settings  # the database is only for tests that ask for it
    from planner.use_cases.change import By
    from planner.use_cases.settings import change_settings
    from planner.use_cases.workspaces import sample_workspace

    path = tmp_path_factory.mktemp("sample") / "sample.planner"
    by = By("returns desk", NOW)
    with sample_workspace(path, by) as file:
        change_settings(file, by, Settings(name=file.load().settings.name, draws=4))
    return path


@pytest.fixture
def sample_path(_sample_made_once: Path, tmp_path: Path) -> Path:
    """A copy of the sample workspace with 4 draws, so that everything is soon computed."""
    return Path(shutil.copy(_sample_made_once, tmp_path / "sample.planner"))


@pytest.fixture
def user_settings(tmp_path: Path) -> QSettings:
    """This test's own settings; nothing is read from or written to the user's."""
    from PySide6.QtCore import QSettings

    from planner.ui.settings import settings

    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    return settings()


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Folders for workspaces and reports that end with the test."""
    from planner.ui.desk import Places

    return Places(documents=tmp_path / "documents", crash_reports=tmp_path / "reports")


@pytest.fixture
def open_window(qapp: QApplication, places: Places, user_settings: QSettings) -> Iterator[Callable[..., MainWindow]]:
    """Opens the real window on a file, or as the first time when none is given, 1366 × 768; closed after the test."""
    from planner.ui.application import Asked, begin, window_of

    windows: list[MainWindow] = []

    def open_on(file: Path | None = None) -> MainWindow:
        window = window_of(qapp, places, user_settings, lambda: NOW)
        windows.append(window)
        window.resize(1366, 768)
        window.show()
        begin(window, Asked(file))
        return window

    yield open_on
    for window in windows:
        window.close()
        window.deleteLater()
