"""Kept projections: found by fingerprint, dropped when the file would grow too large."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from planner.domain.projection import Projection
from planner.domain.workspace import Change
from planner.store.arrays import pack_summary
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


def test_that_keeping_again_replaces_and_a_restart_loses_nothing(
    file: WorkspaceFile, path: Path, projection: Make
) -> None:
    file.keep(projection("f00d", draws=5))
    file.keep(projection("f00d", draws=8))
    file.close()

    with WorkspaceFile.open(path) as again:
        found = again.kept("f00d", with_draws=True)
    assert found is not None
    assert {draws.shape for draws in found.draws.values()} == {(61, 8)}


def test_that_results_are_no_part_of_undo(file: WorkspaceFile, projection: Make) -> None:
    file.keep(projection("f00d"))

    assert (file.undoable(), file.history()) == (None, ())


def size_of_summary(projection: Projection) -> int:
    return len(pack_summary(projection.central, projection.bands, projection.errors))


def size_of_draws(projection: Projection) -> int:
    return sum(draws.nbytes for draws in projection.draws.values())


def test_that_draws_of_the_longest_unused_result_go_first(file: WorkspaceFile, path: Path, projection: Make) -> None:
    file.keep(projection("a"))
    file.keep(projection("b"))
    file.close()
    with WorkspaceFile.open(path) as again:
        again.kept("a", with_draws=True)
    with WorkspaceFile.open(path) as again:
        again.results_budget = 2 * size_of_draws(projection("c")) + 3 * size_of_summary(projection("c"))
        again.keep(projection("c"))

        with_draws = [name for name in "abc" if again.kept(name, with_draws=True)]
        with_summary = [name for name in "abc" if again.kept(name, with_draws=False)]

    assert with_draws == ["a", "c"]
    assert with_summary == ["a", "b", "c"]


def test_that_whole_results_go_when_dropping_draws_is_not_enough(file: WorkspaceFile, projection: Make) -> None:
    file.results_budget = size_of_draws(projection("a")) + 4 * size_of_summary(projection("a"))
    for name in "abcdefghij":
        file.keep(projection(name))

    kept = [name for name in "abcdefghij" if file.kept(name, with_draws=False)]

    assert kept == list("ghij")
    assert file.check() == ()


def test_that_a_decision_can_be_written_while_a_large_result_is_being_kept(
    file: WorkspaceFile, projection: Make, rename: Callable[[WorkspaceFile, str], Change]
) -> None:
    large = projection("large", draws=1000, series=60)
    finished: list[float] = []

    def keep() -> None:
        file.keep(large)
        finished.append(time.perf_counter())

    worker = threading.Thread(target=keep)
    worker.start()
    file.commit(rename(file, "Meanwhile"))
    written = time.perf_counter()
    worker.join()

    assert written < finished[0]
    assert file.load().scenarios[0].name == "Meanwhile"
    assert file.kept("large", with_draws=True) is not None


def test_that_two_threads_may_keep_the_same_result_at_once(file: WorkspaceFile, projection: Make) -> None:
    made = projection("same", draws=2000, series=12)
    with ThreadPoolExecutor(4) as pool:
        for ended in [pool.submit(file.keep, made) for _ in range(8)]:
            ended.result()

    found = file.kept("same", with_draws=True)

    assert found is not None
    assert found.draws.keys() == made.draws.keys()
