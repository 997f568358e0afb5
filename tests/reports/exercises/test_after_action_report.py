"""The after-action report says what the log and the debrief hold, and nothing else."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from short_play import Played

from planner.domain.exercise import Terms
from planner.domain.progress import silent
from planner.domain.value import changed
from planner.reports.document import Figure, LineChart, Number, ReportContent, Section, Table
from planner.reports.exercises.after_action import after_action_content
from planner.reports.exercises.frame import EXERCISE
from planner.reports.formats.formats import FORMATS
from planner.reports.words_in import words_in

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)


@pytest.fixture(scope="module")
def report(played: Played) -> ReportContent:
    """The report on the short play."""
    return _report(played)


def _report(played: Played, now: datetime = NOW) -> ReportContent:
    return after_action_content(
        played.play, played.state, played.debrief, played.situation, "OFFICIAL", "lead evaluator", now
    )


def _section(report: ReportContent, name: str) -> Section:
    return next(section for section in report.sections if section.name == name)


def _rows(section: Section) -> list[tuple[str, ...]]:
    return [row for block in section.blocks if isinstance(block, Table) for row in block.rows]


def test_that_decisions_stand_with_cell_reason_and_adjudication(report: ReportContent) -> None:
    rows = _rows(_section(report, "decisions"))

    assert (
        "Home affairs and justice",
        "Tracking places, France 66 → 160",
        "Sixty adults expected",
        "Amended to 120: No staff trained so soon",
    ) in rows
    assert (
        "Foreign affairs",
        "Transfer capacity 300 → 450",
        "no reason given",
        "Refused: No aircraft before spring",
    ) in rows
    assert next(row for row in rows if row[1].startswith("Women and minors home"))[3] == "Accepted"


def test_that_what_was_left_by_rewinding_is_told_apart_and_not_counted(report: ReportContent) -> None:
    assert not [row for row in _rows(_section(report, "decisions")) if "Guard ratio, prisons" in row[1]]
    assert (
        next(row for row in _rows(_section(report, "limits")) if row[0] == "Path 1")[3] == "The wrong inject was sent"
    )


def test_that_each_figure_has_alt_text_and_each_pair_a_table_of_the_turns(
    report: ReportContent, played: Played
) -> None:
    figures = [block for block in _section(report, "paths").blocks if isinstance(block, Figure)]
    tables = [figure.table for figure in figures if figure.table]

    assert len(figures) == 6
    assert all("At the end:" in figure.alt and figure.stamp for figure in figures)
    assert [table.header[1:] for table in tables] == [("Nov 2019", "Mar 2020", "Jul 2020")] * 3


def test_that_charts_stop_at_the_last_month_played(report: ReportContent) -> None:
    charts = [
        block.chart
        for block in _section(report, "paths").blocks
        if isinstance(block, Figure) and isinstance(block.chart, LineChart)
    ]

    assert {len(line.median) for chart in charts for line in chart.lines} == {9}


def test_that_the_difference_drawn_is_that_of_paired_runs(report: ReportContent, played: Played) -> None:
    key = "child_months|nationality=third-country"
    debrief = played.debrief
    paired = debrief.actual.draws[key][8].astype(float) - debrief.nothing.draws[key][8]
    figure = next(
        block
        for block in _section(report, "paths").blocks
        if isinstance(block, Figure) and block.title.startswith("Third-country child-months: actual")
    )
    assert isinstance(figure.chart, LineChart)

    ordered = sorted(paired)
    middle = (ordered[49] + ordered[50]) / 2

    assert figure.chart.lines[0].median[-1] == pytest.approx(middle)
    assert figure.chart.lines[0].high[-1] < 0


def test_that_an_observed_count_at_the_start_is_rounded_to_five(report: ReportContent) -> None:
    (table,) = [
        block.table
        for block in _section(report, "paths").blocks
        if isinstance(block, Figure) and block.table and block.title.startswith("Untracked")
    ]

    assert {row[1] for row in table.rows if not row[0].startswith("A−")} == {"1\u202f275"}


def test_that_plot_involvement_never_stands_without_what_is_left_abroad(report: ReportContent) -> None:
    for name in ("short", "paths"):
        words = words_in(replace(report, sections=(_section(report, name),)))
        assert ("Plot involvement" in words) == ("not at home" in words)


def test_that_changes_are_cells_that_say_their_numbers(report: ReportContent) -> None:
    rows = _rows(_section(report, "turns"))
    numbers = [cell for row in rows for cell in row if isinstance(cell, Number)]

    assert numbers
    assert all(math.isfinite(cell.low) and cell.high is not None and cell.low <= cell.high for cell in numbers)


def test_that_alternatives_name_the_cell_and_stand_for_security_and_rights(
    report: ReportContent, played: Played
) -> None:
    tables = [block for block in _section(report, "turns").blocks if isinstance(block, Table)]
    best = played.debrief.turns[0].best_security

    assert [table.caption for table in tables][1:] == ["Fewest escapes instead", "Fewest child-months instead"]
    assert best is not None
    assert tables[1].rows[0][2] == f"{best.alternative.text} ({best.alternative.cell})"
    assert tables[1].rows[0][1] == str(played.debrief.turns[0].tried)


def test_that_ratings_notes_injects_and_actions_are_all_there(report: ReportContent) -> None:
    objectives, plan = _rows(_section(report, "objectives")), _rows(_section(report, "plan"))
    injects = {row[0]: row for row in _rows(_section(report, "injects"))}

    assert objectives[0][1:] == ("S, performed with some challenges", "Settled in turn 2")
    assert objectives[1][1] == "not rated"
    assert plan == [
        (
            "Return date settled late",
            "Put a timetable in the first brief",
            "Director, consular",
            "15\u00a0Jan\u00a02027",
            "started",
        )
    ]
    assert injects["1"][3].startswith("sent in turn 1 at ")
    assert injects["1"][4] == "The Custodian weighed one site only."
    assert injects["19"][3] == "not sent"
    assert "The timetable came late." in words_in(replace(report, sections=(_section(report, "hot-wash"),)))


def test_that_a_report_says_what_its_results_rest_on(report: ReportContent, played: Played) -> None:
    rows = dict(row for row in _rows(_section(report, "limits")) if len(row) == 2)

    assert rows["Results, actual path"] == played.debrief.actual.fingerprint
    assert rows["Seed"] == str(played.play.exercise.seed)
    assert rows["Entries in the log"] == str(len(played.play.entries))
    assert f"seed {played.play.exercise.seed}" in report.stamp


def test_that_clock_times_are_printed_in_the_zone_of_the_reader(played: Played) -> None:
    there = NOW.astimezone(timezone(timedelta(hours=2)))

    assert "19 November 2026, 09:30–" in words_in(_report(played))
    assert "19 November 2026, 11:30–" in words_in(_report(played, there))


def test_that_the_band_says_exercise_and_the_title_follows_the_vocabulary(
    report: ReportContent, played: Played
) -> None:
    state = replace(played.state, exercise=changed(played.state.exercise, terms=Terms.UK))
    in_uk_words = _report(replace(played, state=state))

    assert report.band == f"OFFICIAL · {EXERCISE}"
    assert report.title == "October 2019: after-action report"
    assert in_uk_words.title == "October 2019: post-exercise report"
    assert {section.title for section in in_uk_words.sections} >= {"Hot debrief", "Action plan"}


def test_that_nothing_noted_rated_or_agreed_is_said_in_words(played: Played) -> None:
    bare = _report(replace(played, state=replace(played.state, notes=(), ratings={}, improvements={})))
    words = words_in(bare)

    assert "Nothing was written down." in words
    assert "No action has been agreed yet." in words
    assert {row[1] for row in _rows(_section(bare, "objectives")) if row[0][0] == "O"} == {"not rated"}


def test_that_the_same_play_gives_the_same_report(report: ReportContent, played: Played) -> None:
    assert _report(played) == report


@pytest.mark.parametrize("ending", FORMATS)
def test_that_every_format_writes_it(report: ReportContent, ending: str) -> None:
    assert len(FORMATS[ending].make(report, silent)) > 1000
