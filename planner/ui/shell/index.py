"""The entries of the command palette: every action, scenario, lever, indicator and evidence item by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from planner.system.evidence import register
from planner.system.levers import LEVERS
from planner.system.series import SERIES
from planner.ui.shell.finder import Entry

if TYPE_CHECKING:
    from planner.ui.workspace import OpenWorkspace

GoTo = Callable[[str, str], None]


def entries(actions: Iterable[QAction], workspace: OpenWorkspace | None, go_to: GoTo) -> tuple[Entry, ...]:
    """All that can be found now; scenarios, levers and indicators only while a workspace is open."""
    found = [_of_action(action) for action in actions if action.isEnabled() and action.text()]
    if workspace is not None:
        found += _of_workspace(workspace, go_to)
    found += [
        Entry("evidence", f"{item.id}  {item.text}", "evidence", _show(go_to, "evidence", item.id), str(item.kind))
        for item in register().items
    ]
    return tuple(found)


def _of_action(action: QAction) -> Entry:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    icon = action.data() if isinstance(action.data(), str) and action.data() else "chevron-right"
    return Entry("action", action.text().replace("&", ""), icon, action.trigger, keys)


def _of_workspace(workspace: OpenWorkspace, go_to: GoTo) -> list[Entry]:
    scenarios = [
        Entry(
            "scenario",
            f"{scenario.sign.letter}  {scenario.name}",
            "scenarios",
            _show(go_to, "scenarios", f"scenario:{scenario.id}"),
            str(scenario.status),
            scenario.description,
        )
        for scenario in workspace.value.scenarios
    ]
    levers = [
        Entry("lever", lever.title, "levers", _show(go_to, "scenarios", f"lever:{lever.name}"), lever.group, lever.name)
        for lever in LEVERS
    ]
    indicators = [
        Entry(
            "indicator",
            series.title,
            "indicator",
            _show(go_to, "scenarios", f"series:{series.name}"),
            series.group,
            f"{series.indicator} {series.name}",
        )
        for series in SERIES
    ]
    return [*scenarios, *levers, *indicators]


def _show(go_to: GoTo, screen: str, item: str) -> Callable[[], None]:
    return lambda: go_to(screen, item)
