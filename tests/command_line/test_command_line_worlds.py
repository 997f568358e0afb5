"""`--world`: which world a run, a comparison and a report are drawn in, and what their notes say may be printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from one_command import Planner

SHORT = ("--draws", "8", "--months", "2")


@pytest.mark.parametrize(("asked", "world"), [((), "turning"), (("--world", "steady"), "steady")])
def test_that_the_note_beside_a_run_says_its_world_and_what_may_be_printed(
    planner: Planner, file: Path, tmp_path: Path, asked: tuple[str, ...], world: str
) -> None:
    out = tmp_path / "x.csv"
    assert planner("run", file, "As in 2019", *SHORT, *asked, "--out", out).status == 0

    told = json.loads((tmp_path / "x.csv-metadata.json").read_text(encoding="utf-8"))["dc:provenance"]
    assert (told["world"], told["central_run"]) == (world, "if today’s practice holds")
    assert (told["may_be_printed"], told["widest_range_to_print"]) == (["p50"], 0)
    assert told["left_out"].startswith("8 runs are too few for a range")


def test_that_a_comparison_in_json_is_in_one_world_whose_fingerprints_are_its_own(planner: Planner, file: Path) -> None:
    told = [
        json.loads(planner("compare", file, "A", "B", *SHORT, "--at", "2020-01", "--json", "--world", world).out)
        for world in ("steady", "turning")
    ]

    assert [one["world"] for one in told] == ["steady", "turning"]
    assert set(told[0]["fingerprints"]).isdisjoint(told[1]["fingerprints"])
