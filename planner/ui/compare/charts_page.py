"""The Charts page: which indicators, in which form, on one time axis."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from planner.domain.breadth import left_out, shares_text
from planner.domain.fan import drawn_shares
from planner.domain.period import Month
from planner.system.catalogue import SIDE_BY_SIDE
from planner.ui.compare.charts import CROWD, contents, named
from planner.ui.compare.choice import Choice, Form
from planner.ui.compare.parts import offered
from planner.ui.compare.picture import Picture
from planner.ui.compare.segments import Segments
from planner.ui.plots.grid import ChartGrid
from planner.ui.theme.measures import Measures
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import column, row
from planner.ui.widgets.text import caption

_FORMS = tuple(Form)


class ChartsPage(QWidget):
    """Told what to show; says which form, indicator or month is meant."""

    month_pointed = Signal(object)
    form_chosen = Signal(object)
    chart_toggled = Signal(str)
    single_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._maximised = ""
        self._menu_of: tuple[object, ...] = ()
        self._shown: tuple[Picture, Choice, Month] | None = None
        self._drawn: tuple[object, ...] = ()
        self.forms = Segments("Form of the charts", _FORMS, theme, small=True)
        self.charts_button = button("", theme, icon_name="grid", small=True)
        self.charts_button.setMenu(QMenu(self.charts_button))
        self._key = caption("", theme)
        self.grid = ChartGrid(theme)
        head = row(spacing=8)
        head.addWidget(self.forms)
        head.addWidget(self.charts_button)
        head.addWidget(self._key, 1)
        self._inside = column(self)
        self._inside.addLayout(head)
        self._inside.addWidget(self.grid, 1)
        self.forms.chosen.connect(lambda number: self.form_chosen.emit(_FORMS[number]))
        self.grid.month_pointed.connect(self.month_pointed)
        self.grid.maximise_toggled.connect(self.maximise)

    # render

    def render_picture(self, picture: Picture, choice: Choice, month: Month) -> None:
        """Show a picture in the chosen form with the crosshair at `month`."""
        self._shown = picture, choice, month
        self.forms.render_chosen(_FORMS.index(choice.form))
        key = key_text(picture, choice.form)
        self._key.setText(key)
        self._key.setToolTip(key)
        self._render_menu(picture, choice)
        drawn = (picture.drawn_from, choice.form, choice.charts, choice.single, self._maximised)
        if drawn == self._drawn:
            self.grid.render_month(month)
        else:
            self._drawn = drawn
            shown = contents(picture, choice.form, choice.charts, choice.single)
            self.grid.render_contents(shown, month, columns=_columns(len(shown)), maximised=self._maximised)

    def render_month(self, month: Month) -> None:
        """Move the crosshair."""
        if self._shown is not None:
            self._shown = *self._shown[:2], month
        self.grid.render_month(month)

    def measure(self, measures: Measures) -> None:
        """Take the window's gaps."""
        self._inside.setSpacing(measures.gap // 2)
        self.grid.set_gap(measures.gap)

    def _render_menu(self, picture: Picture, choice: Choice) -> None:
        one = choice.form is Form.MULTIPLES
        self.charts_button.setText(named(picture, choice.single).title if one else _count(len(choice.charts)))
        self.charts_button.setAccessibleName("Indicator shown" if one else "Indicators shown")
        offers = offered(picture.base, picture.wanted.situation)
        signs = (one, choice.charts, choice.single, offers)
        if signs == self._menu_of:
            return
        self._menu_of = signs
        menu = _menu_of(self.charts_button)
        menu.clear()
        for group in SIDE_BY_SIDE:
            inner = menu.addMenu(str(group))
            for shown in (found for found in offers if found.group is group):
                action = inner.addAction(shown.title)
                action.setCheckable(True)
                action.setChecked(shown.key == choice.single if one else shown.key in choice.charts)
                wanted = self.single_chosen if one else self.chart_toggled
                action.triggered.connect(lambda _=False, key=shown.key, signal=wanted: signal.emit(key))

    # gestures

    def maximise(self, key: str) -> None:
        """Give a chart the whole page; an empty key gives the others their place back."""
        self._maximised = key
        if self._shown is not None:
            self.render_picture(*self._shown)


def key_text(picture: Picture, form: Form) -> str:
    """What the bands mean, in which world they were drawn, and why the widest ones are missing where they are."""
    draws, crowded = picture.comparison.draws, len(picture.wanted.scenarios) > CROWD
    shares = drawn_shares(draws)
    ends = sorted({*shares[:1], *shares[-1:]})
    match form:
        case _ if not shares:
            told = "Medians"
        case Form.DIFFERENCES:
            told = f"Medians with bands of {shares_text(ends)} of the paired draws"
        case Form.LEVELS:
            told = f"Medians with bands of {shares_text(shares[-1:] if crowded else ends)} of draws"
        case Form.MULTIPLES:
            told = f"Equal axes; bands of {shares_text(shares)} of draws; dashed: the reference’s median"
    return " · ".join(part for part in (told, picture.comparison.world.words, left_out(draws)) if part)


def _menu_of(owner: QPushButton) -> QMenu:
    return owner.menu()


def _count(charts: int) -> str:
    return f"{charts} indicators" if charts != 1 else "1 indicator"


def _columns(charts: int) -> int:
    """Two rows where that keeps the charts large; 0 lets the width decide."""
    return {1: 1, 2: 2, 4: 2, 7: 4, 8: 4}.get(charts, 0)
