"""`planner equations`, and what the commands say of a file whose results another model made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from one_command import Planner
from other_model import leave_results_of_another_model

from planner.domain.world import World
from planner.store.workspace_file import WorkspaceFile
from planner.system.listing import all_equations
from planner.use_cases import projecting


def test_that_one_equation_is_printed_in_full(planner: Planner) -> None:
    done = planner("equations", "verdicts_possible")

    assert (done.status, done.err) == (0, "")
    lines = done.out.strip().splitlines()
    assert lines[:4] == [
        "verdicts_possible = if convictions > free then free ÷ convictions else 1",
        "    where convictions = (Σ over cohort of verdicts_due) · convicted_share",
        "    where free = max(0, prison_places − Σ over stage, cohort of in_prison)",
        "    Share of the month's verdicts that prison places allow: min(1, free / convictions).",
    ]
    assert lines[4].startswith("    equation; a number by origin; planner/system/home.py:")
    assert lines[-1] == "  a ÷ b is a / b, and 0 where b is 0."


def test_that_a_stock_is_what_it_was_less_and_more(planner: Planner) -> None:
    done = planner("equations", "Frustrated")

    assert done.out.strip().splitlines()[0] == (
        "frustrated = after a step: frustrated − frustrated_fading + newly_frustrated"
    )


def test_that_all_of_them_are_printed_as_a_document(planner: Planner) -> None:
    done = planner("equations")

    assert done.status == 0
    assert done.out.startswith("Model ")
    assert [line.name for line in all_equations() if f"\n{line.name} = " not in done.out] == []
    assert done.out.count("\nplanner/system/borders.py\n") == 1


def test_that_json_holds_name_unit_dimensions_formula_reads_evidence_and_source(planner: Planner) -> None:
    (found,) = json.loads(planner("equations", "turned_back", "--json").out)

    assert found["source"].startswith("planner/system/borders.py:")
    assert {key: found[key] for key in ("name", "kind", "unit", "dimensions", "formula", "reads", "evidence")} == {
        "name": "turned_back",
        "kind": "flow",
        "unit": "person",
        "dimensions": ["origin", "cohort"],
        "formula": "attempts · (1 − missed_at_departure)",
        "reads": ["attempts", "missed_at_departure"],
        "evidence": [],
    } | {"evidence": found["evidence"]}
    assert len(json.loads(planner("equations", "--json").out)) == len(all_equations())


def test_that_an_unknown_name_is_refused_with_a_suggestion(planner: Planner) -> None:
    done = planner("equations", "turned_bak")

    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("planner: There is no equation “turned_bak” here; did you mean “turned_back” or ")
    assert done.err.count("\n") == 1


@pytest.fixture
def of_another(file: Path) -> Path:
    """A file whose results another model made."""
    with WorkspaceFile.open(file) as opened:
        request = projecting.prepare(opened.load(), "s1", draws=0, seed=1, months=12, world=World.STEADY)
        leave_results_of_another_model(opened, projecting.compute(request, lambda *_: None))
    return file


SMALL = ("--draws", "2", "--months", "2")
COMMANDS = (["list"], ["run", "A", *SMALL], ["compare", "A", "B", *SMALL])


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_that_a_command_says_what_changed_in_the_model(planner: Planner, of_another: Path, command: list[str]) -> None:
    done = planner(command[0], of_another, *command[1:])

    assert done.status == 0
    assert done.err.splitlines()[:2] == [
        "The results in this file were made with another model 1.0: 3 equations changed, 1 input new, 1 input gone. "
        "They are computed again.",
        "turned_back was attempts · (1 − missed_at_departure)^2; it is now attempts · (1 − missed_at_departure).",
    ]


def test_that_a_command_is_silent_about_its_own_model(planner: Planner, file: Path) -> None:
    planner("compare", file, "A", "B", *SMALL)

    assert planner("list", file).err == ""
