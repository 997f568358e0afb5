"""The main job on the command line: from a new workspace to compared, exported projections, counted from outside."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

HOME = "All women and minors home within 24 months"
AWAY = "Leave abroad and deprive of nationality"
FOREIGN = (
    "United Kingdom+France+Germany+Other EU+Russia+Türkiye+Tunisia+Morocco+Saudi Arabia+Jordan"
    "+Other Middle East and North Africa+Central Asia+South and East Asia+United States+Rest of the world"
)
PEOPLE = [
    "people_at_large",
    "people_relocated",
    "held_abroad",
    "people_awaiting_verdict",
    "in_prison",
    "supervised",
    "people_untracked",
    "frustrated",
    "resettled",
    "disengaged",
    "deceased",
    "unaccounted",
]
FLOWS_IN = ("attempts", "births", "recruited_locally")


def planner(*arguments: str | Path) -> str:
    """One command in a process of its own; what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "planner", *map(str, arguments)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def by_month(
    rows: list[dict[str, str]], kind: str, variables: tuple[str, ...] | list[str], stat: str
) -> dict[str, float]:
    sums: dict[str, float] = defaultdict(float)
    for row in rows:
        if (row["kind"], row["members"], row["stat"]) == (kind, "", stat) and row["variable"] in variables:
            sums[row["month"]] += float(row["value"])
    return dict(sums)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything the journey leaves behind."""
    folder = tmp_path_factory.mktemp("journey")
    file = folder / "returns.planner"
    planner("new", file, "--marking", "OFFICIAL-SENSITIVE")
    planner("branch", file, "As in 2019", HOME)
    planner("set", file, HOME, f"repatriation_requests[origin={FOREIGN},cohort=women+minors]=clear 24")
    planner("set", file, HOME, "transfer_capacity=300@2019-11..600@2020-06", "--why", "what 24 months need")
    planner("branch", file, "As in 2019", AWAY)
    planner("set", file, AWAY, "repatriation_requests=0")
    planner("set", file, AWAY, f"deprivation[origin={FOREIGN}]=1")
    sampling = ("--draws", "40", "--months", "60")
    planner("compare", file, "As in 2019", HOME, AWAY, *sampling, "--at", "2024-11", "--out", folder / "difference.csv")
    planner("report", file, "-s", "As in 2019", "-s", HOME, "-s", AWAY, *sampling, "--out", folder / "report.html")
    planner("run", file, HOME, *sampling, "--out", folder / "home.csv")
    return folder


def test_that_people_are_conserved_when_an_outsider_sums_the_table(folder: Path) -> None:
    rows = table(folder / "home.csv")
    people = by_month(rows, "stock", PEOPLE, "central")
    arriving = by_month(rows, "flow", FLOWS_IN, "central")
    months = sorted(people)
    assert len(months) == 61
    came_in = 0.0
    for month in months[1:]:
        came_in += arriving[month]
        assert people[month] == pytest.approx(people[months[0]] + came_in, rel=1e-9)
    assert came_in > 0


def test_that_the_two_options_part_in_opposite_directions(folder: Path) -> None:
    held = {
        (row["scenario"], row["stat"]): float(row["value"])
        for row in table(folder / "difference.csv")
        if (row["variable"], row["members"]) == ("minors_held", "nationality=third-country")
    }
    assert held[f"{HOME} − As in 2019", "p97.5"] < 0
    assert held[f"{AWAY} − As in 2019", "p2.5"] > 0
    assert held[f"{HOME} − As in 2019", "share lower"] == 1


def test_that_women_and_minors_are_home_within_the_24_months(folder: Path) -> None:
    rows = table(folder / "home.csv")
    held = {
        row["month"]: float(row["value"])
        for row in rows
        if (row["variable"], row["members"], row["stat"]) == ("minors_held", "nationality=third-country", "central")
    }
    assert held["2021-12"] < 0.05 * held["2019-11"]


def test_that_the_report_stands_alone_and_carries_its_marking(folder: Path) -> None:
    report = (folder / "report.html").read_text(encoding="utf-8")
    assert report.count("OFFICIAL-SENSITIVE") >= 2
    assert HOME in report
    assert AWAY in report
    assert "<script" not in report
    assert 'src="http' not in report
    assert "nan" not in report.lower().split()
