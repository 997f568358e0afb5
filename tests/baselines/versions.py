"""Which numbers were frozen under which model version: kept results go by the version, so it must change with them."""

from __future__ import annotations

import hashlib

from frozen_scenarios import FOLDER, NAMES

VERSIONS = FOLDER / "VERSIONS"
"""One line a model version: the version, and the digest of everything frozen under it."""


def digest() -> str:
    """The digest of the frozen files as they stand."""
    frozen = "".join((FOLDER / f"{name}.json").read_text(encoding="utf-8") for name in sorted(NAMES))
    return hashlib.sha256(frozen.encode()).hexdigest()[:16]


def frozen_under(version: str) -> str:
    """The digest noted for a model version; empty when there is none."""
    lines = (line.partition(" ") for line in VERSIONS.read_text(encoding="utf-8").splitlines())
    return {known: mark for known, _, mark in lines}.get(version, "")
