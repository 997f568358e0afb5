"""Which numbers were frozen under which model version: numbers that move without a new one would go unseen."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from frozen_scenarios import FOLDER, NAMES

VERSIONS = FOLDER / "VERSIONS"
"""One line a version and scenario: the version, the scenario, and the digest of what was frozen of it."""


def digests() -> Mapping[str, str]:
    """The digest of every frozen file as it stands."""
    return {name: hashlib.sha256((FOLDER / f"{name}.json").read_bytes()).hexdigest()[:16] for name in sorted(NAMES)}


def frozen_under(version: str) -> Mapping[str, str]:
    """The digests noted for a model version, by scenario."""
    lines = (line.split() for line in VERSIONS.read_text(encoding="utf-8").splitlines())
    return {name: mark for known, name, mark in lines if known == version}
