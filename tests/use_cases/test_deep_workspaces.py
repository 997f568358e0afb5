"""Thousands of scenarios, hundreds deep: they open while one waits, and every verb still answers."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from deep_workspace import deep_workspace

from planner.domain.scenario import Status, astray, descendants, in_tree_order, lineage, tree
from planner.domain.value import changed
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases import scenarios
from planner.use_cases.change import By
from planner.use_cases.workspaces import open_to_work


def test_that_5_000_scenarios_500_deep_open_in_3_seconds(tmp_path: Path) -> None:
    path = tmp_path / "deep.planner"
    WorkspaceFile.create(path, deep_workspace(5_000, 500)).close()

    began = time.process_time()
    with open_to_work(path) as file:
        took = time.process_time() - began
        assert len(file.load().scenarios) == 5_000

    assert took < 3


def test_that_scenarios_nested_2_000_deep_are_ordered_checked_renamed_and_deleted(tmp_path: Path, by: By) -> None:
    with WorkspaceFile.create(tmp_path / "deep.planner", deep_workspace(2_000, 2_000)) as file:
        scenarios.rename(file, by, "s1", "The root")
        scenarios.set_status(file, by, "s1999", Status.REVIEWED)
        scenarios.delete(file, by, "s1001")

        assert [found.id for found in file.load().scenarios] == [f"s{number}" for number in range(1, 1001)]
        assert file.check() == ()


def test_that_a_tree_gives_parents_before_children_with_their_depth() -> None:
    found = [(scenario.id, depth) for scenario, depth in tree(deep_workspace(5, 3).scenarios)]

    assert found == [("s1", 0), ("s2", 1), ("s3", 2), ("s4", 0), ("s5", 1)]


def test_that_a_circle_ends_every_walk_and_is_named_as_astray() -> None:
    first, *others = in_tree_order(deep_workspace(5, 5).scenarios)
    circle = (changed(first, parent_id="s5"), *others)

    assert [found.id for found in descendants(circle, "s1")] == ["s2", "s3", "s4", "s5", "s1"]
    assert (list(tree(circle)), astray(circle)) == ([], circle)
    assert {found.id for found in in_tree_order(circle)} == {"s1", "s2", "s3", "s4", "s5"}
    with pytest.raises(Exception, match="would inherit from itself"):
        lineage(circle, "s3")


def test_that_one_whose_parent_is_missing_is_astray_with_all_that_build_on_it() -> None:
    scenarios_here = tuple(found for found in deep_workspace(5, 5).scenarios if found.id != "s2")

    assert {found.id for found in astray(scenarios_here)} == {"s3", "s4", "s5"}
