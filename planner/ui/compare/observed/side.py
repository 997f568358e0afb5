"""Beside the fans: the score in words, the assumptions that the counts pull, and keeping only consistent draws."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from planner.analysis.forecasts.consistency import ENOUGH, FEWEST
from planner.analysis.forecasts.words import in_words, series_words
from planner.domain.period import Month
from planner.domain.situation import Situation
from planner.domain.wording import THIN, range_text, whole
from planner.ui.compare.observed.lines import assumption_id, pull_lines, worth_text
from planner.ui.compare.segments import Segments
from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import SMALL
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import column, ground, rule, scrolling
from planner.ui.widgets.lines_table import Column, Lines, LinesTable
from planner.ui.widgets.text import caption, heading, label
from planner.use_cases.observations.observed import EXACTNESS, Observed, SeriesPicture

_MOST_PULLS = 8
_MOST_RANGES = 8
_NO_PULL = "No assumption moves more than chance alone would move it."
_NOT_PROOF = "A pull is an association in these draws, not proof; it changes no assumption by itself."
_EXACT = ("As counted", "× 2", "× 3")


class ObservedSide(QFrame):
    """Signals say how exact counts are to be taken, whether consistent draws are wanted, and which assumption."""

    exactness_chosen = Signal(float)
    consistent_wanted = Signal(bool)
    assumption_opened = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._observed: Observed | None = None
        self._asked = False
        self._on = False
        self.words = label("", theme, size=SMALL, wrap=True)
        self.pulls_told = caption("", theme, wrap=True)
        self.pulls = LinesTable(theme, height=44)
        self.exactness = Segments("Counts are exact to their counting error", _EXACT, theme, small=True)
        self.worth = label("", theme, size=SMALL, wrap=True)
        self.why = label("", theme, size=SMALL, tone="warn", wrap=True)
        self.ranges = LinesTable(theme)
        self.keep_button = button("Show consistent draws only", theme, look="primary")
        inner = ground("surface")
        self._inside = column(inner, margins=8, spacing=6)
        self._lay_out(theme)
        outer = column(self, margins=1, spacing=0)
        outer.addWidget(scrolling(inner), 1)
        outer.addWidget(rule())
        foot = column(margins=8, spacing=4)
        foot.addWidget(self.why)
        foot.addWidget(self.keep_button)
        outer.addLayout(foot)
        self.exactness.chosen.connect(lambda place: self.exactness_chosen.emit(EXACTNESS[place]))
        self.keep_button.clicked.connect(self._press)
        self.pulls.entered.connect(self._open)

    def _lay_out(self, theme: Theme) -> None:
        for part in (
            heading("In words", theme),
            self.words,
            rule(),
            heading("What the counts pull", theme),
            self.pulls_told,
            self.pulls,
            rule(),
            heading("Keep only consistent draws", theme),
            caption("Counts are exact to their counting error, or to two or three times as much", theme, wrap=True),
            self.exactness,
            self.worth,
            self.ranges,
        ):
            self._inside.addWidget(part)
        for text in (self.words, self.pulls_told, self.worth):
            text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._inside.addStretch(1)

    # render

    def render_observed(self, observed: Observed, situation: Situation, *, consistent: bool) -> None:
        """Show what was worked out; `consistent` says which draws the fans show."""
        if observed is not self._observed:
            self._asked = False
        self._observed, self._on = observed, consistent
        score = observed.scored.score
        self.words.setText("\n\n".join(in_words(score)))
        lines = pull_lines(observed.pulls[:_MOST_PULLS])
        self.pulls.render_rows("Assumptions the counts pull", lines)
        self.pulls.setVisible(bool(lines.rows))
        self.pulls.setFixedHeight(self.pulls.height_for(len(lines.rows)))
        self.pulls_told.setText(_pulls_text(observed))
        self.exactness.render_chosen(EXACTNESS.index(observed.exactness))
        self.worth.setText(worth_text(observed, observed.scored.draws, situation))
        self._render_ranges(observed, situation.start)
        self._render_keeping(observed)

    def _render_ranges(self, observed: Observed, start: Month) -> None:
        """The last month under all draws and under the consistent ones, where those may be shown."""
        pictures = [picture for picture in observed.pictures if picture.consistent is not None][:_MOST_RANGES]
        columns = (
            Column(f"At {start.plus(observed.scored.months).label}", weight=3),
            Column(f"All, {_told(pictures, consistent=False)}", width=110, right=True, muted=True),
            Column(f"Consistent, {_told(pictures, consistent=True)}", width=110, right=True),
        )
        rows = []
        for picture in pictures:
            assert picture.consistent is not None
            bands = (picture.fan.outer, picture.consistent.outer)
            told = (range_text(*band.ends(-1), picture.series.quantity, errors=band.errors(-1)) for band in bands)
            rows.append((series_words(picture.series), *told))
        self.ranges.render_rows("Ranges of all and of consistent draws", Lines(columns, tuple(rows)))
        self.ranges.setVisible(bool(rows))
        self.ranges.setFixedHeight(self.ranges.height_for(len(rows)))

    def _render_keeping(self, observed: Observed) -> None:
        chosen = observed.chosen
        worth = chosen.worth if chosen is not None else 0.0
        self.keep_button.setEnabled(not observed.refused or self._on)
        if self._on:
            self.keep_button.setText("Show all draws")
        elif self._asked:
            self.keep_button.setText(f"Show them, worth only {whole(round(worth))}")
        else:
            self.keep_button.setText("Show consistent draws only")
        self.why.setText(_why(observed, worth, asked=self._asked))
        self.why.setVisible(bool(self.why.text()))

    # gestures

    def _press(self) -> None:
        """Between enough and too few draws it asks once more before it shows them."""
        observed = self._observed
        if observed is None or observed.chosen is None:
            return
        if not self._on and not self._asked and observed.chosen.worth < ENOUGH:
            self._asked = True
            self._render_keeping(observed)
            return
        self._asked = False
        self.consistent_wanted.emit(not self._on)

    def _open(self, place: int) -> None:
        if self._observed is not None and (found := assumption_id(self._observed.pulls[place])):
            self.assumption_opened.emit(found)


def _told(pictures: Sequence[SeriesPicture], *, consistent: bool) -> str:
    """How wide the ranges are that so many draws carry: `95 %`, or `median`."""
    fans = (picture.consistent if consistent else picture.fan for picture in pictures)
    share = next((fan.outer.share for fan in fans if fan is not None), 0)
    return f"{share}{THIN}%" if share else "median"


def _why(observed: Observed, worth: float, *, asked: bool) -> str:
    if observed.chosen is None:
        return "Nothing was counted after the start yet."
    if observed.refused:
        return (
            f"Worth {worth:.0f} draws, and {FEWEST} are the least that can be shown: the counts lie where hardly any "
            "draw does. Take the counts as less exact, or compute more draws."
        )
    if asked:
        return f"Under {ENOUGH} effective draws the ranges are rough; above {FEWEST} they may be shown."
    return ""


def _pulls_text(observed: Observed) -> str:
    if not observed.weighed:
        return "Nothing was counted after the start yet."
    read = f"Read from the nearest draws, worth {whole(round(observed.worth_for_pulls))}."
    if not observed.pulls:
        return f"{_NO_PULL} {read}"
    more = len(observed.pulls) - _MOST_PULLS
    rest = f" {more} weaker ones are not listed." if more > 0 else ""
    return f"95{THIN}% range before and after. {read}{rest} {_NOT_PROOF}"
