"""Whatever a person types wrong: one sentence, exit status 2, no data, nothing lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from one_command import Planner

CASES = {
    "wrong command": (["lst", "FILE"], "no command or file “lst” here; did you mean “list” or “set”?"),
    "missing file to open": (["GONE.planner"], "There is no file"),
    "missing argument": (["run", "FILE"], "SCENARIO must be given; see “planner run --help”"),
    "wrong option": (["list", "FILE", "--jsn"], "“--jsn” is not expected here"),
    "option without a value": (["run", "FILE", "A", "--draws"], "--draws needs a value"),
    "wrong situation": (["new", "NEW", "--situation", "atlantis"], "“atlantis”; choose nes-2019 or reconstruction"),
    "name taken": (["new", "FILE"], "is already in"),
    "empty workspace name": (["new", "NEW", "--name", " "], "needs a name"),
    "empty marking": (["new", "NEW", "--marking", ""], "marking"),
    "missing folder": (["new", "GONE/x.planner"], "folder"),
    "missing file": (["list", "GONE.planner"], "is not in"),
    "unknown parent": (
        ["branch", "FILE", "As in 2091", "X"],
        "no scenario “As in 2091” here; did you mean “As in 2019”",
    ),
    "empty scenario name": (["branch", "FILE", "A", ""], "needs a name"),
    "scenario name taken": (["branch", "FILE", "A", "as in 2019"], "already a scenario"),
    "unknown scenario": (["run", "FILE", "Z9"], "no scenario “Z9” here; there are “As in 2019”"),
    "wrong lever": (["set", "FILE", "A", "guard_ration=0.9"], "guard_ratio"),
    "wrong member": (["set", "FILE", "A", "guard_ratio[site=SDF camp]=0.9"], "SDF camps"),
    "wrong dimension": (["set", "FILE", "A", "guard_ratio[origin=France]=0.9"], "origin"),
    "wrong month": (["set", "FILE", "A", "transfer_capacity=40@2019-13"], "“2019-13” is not a month"),
    "month before the start": (["set", "FILE", "A", "transfer_capacity=40@2011-01"], "outside the situation"),
    "months in disorder": (["set", "FILE", "A", "transfer_capacity=40@2021-01,10@2020-01"], "must follow one another"),
    "no number": (["set", "FILE", "A", "transfer_capacity=many"], "“many” is not a number"),
    "not a number": (["set", "FILE", "A", "transfer_capacity=nan"], "is not a finite number"),
    "endless": (["set", "FILE", "A", "transfer_capacity=inf"], "is not a finite number"),
    "impossible guard ratio": (["set", "FILE", "A", "guard_ratio=0"], "0.1"),
    "guard ratio above its range": (["set", "FILE", "A", "guard_ratio[site=SDF camps]=7"], "1.5"),
    "negative persons": (["set", "FILE", "A", "transfer_capacity=-1"], "0"),
    "clearing what cannot be cleared": (["set", "FILE", "A", "transfer_capacity=clear 24"], "clear"),
    "clearing in no time": (["set", "FILE", "A", "repatriation_requests=clear 0"], "at least 1 month"),
    "nothing to inherit": (["set", "FILE", "A", "guard_ratio=inherit"], "guard"),
    "setting out of form": (["set", "FILE", "A", "guard_ratio"], "does not set a lever"),
    "too few draws": (["run", "FILE", "A", "--draws", "1"], "from 2 to 10000"),
    "draws in words": (["run", "FILE", "A", "--draws", "many"], "from 2 to 10000"),
    "too many months": (["run", "FILE", "A", "--months", "241"], "from 1 to 240"),
    "no such world": (
        ["run", "FILE", "A", "--world", "calm"],
        "“calm” is no world; give steady (if today’s practice holds) or turning (as the world may turn).",
    ),
    "no such world for a report": (["report", "FILE", "-s", "A", "--world", "x", "--out", "r.pdf"], "is no world"),
    "seed below zero": (["run", "FILE", "A", "--seed=-1"], "--seed"),
    "output in a missing folder": (
        ["run", "FILE", "A", "--draws", "2", "--months", "1", "--out", "GONE/x.csv"],
        "GONE",
    ),
    "one scenario to compare": (["compare", "FILE", "A"], "B must be given"),
    "a scenario compared with itself": (["compare", "FILE", "A", "A"], "named twice"),
    "month outside": (["compare", "FILE", "A", "B", "--at", "2031-01"], "2031-01 lies outside this projection"),
    "month out of form": (["compare", "FILE", "A", "B", "--at", "soon"], "“soon” is not a month"),
    "unknown evidence": (["evidence", "FILE", "--id", "F999"], "“F999”"),
    "report in an unknown form": (["report", "FILE", "-s", "A", "--out", "r.odp"], "a report ends in .pdf"),
    "report of nothing": (["report", "FILE", "--out", "r.html"], "Name scenarios with -s"),
    "report to nowhere": (["report", "FILE", "-s", "A"], "--out must be given"),
    "report to one file twice": (["report", "FILE", "-s", "A", "--out", "r.pdf", "--out", "r.pdf"], "named twice"),
    "report of a design that is not there": (["report", "FILE", "--design", "X", "--out", "r.pdf"], "no report “X”"),
    "report of a design and scenarios": (
        ["report", "FILE", "-s", "A", "--design", "X", "--out", "r.pdf"],
        "or a designed",
    ),
    "trace of no fingerprint": (["trace", "FILE", "hello"], "is no fingerprint"),
    "trace of a strange fingerprint": (["trace", "FILE", "dead", "beef"], "dead beef is not known in this workspace"),
}


@pytest.mark.parametrize("case", CASES)
def test_that_bad_input_gets_one_sentence_and_changes_nothing(planner: Planner, file: Path, case: str) -> None:
    arguments, says = CASES[case]
    places = {"FILE": str(file), "NEW": str(file.with_name("new.planner"))}
    before = file.read_bytes()
    done = planner(*(places.get(word, re.sub("^GONE", str(file.with_name("GONE")), word)) for word in arguments))
    assert done.status == 2
    assert done.out == ""
    message = done.err.splitlines()[-1]
    assert message.startswith("planner: ")
    assert says in message
    assert "Traceback" not in done.err
    assert "Error" not in done.err
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]
