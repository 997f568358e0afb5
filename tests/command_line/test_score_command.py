"""`planner score`: its JSON, its text, and its refusals."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from one_command import Planner

HEAD = "variable,members,month,value,low,high,source"
FEW = ("--draws", "8")
STATS = ("p2.5", "p10", "p25", "p50", "p75", "p90", "p97.5")


@pytest.fixture
def counts(tmp_path: Path) -> Path:
    return tmp_path / "counts.csv"


def scored(planner: Planner, file: Path, counts: Path, *rows: str, words: tuple[str, ...] = FEW) -> dict[str, Any]:
    counts.write_text("\n".join([HEAD, *rows]), "utf-8")
    done = planner("score", file, "A", "--observations", counts, *words, "--json")
    assert done.status == 0, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


def test_that_the_json_has_the_form_that_was_promised(planner: Planner, file: Path, counts: Path) -> None:
    found = scored(planner, file, counts, "held_abroad,site=SDF camps,2020-02,67000,,,UN")
    assert {"n", "coverage", "mape", "bias", "baselines", "rows"} <= set(found)
    assert set(found["coverage"]) == {"50", "80", "95"}
    assert {"mape"} <= set(found["baselines"]["no_change"])
    assert {"mape", "n"} <= set(found["baselines"]["trend"])
    assert {"variable", "members", "month", "value", *STATS, "percentile"} <= set(found["rows"][0])
    assert found["months"] == 3


def test_that_quantiles_are_those_of_run_for_every_kind_of_row(planner: Planner, file: Path, counts: Path) -> None:
    rows = [
        "held_abroad,site=Iraqi prisons,2020-02,5,,,",
        "minors_held,nationality=local,2020-01,5,,,",
        "births,,2020-02,5,,,",
    ]
    found = scored(planner, file, counts, *rows)["rows"]
    table = csv.DictReader(io.StringIO(planner("run", file, "A", *FEW, "--months", "3").out))
    wanted = {(row["variable"], row["month"]): row for row in found}
    members = {row["variable"]: row["members"] for row in found}
    said = [row for row in table if (row["variable"], row["month"]) in wanted and row["kind"] != "lever"]
    there = [row for row in said if row["members"] == members[row["variable"]] and row["stat"] in STATS]
    assert len(there) == 3 * len(STATS)
    assert [wanted[row["variable"], row["month"]][row["stat"]] for row in there] == pytest.approx(
        [float(row["value"]) for row in there]
    )


def test_that_a_published_stock_is_held_against_its_counts(planner: Planner, file: Path, counts: Path) -> None:
    stock, counted, own = scored(
        planner,
        file,
        counts,
        "held_abroad,site=SDF camps,2020-02,67000,,,",
        "reported_camps,,2020-02,67000,,,",
        "held_abroad,site=Iraqi prisons,2020-02,17000,,,",
    )["rows"]
    assert [stock[stat] for stat in STATS] == pytest.approx([counted[stat] for stat in STATS])
    assert [stock["reported"], own["reported"]] == [True, False]


def test_that_coverage_and_errors_can_be_worked_out_again_from_the_rows(
    planner: Planner, file: Path, counts: Path
) -> None:
    found = scored(
        planner,
        file,
        counts,
        "held_abroad,site=SDF camps;origin=Iraq+Syria,2020-01,57000,,,",
        "at_large,,2020-02,30000,,,",
        "at_large,,2020-03,13000,,,",
    )
    rows = found["rows"]
    assert [row["members"] for row in rows] == ["site=SDF camps;origin=Iraq+Syria", "", ""]
    assert found["n"] == 3
    inside = [row["p2.5"] <= row["value"] <= row["p97.5"] for row in rows]
    assert found["coverage"]["95"] == pytest.approx(sum(inside) / 3)
    errors = [(row["p50"] - row["value"]) / row["value"] for row in rows]
    assert found["mape"] == pytest.approx(sum(map(abs, errors)) / 3)
    assert found["bias"] == pytest.approx(sum(errors) / 3)


def test_that_rows_before_the_start_serve_the_trend_only(planner: Planner, file: Path, counts: Path) -> None:
    rows = ["held_abroad,,2018-11,200,,,", "held_abroad,,2019-11,100,,,", "held_abroad,,2020-11,50,,,"]
    found = scored(planner, file, counts, *rows, "at_large,,2020-01,9,,,", words=("--draws", "4"))
    assert found["n"] == 2
    trend = found["baselines"]["trend"]
    assert (trend["n"], trend["mape"]) == (1, pytest.approx(0.0, abs=1e-12))
    assert found["earlier"] == 2


def test_that_only_rows_before_the_start_score_nothing(planner: Planner, file: Path, counts: Path) -> None:
    found = scored(planner, file, counts, "held_abroad,,2018-11,200,,,")
    assert (found["n"], found["rows"], found["mape"], found["coverage"]["95"]) == (0, [], None, None)


def test_that_a_year_is_the_sum_of_its_months(planner: Planner, file: Path, counts: Path) -> None:
    found = scored(planner, file, counts, "births,,2020,500,,,", "births,,2019,400,,,", "births,,2018,300,,,")
    row = found["rows"][0]
    assert (found["n"], row["month"]) == (1, "2020")
    months = [f"births,,2020-{month:02d},9,,," for month in range(1, 13)]
    each = scored(planner, file, counts, *months, words=("--draws", "2"))["rows"]
    whole = scored(planner, file, counts, "births,,2020,500,,,", words=("--draws", "2"))["rows"][0]
    assert sum(row["p2.5"] for row in each) <= whole["p50"] <= sum(row["p97.5"] for row in each)
    assert row["trend"] == pytest.approx(400 * 4 / 3)


def test_that_a_shorter_run_leaves_out_what_lies_beyond_and_says_so(planner: Planner, file: Path, counts: Path) -> None:
    counts.write_text(f"{HEAD}\nat_large,,2020-01,9,,,\nat_large,,2020-06,9,,,", "utf-8")
    done = planner("score", file, "A", "--observations", counts, *FEW, "--months", "3", "--json")
    assert json.loads(done.out)["n"] == 1
    assert "Left out: at_large, 2020-06: it lies after 2020-02, where this run ends." in done.err


def test_that_text_says_the_same_in_words(planner: Planner, file: Path, counts: Path) -> None:
    counts.write_text(f"{HEAD}\nat_large,,2020-01,9000,,,\nheld_abroad,,2020-03,90000,,,UN", "utf-8")
    done = planner("score", file, "A", "--observations", counts, *FEW)
    assert done.status == 0
    assert "Median" in done.out
    assert "At large" in done.out
    assert "off by" in done.out


def test_that_the_world_is_part_of_what_is_said(planner: Planner, file: Path, counts: Path) -> None:
    found = scored(planner, file, counts, "at_large,,2020-01,9000,,,", words=(*FEW, "--world", "steady"))
    assert found["world"] == "steady"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("held_abrod,,2020-01,9,,,", "Row 2, column variable"),
        ("held_abroad,site=Camp,2020-01,9,,,", "Row 2, column members"),
        ("held_abroad,,01/2020,9,,,", "Row 2, column month"),
        ("held_abroad,,2040-01,9,,,", "Row 2, column month"),
        ("held_abroad,,2020-01,many,,,", "Row 2, column value"),
        ("held_abroad,,2020-01,,5,4,", "Row 2, column low"),
        ("held_abroad,,2020,9,,,", "Row 2, column month"),
    ],
)
def test_that_bad_input_is_one_sentence_with_row_and_column(
    planner: Planner, file: Path, counts: Path, row: str, said: str
) -> None:
    counts.write_text(f"{HEAD}\n{row}", "utf-8")
    done = planner("score", file, "A", "--observations", counts, *FEW)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert len(done.err.splitlines()) == 1


def test_that_a_file_without_observations_asks_for_some(planner: Planner, file: Path) -> None:
    done = planner("score", file, "A", *FEW)
    assert (done.status, "--observations" in done.err) == (2, True)
