"""Observed: what was counted laid over the forecast of one scenario, and everything an officer does with counts."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QStackedWidget, QWidget

from planner.domain.period import Month
from planner.domain.scenario import Scenario
from planner.domain.situation import Situation
from planner.domain.wording import published
from planner.reports.options_note.marks import results_mark
from planner.system.evidence_counts import counts_of
from planner.ui.compare.observed.charts import observed_chart
from planner.ui.compare.observed.keeper import ObservedKeeper, Wanted
from planner.ui.compare.observed.lines import CountLine, count_lines
from planner.ui.compare.observed.sheet import AskCsv, CountsSheet
from planner.ui.compare.observed.side import ObservedSide
from planner.ui.compare.observed.tables import ObservedTables
from planner.ui.compare.segments import Segments
from planner.ui.plots.grid import ChartGrid
from planner.ui.taking import Taken, Taker, table_of_model
from planner.ui.theme.measures import Measures
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.empty import empty_page
from planner.ui.widgets.frames import column, row
from planner.ui.widgets.lines_table import LinesTable
from planner.ui.widgets.text import caption
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.observations.observed import EXACTNESS
from planner.use_cases.observations.verbs import bring_in, change_observation, remove_observations, take_over
from planner.use_cases.projecting import prepare_as_set

_EMPTY = "What was counted since is laid over the forecast here. Type it, paste it, or read a CSV file."
_SIDE, _SIDE_COMPACT = 400, 328
_TWO_CHARTS_FROM = 1100
_DRAWS = ("All draws", "Consistent draws only")


class ObservedPage(QWidget):
    """Told which scenario is held against the counts; its own choice is the series shown and how exact counts are."""

    month_pointed = Signal(object)

    def __init__(self, workspace: OpenWorkspace, theme: Theme, ask: AskCsv | None = None) -> None:
        super().__init__()
        self._workspace = workspace
        self._theme = theme
        self._ask = ask
        self._scenario: Scenario | None = None
        self._month: Month | None = None
        self._series = 0
        self._consistent = False
        self._exactness = EXACTNESS[0]
        self._maximised = ""
        self._lines: tuple[CountLine, ...] = ()
        self.keeper = ObservedKeeper(workspace, self)
        self.told = caption("", theme, wrap=True)
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bring_button = button("Bring in counts", theme, icon_name="add")
        self.bring_button.setMenu(QMenu(self.bring_button))
        self.draws = Segments("Draws shown", _DRAWS, theme)
        self.grid = ChartGrid(theme)
        self.tables = ObservedTables(theme)
        self.side = ObservedSide(theme)
        self.pages = QStackedWidget()
        self.nothing = empty_page("Nothing counted yet", _EMPTY, "Bring in counts…", self.open_sheet, theme)
        self._lay_out()
        self._fill_menu()
        self._connect()

    def _lay_out(self) -> None:
        self._left = column(spacing=8)
        self._left.addWidget(self.grid, 5)
        self._left.addWidget(self.tables, 4)
        full = QWidget()
        self._across = row(full, spacing=8)
        self._across.addLayout(self._left, 1)
        self._across.addWidget(self.side)
        self.pages.addWidget(self.nothing)
        self.pages.addWidget(full)
        head = row(spacing=8)
        head.addWidget(self.told, 1)
        head.addWidget(self.draws)
        head.addWidget(self.bring_button)
        inside = column(self)
        inside.addLayout(head)
        inside.addWidget(self.pages, 1)

    # render

    def render_scenario(self, scenario: Scenario, month: Month) -> None:
        """Show the counts against this scenario's forecast, and ask for it where it is not there yet."""
        self._scenario, self._month = scenario, month
        value = self._workspace.value
        if not value.observations:
            self.keeper.forget()
            self._series, self._consistent = 0, False
        else:
            mark = prepare_as_set(value, scenario.id).fingerprint
            self.keeper.want(Wanted(value, scenario, mark, self._exactness))
        self._render()

    def _render(self) -> None:
        value, observed = self._workspace.value, self.keeper.observed
        there = bool(value.observations)
        self.pages.setCurrentIndex(int(there))
        self.draws.setVisible(there)
        self.bring_button.setVisible(there and not self._workspace.read_only)
        self._render_told()
        self._lines = count_lines(value.observations, observed)
        self.tables.render_counts(self._lines, value.settings.draws, editable=not self._workspace.read_only)
        if observed is None or self._scenario is None or self._month is None:
            self.grid.setVisible(False)
            self.side.setVisible(False)
            self.tables.render_series(())
            return
        refused = observed.refused
        self._consistent = self._consistent and not refused
        self._series = min(self._series, max(len(observed.pictures) - 1, 0))
        self.grid.setVisible(bool(observed.pictures))
        self.tables.setVisible(not self._maximised)
        self.side.setVisible(not self._maximised)
        self.tables.render_series(observed.pictures, self._series)
        self.draws.render_chosen(int(self._consistent))
        self.draws.buttons[1].setEnabled(not refused)
        self.side.render_observed(observed, self._situation, consistent=self._consistent)
        self._render_charts()

    def _render_told(self) -> None:
        self.told.setText(self._basis())

    def _render_charts(self) -> None:
        observed, scenario, month = self.keeper.observed, self._scenario, self._month
        if observed is None or scenario is None or month is None:
            return
        count = 2 if self.width() >= _TWO_CHARTS_FROM and len(observed.pictures) > 1 else 1
        first = min(self._series, max(len(observed.pictures) - count, 0))
        shown = observed.pictures[first : first + count]
        contents = [
            observed_chart(
                picture,
                self._situation.start,
                scenario.sign,
                consistent=self._consistent,
                world=observed.scored.world.words,
            )
            for picture in shown
        ]
        self.grid.render_contents(contents, month, columns=max(len(contents), 1), maximised=self._maximised)

    def render_month(self, month: Month) -> None:
        """Move the crosshair."""
        self._month = month
        self.grid.render_month(month)

    def measure(self, measures: Measures) -> None:
        """Take the window's gaps."""
        self._across.setSpacing(measures.gap)
        self._left.setSpacing(measures.gap)
        self.grid.set_gap(measures.gap)
        self.side.setFixedWidth(_SIDE_COMPACT if measures.compact else _SIDE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._render_charts()

    @property
    def is_up_to_date(self) -> bool:
        """Whether what is shown rests on the counts and the forecast as they are now."""
        value, scenario = self._workspace.value, self._scenario
        if scenario is None:
            return False
        if not value.observations:
            return True
        mark = prepare_as_set(value, scenario.id).fingerprint
        return self.keeper.shows(Wanted(value, scenario, mark, self._exactness))

    @property
    def mark(self) -> str:
        """The fingerprint of the forecast shown, as a report on it would print it."""
        scenario, month = self._scenario, self._month
        if scenario is None or month is None:
            return ""
        return results_mark(prepare_as_set(self._workspace.value, scenario.id).fingerprint, (), month)

    @property
    def _situation(self) -> Situation:
        assert self._scenario is not None
        return self._workspace.value.situation_of(self._scenario)

    def _basis(self) -> str:
        """What is held against what, and whether it is that of now."""
        value, observed, scenario = self._workspace.value, self.keeper.observed, self._scenario
        if scenario is None or not value.observations:
            return ""
        if observed is None:
            return "Holding the counts against the forecast…" if self.keeper.is_working else "Not computed"
        scored = observed.scored
        parts = [
            f"{scenario.sign.letter} {scenario.name}",
            f"{published(scored.draws)} draws {scored.world.words}",
            f"{scored.score.n} of {len(value.observations)} counts held against it",
        ]
        if self._consistent and observed.chosen is not None:
            parts.append(f"consistent with {observed.chosen.counts} counts, worth {observed.chosen.worth:.0f} draws")
        late = "" if self.is_up_to_date else " · updating" if self.keeper.is_working else " · not up to date"
        return " · ".join(parts) + late

    # gestures

    def _connect(self) -> None:
        self.keeper.ready.connect(self._render)
        self._workspace.jobs.activity_changed.connect(self._render_told)
        self.grid.month_pointed.connect(self.month_pointed)
        self.grid.maximise_toggled.connect(self.maximise)
        self.draws.chosen.connect(lambda place: self._show_consistent(bool(place)))
        self.side.consistent_wanted.connect(self._show_consistent)
        self.side.exactness_chosen.connect(self._choose_exactness)
        self.side.assumption_opened.connect(lambda found: self._workspace.go_to("evidence", found))
        self.tables.series_pointed.connect(self._choose_series)
        self.tables.change_wanted.connect(self.open_change)
        self.tables.remove_wanted.connect(self._remove)

    def _fill_menu(self) -> None:
        menu = self.bring_button.menu()
        menu.addAction("Type or paste counts…").triggered.connect(self.open_sheet)
        menu.addAction("Read a CSV file…").triggered.connect(lambda: self.open_sheet().read_csv())
        for situation in self._workspace.value.situations:
            if counts := counts_of(situation.id):
                taken = menu.addAction(f"The evidence of “{situation.name}”")
                taken.triggered.connect(lambda _=False, found=counts: self._workspace.apply(take_over, found))

    def open_sheet(self) -> CountsSheet:
        """Ask for counts; they come in as one step."""
        sheet = CountsSheet(self._workspace.value.situations, self._theme, self.window(), ask=self._ask)
        sheet.accepted.connect(lambda: self._workspace.apply(bring_in, sheet.text))
        sheet.open()
        return sheet

    def open_change(self, place: int) -> CountsSheet:
        """Ask for other cells of one count."""
        found = self._lines[place].observation
        sheet = CountsSheet(self._workspace.value.situations, self._theme, self.window(), found)
        sheet.accepted.connect(lambda: self._workspace.apply(change_observation, found.id, sheet.first_cells))
        sheet.open()
        return sheet

    def _remove(self, place: int) -> None:
        self._workspace.apply(remove_observations, [self._lines[place].observation.id])

    def maximise(self, key: str) -> None:
        """Give a chart the whole page; an empty key gives the others their place back."""
        self._maximised = key
        self._render()

    def offer(self, taker: Taker) -> None:
        """Let the charts and both tables be taken along."""
        self.grid.offer(taker)
        taker.serve(self.tables.series, self._taken_series)
        taker.serve(self.tables.counts, self._taken_counts)

    def _taken_series(self) -> Taken | None:
        return self._taken("Forecast against actual by series", self.tables.series)

    def _taken_counts(self) -> Taken | None:
        return self._taken("Forecast against actual", self.tables.counts)

    def _taken(self, name: str, table: LinesTable) -> Taken | None:
        """A table with what it rests on; the ranges of consistent draws never leave without saying so."""
        found = table_of_model(name, table.model())
        return Taken(name, replace(found, caption=f"{name} · {self._basis()}")) if found.rows else None

    def _choose_series(self, place: int) -> None:
        self._series = place
        self._render_charts()

    def _choose_exactness(self, exactness: float) -> None:
        self._exactness = exactness
        if self._scenario is not None and self._month is not None:
            self.render_scenario(self._scenario, self._month)

    def _show_consistent(self, on: bool) -> None:
        observed = self.keeper.observed
        self._consistent = on and observed is not None and not observed.refused
        self._render()
