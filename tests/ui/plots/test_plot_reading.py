"""A chart in words: what is read at the crosshair, and the table twin."""

from __future__ import annotations

from dataclasses import replace

from made_up_contents import START, against_nothing, against_places, differences, nothing, single

from planner.domain.quantity import Quantity
from planner.ui.plots.content import Reading
from planner.ui.plots.overlay import on_equal_axes
from planner.ui.plots.reading import label_range, reading_at, spoken, table_of, tick_text

LATER = START.plus(24)


def test_that_the_range_is_read_first_and_strongest() -> None:
    words = reading_at(single(), LATER)
    assert words[0].strong
    assert "–" in words[0].text
    assert "median 1\u202f680 · parent 1\u202f850" in "".join(word.text for word in words)


def test_that_a_run_without_draws_is_read_as_central_and_never_as_a_range() -> None:
    content = single()
    central = replace(content, readings=(Reading(content.panels[0].traces[2].values),))
    said = "".join(word.text for word in reading_at(central, LATER))
    assert said.startswith("central 1\u202f680")
    assert "–" not in said


def test_that_places_say_their_number_at_the_crosshair() -> None:
    content = against_places()
    assert label_range(content, content.panels[0].traces[0], LATER) == "12\u202f000"


def test_that_a_faded_trace_does_not_say_its_old_range() -> None:
    content = single()
    faded = replace(content.panels[0].traces[2], faded=True)
    assert label_range(content, content.panels[0].traces[2], LATER)
    assert label_range(content, faded, LATER) == ""


def test_that_the_table_holds_every_month_and_every_line_with_its_range() -> None:
    table = table_of(single())
    assert len(table.rows) == 61
    assert table.headings == ("Month", "parent", "central assumptions", "median", "median, 95\u202f% range")
    assert table.rows[0][0] == "Nov 2019"


def test_that_differences_keep_their_sign_in_the_table() -> None:
    assert table_of(differences()).rows[60][1] == "+600"


def test_that_a_chart_can_be_spoken_in_one_sentence() -> None:
    said = spoken(single(), LATER)
    assert said.startswith("Untracked at home, adults, at Nov 2021")
    assert "median" in said


def test_that_an_empty_chart_says_why_it_is_empty() -> None:
    assert spoken(nothing(), LATER) == "Computing the first projection."


def test_that_large_ticks_are_written_short() -> None:
    assert tick_text(250_000, Quantity.CHILD_MONTHS, 250_000) == "250\u202fk"
    assert tick_text(-2000, Quantity.PERSONS, 2000, signed=True) == "−2\u202f000"


def test_that_small_multiples_share_one_axis() -> None:
    small, large = on_equal_axes((single("a", 100.0), single("b", 900.0)))
    assert small.limits == large.limits


def test_that_only_the_panel_of_differences_writes_signs() -> None:
    last = table_of(against_nothing()).rows[-1]
    assert last[1:] == ("760", "706", "−54", "−81 to −27")


def test_that_the_verdict_is_spoken_with_the_chart() -> None:
    assert spoken(against_nothing(), START.plus(18)).endswith("By May 2021 −81 to −27, lower in all")
