"""The locked versions: complete, hashed, without addresses, and what the project asks for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

HOUSE = Path(__file__).resolve().parents[2]
LOCKS = {name: HOUSE / "packaging" / name for name in ("requirements.txt", "requirements-dev.txt")}


def locked(name: str) -> dict[str, set[str]]:
    """Versions by package; a package has several when they depend on the Python version."""
    found: dict[str, set[str]] = {}
    for package, version in re.findall(
        r"^([a-z0-9._-]+)==(\S+)", LOCKS[name].read_text(encoding="utf-8"), re.MULTILINE
    ):
        found.setdefault(package, set()).add(version)
    return found


def asked_for(group: str) -> list[Requirement]:
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"] + project["dependency-groups"][group]
    return [Requirement(words) for words in wanted if isinstance(words, str)]


@pytest.mark.parametrize("name", LOCKS)
def test_that_a_lock_names_no_address_and_gives_every_package_a_hash(name: str) -> None:
    text = LOCKS[name].read_text(encoding="utf-8")
    packages = re.split(r"\n(?=\S)", text.strip())
    assert "://" not in text
    assert [package for package in packages if "--hash=sha256:" not in package] == []


@pytest.mark.parametrize(("name", "group"), [("requirements.txt", "build"), ("requirements-dev.txt", "dev")])
def test_that_everything_the_project_asks_for_is_locked_at_a_version_it_accepts(name: str, group: str) -> None:
    versions = locked(name)
    unmet = [
        str(wanted)
        for wanted in asked_for(group)
        if not any(wanted.specifier.contains(version) for version in versions.get(wanted.name.lower(), ()))
    ]
    assert unmet == []


def test_that_both_locks_agree_and_running_installs_no_test_tools() -> None:
    run, test = locked("requirements.txt"), locked("requirements-dev.txt")
    assert {package: test.get(package) for package in run} == run
    assert not {"pytest", "hypothesis", "mypy", "ruff", "pint"} & set(run)


def test_that_the_binding_that_loses_references_is_locked_out() -> None:
    binding = next(wanted for wanted in asked_for("dev") if wanted.name == "PySide6-Essentials")
    assert not binding.specifier.contains("6.12.0")
