"""Compare: two to eight scenarios against a reference at one horizon, every difference paired draw by draw."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from planner.domain.period import Month
from planner.domain.scenario import Scenario, in_tree_order
from planner.domain.situation import Situation
from planner.domain.wording import published
from planner.ui.compare.bar import ChoiceBar
from planner.ui.compare.charts_page import ChartsPage
from planner.ui.compare.choice import (
    MEMORY,
    MOST,
    Choice,
    Compared,
    Form,
    View,
    candidates,
    choice_in,
    compared,
    held_horizon,
)
from planner.ui.compare.differs_page import DiffersPage
from planner.ui.compare.exports import Ask, ask_csv, mark_of, suggested_name, taken_comparison, write_table
from planner.ui.compare.horizon import HorizonBar
from planner.ui.compare.keeper import CHANNEL, PictureKeeper
from planner.ui.compare.observed.page import ObservedPage
from planner.ui.compare.overview import OverviewPage
from planner.ui.compare.picture import Wanted
from planner.ui.compare.segments import Segments
from planner.ui.compare.table import TableCard
from planner.ui.compare.waiting import WaitingPage
from planner.ui.taking import Basis, Taken, Taker
from planner.ui.theme.measures import measures_for
from planner.ui.theme.theme import Theme
from planner.ui.widgets.actions import verb
from planner.ui.widgets.frames import column, row
from planner.ui.widgets.text import caption
from planner.ui.widgets.world_choice import WorldButton
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.settings import choose_world

_VIEWS = tuple(View)
_SETTLED_MS = 400
"""A choice is remembered in the file when it has rested this long."""


class CompareView(QWidget):
    """Which scenarios are compared is the workspace's ticks; the rest of the choice is this screen's own."""

    def __init__(self, workspace: OpenWorkspace, theme: Theme, ask: Ask = ask_csv) -> None:
        super().__init__()
        self._workspace = workspace
        self._ask = ask
        self._choice = choice_in(workspace.recall(MEMORY))
        self._compact = False
        self._keeper = PictureKeeper(workspace, self)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self.bar = ChoiceBar(theme)
        self.views = Segments("View", _VIEWS, theme)
        self.horizon = HorizonBar(theme)
        self.world_button = WorldButton(theme)
        self.note = caption("", theme)
        self.waiting = WaitingPage(theme)
        self.overview = OverviewPage(theme)
        self.charts = ChartsPage(theme)
        self.table = TableCard(theme)
        self.differs = DiffersPage(theme)
        self.observed = ObservedPage(workspace, theme)
        self.pages = QStackedWidget()
        self._lay_out()
        self.overview.grid.follow(self.views.buttons[-1])
        self.charts.grid.follow(self.charts.charts_button)
        self._offer(Taker(workspace, self, lambda: mark_of(self._keeper.picture), basis=self._basis))
        self._add_actions()
        self._connect()
        self.render_choice()

    def _lay_out(self) -> None:
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        for page in (self.waiting, self.overview, self.charts, self.table, self.differs, self.observed):
            self.pages.addWidget(page)
        self._top = row(spacing=12)
        self._top.addWidget(self.bar, 1)
        self._middle = row(spacing=12)
        self._middle.addWidget(self.horizon, 1)
        self._middle.addWidget(self.world_button)
        self._middle.addWidget(self.note)
        self._middle.addWidget(self.views)
        self._inside = column(self)
        self._inside.addLayout(self._top)
        self._inside.addLayout(self._middle)
        self._inside.addWidget(self.pages, 1)

    # render

    def render_choice(self) -> None:
        """Show the choice and the last picture; rendering changes neither."""
        shown, start, months = self._compared, self._start, self._workspace.value.settings.months
        self.bar.render_choice(shown, candidates(self._workspace.value, shown))
        self.views.render_chosen(_VIEWS.index(self._choice.view))
        self.horizon.render_horizon(start, months, self._month)
        self.world_button.render_world(self._workspace.value.settings.world, editable=not self._workspace.read_only)
        for part in (self.views, self.world_button):
            part.setVisible(shown.can_compare)
        self.horizon.setVisible(self._shows_month)
        self._render_note()
        self._render_state()
        self._render_page()

    def _render_page(self) -> None:
        picture, shown, view = self._keeper.picture, self._compared, self._choice.view
        if view is View.OBSERVED and self._observed_scenario is not None:
            self.pages.setCurrentIndex(1 + _VIEWS.index(view))
            self.observed.render_scenario(self._observed_scenario, self._month)
            return
        if picture is None or not shown.can_compare:
            self.pages.setCurrentIndex(0)
            return
        self.pages.setCurrentIndex(1 + _VIEWS.index(view))
        match view:
            case View.OVERVIEW:
                self.overview.render_picture(picture, self._month)
            case View.CHARTS:
                self.charts.render_picture(picture, self._choice.on(self._situation), self._month)
            case View.TABLE:
                self.table.render_picture(picture, alone=True)
            case View.DIFFERS:
                self.differs.render_picture(picture)

    def _render_state(self) -> None:
        """Say what the page waits for, or what its numbers rest on."""
        shown, picture = self._compared, self._keeper.picture
        current = self._keeper.shows(self._wanted)
        computing = self._is_computing
        self.waiting.render_state(shown, self._workspace.value, computing=computing)
        if picture is None or current:
            draws = published(picture.comparison.draws) if picture else ""
            self.note.setText(
                f"Paired draw by draw: the same {draws} draws and random events in each" if picture else ""
            )
        else:
            self.note.setText("Updating: this is the picture before the change" if computing else "Not up to date")
        self.note.setToolTip("Every difference is taken draw by draw: the same draws, the same random events.")

    def _render_note(self) -> None:
        told = self._compared.can_compare and self._choice.view is not View.OBSERVED
        self.note.setVisible(told and not self._compact)

    def _render_sizes(self) -> None:
        measures = measures_for(self.window().width())
        margin, self._compact = measures.margin, measures.compact
        self._inside.setContentsMargins(margin, margin // 2, margin, margin)
        self._inside.setSpacing(measures.gap // 2)
        home, away = (self._middle, self._top) if measures.compact else (self._top, self._middle)
        if home.indexOf(self.views) < 0:
            away.removeWidget(self.views)
            home.addWidget(self.views)
        self._render_note()
        for page in (self.overview, self.charts, self.observed):
            page.measure(measures)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._render_sizes()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._render_sizes()
        self._workspace.compute()
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.horizon.stop()
        self._remember()

    # what is pointed at

    @property
    def choice(self) -> Choice:
        """What is chosen here."""
        return self._choice

    @property
    def is_up_to_date(self) -> bool:
        """Whether the picture is that of the choice, with all the draws of the workspace."""
        projections = self._workspace.projections
        complete = all(projections.is_complete(found) for found in self._compared.ids)
        return self._compared.can_compare and complete and self._keeper.shows(self._wanted)

    @property
    def _compared(self) -> Compared:
        return compared(self._workspace.value, self._workspace.ticked, self._choice.reference_id)

    @property
    def _situation(self) -> Situation:
        reference = self._compared.reference
        return self._workspace.value.situation_of(reference) if reference else self._workspace.situation

    @property
    def _start(self) -> Month:
        return self._situation.start

    @property
    def _observed_scenario(self) -> Scenario | None:
        """Whose forecast is held against what was counted: the reference, or the scenario on stage."""
        return self._compared.reference or self._workspace.selected

    @property
    def _shows_month(self) -> bool:
        return self._compared.can_compare or self._choice.view is View.OBSERVED

    @property
    def _month(self) -> Month:
        return held_horizon(self._choice.horizon, self._start, self._workspace.value.settings.months)

    @property
    def _is_computing(self) -> bool:
        return self._keeper.is_working or self._workspace.jobs.current("projection") is not None

    @property
    def _wanted(self) -> Wanted | None:
        """The picture to have, once every scenario is computed with as many draws as the others."""
        shown, projections = self._compared, self._workspace.projections
        found = [self._workspace.projection(found) for found in shown.ids if projections.is_current(found)]
        drawn = tuple(projection for projection in found if projection is not None and projection.draw_count)
        same = len({projection.draw_count for projection in drawn}) == 1
        if not shown.can_compare or len(drawn) < len(shown.ids) or not same:
            return None
        return Wanted(self._workspace.value, shown.scenarios, drawn, self._month, self._choice.keys(self._situation))

    # gestures

    def _connect(self) -> None:
        workspace = self._workspace
        workspace.changed.connect(lambda _: self._refresh())
        workspace.ticks_changed.connect(self._refresh)
        workspace.projection_ready.connect(self._on_projection)
        workspace.jobs.activity_changed.connect(self._on_activity)
        self._keeper.ready.connect(self.render_choice)
        self._settled.timeout.connect(self._remember)
        self.bar.reference_wanted.connect(self._set_reference)
        self.bar.added.connect(lambda found: workspace.tick(found, True))
        self.bar.removed.connect(lambda found: workspace.tick(found, False))
        self.world_button.chosen.connect(lambda world: workspace.apply(choose_world, world))
        self.views.chosen.connect(lambda number: self._choose(view=_VIEWS[number]))
        self.horizon.month_chosen.connect(self._set_month)
        self.overview.month_pointed.connect(self._set_month)
        self.charts.month_pointed.connect(self._set_month)
        self.observed.month_pointed.connect(self._set_month)
        self.charts.form_chosen.connect(lambda form: self._choose(form=form))
        self.charts.chart_toggled.connect(lambda key: self._change(self._choice.on(self._situation).toggled(key)))
        self.charts.single_chosen.connect(lambda key: self._choose(single=key))
        self.overview.differs.maximise_wanted.connect(lambda: self._choose(view=View.DIFFERS))
        self.overview.table.maximise_wanted.connect(lambda: self._choose(view=View.TABLE))
        for table in (self.table, self.overview.table):
            table.csv_wanted.connect(self._export_csv)
        self.waiting.compare_wanted.connect(self._compare_all)
        self.waiting.scenarios_wanted.connect(lambda: workspace.go_to("scenarios"))
        self.waiting.compute_wanted.connect(workspace.compute)
        self.waiting.stop_wanted.connect(self._stop)

    def _add_actions(self) -> None:
        """What the command palette finds while this screen is in front."""
        for view in _VIEWS:
            verb(self, f"Compare: {view}", "compare", partial(self._choose, view=view))
        verb(self, "Copy the difference table", "copy", self.table.table.copy)
        verb(self, "Export the comparison as CSV", "export", self._export_csv)

    def _offer(self, taker: Taker) -> None:
        """Let every chart and table be taken along."""
        self.overview.grid.offer(taker)
        self.charts.grid.offer(taker)
        self.observed.offer(Taker(self._workspace, self, lambda: self.observed.mark))
        taker.serve_table(self.differs.table)
        for table in (self.table, self.overview.table):
            taker.serve(table.table, self._taken)

    def _basis(self) -> Basis:
        """Seed, draws and world of the picture, which may still be the one before a change."""
        settings, picture = self._workspace.value.settings, self._keeper.picture
        if picture is None:
            return settings.seed, settings.draws, settings.world
        return picture.comparison.seed, picture.comparison.draws, picture.comparison.world

    def _taken(self) -> Taken | None:
        return taken_comparison(self._keeper.picture) if self._keeper.picture else None

    def _refresh(self) -> None:
        """Something else is compared, or it changed: ask for its picture, and show what there is."""
        if not self.isVisible():
            return
        wanted = self._wanted
        if wanted is not None:
            self._keeper.want(wanted)
        self.render_choice()

    def _on_projection(self, scenario_id: str) -> None:
        if scenario_id in self._compared.ids:
            self._refresh()

    def _on_activity(self) -> None:
        if self.isVisible():
            self._render_state()

    def _choose(self, *, view: View | None = None, form: Form | None = None, single: str = "") -> None:
        choice = self._choice
        self._change(
            replace(choice, view=view or choice.view, form=form or choice.form, single=single or choice.single)
        )

    def _set_reference(self, scenario_id: str) -> None:
        self._choice = replace(self._choice, reference_id=scenario_id)
        self._settled.start()
        if scenario_id in self._workspace.ticked:
            self._refresh()
        else:
            self._workspace.tick(scenario_id, True)

    def _set_month(self, month: Month) -> None:
        """Move the whole page: crosshairs at once, the table when its numbers are worked out."""
        held = held_horizon(month, self._start, self._workspace.value.settings.months)
        if held == self._month:
            return
        self._choice = replace(self._choice, horizon=held)
        self._settled.start()
        self.horizon.render_horizon(self._start, self._workspace.value.settings.months, held)
        self.overview.render_month(held)
        self.charts.render_month(held)
        self.observed.render_month(held)
        wanted = self._wanted
        if wanted is not None:
            self._keeper.want(wanted)

    def _change(self, choice: Choice) -> None:
        self._choice = choice
        self._settled.start()
        self._refresh()

    def _remember(self) -> None:
        self._settled.stop()
        if self._workspace.recall(MEMORY) != self._choice.as_memory():
            self._workspace.remember(MEMORY, self._choice.as_memory())

    def _compare_all(self) -> None:
        value = self._workspace.value
        first = self._workspace.selected or value.scenarios[0]
        on_it = [found for found in in_tree_order(value.scenarios) if found.situation_id == first.situation_id]
        self._workspace.set_ticked(found.id for found in on_it[:MOST])

    def _stop(self) -> None:
        self._workspace.stop_computing()
        self._workspace.jobs.cancel(CHANNEL)

    def _export_csv(self) -> None:
        picture = self._keeper.picture
        if picture is None:
            return
        path = self._ask(self, self._workspace.file.path.with_name(suggested_name(picture)))
        if path is not None:
            work = write_table(picture, path, self._workspace.model_version)
            self._workspace.jobs.start("table", "", work, lambda _: self._say_written(path.name))

    def _say_written(self, name: str) -> None:
        for table in (self.table, self.overview.table):
            table.say(f"Wrote “{name}”, with its marking in a note beside it.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.overview.maximise("")
            self.charts.maximise("")
            self.observed.maximise("")
        else:
            super().keyPressEvent(event)
