"""The one-line changes the tests are tried with: what they are, and that nothing but one line differs."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


def _script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, PACKAGING / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up by name
    spec.loader.exec_module(module)
    return module


MUTANTS = _script("mutants")
_script("warm_tests")
MUTATE = _script("mutate")


@pytest.mark.parametrize(
    ("line", "changed"),
    [
        ("a < b", {"a <= b", "a > b"}),
        ("a is None", {"a is not None"}),
        ("a == b", {"a != b"}),
        ("a + b", {"a - b"}),
        ("-a", {"a"}),
        ("not a", {"a"}),
        ("a and b", {"a or b", "a", "b"}),
        ("a & b", {"a | b", "a", "b"}),
        ("min(a, b)", {"max(a, b)"}),
        ("np.maximum(a, b)", {"np.minimum(a, b)"}),
        ("abs(a)", {"(a)"}),
        ("a[1:]", {"a[0:]", "a[2:]"}),
        ("f(0)", {"f(1)"}),
        ("True", {"False"}),
        ("0.5", {"0.56"}),
        ("b if a else c", {"b if not a else c"}),
        ("zip(a, b, strict=True)", set()),
        ('"a text"', set()),
    ],
)
def test_that_a_line_is_changed_in_every_way_it_can_be(line: str, changed: set[str]) -> None:
    assert {mutant.after for mutant in MUTANTS.mutants_of(line + "\n")} == changed


def test_that_a_change_leaves_every_other_line_alone() -> None:
    text = (PACKAGING.parent / "planner" / "engine" / "vocabulary.py").read_text(encoding="utf-8")
    before = text.splitlines()
    for mutant in MUTANTS.mutants_of(text):
        after = mutant.text.splitlines()
        differing = [number for number, (old, new) in enumerate(zip(before, after, strict=True), 1) if old != new]
        assert differing == [mutant.line]
        assert (before[mutant.line - 1].strip(), after[mutant.line - 1].strip()) == (mutant.before, mutant.after)


def test_that_signatures_and_decorators_keep_their_words() -> None:
    text = "@cache(maxsize=1)\ndef f(a: int | None) -> int | None:\n    return a\n"
    assert MUTANTS.mutants_of(text) == ()


def test_that_a_seed_picks_the_same_changes_again() -> None:
    first, again, other = (MUTATE.chosen("engine/trim.py", seed, 5) for seed in (1, 1, 2))
    assert first == again != other


def test_that_tests_that_name_the_file_come_first_and_no_window_opens() -> None:
    near, far = MUTATE.tests_for(Path("planner/analysis/breaches.py"))
    assert "tests/analysis/test_breaches.py" in near
    assert "tests/analysis/test_differences.py" in far
    assert [test for test in (*near, *far) if test.startswith("tests/ui/")] == []


def test_that_each_change_listed_as_harmless_still_exists_and_has_a_reason() -> None:
    listed = MUTATE.equivalents()
    texts = {file: (PACKAGING.parent / file).read_text(encoding="utf-8") for file, *_ in listed}
    there = {(file, mutant.before, mutant.after) for file, text in texts.items() for mutant in MUTANTS.mutants_of(text)}

    assert {words[:3] for words in listed} <= there
    assert all(len(reason.split()) > 3 for *_, reason in listed)


def test_that_a_warm_process_tells_what_passed_what_failed_and_what_was_said(tmp_path: Path) -> None:
    (tmp_path / "test_one.py").write_text("def test_that_one_is_one() -> None:\n    assert 1 == 1\n", encoding="utf-8")
    (tmp_path / "test_two.py").write_text("def test_that_one_is_two() -> None:\n    assert 1 == 2\n", encoding="utf-8")
    asked = [["-q", "-p", "no:cacheprovider", name] for name in ("test_two.py", "test_one.py", "test_two.py")]

    found = subprocess.run(
        [sys.executable, "-P", PACKAGING / "warm_tests.py"],
        input="".join(f"{json.dumps(words)}\n" for words in asked),
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=True,
    )

    answers = [json.loads(line) for line in found.stdout.splitlines()]
    assert [code for code, _ in answers] == [1, 0, 1]
    assert "1 passed" in answers[1][1]
