"""What the charts of the workbench show of a projection."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from planner.domain.fan import BAND_SHARES
from planner.domain.precision import quantiles_of
from planner.domain.projection import Projection
from planner.domain.world import World
from planner.system.run import project_central
from planner.system.situations import shipped_situations
from planner.ui.plots.content import ChartContent, Stroke
from planner.ui.plots.reading import reading_at, table_of
from planner.ui.scenarios.charts import DEFAULT_CHARTS, chart_content, chart_kinds
from planner.ui.scenarios.stage import NEW, Stage

SITUATION = shipped_situations()[0]
MONTHS, DRAWS = 6, 1000
KEYS = (
    "untracked",
    "escapes",
    "escapes_net",
    "breakout_chance",
    "plot_involvement",
    "plot_latent_home",
    "plot_latent_prison",
    "plot_potential_abroad",
    "at_large|group=foreign men",
    "at_large|group=local men",
    "minors_held|nationality=third-country",
    "held|site=SDF prisons",
    "held|site=SDF camps",
    "held|site=Third-country facility",
    "places|site=SDF prisons",
    "places|site=SDF camps",
    "occupancy|site=SDF prisons",
    "occupancy|site=SDF camps",
    "people|category=captured, abroad",
    "people|category=deceased",
)


def run(level: float, *, draws: bool = True) -> Projection:
    """Every series rises from `level`; the third-country facility stays empty."""
    lines = {key: level * (1 + np.arange(MONTHS + 1) / 10) for key in KEYS}
    lines["held|site=Third-country facility"] = np.zeros(MONTHS + 1)
    spread = np.linspace(0.5, 1.5, DRAWS)
    bands = {key: quantiles_of(np.outer(line, spread), BAND_SHARES)[0] for key, line in lines.items()} if draws else {}
    return Projection("0" * 16, SITUATION.start, MONTHS, 1, lines, bands, draw_count=DRAWS if draws else 0)


STAGE = Stage(SITUATION, run(100.0), parent=run(120.0), parent_letter="A")


def strokes(content: ChartContent) -> list[Stroke]:
    return [trace.stroke for panel in content.panels for trace in panel.traces]


def test_that_the_first_six_charts_exist() -> None:
    assert set(DEFAULT_CHARTS) <= {kind.key for kind in chart_kinds()}
    assert all(chart_content(key, STAGE).drawn for key in DEFAULT_CHARTS)


def test_that_a_chart_has_fan_median_parent_and_central_assumptions() -> None:
    content = chart_content("untracked", STAGE)
    assert strokes(content) == [Stroke.PARENT, Stroke.CENTRAL, Stroke.MEDIAN]
    assert [band.share for band in content.panels[0].traces[-1].bands] == [95, 80, 50]


def test_that_a_quick_fan_has_the_band_its_draws_carry_and_fewer_draws_have_none() -> None:
    quick, fewer = (replace(STAGE, projection=replace(run(100.0), draw_count=draws)) for draws in (200, 99))
    assert [band.share for band in chart_content("untracked", quick).panels[0].traces[-1].bands] == [50]
    assert chart_content("untracked", fewer).panels[0].traces[-1].bands == ()
    said = "".join(words.text for words in reading_at(chart_content("untracked", fewer), SITUATION.start))
    assert said.startswith("median 100")


def test_that_ranges_say_their_world_in_the_table_of_a_chart() -> None:
    turning = replace(STAGE, projection=replace(run(100.0), world=World.TURNING))
    headings = table_of(chart_content("untracked", turning)).headings
    assert headings[-1].endswith("95\u202f% range, as the world may turn")
    assert any(heading.endswith("central, if today’s practice holds") for heading in headings)


def test_that_a_site_that_stays_empty_draws_no_line() -> None:
    labels = [trace.label for trace in chart_content("held", STAGE).panels[0].traces if trace.label]
    assert labels == ["SDF prisons", "SDF camps"]


def test_that_places_are_a_step_line_with_their_own_range() -> None:
    panels = chart_content("held_against_places", STAGE).panels
    assert [panel.title for panel in panels] == ["SDF prisons", "SDF camps"]
    step = panels[0].traces[0]
    assert step.stroke is Stroke.PLACES
    assert step.bands[0].share == 95


def test_that_plot_involvement_is_never_drawn_without_its_unrealised_parts() -> None:
    labels = [trace.label for trace in chart_content("plot_involvement", STAGE).panels[0].traces if trace.label]
    assert labels == ["come about", "to come, at home", "to come, in prison", "potential, not at home"]
    assert "plot_latent_home" not in {kind.key for kind in chart_kinds()}


def test_that_net_escapes_are_dotted_beside_the_gross_ones() -> None:
    assert Stroke.SECOND in strokes(chart_content("escapes", STAGE))


def test_that_a_fall_of_those_at_large_is_not_called_success_while_recruitment_is_assumed() -> None:
    assert "local recruitment is assumed" in chart_content("at_large", STAGE).note


def test_that_the_central_run_of_a_drag_stands_over_the_faded_fan() -> None:
    content = chart_content("untracked", replace(STAGE, preview=run(90.0, draws=False)))
    traces = {trace.stroke: trace for trace in content.panels[0].traces}
    assert traces[Stroke.MEDIAN].faded
    assert traces[Stroke.PREVIEW].values[0] == 90
    assert content.readings[0].band is None


def test_that_the_crosshair_of_a_drag_says_that_its_run_is_not_saved_and_which_world_it_is_of() -> None:
    content = chart_content("untracked", replace(STAGE, preview=run(90.0, draws=False)))
    said = "".join(words.text for words in reading_at(content, SITUATION.start))
    assert said == "central 90 parent 120 · not saved yet, if today’s practice holds"


def test_that_a_saved_run_over_the_fan_of_before_is_not_called_unsaved() -> None:
    saved = replace(STAGE, preview=run(90.0, draws=False), newer=NEW)
    content = chart_content("untracked", saved)
    said = "".join(words.text for words in reading_at(content, SITUATION.start))
    assert said.endswith("new, fan to follow, if today’s practice holds")
    assert "not saved" not in "".join(table_of(content).headings)


def test_that_the_crosshair_over_a_fan_needs_no_word_of_care() -> None:
    assert chart_content("untracked", STAGE).note == ""


def test_that_a_first_central_run_is_drawn_at_once_without_a_range() -> None:
    content = chart_content("untracked", Stage(SITUATION, run(100.0, draws=False)))
    assert strokes(content) == [Stroke.PREVIEW]
    assert content.readings[0].band is None


def test_that_a_parent_of_other_length_is_left_out() -> None:
    longer = replace(run(120.0), months=MONTHS + 1)
    assert Stroke.PARENT not in strokes(chart_content("untracked", replace(STAGE, parent=longer)))


def test_that_a_chance_is_read_without_a_range() -> None:
    content = chart_content("breakout_chance", STAGE)
    assert strokes(content) == [Stroke.PARENT, Stroke.MEDIAN]
    assert content.readings[0].band is None


def test_that_every_chart_can_be_made_of_what_the_system_publishes() -> None:
    published = project_central(SITUATION, (), months=MONTHS, seed=1)
    made = [chart_content(kind.key, Stage(SITUATION, published)) for kind in chart_kinds()]
    assert all(content.drawn for content in made)


def test_that_the_parts_of_the_whole_add_up() -> None:
    traces = chart_content("people", STAGE).panels[0].traces
    assert sum(float(trace.values[0]) for trace in traces) == 200


def test_that_an_unknown_chart_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        chart_content("no_such_chart", STAGE)
