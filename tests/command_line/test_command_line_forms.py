"""The forms of the command line: what each command prints, writes and leaves in the file."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from one_command import Planner

from planner.command_line.main import main

SHORT = ("--draws", "8", "--months", "3")
STATS = ["central", "mean", "p2.5", "p10", "p25", "p50", "p75", "p90", "p97.5"]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_that_no_arguments_a_file_and_the_sample_open_the_window(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    opened: list[tuple[Path | None, bool]] = []

    def open_window(path: Path | None, sample: bool) -> int:
        opened.append((path, sample))
        return 0

    assert [main(words, open_window) for words in ([], [str(file)], ["--sample"])] == [0, 0, 0]
    assert opened == [(None, False), (file, False), (None, True)]


def test_that_the_version_names_planner_and_model(planner: Planner) -> None:
    done = planner("--version")
    assert done.status == 0
    assert done.out.startswith("planner 0.")
    assert "(model " in done.out


def test_that_help_is_data_and_names_every_command(planner: Planner) -> None:
    done = planner("--help")
    assert done.status == 0
    assert all(name in done.out for name in ("new", "list", "branch", "set", "run", "compare", "report", "bench"))


def test_that_a_new_workspace_lists_as_in_2019_and_its_children(planner: Planner, file: Path) -> None:
    found = json.loads(planner("list", file, "--json").out)
    assert set(found) == {"situations", "scenarios"}
    parents = {scenario["name"]: scenario["parent"] for scenario in found["scenarios"]}
    assert parents["As in 2019"] is None
    assert parents["Nobody repatriated"] == "As in 2019"
    assert {"name", "parent", "status", "overrides"} <= set(found["scenarios"][0])


def test_that_a_branch_stores_only_what_is_set_in_it(planner: Planner, file: Path) -> None:
    assert planner("branch", file, "As in 2019", "More transfers").status == 0
    assert (
        planner("set", file, "More transfers", "transfer_capacity=300@2020-01..600@2020-12", "--why", "trial").status
        == 0
    )
    found = json.loads(planner("list", file, "--json").out)["scenarios"]
    branch = next(scenario for scenario in found if scenario["name"] == "More transfers")
    assert branch["parent"] == "As in 2019"
    assert branch["overrides"] == [
        {"lever": "transfer_capacity", "members": "", "schedule": "300@2020-01..600@2020-12"}
    ]


def test_that_inherit_drops_what_was_set(planner: Planner, file: Path) -> None:
    before = planner("list", file, "--json").out
    assert planner("set", file, "A", "guard_ratio[site=SDF camps]=0.9").status == 0
    assert planner("list", file, "--json").out != before
    assert planner("set", file, "A", "guard_ratio[site=SDF camps]=inherit").status == 0
    assert planner("list", file, "--json").out == before


def test_that_a_first_scenario_can_be_put_on_a_situation(planner: Planner, file: Path) -> None:
    assert planner("branch", file, "nes-2019", "From the start").status == 0
    found = json.loads(planner("list", file, "--json").out)["scenarios"]
    assert next(scenario for scenario in found if scenario["name"] == "From the start")["parent"] is None


def test_that_run_prints_the_long_form_with_every_month_and_stat(planner: Planner, file: Path) -> None:
    done = planner("run", file, "As in 2019", *SHORT)
    assert done.status == 0
    assert done.out.splitlines()[0] == "scenario,variable,kind,members,month,stat,value"
    found = rows(done.out)
    assert {row["scenario"] for row in found} == {"As in 2019"}
    assert {row["kind"] for row in found} == {"stock", "flow", "lever", "indicator"}
    assert {row["month"] for row in found} == {"2019-11", "2019-12", "2020-01", "2020-02"}
    held = [
        row for row in found if (row["variable"], row["members"]) == ("held_abroad", "") and row["month"] == "2020-02"
    ]
    assert [row["stat"] for row in held] == STATS


def test_that_run_says_the_same_twice_and_something_else_with_another_seed(planner: Planner, file: Path) -> None:
    once, again = (planner("run", file, "A", *SHORT, "--seed", "7").out for _ in range(2))
    assert once == again
    assert once != planner("run", file, "A", *SHORT, "--seed", "8").out


def test_that_members_sum_to_their_total(planner: Planner, file: Path) -> None:
    found = [
        row
        for row in rows(planner("run", file, "A", *SHORT).out)
        if row["variable"] == "held_abroad" and row["stat"] == "central" and row["month"] == "2020-02"
    ]
    total = sum(float(row["value"]) for row in found if row["members"] == "")
    parts = sum(float(row["value"]) for row in found if row["members"].startswith("site="))
    assert parts == pytest.approx(total, rel=1e-12)


def test_that_small_starting_cells_are_blank_and_the_others_rounded(planner: Planner, file: Path) -> None:
    done = planner("run", file, "A", "--draws", "2", "--months", "1", "--members")
    start = [
        row["value"]
        for row in rows(done.out)
        if row["kind"] == "stock" and row["month"] == "2019-11" and ";" in row["members"]
    ]
    assert "" in start
    assert all(float(value) == 0 or float(value) >= 10 for value in start if value)
    assert all(float(value) % 5 == 0 for value in start if value)


def test_that_a_csv_file_gets_its_marking_beside_it(planner: Planner, tmp_path: Path) -> None:
    workspace, out = tmp_path / "secret.planner", tmp_path / "x.csv"
    planner("new", workspace, "--marking", "OFFICIAL-SENSITIVE")
    done = planner("run", workspace, "A", *SHORT, "--out", out)
    assert done.out == ""
    assert done.err.startswith("OFFICIAL-SENSITIVE · ")
    assert out.read_text().startswith("scenario,variable,kind,members,month,stat,value\n")
    about = json.loads((tmp_path / "x.csv-metadata.json").read_text())
    assert about["url"] == "x.csv"
    assert about["dc:accessRights"] == "OFFICIAL-SENSITIVE"
    assert about["dc:provenance"]["draws"] == 8
    assert [column["name"] for column in about["tableSchema"]["columns"]] == list(rows(out.read_text())[0])


def test_that_json_carries_the_marking_and_the_same_rows(planner: Planner, file: Path) -> None:
    found = json.loads(planner("run", file, "A", *SHORT, "--json").out)
    same = rows(planner("run", file, "A", *SHORT).out)
    assert found["marking"] == "OFFICIAL"
    assert [row["value"] for row in found["rows"]] == [float(row["value"]) if row["value"] else None for row in same]


def test_that_compare_pairs_every_other_scenario_with_the_first(planner: Planner, file: Path) -> None:
    done = planner("compare", file, "As in 2019", "Nobody repatriated", *SHORT, "--at", "2020-02")
    found = rows(done.out)
    assert {row["scenario"] for row in found} == {"Nobody repatriated − As in 2019"}
    assert {row["kind"] for row in found} == {"difference"}
    assert {row["month"] for row in found} == {"2020-02"}
    one = [row["stat"] for row in found if (row["variable"], row["members"]) == ("escapes", "")]
    assert one == [*STATS, "share lower", "share higher"]


def test_that_a_branch_that_sets_nothing_differs_by_exactly_nothing(planner: Planner, file: Path) -> None:
    planner("branch", file, "A", "The same")
    found = rows(planner("compare", file, "A", "The same", *SHORT).out)
    assert found
    assert {float(row["value"]) for row in found if row["value"]} == {0.0}


def test_that_evidence_prints_the_form_with_blanks_unknown(planner: Planner) -> None:
    found = {item["id"]: item for item in json.loads(planner("evidence", "--json").out)}
    keys = ["id", "kind", "low", "central", "high", "unit", "as_of", "geography", "text", "endnote", "flags", "sources"]
    assert list(found["F29"])[: len(keys)] == keys
    assert found["F01"]["low"] is None
    assert found["F01"]["flags"] == ["Q1"]
    assert {"F01", "F17"} <= set(found["Q1"]["sources"])


def test_that_one_evidence_item_is_printed_in_full(planner: Planner, file: Path) -> None:
    done = planner("evidence", file, "--id", "f01")
    assert done.status == 0
    assert done.out.startswith("F01, figure: ")
    assert "(text not held)" in done.out


def test_that_check_passes_on_a_new_workspace(planner: Planner, file: Path) -> None:
    done = planner("check", file, "--json")
    assert done.status == 0
    states = [entry["state"] for entry in json.loads(done.out)]
    assert len(states) >= 10
    assert set(states) <= {"passed", "note", "warning"}


def test_that_an_export_never_takes_the_place_of_its_workspace(planner: Planner, file: Path) -> None:
    before = file.read_bytes()
    done = planner("run", file, "A", *SHORT, "--out", file)
    assert done.status == 2
    assert "is the workspace itself" in done.err
    assert file.read_bytes() == before


def test_that_a_reader_who_stops_early_is_no_error(file: Path) -> None:
    command = f'"{sys.executable}" -m planner run "{file}" A --draws 2 --months 12 | head -n 1'
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stdout == "scenario,variable,kind,members,month,stat,value\n"
    assert "Traceback" not in done.stderr
    assert "Broken" not in done.stderr
