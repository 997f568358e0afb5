"""A report as it is designed: sections in their order, what cannot be left out, indicators, words and marking."""

from __future__ import annotations

import pytest

from planner.domain.report_design import ReportDesign
from planner.reports.document import Bullets, Facing, Figure, RedBox, ReportContent, Section, Table, Text
from planner.reports.formats.pdf import sections_on_pages
from planner.reports.options_note.catalogue import SECTIONS, sections_of


def names(content: ReportContent) -> list[str]:
    return [section.name for section in content.sections]


def section(content: ReportContent, name: str) -> Section:
    return next(found for found in content.sections if found.name == name)


def test_that_a_report_without_wishes_holds_every_section_in_the_usual_order(bench) -> None:
    content = bench.report("a", "b")

    assert names(content) == [kind.key for kind in SECTIONS if kind.key not in ("front", "since")]


def test_that_options_need_options(bench) -> None:
    assert {"options", "differs"} & set(names(bench.report("a"))) == set()


def test_that_sections_stand_in_the_designs_order_and_unnamed_ones_follow_what_they_usually_follow(bench) -> None:
    content = bench.report("a", "b", sections=("so-what", "method", "options"))

    assert names(content)[:5] == ["so-what", "method", "equations", "options", "values"]


def test_that_what_is_left_out_is_not_printed_and_locked_sections_always_are(bench) -> None:
    content = bench.report("a", "b", left_out=("trends", "equations", "limits", "assurance", "front"))

    assert "trends" not in names(content)
    assert {"limits", "assurance"} <= set(names(content))


def test_that_an_unknown_section_of_another_planner_is_passed_over() -> None:
    design = ReportDesign(
        id="r1", name="x", scenario_ids=("a",), reference_id="a", sections=("from the future", "limits")
    )

    assert [placed.kind.key for placed in sections_of(design)][:3] == ["front", "so-what", "since"]


def test_that_page_one_keeps_sign_off_and_red_box_when_the_answer_is_left_out(bench) -> None:
    front = bench.report("a", "b", left_out=("so-what",)).sections[0]

    assert (front.name, front.quiet) == ("front", True)
    assert any(isinstance(block, RedBox) for block in front.blocks)
    assert any(isinstance(block, Table) and block.caption == "Sign-off" for block in front.blocks)
    assert not any(isinstance(block, Facing) for block in front.blocks)


def test_that_an_answer_moved_down_keeps_its_heading_and_page_one_its_sign_off(bench) -> None:
    content = bench.report("a", "b", sections=("options", "so-what"))

    assert names(content)[0] == "front"
    assert (section(content, "so-what").quiet, section(content, "so-what").new_page) == (False, True)


def test_that_rights_cannot_be_switched_off_and_plot_involvement_never_stands_alone(bench) -> None:
    content = bench.report("a", "b", indicators=("untracked", "plot_involvement"))
    table = next(block for block in section(content, "values").blocks if isinstance(block, Table))
    shown = {row[0] for row in table.rows}

    assert {"Untracked at home", "Plot involvement at home", "Still to come: not at home"} <= shown
    assert {"Third-country child-months", "Deaths in custody", "Minors without a carer"} <= shown
    assert "Escapes, gross" not in shown


def test_that_columns_stay_equal_and_what_one_side_has_more_of_follows_under_its_own_title(bench) -> None:
    content = bench.report("a", "b", indicators=("untracked",))
    facing = [block for block in section(content, "options").blocks if isinstance(block, Facing)]
    alone = [block for block in section(content, "options").blocks if isinstance(block, Figure)]

    assert [(one.left_title, one.right_title, len(one.rows)) for one in facing] == [
        ("Security", "Rights", 1),
        ("Rights", "Rights", 2),
    ]
    assert [figure.title for figure in alone] == ["Deprived of nationality"]


def test_that_a_report_without_security_indicators_says_so(bench) -> None:
    content = bench.report("a", "b", indicators=("deprived",))
    facing = next(block for block in content.sections[0].blocks if isinstance(block, Facing))
    assert isinstance(facing.rows[0][0], Bullets)

    assert facing.rows[0][0].items == (Text("No security indicator was chosen.", "Security."),)


def test_that_chosen_indicators_get_their_course_over_time(bench) -> None:
    content = bench.report("a", "b", indicators=("deprived", "months_over|site=SDF prisons"))
    charts = [block.title for block in section(content, "trends").blocks if isinstance(block, Figure)]

    assert charts == ["Third-country minors held", "Deprived of nationality"]


def test_that_words_marking_and_handling_are_the_designs(bench) -> None:
    content = bench.report("a", "b", vocabulary="ICD 203", marking="SECRET", handling="UK eyes only")

    assert content.band == "SECRET · DRAFT, not signed · UK eyes only"
    assert "ICD 203 words." in content.sections[0].blocks[1].text
    assert any("roughly even chance" in row for table in _tables(section(content, "limits")) for row in table.rows)


def test_that_every_figure_carries_the_fingerprint_of_the_results(bench) -> None:
    content = bench.report("a", "b", "c")
    figures = [figure for found in content.sections for figure in _figures(found.blocks)]

    assert len(figures) > 10
    assert {figure.stamp for figure in figures} == {content.stamp}


def test_that_observed_counts_leave_only_masked_and_rounded(bench) -> None:
    charts = [figure for found in bench.report("a", "b").sections for figure in _figures(found.blocks)]
    observed = {figure.title for figure in charts if getattr(figure.chart, "observed", False)}

    assert {"Third-country minors held", "Untracked at home"} <= observed
    assert "Time without review since the start" not in observed


@pytest.mark.parametrize("scenarios", [("a",), ("a", "b"), ("a", "b", "c"), ("a", "b", "c", "d")])
def test_that_page_one_is_one_page(bench, scenarios: tuple[str, ...]) -> None:
    pages = sections_on_pages(bench.report(*scenarios))

    assert (pages[0].first, pages[0].last) == (1, 1)


def _tables(found: Section) -> list[Table]:
    return [block for block in found.blocks if isinstance(block, Table)]


def _figures(blocks: tuple[object, ...]) -> list[Figure]:
    alone = [block for block in blocks if isinstance(block, Figure)]
    facing = [side for block in blocks if isinstance(block, Facing) for row in block.rows for side in row]
    return [*alone, *(side for side in facing if isinstance(side, Figure))]
