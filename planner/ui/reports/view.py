"""Reports: choose what a report holds, see the very pages, sign it, and write it in every format from one content."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from planner.domain.errors import InputError
from planner.domain.report_design import ReportDesign
from planner.ui.reporting import report_subject
from planner.ui.reports.asking import Asking
from planner.ui.reports.assurance_page import AssurancePage
from planner.ui.reports.designs import Designs
from planner.ui.reports.exporting import CHANNEL as EXPORT
from planner.ui.reports.exporting import Ask, ask_place, paths_of, suggested_name, write_work
from planner.ui.reports.head import Head
from planner.ui.reports.keeper import PrintKeeper
from planner.ui.reports.place import MEMORY, ZOOMS, Place, Tab, place_in
from planner.ui.reports.report_page import ReportPage
from planner.ui.reports.shown import Printed, Shown
from planner.ui.theme.measures import measures_for
from planner.ui.theme.theme import Theme
from planner.ui.widgets.actions import verb
from planner.ui.widgets.empty import empty_page
from planner.ui.widgets.frames import column
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.models import models_behind
from planner.use_cases.reports.report_requests import ReportRequest, prepare_report
from planner.use_cases.reports.reporting import Composed
from planner.use_cases.reports.reports import record_issue
from planner.use_cases.reports.tracing import Trace, trace

BELONGS = "Here scenarios become a report: choose what it holds, see its pages, have it signed, and write it as files."
READ_ONLY = "Read only: what is chosen here lasts until the window closes"
_SETTLED_MS = 400
"""A place is remembered in the file when it has rested this long."""


class ReportsView(QWidget):
    """The reports are the workspace's; which one is open and how its pages lie is this screen's own."""

    def __init__(self, workspace: OpenWorkspace, theme: Theme, ask: Ask = ask_place) -> None:
        super().__init__()
        self._workspace = workspace
        self._theme = theme
        self._ask = ask
        self._place = place_in(workspace.recall(MEMORY))
        self._section = ""
        self._prepared: tuple[object, object, ReportRequest | None] = (None, None, None)
        self.designs = Designs(workspace, self)
        self.keeper = PrintKeeper(workspace, self)
        self._asking = Asking(self.designs, theme, self)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self.head = Head(theme)
        self.page = ReportPage(theme)
        self.assurance = AssurancePage(workspace, theme)
        self.pages = QStackedWidget()
        self._lay_out()
        self._add_actions()
        self._connect()
        self.render_reports()

    def _lay_out(self) -> None:
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        nothing = empty_page("No report yet", BELONGS, "Begin a report", self._begin, self._theme)
        for page in (nothing, self.page, self.assurance):
            self.pages.addWidget(page)
        self._inside = column(self)
        self._inside.addWidget(self.head)
        self._inside.addWidget(self.pages, 1)

    # render

    def render_reports(self) -> None:
        """Show the open report, its last pages, and how far the next ones are."""
        design, read_only = self.design, self._workspace.read_only
        self.head.render_reports(self.designs.all, design.id if design else "", self._place.tab, read_only=read_only)
        if self._place.tab is Tab.ASSURANCE:
            self.pages.setCurrentWidget(self.assurance)
            self.assurance.render_logs()
            return
        self.pages.setCurrentIndex(1 if design else 0)
        if design is not None:
            request = self._request
            today = self._workspace.acting.when.date()
            self.page.render_shown(self._shown(design, request), self._place, today, ready=request is not None)
            self._render_state()
        self._render_work()

    def _shown(self, design: ReportDesign, request: ReportRequest | None) -> Shown:
        return Shown(
            self._workspace.value,
            design,
            self._printed(design),
            self._section,
            read_only=self._workspace.read_only,
            role=self._workspace.acting.who,
            mark=request.results if request else "",
            signed_with=models_behind(self._workspace.file, design),
        )

    def _printed(self, design: ReportDesign) -> Printed | None:
        """The last pages, unless they are of another report."""
        printed = self.keeper.printed
        return printed if printed is not None and printed.request.design.id == design.id else None

    def _render_state(self) -> None:
        keeper = self.keeper
        waits = "" if keeper.printed else "The pages are being set; scenarios without results are computed first."
        stopped = "Setting the pages was stopped." if keeper.was_stopped and not keeper.is_working else ""
        self.page.preview.render_state(
            keeper.problem or stopped or waits,
            updating=not keeper.shows(self._request),
            stopped=bool(stopped) and not keeper.problem,
        )

    def _render_work(self) -> None:
        job = self._workspace.jobs.current(EXPORT)
        box = self.page.export.export
        box.render_work("Writing the report" if job else "", job.note if job else "", job.fraction if job else 0.0)
        printed = self.keeper.printed
        if self.design is not None:
            draft = bool(printed and printed.composed.draft)
            box.render_offer(len(self.design.formats), draft=draft, ready=self._request is not None)

    def _render_sizes(self) -> None:
        measures = measures_for(self.window().width())
        self._inside.setContentsMargins(measures.margin, measures.margin // 2, measures.margin, measures.margin)
        self._inside.setSpacing(measures.gap // 2)
        self.page.measure(measures)
        self.assurance.measure(measures)
        self.head.measure(measures, drawers=self.page.has_drawers, report=self._place.tab is Tab.REPORT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._render_sizes()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._render_sizes()
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._remember()

    # what is pointed at

    @property
    def place(self) -> Place:
        """Which report is open and how its pages lie."""
        return self._place

    @property
    def design(self) -> ReportDesign | None:
        """The report that is open."""
        return self.designs.get(self._place.report_id)

    @property
    def is_up_to_date(self) -> bool:
        """Whether the pages are those of the report as it is now."""
        return not self.keeper.is_working and self.keeper.shows(self._request)

    @property
    def _request(self) -> ReportRequest | None:
        """What the open report asks for; None when it cannot be made, which the preview says."""
        value, design = self._workspace.value, self.design
        if (value, design) == self._prepared[:2] and self._prepared[0] is value:
            return self._prepared[2]
        request = None
        if design is not None:
            try:
                request = prepare_report(value, design, self._workspace.acting)
            except InputError as problem:
                self.keeper.refuse(str(problem))
        self._prepared = value, design, request
        return request

    # gestures

    def _connect(self) -> None:
        workspace, page = self._workspace, self.page
        contents, export = page.contents, page.export
        workspace.changed.connect(lambda _: self._refresh())
        workspace.jobs.activity_changed.connect(self._on_activity)
        self.designs.tried.connect(self._refresh)
        self.keeper.ready.connect(self.render_reports)
        self._settled.timeout.connect(self._remember)
        self.head.tab_wanted.connect(lambda tab: self._go(tab=tab))
        self.head.opened.connect(self.open_report)
        self.head.new_wanted.connect(self._begin)
        self.head.duplicate_wanted.connect(self._duplicate)
        self.head.rename_wanted.connect(lambda: self._with_design(self._asking.rename))
        self.head.delete_wanted.connect(lambda: self._with_design(self._asking.delete))
        self.head.trace_wanted.connect(self.trace)
        self.head.drawer_wanted.connect(page.toggle_drawer)
        for card in (contents.sections, contents.scenarios, contents.words, export.formats, export.marking):
            card.wanted.connect(self._change)
        for refusing in (contents.scenarios, export.marking):
            refusing.refused.connect(workspace.refused)
        contents.sections.pointed.connect(self._frame)
        contents.scenarios.indicators_wanted.connect(lambda: self._with_design(self._choose_indicators))
        export.sign_off.sign_wanted.connect(self._sign)
        export.sign_off.withdraw_wanted.connect(
            lambda role: self._with_design(lambda design: self.designs.withdraw(design.id, role))
        )
        export.sign_off.assurance_wanted.connect(lambda: self._with_design(self._asking.assure))
        export.checks.changes_wanted.connect(self._list_changes)
        export.export.export_wanted.connect(self.export)
        export.export.cancel_wanted.connect(lambda: workspace.jobs.cancel(EXPORT))
        preview = page.preview
        preview.turned.connect(self._turn)
        preview.page_wanted.connect(lambda number: self._go(page=number))
        preview.zoom_wanted.connect(self._zoom)
        preview.across_wanted.connect(lambda across: self._go(side_by_side=across == 2))
        preview.grey_wanted.connect(lambda grey: self._go(grey=grey))
        preview.again_wanted.connect(self._print_again)

    def _add_actions(self) -> None:
        """What the command palette finds while this screen is in front."""
        for tab in Tab:
            verb(self, f"Reports: {tab}", "report", partial(self._go, tab=tab))
        verb(self, "New report", "add", self._begin)
        verb(self, "Rename this report…", "edit", partial(self._with_design, self._asking.rename))

    def reveal(self, item: str) -> None:
        """`ticked` is the report on what is compared, `export` writes the open one, `trace` asks for a fingerprint.

        `report:r1`, `section:options` and `assurance:U13b` point at a report, a section of the open one, an assumption.
        """
        if item == "ticked":
            self._begin(again=True)
        elif item == "export":
            self.export()
        elif item == "trace":
            self._asking.trace(self.trace)
        elif item.startswith("report:"):
            self.open_report(item.removeprefix("report:"))
        elif item.startswith("section:"):
            self._frame(item.removeprefix("section:"))
        elif item.startswith("assurance:"):
            self._go(tab=Tab.ASSURANCE)
            self.assurance.reveal(item.removeprefix("assurance:"))

    def open_report(self, report_id: str) -> None:
        """Show another report."""
        self._section = ""
        self._go(report_id=report_id, tab=Tab.REPORT, page=1)

    def export(self) -> None:
        """Ask where the files go, and write them."""
        design, request = self.design, self._request
        if design is None or request is None or self._workspace.jobs.current(EXPORT) is not None:
            return
        self._go(tab=Tab.REPORT)
        place = self._workspace.file.path.with_name(suggested_name(design.name, max(1, request.number)))
        base = self._ask(self, place, design.formats)
        if base is None:
            return
        paths, workspace = paths_of(base, design.formats), self._workspace
        work = write_work(workspace.file, request, self.keeper.results_of(request), paths)

        def written(composed: Composed) -> None:
            if not workspace.read_only:
                workspace.apply(record_issue, composed.issue, design.formats)
            workspace.told.emit(f"{composed.content.band}: the report was written to {paths[0].parent}")
            if isValid(self):
                self.page.export.export.render_written(paths)

        workspace.jobs.start(EXPORT, f"Writing “{design.name}”", work, written)

    def trace(self, text: str) -> None:
        """Look a fingerprint up, and say what it stands for."""
        file, read_only = self._workspace.file, self._workspace.read_only

        def say(found: Trace) -> None:
            if isValid(self):
                self._asking.show_trace(found, self.open_report, read_only=read_only)

        self._workspace.jobs.start("trace", "Looking a fingerprint up", lambda report: trace(file, text), say)

    def _refresh(self) -> None:
        """Something else is reported on, or it changed: ask for its pages, and show what there is."""
        if not self.isVisible():
            return
        request = self._request
        if request is not None:
            self.keeper.want(request)
        self.render_reports()

    def _on_activity(self) -> None:
        if self.isVisible():
            self._render_work()
            if self.design is not None:
                self._render_state()

    def _go(self, **fields: Any) -> None:
        """Point at something else on this screen."""
        self._place = replace(self._place, **fields)
        self._settled.start()
        self._refresh()
        self._render_sizes()

    def _change(self, fields: Mapping[str, Any]) -> None:
        if self.design is not None:
            self.designs.change(self.design.id, fields)
            self.render_reports()

    def _frame(self, key: str) -> None:
        self._section = key
        printed = self.keeper.printed
        place = printed.places.get(key) if printed else None
        self._go(page=place.first if place else self._place.page)

    def _turn(self, step: int) -> None:
        count = len(self.keeper.printed.pages) if self.keeper.printed else 1
        shown = self._place.shown(count)
        self._go(page=max(1, min(shown[0] + step * self._place.across, count)) if shown else 1)

    def _zoom(self, step: int) -> None:
        now = self.page.preview.sheets.percent
        larger, smaller = [zoom for zoom in ZOOMS if zoom > now], [zoom for zoom in ZOOMS if zoom < now]
        wanted = larger[:1] if step > 0 else smaller[-1:]
        self._go(zoom=wanted[0] if step and wanted else self._place.zoom if step else 0)

    def _print_again(self) -> None:
        self.keeper.begin_again()
        self._refresh()

    def _begin(self, *, again: bool = False) -> None:
        """A report on what is compared; with `again` the one there is, if there is one."""
        subject = report_subject(self._workspace)
        if not subject.scenario_ids:
            self._workspace.refused.emit("A report needs at least one scenario; make one under Scenarios.")
            return
        made = self.designs.about(subject) if again else self.designs.new(subject)
        if made:
            self.open_report(made)

    def _duplicate(self) -> None:
        if self.design is not None and (made := self.designs.duplicate(self.design.id)):
            self.open_report(made)

    def _with_design(self, act: Callable[[ReportDesign], object]) -> None:
        if self.design is not None:
            act(self.design)

    def _choose_indicators(self, design: ReportDesign) -> None:
        base = self._workspace.projection(design.reference_id) or self.keeper.projection(design.reference_id)
        if base is None:
            self._workspace.refused.emit("The indicators are known as soon as the reference is computed.")
        else:
            value = self._workspace.value
            self._asking.indicators(design, base, value.situation_of(value.scenario(design.reference_id)))

    def _sign(self, role: str) -> None:
        request = self._request
        if request is not None:
            self._asking.sign(request.design, role, request.results)

    def _list_changes(self) -> None:
        printed = self.keeper.printed
        if printed is not None:
            self._asking.list_changes(printed.composed.changes, printed.composed.issue.number - 1)

    def _remember(self) -> None:
        self._settled.stop()
        if self._workspace.recall(MEMORY) != self._place.as_memory():
            self._workspace.remember(MEMORY, self._place.as_memory())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._workspace.jobs.cancel(EXPORT)
            self.page.close_drawers()
        else:
            super().keyPressEvent(event)
