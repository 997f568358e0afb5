"""The workbench: the scenario tree, the charts, the levers and the indicator strip of one open workspace."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.analysis.warnings import warnings_of
from planner.domain.projection import Projection
from planner.domain.scenario import Override
from planner.ui.plots.content import ChartContent
from planner.ui.plots.grid import ChartGrid
from planner.ui.scenarios.bench import Bench
from planner.ui.scenarios.chart_bar import ChartBar
from planner.ui.scenarios.charts import (
    DEFAULT_CHARTS,
    chart_content,
    chart_kinds,
    chart_of_series,
    empty_content,
    series_of_charts,
)
from planner.ui.scenarios.flag_key import FlagKey
from planner.ui.scenarios.lever_panel import LeverPanel
from planner.ui.scenarios.on_stage import OnStage
from planner.ui.scenarios.strip import Age, IndicatorStrip
from planner.ui.scenarios.strip_keeper import StripKeeper
from planner.ui.scenarios.tree_actions import TreeActions
from planner.ui.scenarios.tree_pane import TreePane
from planner.ui.scenarios.tree_strip import WIDTH as STRIP_WIDTH
from planner.ui.scenarios.tree_strip import TreeStrip
from planner.ui.taking import Basis, Taker
from planner.ui.theme.measures import COMPACT, FULL, measures_for
from planner.ui.theme.theme import Theme
from planner.ui.widgets.frames import rule
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.settings import choose_world

_TREE_WIDTH, _LEVERS_WIDTH, _LEVERS_COMPACT = 280, 420, 328
_LEVERS_FOLD_BELOW = 1200
_COMPUTING = "The first projection is being computed."


class ScenariosView(QWidget):
    """Where scenarios branch, levers are set over time, and charts follow."""

    def __init__(self, workspace: OpenWorkspace, theme: Theme) -> None:
        super().__init__()
        self._workspace = workspace
        remembered = workspace.recall("scenarios") or {}
        self._charts = _known_charts(remembered)
        self._columns = int(remembered.get("columns", 0))
        self._maximised = ""
        self._compact = False
        self._levers_folded = False
        self._stage = OnStage(workspace)
        self._strip_keeper = StripKeeper(workspace, self._stage, self)
        self._charts_due = QTimer(self, singleShot=True, interval=0)

        self.tree_strip = TreeStrip(theme)
        self.tree_pane = TreePane(theme)
        self.bar = ChartBar(theme)
        self.grid = ChartGrid(theme)
        self.flag_key = FlagKey(theme)
        self.levers = LeverPanel(theme)
        self.strip = IndicatorStrip(theme)
        self.bench = Bench(workspace, self._stage, self.levers, theme)
        self.actions_of_tree = TreeActions(workspace, theme, self)
        self.levers.render_opened(remembered.get("opened", {}))
        self._lay_out()
        self.grid.follow(self.bar.levers_button)
        self._offer(Taker(workspace, self, self._mark, basis=self._basis))
        self._connect()
        self.setFocusProxy(self.tree_pane.tree)
        self._render_all()

    def _offer(self, taker: Taker) -> None:
        """Let every chart and table be taken along."""
        self.grid.offer(taker)
        for table in self.strip.tables:
            taker.serve_table(table)

    def _mark(self) -> str:
        """The fingerprint of the scenario on stage."""
        shown = self._workspace.projection(self._workspace.selected_id)
        return shown.fingerprint if shown else ""

    def _basis(self) -> Basis:
        """Seed, draws and world of what is on stage, which may still be the picture before a change."""
        stage, settings = self._stage.stage(), self._workspace.value.settings
        if stage is None:
            return settings.seed, settings.draws, settings.world
        return stage.projection.seed, stage.projection.draw_count, stage.projection.world

    def _lay_out(self) -> None:
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tree_pane.setFixedWidth(_TREE_WIDTH)
        self._centre = QVBoxLayout()
        self._centre.addWidget(self.bar)
        self._centre.addWidget(self.grid, stretch=1)
        self._centre.addWidget(self.flag_key)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        for widget in (self.tree_strip, self.tree_pane, rule(vertical=True)):
            self._row.addWidget(widget)
        self._row.addLayout(self._centre, stretch=1)
        self._lever_rule = rule(vertical=True)
        self._row.addWidget(self._lever_rule)
        self._row.addWidget(self.levers)
        layout = QVBoxLayout(self)
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._row, stretch=1)
        layout.addWidget(rule())
        layout.addWidget(self.strip)

    # render

    def _render_all(self) -> None:
        self._render_tree()
        self._render_stage()
        self._render_charts()
        self.bench.render(compact=self._compact)

    def _render_tree(self) -> None:
        value, ticked, selected = self._workspace.value, self._workspace.ticked, self._workspace.selected_id
        self.tree_pane.render_scenarios(value.scenarios, ticked, selected, editable=not self._workspace.read_only)
        if self._compact:
            self.tree_strip.render_scenarios(value.scenarios, ticked, selected)

    def _render_stage(self) -> None:
        scenario, parent, stage = self._workspace.selected, self._stage.parent, self._stage.stage()
        if scenario is not None:
            letter = parent.sign.letter if parent else ""
            draws = stage.projection.draw_count if stage else 0
            self.bar.render_stage(scenario, letter, draws, compact=self._compact, levers_folded=self._levers_folded)
        self.bar.render_world(self._workspace.value.settings.world, editable=not self._workspace.read_only)
        self.bar.render_charts(self._charts, self._columns)
        self._render_strip()

    def _render_charts(self) -> None:
        contents = self._contents()
        self.grid.render_contents(contents, self._workspace.month, columns=self._columns, maximised=self._maximised)
        stage = self._stage.stage()
        self.bar.render_warnings(warnings_of(stage.situation, stage.projection) if stage else ())
        flags = contents[0].flags if contents else ()
        self.flag_key.render_flags(() if self._compact else flags)

    def _contents(self) -> tuple[ChartContent, ...]:
        stage = self._stage.stage()
        if stage is None:
            months = self._workspace.value.settings.months
            return tuple(empty_content(key, self._workspace.situation, months, _COMPUTING) for key in self._charts)
        return tuple(chart_content(key, stage) for key in self._charts)

    def _render_strip(self) -> None:
        summary = self._strip_keeper.summary
        self.strip.setVisible(summary is not None)
        if summary is not None:
            age = self._strip_keeper.age if self._stage.preview is None else Age.BEFORE
            self.strip.render_summary(summary, compact=self._compact, narrow=self._levers_folded, age=age)

    def _render_sizes(self) -> None:
        """Fold the tree and the levers where the window is narrow; open drawers close."""
        width = self.window().width()
        measures = measures_for(width)
        compact, folded = measures.compact, width < _LEVERS_FOLD_BELOW
        self.levers.setFixedWidth(_LEVERS_COMPACT if compact else _LEVERS_WIDTH)
        margin = FULL.margin if not compact else COMPACT.margin
        self._centre.setContentsMargins(margin, margin // 2, margin, margin // 2)
        self._centre.setSpacing(margin // 2)
        self.grid.set_gap(measures.gap)
        _place(self.tree_pane, self._row, 1, inside=not compact, owner=self)
        _place(self.levers, self._row, self._row.count(), inside=not folded, owner=self)
        self.tree_strip.setVisible(compact)
        self._lever_rule.setVisible(not folded)
        self.levers.close_button.setVisible(folded)
        if (compact, folded) != (self._compact, self._levers_folded):
            self._compact, self._levers_folded = compact, folded
            self._render_all()

    def minimumSizeHint(self) -> QSize:
        """Small enough for a narrow window to be tried: the panes fold once it is."""
        return QSize(640, 420)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._render_sizes()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._render_sizes()
        self._workspace.compute()
        self._strip_keeper.refresh()

    # gestures

    def reveal(self, item: str) -> None:
        """Show what the palette found: `scenario:ID`, `lever:NAME` or `series:NAME`."""
        kind, _, name = item.partition(":")
        if kind == "scenario":
            self._workspace.select(name)
        elif kind == "lever":
            self._open_levers()
            self.bench.choose(name)
        elif kind == "series":
            chart = chart_of_series(name)
            self._charts = self._charts if chart in self._charts else (*self._charts, chart)
            self._maximise(chart)

    def _connect(self) -> None:
        workspace, pane, tree = self._workspace, self.tree_pane, self.tree_pane.tree
        workspace.changed.connect(self._on_change)
        self._charts_due.timeout.connect(self._render_charts)
        workspace.selection_changed.connect(self._on_selection)
        workspace.month_changed.connect(self._on_month)
        workspace.ticks_changed.connect(self._render_ticks)
        workspace.projection_ready.connect(self._on_projection)
        workspace.preview_ready.connect(self._on_preview)
        self._strip_keeper.ready.connect(self._render_strip)
        self.bench.preview_wanted.connect(self._ask_preview)
        self.bench.drag_ended.connect(self._drop_preview)
        self.bench.branch_wanted.connect(lambda: self.actions_of_tree.ask_branch(workspace.selected_id))
        tree.chosen.connect(self._choose)
        tree.ticked.connect(workspace.tick)
        tree.moved.connect(self.actions_of_tree.move)
        tree.menu_wanted.connect(self.actions_of_tree.show_menu)
        tree.rename_wanted.connect(self.actions_of_tree.ask_rename)
        tree.delete_wanted.connect(self.actions_of_tree.ask_delete)
        pane.new_wanted.connect(lambda: self.actions_of_tree.ask_branch(workspace.selected_id))
        pane.more_wanted.connect(self._show_more)
        pane.describe_wanted.connect(lambda: self.actions_of_tree.ask_describe(workspace.selected_id))
        pane.compare_wanted.connect(lambda: workspace.go_to("compare"))
        self.tree_strip.chosen.connect(workspace.select)
        self.tree_strip.opened.connect(self._toggle_tree)
        self.levers.closed.connect(self.levers.hide)
        self.bar.world_button.chosen.connect(lambda world: workspace.apply(choose_world, world))
        self.bar.levers_wanted.connect(self._open_levers)
        self.bar.chart_toggled.connect(self._toggle_chart)
        self.bar.columns_chosen.connect(self._set_columns)
        self.bar.first_six_wanted.connect(self._first_six)
        self.grid.month_pointed.connect(workspace.set_month)
        self.grid.maximise_toggled.connect(self._maximise)
        self.levers.levers.group_toggled.connect(lambda key, is_open: self._remember())

    def _on_change(self, touched: frozenset[str]) -> None:
        """Charts come a turn later: drawn with all the rest, letting a point go would hold up the window."""
        self._render_tree()
        self._render_stage()
        self.bench.render(compact=self._compact)
        self._charts_due.start()

    def _on_selection(self, scenario_id: str) -> None:
        self._stage.preview = None
        self._render_all()
        self._strip_keeper.refresh()

    def _on_month(self) -> None:
        self.grid.render_month(self._workspace.month)
        self.bench.render_month()

    def _render_ticks(self) -> None:
        self.tree_pane.render_ticks(self._workspace.ticked)
        if self._compact:
            value, selected = self._workspace.value, self._workspace.selected_id
            self.tree_strip.render_scenarios(value.scenarios, self._workspace.ticked, selected)

    def _on_projection(self, scenario_id: str) -> None:
        parent = self._stage.parent
        if scenario_id == self._workspace.selected_id:
            self._stage.preview = None
        if scenario_id in (self._workspace.selected_id, parent.id if parent else ""):
            self._render_charts()
            self._strip_keeper.refresh()
            self._render_stage()

    def _ask_preview(self, override: Override) -> None:
        if self._stage.preview is None:
            self._strip_keeper.give_way()
        self._workspace.preview(self._workspace.selected_id, override, series_of_charts(self._charts))

    def _on_preview(self, projection: Projection) -> None:
        is_first, self._stage.preview = self._stage.preview is None, projection
        self._render_charts()
        if is_first:
            self._render_strip()

    def _drop_preview(self) -> None:
        self._stage.preview = None
        self._render_charts()
        self._render_strip()
        self._strip_keeper.refresh()

    def _choose(self, scenario_id: str) -> None:
        self._workspace.select(scenario_id)
        if self._compact:
            self.tree_pane.hide()

    def _show_more(self) -> None:
        corner = self.tree_pane.more_button.mapToGlobal(self.tree_pane.more_button.rect().bottomLeft())
        if self._workspace.selected_id:
            self.actions_of_tree.show_menu(self._workspace.selected_id, corner)

    def _toggle_chart(self, key: str) -> None:
        kept = tuple(found for found in self._charts if found != key)
        self._charts = kept if len(kept) < len(self._charts) else (*self._charts, key)
        self._change_layout()

    def _set_columns(self, columns: int) -> None:
        self._columns = columns
        self._change_layout()

    def _first_six(self) -> None:
        self._charts, self._columns = DEFAULT_CHARTS, 0
        self._change_layout()

    def _maximise(self, key: str) -> None:
        self._maximised = key
        self._change_layout()

    def _change_layout(self) -> None:
        self._remember()
        self.bar.render_charts(self._charts, self._columns)
        self._render_charts()

    def _remember(self) -> None:
        kept = {"charts": list(self._charts), "columns": self._columns, "opened": self.levers.opened}
        self._workspace.remember("scenarios", kept)

    def _toggle_tree(self) -> None:
        self.tree_pane.setGeometry(QRect(STRIP_WIDTH, 0, _TREE_WIDTH, self.height()))
        self.tree_pane.setVisible(self.tree_pane.isHidden())
        self.tree_pane.raise_()
        self.tree_pane.tree.setFocus()

    def _open_levers(self) -> None:
        if self._levers_folded:
            width = self.levers.width()
            self.levers.setGeometry(QRect(self.width() - width, 0, width, self.height()))
            self.levers.show()
            self.levers.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._maximised:
            self._maximise("")
        elif event.key() == Qt.Key.Key_Escape and self._compact:
            self.tree_pane.hide()
            self.levers.setVisible(not self._levers_folded)
        else:
            super().keyPressEvent(event)


def _known_charts(remembered: Mapping[str, Any]) -> tuple[str, ...]:
    there = {kind.key for kind in chart_kinds()}
    charts = tuple(key for key in remembered.get("charts", ()) if key in there)
    return charts if "charts" in remembered else DEFAULT_CHARTS


def _place(pane: QWidget, row: QHBoxLayout, place: int, *, inside: bool, owner: QWidget) -> None:
    """Put a pane into the row, or take it out to be a drawer that is closed at first."""
    is_inside = row.indexOf(pane) >= 0
    if inside and not is_inside:
        row.insertWidget(place, pane)
        pane.show()
    elif not inside and is_inside:
        row.removeWidget(pane)
        pane.setParent(owner)
        pane.hide()
