"""A file with results of another model: it is said, and what changed in the model is told."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from other_model import MARK, leave_results_of_another_model, other_model

from planner.domain.projection import Projection
from planner.domain.workspace import Edit
from planner.domain.world import World
from planner.store.workspace_file import WorkspaceFile
from planner.system.describing import described_model
from planner.system.identity import model_mark
from planner.system.listing import all_equations
from planner.system.wired import MODEL_VERSION
from planner.use_cases import models, projecting
from planner.use_cases.change import By, make
from planner.use_cases.reports import reports
from planner.use_cases.reports.tracing import Outcome, trace

WRITTEN_BY_0_2 = Path(__file__).parents[1] / "store" / "planner_0_2.sql"
SUMMARY = "3 equations changed, 1 input new, 1 input gone"
SENTENCES = (
    "turned_back was attempts · (1 − missed_at_departure)^2; it is now attempts · (1 − missed_at_departure).",
    "arrivals was attempts − turned_back; it is now attempts − turned_back − stopped_on_the_way.",
    "escapes is computed in another way.",
    "New: input grievance: 0 where left alone.",
    "Gone: input pull_of_war: 1 where left alone.",
)


@pytest.fixture
def central(file: WorkspaceFile) -> Projection:
    """A central run of twelve months."""
    return projecting.compute(
        projecting.prepare(file.load(), "s1", draws=0, seed=1, months=12, world=World.STEADY), lambda *_: None
    )


def test_that_a_result_says_which_model_made_it(file: WorkspaceFile, central: Projection) -> None:
    projecting.keep(file, central)

    found = file.kept(central.fingerprint, with_draws=False)
    assert found is not None
    assert found.model == central.model == file.newest_model() == model_mark()
    assert file.described_model(model_mark()) == described_model()
    assert models.model_of_results(file) is None


def test_that_a_file_without_results_says_nothing(file: WorkspaceFile) -> None:
    assert (file.newest_model(), models.model_of_results(file), models.told_in_full(file)) == (None, None, ())


def test_that_results_of_another_model_are_told_with_what_changed(file: WorkspaceFile, central: Projection) -> None:
    leave_results_of_another_model(file, central)

    other = models.model_of_results(file)
    assert other is not None
    assert other.told == (
        f"The results in this file were made with model {MODEL_VERSION} as it was then: {SUMMARY}. "
        "They are computed again."
    )
    assert other.sentences == SENTENCES


def test_that_another_number_is_a_name_enough(file: WorkspaceFile, central: Projection) -> None:
    leave_results_of_another_model(file, central, version="0.9")

    other = models.model_of_results(file)
    assert other is not None
    assert other.summary == f"model 0.9: {SUMMARY}"


def test_that_computing_again_ends_it(file: WorkspaceFile, central: Projection) -> None:
    leave_results_of_another_model(file, central)
    request = projecting.prepare(file.load(), "s1", draws=0, seed=1, months=12, world=World.STEADY)
    assert projecting.cached(file, request, with_draws=False) is None

    projecting.keep(file, central)
    assert models.model_of_results(file) is None
    assert file.described_model(MARK) == other_model()


def test_that_an_older_file_says_that_only_the_version_is_known(tmp_path: Path) -> None:
    old = tmp_path / "old.planner"
    with closing(sqlite3.connect(old)) as connection:
        connection.executescript(WRITTEN_BY_0_2.read_text("utf-8"))

    with WorkspaceFile.open(old) as opened:
        other = models.model_of_results(opened)
        assert other is not None
        assert other.summary == "the model of planner 0.2.0, of which only the version is known"
        assert opened.kept("f00d", with_draws=False) is not None


def test_that_a_model_is_described_once_and_small(file: WorkspaceFile, central: Projection, tmp_path: Path) -> None:
    projecting.keep(file, central)
    projecting.keep(file, replace(central, fingerprint="another"))

    with sqlite3.connect(file.path) as connection:
        sizes = connection.execute("SELECT length(body) FROM model").fetchall()
    connection.close()
    assert len(sizes) == 1
    assert sizes[0][0] < 20_000


def test_that_a_read_only_file_is_described_nowhere(file: WorkspaceFile, central: Projection) -> None:
    with WorkspaceFile.open(file.path) as second:
        assert second.read_only
        projecting.keep(second, central)
        models.remember_model(second)
    assert file.described_model(model_mark()) is None


def test_that_a_kept_result_of_another_model_is_traced_to_it(file: WorkspaceFile, central: Projection) -> None:
    leave_results_of_another_model(file, central)

    found = trace(file, MARK)
    assert found.outcome is Outcome.CHANGED
    assert found.changed == (f"Made with model {MODEL_VERSION} as it was then: {SUMMARY}.", *SENTENCES)


def test_that_an_export_and_a_signature_note_the_model(file: WorkspaceFile, by: By) -> None:
    reports.new_report(file, by, "Families home", ("s1", "s3"), "s1")
    reports.sign_report(file, by, "r1", "Analyst", "Head of modelling")

    (signature,) = file.load().reports[0].signatures
    assert signature.model == model_mark()
    assert file.described_model(model_mark()) is not None
    assert models.models_behind(file, file.load().reports[0]) == {}


def test_that_a_signature_for_another_model_says_what_changed(
    file: WorkspaceFile, by: By, central: Projection, signed_then: Callable[[str], None]
) -> None:
    leave_results_of_another_model(file, central)
    signed_then(MARK)

    (other,) = models.models_behind(file, file.load().reports[0]).values()
    assert (other.summary, other.sentences) == (f"model {MODEL_VERSION} as it was then: {SUMMARY}", SENTENCES)


@pytest.fixture
def signed_then(file: WorkspaceFile, by: By) -> Callable[[str], None]:
    """Signs a report as it would have been under another model."""

    def sign(mark: str) -> None:
        reports.new_report(file, by, "Families home", ("s1", "s3"), "s1")
        reports.sign_report(file, by, "r1", "Analyst", "Head of modelling")
        before = file.load().reports[0]
        signature = before.signatures[0].model_copy(update={"model": mark, "fingerprint": "0123abcd"})
        after = before.model_copy(update={"signatures": (signature,)})
        make(file, by, "an old signature", Edit(kind="report", id="r1", before=before, after=after))

    return sign


def test_that_long_lists_are_cut_with_a_count() -> None:
    assert models.told_briefly(["a", "b"], most=2) == ("a", "b")
    assert models.told_briefly(["a", "b", "c", "d"], most=2) == ("a", "b", "… and 2 more.")


def test_that_every_equation_is_described_with_its_formula() -> None:
    said = {part.name: part.says for part in described_model().parts if part.kind == "equation"}
    lines = {line.name: line.formula.line for line in all_equations() if line.kind not in ("stock", "delay")}

    assert said == lines
    assert [name for name, words in said.items() if not words] == []
