"""Freezes the baselines anew: `python tests/baselines/freeze.py` for all, or with the names of some."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

from frozen_scenarios import FOLDER, NAMES, results
from versions import VERSIONS, digests, frozen_under

from planner.system.wired import MODEL_VERSION


def main(chosen: Sequence[str]) -> None:
    """Write one JSON file a scenario, one line a series."""
    unknown = set(chosen) - set(NAMES)
    if unknown:
        raise SystemExit(f"No baseline is called {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}.")
    for name in chosen or NAMES:
        lines = [f"  {json.dumps(key)}: {json.dumps(numbers)}" for key, numbers in results(name).items()]
        (FOLDER / f"{name}.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
        print(f"frozen: {name}")
    _note_version()


def _note_version() -> None:
    """Note what is new under this model version; other numbers under a known one are refused."""
    known, found = frozen_under(MODEL_VERSION), digests()
    if moved := [name for name, mark in found.items() if known.get(name, mark) != mark]:
        raise SystemExit(
            f"These are not the numbers of model {MODEL_VERSION} ({', '.join(moved)}): raise MODEL_VERSION, and freeze "
            "again."
        )
    with VERSIONS.open("a", encoding="utf-8") as notes:
        notes.writelines(f"{MODEL_VERSION} {name} {mark}\n" for name, mark in found.items() if name not in known)


if __name__ == "__main__":
    main(sys.argv[1:])
