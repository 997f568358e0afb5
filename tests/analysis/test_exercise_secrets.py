"""Hidden means hidden: what the public and each cell are told holds no truth, no future and no other cell's secret."""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache

import pytest
from small_exercise import CAMPS, FAMILIES, LATE, MINORS, PRISONS, SCRIPTED, SMALL, TRIGGERED

from planner.analysis.exercises.cell_briefing import cell_briefing
from planner.analysis.exercises.figures import true_at
from planner.analysis.exercises.path import path_of
from planner.analysis.exercises.public_picture import play_as_shown, public_picture
from planner.analysis.exercises.reporting import reported
from planner.analysis.indicators import indicator
from planner.domain.exercise import Step, View
from planner.domain.play import (
    Advanced,
    CellAction,
    CellMoved,
    Decided,
    Entry,
    InjectAction,
    InjectMoved,
    Play,
    Revealed,
    Rewound,
    Shown,
    StepBegan,
)
from planner.domain.play_state import PlayState, state_of
from planner.domain.projection import Projection
from planner.domain.schedule import clear, constant
from planner.domain.value import changed
from planner.domain.wording import printed_ends, rounded
from planner.domain.world import World
from planner.system.run import project
from planner.system.situations import shipped_situations

NES = shipped_situations()[0]
AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
LONG = changed(SMALL, turns=tuple(changed(turn, months=4) for turn in SMALL.turns))


def entry(kind: type, **fields: object) -> Entry:
    return kind(number=1, at=AT, who="lead controller", **fields)


def played(*more: Entry) -> Play:
    """Turn 1 with a decision of each cell and an inject, advanced and told to the public in part."""
    entries = (
        entry(StepBegan, turn=1, step=Step.BRIEF),
        entry(InjectMoved, inject=1, action=InjectAction.SENT),
        entry(
            Decided, cell="custodian", lever="guard_ratio", members=PRISONS, schedule=constant(0.77), why="secret why"
        ),
        entry(Decided, cell="foreign", lever="repatriation_requests", members=FAMILIES, schedule=clear(23)),
        entry(CellMoved, cell="custodian", action=CellAction.LOCKED),
        entry(Advanced, turn=1, fingerprint="f"),
        entry(Revealed, item=CAMPS, audience="public", turn=1),
        *more,
    )
    return Play(id="p1", exercise=LONG, began=AT, entries=entries)


@lru_cache(maxsize=1)
def world() -> Projection:
    """The truth of the play."""
    return project(NES, path_of(state_of(played()), NES, 1), months=8, draws=100, seed=7, world=World.STEADY)


def said(value: object) -> str:
    """Everything in a frozen value, as text."""
    return repr(dataclasses.asdict(value))  # type: ignore[call-overload]  # only dataclasses are given


def numbers_in(value: object) -> Iterator[float]:
    """Every number in a frozen value, however deep, and every number printed in its texts."""
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, tuple | list) else ():
        yield from numbers_in(part)
    if isinstance(value, float):
        yield value
    if isinstance(value, str):
        bare = value.replace("\u202f", "")
        yield from (float(found) for found in re.findall(r"\d+(?:\.\d+)?", bare))


def truths() -> list[float]:
    """The true medians of what is hidden or reported with noise, at every month."""
    keys = (CAMPS, MINORS, "escapes", "untracked")
    return [
        true_at(world(), key, month) for key in keys for month in world().month_list if true_at(world(), key, month)
    ]


def picture(state: PlayState) -> object:
    return public_picture(state, NES, world(), "03:36", marking="OFFICIAL")


def test_that_the_public_picture_holds_nothing_of_injects_to_come_or_of_what_cells_decided() -> None:
    text = said(picture(state_of(played())))
    for hidden in (TRIGGERED, LATE):
        assert hidden.title not in text
        assert hidden.text not in text
    assert SCRIPTED.text not in text
    assert "secret why" not in text
    assert "0.77" not in text
    assert "guard_ratio" not in text


def test_that_the_public_picture_holds_no_true_number() -> None:
    shown = list(numbers_in(dataclasses.asdict(picture(state_of(played())))))  # type: ignore[call-overload]
    assert len(shown) > 20
    assert not any(math.isclose(number, truth, rel_tol=1e-6) for number in shown for truth in truths() if truth > 50)


def test_that_a_public_inject_is_news_once_it_is_sent_in_the_turn() -> None:
    before = played()
    unsent = changed(before, entries=(before.entries[0],))
    sent = changed(before, entries=before.entries[:2])
    assert public_picture(state_of(unsent), NES, None, "", marking="OFFICIAL").news == ""
    assert public_picture(state_of(sent), NES, None, "", marking="OFFICIAL").news == SCRIPTED.title


def test_that_the_public_sees_months_that_were_revealed_and_no_later_ones() -> None:
    shown = public_picture(state_of(played()), NES, world(), "", marking="OFFICIAL")
    assert shown.chart is not None
    assert [str(point.month) for point in shown.chart.points] == ["2019-11", "2019-12", "2020-01", "2020-02"]
    assert (str(shown.chart.reached), str(shown.chart.last)) == ("2020-03", "2020-07")
    assert shown.month_text == "March 2020 in the exercise"
    camps, minors = shown.figures
    assert (str(camps.month), str(minors.month)) == ("2020-02", "2019-11")
    assert (camps.words, minors.words) == (f"{camps.title}, Feb 2020", f"{minors.title}, Nov 2019")
    assert shown.footnote == "As reported to all, each for the month it names. Ranges: what the reports leave open."


def test_that_what_the_facilitator_writes_replaces_the_message_of_the_turn() -> None:
    own = public_picture(state_of(played()), NES, None, "", marking="OFFICIAL")
    written = played(entry(Shown, message="Curfew tonight."))
    shown = public_picture(state_of(written), NES, None, "", marking="OFFICIAL")
    assert (own.message, shown.message) == (LONG.turns[0].message, "Curfew tonight.")
    assert (own.turn, own.turns, own.paused, own.frozen, own.marking) == (1, 2, False, False, "OFFICIAL")
    assert (own.exercise, own.clock_words, own.footnote) == ("Two short turns", "until planning begins", "")


def test_that_figures_of_one_month_are_dated_once() -> None:
    together = changed(LONG, public=tuple(changed(view, lag=1) for view in LONG.public))
    told = changed(played(entry(Revealed, item=MINORS, audience="public", turn=1)), exercise=together)
    shown = public_picture(state_of(told), NES, world(), "", marking="OFFICIAL")
    assert [figure.words for figure in shown.figures] == [figure.title for figure in shown.figures]
    assert shown.footnote == "As reported to all for February 2020. Ranges: what the reports leave open."


def test_that_places_are_a_band() -> None:
    shown = public_picture(state_of(played()), NES, world(), "", marking="OFFICIAL")
    assert shown.chart is not None
    assert shown.chart.places is not None
    assert shown.chart.places[0] < shown.chart.places[1]
    assert shown.chart.places_text.startswith("Places: ")


def test_that_too_few_draws_for_a_band_show_no_places_rather_than_the_truth() -> None:
    few = dataclasses.replace(world(), draw_count=99)
    shown = public_picture(state_of(played()), NES, few, "", marking="OFFICIAL")

    assert shown.chart is not None
    assert shown.chart.places is None


def test_that_before_results_there_is_no_chart_and_nothing_is_known() -> None:
    shown = public_picture(state_of(played()), NES, None, "", marking="OFFICIAL")
    assert shown.chart is None
    assert [figure.text for figure in shown.figures] == ["not known", "not known"]


def test_that_a_frozen_window_keeps_what_it_showed_when_it_was_frozen() -> None:
    frozen = played(
        entry(Shown, message="Wait.", frozen=True),
        entry(Shown, message="Go on.", frozen=True),
        entry(StepBegan, turn=2, step=Step.BRIEF),
    )
    assert (state_of(play_as_shown(frozen)).message, state_of(play_as_shown(frozen)).turn) == ("Wait.", 1)
    free = changed(frozen, entries=(*frozen.entries, entry(Shown, message="Go on.", frozen=False)))
    assert (state_of(play_as_shown(free)).message, state_of(play_as_shown(free)).turn) == ("Go on.", 2)


def test_that_a_frozen_window_keeps_its_screen_through_a_rewind() -> None:
    frozen = played(
        entry(Shown, message="Wait.", frozen=True),
        entry(Rewound, turn=1, reason="again"),
        entry(Shown, message="Go on.", frozen=True),
    )
    state = state_of(play_as_shown(frozen))
    assert (state.message, state.path, state.told) == ("Wait.", 1, {(1, CAMPS, "public")})


def test_that_places_are_shown_only_where_people_held_are_told_and_as_of_then() -> None:
    late = changed(LONG, public=(View(indicator=CAMPS, lag=2, noise=0.05),))
    shown = public_picture(state_of(changed(played(), exercise=late)), NES, world(), "", marking="OFFICIAL")
    blank = changed(LONG, public=(View(indicator=CAMPS, blank=True),))
    hidden = public_picture(state_of(changed(played(), exercise=blank)), NES, world(), "", marking="OFFICIAL")
    assert shown.chart is not None
    assert hidden.chart is not None
    row = world().row(shown.chart.points[-1].month)
    places = world().fan(f"places|{CAMPS.partition('|')[2]}")
    assert places is not None
    assert places.outer.share == 50
    assert shown.chart.places == tuple(rounded(end) for end in places.outer.ends(row))
    assert hidden.chart.places is None


@pytest.mark.parametrize(("cell", "other"), [("custodian", "foreign"), ("foreign", "custodian")])
def test_that_a_briefing_holds_nothing_of_other_cells(cell: str, other: str) -> None:
    briefing = cell_briefing(state_of(played()), NES, world(), cell)
    text = said(briefing)
    assert LONG.cell(other).brief not in text
    assert not any(held.title and held.title in text for held in LONG.cell(other).levers)
    assert not any(inject.title in text for inject in (TRIGGERED, LATE))
    assert [inject.number for inject in briefing.injects] == [1]
    shown = list(numbers_in(dataclasses.asdict(briefing)))
    assert not any(math.isclose(number, truth, rel_tol=1e-6) for number in shown for truth in truths() if truth > 1000)


def test_that_an_inject_for_one_cell_is_in_no_other_briefing() -> None:
    sent = state_of(played(entry(InjectMoved, inject=2, action=InjectAction.SENT)))
    assert [inject.number for inject in cell_briefing(sent, NES, world(), "custodian").injects] == [1, 2]
    assert [inject.number for inject in cell_briefing(sent, NES, world(), "foreign").injects] == [1]


def test_that_a_briefing_tells_decisions_of_others_only_once_revealed() -> None:
    told = played(entry(Revealed, item="decisions:custodian", audience="foreign", turn=1))
    assert cell_briefing(state_of(played()), NES, world(), "foreign").decisions_told == ()
    assert cell_briefing(state_of(told), NES, world(), "foreign").decisions_told == (
        "Turn 1, Custodian: Prison guards, 0.70 → 0.77",
    )
    assert cell_briefing(state_of(told), NES, world(), "custodian").decisions_told == ()


def test_that_a_blank_view_is_withheld() -> None:
    figures = {
        figure.title: figure.text for figure in cell_briefing(state_of(played()), NES, world(), "custodian").figures
    }
    assert figures["Escapes, gross"] == "withheld"


def off_in_half_widths(seed: int, key: str, noise: float) -> float:
    """How near the middle of any month's range, exact or printed, comes to the truth."""
    exercise, quantity = changed(LONG, seed=seed), indicator(key).quantity
    series = reported(exercise, world(), View(indicator=key, noise=noise), world().start.plus(8))
    nearest = math.inf
    for month, low, high in zip(series.months, series.lows, series.highs, strict=True):
        truth = true_at(world(), key, month)
        for first, last in ((low, high), printed_ends(low, high, quantity)):
            if truth:
                nearest = min(nearest, abs((first + last) / 2 - truth) / ((last - first) / 2 or 1e-9))
    return nearest


@pytest.mark.parametrize("noise", [0.0, 0.01, 0.03, 0.1, 0.2, 0.35, 0.5])
@pytest.mark.parametrize("key", [CAMPS, MINORS, "escapes", "untracked", "repatriated", "breakout_chance"])
def test_that_the_middle_of_a_range_is_never_the_truth(key: str, noise: float) -> None:
    assert min(off_in_half_widths(seed, key, noise) for seed in range(1, 21)) >= 0.0999


def test_that_a_range_misses_the_truth_as_seldom_as_it_says() -> None:
    truth, month = true_at(world(), CAMPS, world().start), world().start
    found = [
        reported(changed(LONG, seed=seed), world(), View(indicator=CAMPS, noise=0.2), month) for seed in range(1, 401)
    ]
    assert 0.92 < sum(one.lows[0] <= truth <= one.highs[0] for one in found) / len(found) < 0.98


def test_that_a_cell_is_told_no_exact_figure_either() -> None:
    exact = changed(LONG.cell("custodian"), views=(View(indicator=CAMPS),))
    bare = changed(played(), exercise=changed(LONG, cells=(exact, *LONG.cells[1:])))
    (figure,) = cell_briefing(state_of(bare), NES, world(), "custodian").figures
    assert "–" in figure.text


def test_that_reports_come_late_are_keyed_and_differ_between_views_that_differ() -> None:
    upto = world().start.plus(4)
    late = reported(LONG, world(), View(indicator=CAMPS, lag=2, noise=0.03), upto)
    again = reported(LONG, world(), View(indicator=CAMPS, lag=2, noise=0.03, title="camps"), upto)
    other = reported(LONG, world(), View(indicator=CAMPS, lag=2, noise=0.04), upto)
    assert late.blanks == (False, False, False, True, True)
    assert late.values[:3] == again.values[:3]
    assert late.values[0] != other.values[0]
    reseeded = reported(changed(LONG, seed=8), world(), View(indicator=CAMPS, lag=2, noise=0.03), upto)
    assert late.values[0] != reseeded.values[0]


def test_that_a_report_of_what_adds_up_never_takes_people_back() -> None:
    series = reported(LONG, world(), View(indicator="repatriated", noise=0.1), world().start.plus(8))
    assert all(later >= earlier for earlier, later in zip(series.values, series.values[1:], strict=False))


def test_that_a_public_figure_without_noise_is_still_not_the_truth() -> None:
    bare = changed(LONG, public=(View(indicator=CAMPS),))
    state = state_of(changed(played(), exercise=bare))
    shown = public_picture(state, NES, world(), "", marking="OFFICIAL")
    assert shown.chart is not None
    assert all(
        abs(point.value / true_at(world(), CAMPS, point.month) - 1) > 0.001 and point.low < point.value < point.high
        for point in shown.chart.points
    )
