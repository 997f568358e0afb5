"""Kept projections: found by fingerprint, dropped when the file would grow too large."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from planner.domain.projection import Projection
from planner.store.workspace_file import WorkspaceFile

Make = Callable[..., Projection]


def test_that_an_unknown_fingerprint_finds_nothing(file: WorkspaceFile) -> None:
    assert file.kept("unheard of", with_draws=False) is None


def test_that_a_summary_without_draws_is_found_only_when_no_draws_are_asked_for(
    file: WorkspaceFile, projection: Make
) -> None:
    file.keep(projection("f00d", draws=0, series=1))

    assert file.kept("f00d", with_draws=False) is not None
    assert file.kept("f00d", with_draws=True) is None


def test_that_keeping_again_replaces_and_a_restart_loses_nothing_but_the_draws(
    file: WorkspaceFile, path: Path, projection: Make
) -> None:
    file.keep(projection("f00d", draws=5))
    file.keep(projection("f00d", draws=8))
    file.close()

    with WorkspaceFile.open(path) as again:
        found = again.kept("f00d", with_draws=False)
        assert again.kept("f00d", with_draws=True) is None
    assert found is not None
    assert found.draw_count == 8


def test_that_results_are_no_part_of_undo(file: WorkspaceFile, projection: Make) -> None:
    file.keep(projection("f00d"))

    assert (file.undoable(), file.history()) == (None, ())


def test_that_draws_of_the_longest_unused_result_are_let_go_first(file: WorkspaceFile, projection: Make) -> None:
    file.draws.budget = 2 * sum(draws.nbytes for draws in projection("c").draws.values())
    file.keep(projection("a"))
    file.keep(projection("b"))
    file.kept("a", with_draws=True)
    file.keep(projection("c"))

    with_draws = [name for name in "abc" if file.kept(name, with_draws=True)]
    with_summary = [name for name in "abc" if file.kept(name, with_draws=False)]

    assert with_draws == ["a", "c"]
    assert with_summary == ["a", "b", "c"]


def test_that_a_file_keeps_a_result_a_scenario_and_those_of_its_last_changes(
    file: WorkspaceFile, path: Path, projection: Make
) -> None:
    for name in "abcdef":
        file.keep(projection(name))
    file.kept("a", with_draws=False)
    file.close()
    with WorkspaceFile.open(path) as again:
        again.keep(projection("g"))
        again.keep(projection("h"))
        kept = [name for name in "abcdefgh" if again.kept(name, with_draws=False)]
        assert again.check() == ()

    assert kept == list("adefgh")


def test_that_no_draws_lie_in_the_file(file: WorkspaceFile, path: Path, projection: Make) -> None:
    made = projection("f00d", draws=1000)
    file.keep(made)
    file.close()

    assert made.draws["at_large"].tobytes()[-400:] not in path.read_bytes()
    assert path.stat().st_size < 2**18


def test_that_two_threads_may_keep_the_same_result_at_once(file: WorkspaceFile, projection: Make) -> None:
    made = projection("same", draws=2000, series=12)
    with ThreadPoolExecutor(4) as pool:
        for ended in [pool.submit(file.keep, made) for _ in range(8)]:
            ended.result()

    found = file.kept("same", with_draws=True)

    assert found is not None
    assert found.draws.keys() == made.draws.keys()
