"""The levers of a scenario as lines and groups."""

from __future__ import annotations

from collections.abc import Callable

from planner.domain.period import Month
from planner.domain.scenario import Operation, Scenario, lineage
from planner.domain.schedule import constant
from planner.system.levers import LEVERS
from planner.ui.scenarios.flags import flags_of
from planner.ui.scenarios.lever_groups import panel_groups, set_here_count
from planner.ui.scenarios.lever_lines import LeverLine, LeverLines
from planner.ui.workspace import OpenWorkspace
from planner.use_cases import levers, scenarios

Named = Callable[[str], str]
LATER = 24


def chain_of(workspace: OpenWorkspace, scenario_id: str) -> tuple[Scenario, ...]:
    return lineage(workspace.value.scenarios, scenario_id)


def lines_of(workspace: OpenWorkspace, scenario_id: str) -> dict[str, LeverLine]:
    chain = chain_of(workspace, scenario_id)
    return {line.title: line for line in LeverLines().of(workspace.situation, chain)}


def test_that_every_lever_has_a_line(workspace: OpenWorkspace, named: Named) -> None:
    lines = lines_of(workspace, named("As in 2019")).values()
    assert {line.lever.name for line in lines} == {lever.name for lever in LEVERS}
    assert {line.tag for line in lines} == {"today"}


def test_that_a_selection_has_its_own_line_and_the_others_keep_theirs(workspace: OpenWorkspace, named: Named) -> None:
    lines = lines_of(workspace, named("Guarded prisons"))
    assert lines["Guards, SDF prisons, SDF camps"].tag == "set here"
    assert lines["Guards, others"].tag == "today"


def test_that_a_child_says_from_whom_a_value_comes(workspace: OpenWorkspace, named: Named) -> None:
    workspace.apply(scenarios.branch, named("Guarded prisons"), "Child")
    line = lines_of(workspace, named("Child"))["Places, SDF prisons"]
    parent = workspace.value.scenario(named("Guarded prisons"))
    assert line.tag == f"from {parent.sign.letter}"
    assert not line.set_here


def test_that_a_value_is_read_at_the_crosshair(workspace: OpenWorkspace, named: Named) -> None:
    line = lines_of(workspace, named("Families home in 2 years"))["Transfer capacity"]
    assert line.value_text(0) == "600 / month"
    assert line.value_text(LATER) == "600 / month"
    assert line.inherited_text(LATER) == "600"


def test_that_requests_that_clear_say_within_how_many_months(workspace: OpenWorkspace, named: Named) -> None:
    lines = lines_of(workspace, named("Families home in 2 years"))
    assert lines["Requests, women, minors"].value_text(LATER) == "in 24 months"


def test_that_lines_worked_out_before_follow_every_change(workspace: OpenWorkspace, named: Named) -> None:
    kept, scenario = LeverLines(), named("Guarded prisons")
    before = kept.of(workspace.situation, chain_of(workspace, scenario))
    workspace.apply(levers.set_lever, scenario, "pull", "", constant(2))
    after = kept.of(workspace.situation, chain_of(workspace, scenario))
    assert [line.key for line in after if line not in before] == [("pull", "")]
    workspace.apply(scenarios.reparent, scenario, named("Nobody repatriated"))
    moved = kept.of(workspace.situation, chain_of(workspace, scenario))
    assert next(line.tag for line in moved if line.lever.name == "repatriation_requests") == "from B"


def test_that_a_limit_nobody_knows_is_not_written_as_zero(workspace: OpenWorkspace, named: Named) -> None:
    assert lines_of(workspace, named("As in 2019"))["Reception places"].value_text(0) == "no limit known"


def test_that_an_order_of_transfers_is_written_in_words(workspace: OpenWorkspace, named: Named) -> None:
    assert lines_of(workspace, named("As in 2019"))["Order"].value_text(0) == "families first"


def test_that_levers_that_move_little_are_folded_until_they_are_set(workspace: OpenWorkspace, named: Named) -> None:
    scenario = named("Guarded prisons")
    before = panel_groups(tuple(lines_of(workspace, scenario).values()), chain_of(workspace, scenario))
    workspace.apply(levers.set_lever, scenario, "pull", "", constant(2))
    after = panel_groups(tuple(lines_of(workspace, scenario).values()), chain_of(workspace, scenario))
    folded = next(group for group in before if group.key == "more")
    assert "move little" in folded.title
    assert "Pull of the theatre" in [line.title for line in folded.lines if isinstance(line, LeverLine)]
    front = next(group for group in after if group.title == "Cooperation and theatre")
    assert "Pull of the theatre" in [line.title for line in front.lines if isinstance(line, LeverLine)]


def test_that_set_here_shows_only_what_is_set_here(workspace: OpenWorkspace, named: Named) -> None:
    chain = chain_of(workspace, named("Guarded prisons"))
    lines = LeverLines().of(workspace.situation, chain)
    groups = panel_groups(lines, chain, only_here=True)
    assert sum(len(group.lines) for group in groups) == set_here_count(lines, chain) == 3


def test_that_a_search_finds_a_lever_by_its_name_and_opens_its_group(workspace: OpenWorkspace, named: Named) -> None:
    chain = chain_of(workspace, named("As in 2019"))
    groups = panel_groups(LeverLines().of(workspace.situation, chain), chain, search="transit")
    assert [line.title for group in groups for line in group.lines if isinstance(line, LeverLine)] == [
        "Transit control"
    ]
    assert groups[0].open_at_first


def test_that_flags_are_numbered_in_time_and_say_who_set_them(workspace: OpenWorkspace, named: Named) -> None:
    workspace.apply(scenarios.branch, named("Families home in 2 years"), "Child")
    workspace.apply(
        levers.add_event,
        named("Child"),
        name="Guards halved",
        start=Month.of(2020, 6),
        months=3,
        target="guard_ratio",
        operation=Operation.MULTIPLY,
        value=0.5,
    )
    chain = chain_of(workspace, named("Child"))
    flags = flags_of(workspace.situation, chain, workspace.horizon)
    assert [flag.number for flag in flags] == list(range(1, len(flags) + 1))
    assert [flag.month for flag in flags] == sorted(flag.month for flag in flags)
    event = next(flag for flag in flags if flag.is_event)
    assert not event.inherited
    assert all(flag.from_letter == chain[1].sign.letter for flag in flags if not flag.is_event)
