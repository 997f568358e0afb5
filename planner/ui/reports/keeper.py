"""Has the report printed off the window's thread; the last pages stay until the new ones are in."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage
from shiboken6 import isValid

from planner.domain.errors import InputError
from planner.domain.progress import Report
from planner.domain.projection import Projection
from planner.reports.formats.pdf import pages_of, sections_on_pages
from planner.store.workspace_file import WorkspaceFile
from planner.ui.reports.shown import Printed
from planner.ui.reports.thumbnails import SMALL_PAGE
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.reports.report_requests import ReportRequest
from planner.use_cases.reports.reporting import Results, compose, results_for

CHANNEL = "pages"
_REST_MS = 150
"""Changes that follow one another faster than this are printed once."""

_SHARP, _SMALL = 1.5, 0.5
"""Px a point of the pages, and of what their small pictures are made from."""


class PrintKeeper(QObject):
    """One report is printed at a time, and after it only the one asked for last."""

    ready = Signal()

    def __init__(self, workspace: OpenWorkspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._printed: Printed | None = None
        self._problem = ""
        self._results: Results | None = None
        self._wanted: ReportRequest | None = None
        self._running: ReportRequest | None = None
        self._stopped = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._go_on)
        workspace.jobs.activity_changed.connect(self._on_activity)

    @property
    def printed(self) -> Printed | None:
        """The last pages."""
        return self._printed

    @property
    def problem(self) -> str:
        """Why the report that was asked for last cannot be printed; empty when it can."""
        return self._problem

    @property
    def is_working(self) -> bool:
        """Whether pages are on their way."""
        return self._running is not None or self._rest.isActive()

    @property
    def was_stopped(self) -> bool:
        """Whether printing was stopped by hand."""
        return self._stopped

    def results_of(self, request: ReportRequest) -> Results | None:
        """The results in hand, if they are those of `request`."""
        printed = self._printed
        return self._results if printed and printed.request.fingerprints == request.fingerprints else None

    def projection(self, scenario_id: str) -> Projection | None:
        """The results of one scenario that are in hand."""
        return self._results.projections.get(scenario_id) if self._results else None

    def shows(self, request: ReportRequest | None) -> bool:
        """Whether the last pages are those of `request`."""
        return request is not None and self._printed is not None and same(self._printed.request, request)

    def want(self, request: ReportRequest) -> None:
        """Ask for pages; asking again for the same ones does nothing."""
        if self._wanted is None or not same(self._wanted, request):
            self._wanted, self._problem, self._stopped = request, "", False
            self._rest.start()

    def begin_again(self) -> None:
        """Forget what was asked for, so that it can be asked for again."""
        self._wanted, self._stopped = None, False

    def refuse(self, sentence: str) -> None:
        """What is asked for cannot be printed, as is known before any work."""
        self._wanted, self._problem = None, sentence
        self._rest.stop()

    def _go_on(self) -> None:
        request = self._wanted
        if self._running is not None or request is None or self.shows(request):
            return
        file, at_hand = self._workspace.file, self.results_of(request)
        self._running = request

        def work(report: Report) -> tuple[Printed, Results] | str:
            return printed(file, request, at_hand, report)

        self._workspace.jobs.start(CHANNEL, f"Printing “{request.design.name}”", work, self._arrived)

    def _arrived(self, made: tuple[Printed, Results] | str) -> None:
        if not isValid(self):  # the window was dressed anew while the pages were made
            return
        request, self._running = self._running, None
        if isinstance(made, str):
            if self._wanted is request:
                self._problem = made
        else:
            self._printed, self._results = made
        self.ready.emit()
        if self._wanted is not request:
            self._go_on()

    def _on_activity(self) -> None:
        """Pages that were cancelled are not asked for again until something changes."""
        if self._running is not None and self._workspace.jobs.current(CHANNEL) is None:
            self._running, self._stopped = None, True
            self.ready.emit()


def same(one: ReportRequest, other: ReportRequest) -> bool:
    """Whether two requests give the same pages."""
    return one is other or _rests_on(one) == _rests_on(other)


def _rests_on(request: ReportRequest) -> tuple[object, ...]:
    value = request.workspace
    kept = (value.settings, value.scenarios, value.assumptions, value.decisions, value.issues)
    return (request.design, request.fingerprints, request.who, request.now.date(), *kept)


def printed(
    file: WorkspaceFile, request: ReportRequest, at_hand: Results | None, report: Report
) -> tuple[Printed, Results] | str:
    """On a worker: results, words, pages; a sentence when these scenarios cannot be reported on. Raises `Cancelled`."""
    try:
        results = at_hand or results_for(file, request, report)
        report(0.7, "writing")
        composed = compose(request, results)
        report(0.8, "setting the pages")
        pages = pages_of(composed.content, pixels_per_point=_SHARP)
        report(0.9, "setting the pages")
        small = pages_of(composed.content, pixels_per_point=_SMALL)
        places = {place.name: place for place in sections_on_pages(composed.content)}
        report(1.0, "setting the pages")
    except InputError as problem:
        return str(problem)
    return Printed(request, composed, pages, tuple(map(_reduced, small)), places), results


def _reduced(page: bytes) -> QImage:
    """A page twice as large as its thumbnail, for screens with small pixels."""
    whole = QImage.fromData(page)
    return whole.scaled(
        SMALL_PAGE * 2, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
