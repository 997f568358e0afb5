"""Freezes the baselines anew: `python tests/baselines/freeze.py` for all, or with the names of some."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

from frozen_scenarios import FOLDER, NAMES, results


def main(chosen: Sequence[str]) -> None:
    """Write one JSON file a scenario, one line a series."""
    unknown = set(chosen) - set(NAMES)
    if unknown:
        raise SystemExit(f"No baseline is called {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}.")
    for name in chosen or NAMES:
        lines = [f"  {json.dumps(key)}: {json.dumps(numbers)}" for key, numbers in results(name).items()]
        (FOLDER / f"{name}.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
        print(f"frozen: {name}")


if __name__ == "__main__":
    main(sys.argv[1:])
