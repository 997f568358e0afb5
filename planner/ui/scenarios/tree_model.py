"""The scenarios of a workspace as a tree for Qt's views; it says what was dropped where, and changes nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from planner.domain.scenario import Scenario

Index = QModelIndex | QPersistentModelIndex

SCENARIO = Qt.ItemDataRole.UserRole
TICKED = Qt.ItemDataRole.UserRole + 1

TICK_COLUMN, NAME_COLUMN = 0, 1
_MIME = "application/x-planner-scenario"


class ScenarioTreeModel(QAbstractItemModel):
    """Two columns: the tick to compare, and the scenario."""

    dropped = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._by_id: dict[str, Scenario] = {}
        self._rows: list[Scenario] = []
        self._numbers: dict[str, int] = {}
        self._places: dict[str, int] = {}
        self._children: dict[str | None, list[str]] = {}
        self._ticked: frozenset[str] = frozenset()

    def render_scenarios(self, scenarios: Sequence[Scenario], ticked: Collection[str]) -> None:
        """Show these scenarios, brothers and sisters by their position."""
        self.beginResetModel()
        self._by_id = {scenario.id: scenario for scenario in scenarios}
        self._rows = list(self._by_id.values())
        self._numbers = {scenario_id: number for number, scenario_id in enumerate(self._by_id)}
        self._children, self._places = {}, {}
        for scenario in sorted(scenarios, key=lambda found: found.position):
            parent = scenario.parent_id if scenario.parent_id in self._by_id else None
            siblings = self._children.setdefault(parent, [])
            self._places[scenario.id] = len(siblings)
            siblings.append(scenario.id)
        self._ticked = frozenset(ticked)
        self.endResetModel()

    def render_ticks(self, ticked: Collection[str]) -> None:
        """Show these ticks."""
        before, self._ticked = self._ticked, frozenset(ticked)
        for scenario_id in before ^ self._ticked:
            index = self.index_of(scenario_id, TICK_COLUMN)
            self.dataChanged.emit(index, index, [TICKED])

    def index_of(self, scenario_id: str, column: int = NAME_COLUMN) -> QModelIndex:
        """Where a scenario is; an invalid index when it is not here."""
        if scenario_id not in self._by_id:
            return QModelIndex()
        return self.createIndex(self._places[scenario_id], column, self._numbers[scenario_id])

    def scenario_at(self, index: Index) -> Scenario | None:
        """The scenario of a row."""
        return self._rows[index.internalId()] if index.isValid() else None

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's default
        above = self.scenario_at(parent)
        children = self._children.get(above.id if above else None, [])
        if not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, column, self._numbers[children[row]])

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override] # noqa: B008 - two Qt overloads share the name
        scenario = self.scenario_at(index)
        return self.index_of(scenario.parent_id, 0) if scenario and scenario.parent_id else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        above = self.scenario_at(parent)
        return len(self._children.get(above.id if above else None, ()))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        scenario = self.scenario_at(index)
        if scenario is None:
            return None
        if role == SCENARIO:
            return scenario
        if role == TICKED:
            return scenario.id in self._ticked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole) and index.column() == NAME_COLUMN:
            return scenario.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return "Tick to compare" if index.column() == TICK_COLUMN else scenario.description or scenario.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(scenario, ticked=scenario.id in self._ticked)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
        return base | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        dragged = next((found for index in indexes if (found := self.scenario_at(index))), None)
        data = QMimeData()
        data.setData(_MIME, dragged.id.encode() if dragged else b"")
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Tell what was dropped under what. The rows move when the workspace has changed, not before."""
        dragged = bytes(data.data(_MIME).data()).decode()
        target = self.scenario_at(parent)
        if dragged and (target is None or target.id != dragged):
            self.dropped.emit(dragged, target.id if target else None)
        return False


def _spoken(scenario: Scenario, *, ticked: bool) -> str:
    parts = [f"{scenario.sign.letter}, {scenario.name}", scenario.status, f"{set_here(scenario)} set here"]
    parts += ["bookmarked"] * scenario.bookmarked + ["ticked to compare"] * ticked
    return ", ".join(parts)


def set_here(scenario: Scenario) -> int:
    """How many levers and events a scenario sets itself."""
    return len(scenario.overrides) + len(scenario.events)
