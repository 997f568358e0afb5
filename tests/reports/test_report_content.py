"""What a report says: results with ranges, security beside rights, what it rests on, what it must not be used for."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from planner.analysis.assumptions import assumption_of
from planner.domain.errors import InputError
from planner.domain.period import Month
from planner.domain.projection import Projection
from planner.reports.disclosure import observed_text
from planner.reports.document import Bullets, Facing, Figure, Key, ReportContent, Section, Table, Text
from planner.reports.plain_text import plain


@dataclass(frozen=True)
class _Check:
    name: str
    passed: bool
    detail: str = ""


def _section(content: ReportContent, title: str) -> Section:
    return next(found for found in content.sections if found.title.startswith(title))


def _tables(section: Section) -> list[Table]:
    return [block for block in section.blocks if isinstance(block, Table)]


def _facing(content: ReportContent) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    """The sentences of page one, security and rights."""
    front = content.sections[0]
    facing = next(block for block in front.blocks if isinstance(block, Facing))
    assert (facing.left_title, facing.right_title) == ("Security", "Rights")
    security, rights = facing.rows[0]
    assert isinstance(security, Bullets)
    assert isinstance(rights, Bullets)
    return security.items, rights.items


def test_that_security_and_rights_stand_side_by_side_with_ranges_and_words(bench) -> None:
    security, rights = _facing(bench.report("a", "b"))

    assert rights[0].lead == "Child-months, third-country."
    assert re.fullmatch(r"[\d\u202f]+ to [\d\u202f]+ more, almost certain\.", rights[0].text)
    assert {"Escapes.", "Untracked.", "Plot involvement."} <= {text.lead for text in security}


def test_that_every_option_is_said_on_the_same_indicators_and_a_shared_word_once(bench) -> None:
    _, rights = _facing(bench.report("a", "b", "c"))

    assert re.fullmatch(r"B .+ more; C .+ fewer; both almost certain\.", rights[0].text)


@pytest.mark.parametrize("scenarios", [("a",), ("a", "b"), ("a", "c"), ("a", "b", "c"), ("a", "b", "c", "d")])
def test_that_page_one_always_says_plot_involvement_with_what_is_still_abroad(bench, scenarios) -> None:
    said = [text.text for text in _facing(bench.report(*scenarios))[0] if text.lead == "Plot involvement."]

    assert len(said) == 1
    assert "till abroad:" in said[0]


@pytest.mark.parametrize("scenarios", [("a", "b"), ("a", "c"), ("a", "b", "c"), ("a", "b", "c", "d")])
def test_that_page_one_says_as_much_of_security_as_of_rights(bench, scenarios) -> None:
    security, rights = _facing(bench.report(*scenarios))

    assert len(security) == len(rights) >= 2


def test_that_failed_checks_make_a_draft_not_to_be_relied_on_and_stand_first(bench) -> None:
    content = bench.report("a", "b", checks=(_Check("One", True), _Check("Two", False)))
    first = content.sections[0].blocks[0]

    assert first.text.startswith("Do not rely on it: 1 of 2 reality checks did not hold.")
    assert content.band.endswith("DRAFT, do not rely on it")


def test_that_checks_that_were_not_run_are_said_first(bench) -> None:
    assert bench.report("a", "b").sections[0].blocks[0].text.startswith("No reality check was run.")


def test_that_one_scenario_alone_is_told_by_its_levels(bench) -> None:
    front = _section(bench.report("a"), "So what")
    facing = next(block for block in front.blocks if isinstance(block, Facing))
    said = {item.lead: item.text for bullets in facing.rows[0] for item in bullets.items}

    assert "people expected at home, median" in said["Plot involvement."]
    assert "Still abroad:" in said["Plot involvement."]
    assert all("fewer" not in text and "more" not in text for text in said.values())


def test_that_sentences_and_tables_print_the_same_numbers(bench) -> None:
    content = bench.report("a")
    facing = next(block for block in _section(content, "So what").blocks if isinstance(block, Facing))
    levels = {row[0]: row[2] for row in _tables(_section(content, "Figures at the horizon"))[0].rows}
    said = {item.lead: item.text for bullets in facing.rows[0] for item in bullets.items}

    assert said["Untracked."].startswith(levels["Untracked at home"].replace("–", " to "))
    assert said["Plot involvement."].startswith(levels["Plot involvement at home"].replace("–", " to "))


def test_that_more_than_three_options_are_named_in_a_key_instead_of_a_sentence(bench) -> None:
    front = bench.cloned("b", "e").report("a", "b", "c", "d", "e").sections[0]
    (key,) = (block for block in front.blocks if isinstance(block, Key))

    assert [mark.letter for mark in key.marks] == ["B", "C", "D", "E"]
    assert not any(isinstance(block, Figure) for block in front.blocks)


def test_that_the_title_states_the_trade_off(bench) -> None:
    assert bench.report("a", "b").title.startswith("Nobody repatriated: more child-months in custody, ")
    assert bench.report("a", "d").title == (
        "The same again: child-months in custody about the same, people untracked at home about the same"
    )
    assert bench.report("a").title == "“As in 2019” to Nov 2021"


def test_that_a_typed_title_replaces_the_one_made_from_the_results(bench) -> None:
    assert bench.report("a", "b", title="Bring them home?").title == "Bring them home?"


def test_that_an_identical_scenario_reads_no_change_in_every_row(bench) -> None:
    tables = _tables(_section(bench.report("a", "d"), "Figures at the horizon"))
    changes = {row[1] for row in tables[1].rows}

    assert changes == {"no change"}
    assert "the same levers and events as A" in " ".join(
        block.text for block in _section(bench.report("a", "d"), "So what").blocks if isinstance(block, Text)
    )


def test_that_every_line_chart_carries_its_values_as_a_table(bench) -> None:
    figures = [block for block in _section(bench.report("a", "b"), "Over time").blocks if isinstance(block, Figure)]

    assert len(figures) >= 5
    assert all(figure.table is not None and len(figure.table.rows) >= 2 for figure in figures)


def test_that_what_differs_tells_levers_and_events_in_words(bench) -> None:
    (table,) = _tables(_section(bench.report("a", "c"), "What differs"))
    rows = {row[0]: row[1:] for row in table.rows}

    assert rows["Repatriation requests: women, minors"] == (
        "today: as in 2019, by origin",
        "everyone eligible within 24 months",
    )
    assert rows["Transfer capacity"] == (
        "today: 600 a month",
        "today: 600 a month, then 450 from Mar 2020, 600 from Sep 2020",
    )
    assert rows["Event: Guards halved"] == (
        "does not happen",
        "guard ratio (SDF prisons) ×\u202f0.5, from Oct 2020 for 3 months",
    )


def test_that_red_red_assumptions_come_first_and_no_number_is_left_out(bench) -> None:
    red, others, numbers = _tables(_section(bench.report("a"), "Assumptions"))
    situation = bench.workspace.situations[0]
    named = {row[0].split(" ")[0] for table in (red, others) for row in table.rows}

    assert {row[2] for row in red.rows} == {"R · R"}
    assert all(row[2] != "R · R" for row in others.rows)
    assert named == {found for one in situation.parameters if (found := assumption_of(one))}
    assert len(numbers.rows) == len(
        {(one.name, one.quality) for one in situation.parameters if assumption_of(one) is None}
    )


def test_that_contested_figures_keep_all_their_sources(bench) -> None:
    section = _section(bench.report("a"), "Evidence")
    flags = [block.lead for block in section.blocks if isinstance(block, Text) and block.lead]
    shown = " ".join(row[0] for table in _tables(section) for row in table.rows)

    assert flags == list(bench.workspace.situations[0].contested)
    assert all(item in shown for item in ("F01", "F17", "F21", "F41", "O04"))


def test_that_a_failed_reality_check_is_said_before_anything_else_in_its_section(bench) -> None:
    checks = (_Check("People are conserved", True), _Check("Nothing negative", False, "untracked, month 7"))
    section = _section(bench.report("a", checks=checks), "Reality checks")

    assert section.blocks[0].text == "1 reality checks did not hold."
    assert ("Nothing negative", "did not hold", "untracked, month 7") in section.blocks[1].rows


def test_that_a_report_without_checks_says_so(bench) -> None:
    assert _section(bench.report("a"), "Reality checks").blocks[0].lead == "Not run."


def test_that_prohibited_uses_and_the_words_legend_are_always_there(bench) -> None:
    section = _section(bench.report("a"), "Limits")

    assert "watch-listing" in section.blocks[0].text
    assert ("likely", "55–75\u202f%") in _tables(section)[0].rows


def test_that_the_method_names_model_seed_draws_and_every_fingerprint(bench) -> None:
    section = _section(bench.report("a", "b"), "Method")
    fingerprints = [row[2] for row in _tables(section)[0].rows]

    assert fingerprints == [bench.projections[found].fingerprint for found in ("a", "b")]
    assert "1\u202f000 times a scenario with seed 7" in section.blocks[0].text
    assert bench.report("a").stamp.startswith("model ")


def test_that_the_method_lists_the_equations_that_rest_on_evidence(bench) -> None:
    section = _section(bench.report("a"), "Equations")
    rows = {row[0]: row for row in _tables(section)[-1].rows}

    assert rows["missed_at_departure"][1:] == (
        "min(1, max(0, (1 − stopped_at_departure)^exit_screening · sharing_effect))",
        "Share of attempts not stopped before departure; a number by origin",
        "U02a, M01, C48",
    )


@pytest.mark.parametrize(
    ("count", "text"), [(0, "none"), (4, "under 10"), (12, "10"), (13, "15"), (7343, "7\u202f345")]
)
def test_that_observed_counts_are_masked_and_rounded(count: float, text: str) -> None:
    assert observed_text(count) == text


def test_that_no_small_observed_count_is_printed_in_the_start(bench) -> None:
    (table,) = _tables(_section(bench.report("a"), "The start"))
    numbers = [int(cell.replace("\u202f", "")) for row in table.rows for cell in row[1:] if cell[0].isdigit()]

    assert min(numbers) >= 10
    assert {number % 5 for number in numbers} == {0}


def test_that_control_and_direction_signs_become_visible_or_vanish() -> None:
    assert plain("a\u0000b") == "a\u2400b"
    assert plain("a\u202eb\ud800") == "a\ufffdb\ufffd"
    assert plain("two\nlines\t here") == "two lines here"
    assert plain(" 68\u202f700  people ") == "68\u202f700 people"
    assert plain("שלום") == "\u2068שלום\u2069"
    assert plain("🙂 ‡ €") == "🙂 ‡ €"


@pytest.mark.parametrize("horizon", [Month.of(2019, 11), Month.of(2022, 12)])
def test_that_a_horizon_outside_the_run_is_refused(bench, horizon: Month) -> None:
    with pytest.raises(InputError, match="choose a month from Dec 2019 to Nov 2022"):
        bench.report("a", "b", horizon=horizon)


def test_that_a_scenario_that_is_gone_or_not_computed_is_refused(bench) -> None:
    with pytest.raises(InputError, match="no longer in the workspace"):
        bench.report("a", "z")
    found = bench.projections["b"]
    bare = Projection(found.fingerprint, found.start, found.months, found.seed, found.central)
    with pytest.raises(InputError, match="“Nobody repatriated” has no computed draws yet"):
        type(bench)(bench.workspace, bench.projections | {"b": bare}).report("a", "b")
