"""Bringing in, changing and taking away what was counted, and taking that back."""

from __future__ import annotations

import pytest

from planner.domain.errors import InputError
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases import history
from planner.use_cases.change import By
from planner.use_cases.observations.verbs import (
    add_observation,
    bring_in,
    change_observation,
    remove_observations,
    take_over,
)

TABLE = "variable,members,month,value\nheld_abroad,site=SDF camps,2020-01,68000\nat_large,,2020-01,9000"
CELLS = {
    "variable": "at_large",
    "members": "",
    "month": "2020-03",
    "value": "8 000",
    "low": "",
    "high": "",
    "source": "UN",
}


def test_that_a_table_comes_in_as_one_step_and_goes_out_as_one(file: WorkspaceFile, by: By) -> None:
    change = bring_in(file, by, TABLE)
    assert change.label == "bring in 2 counts"
    assert [(one.id, one.value) for one in file.load().observations] == [("o1", 68000), ("o2", 9000)]
    history.undo(file)
    assert file.load().observations == ()
    history.redo(file)
    assert len(file.load().observations) == 2


def test_that_a_bad_cell_keeps_everything_out(file: WorkspaceFile, by: By) -> None:
    with pytest.raises(InputError, match="Row 3, column value"):
        bring_in(file, by, TABLE.replace("9000", "many"))
    assert file.load().observations == ()


def test_that_what_is_here_already_is_not_brought_in_twice(file: WorkspaceFile, by: By) -> None:
    bring_in(file, by, TABLE)
    change = bring_in(file, by, f"{TABLE}\nat_large,,2020-02,8900")
    assert change.label == "bring in 1 count"
    assert [one.id for one in file.load().observations] == ["o1", "o2", "o3"]
    with pytest.raises(InputError, match="here already"):
        bring_in(file, by, TABLE)
    with pytest.raises(InputError, match="no count"):
        take_over(file, by, ())


def test_that_one_count_can_be_typed_mended_and_taken_away(file: WorkspaceFile, by: By) -> None:
    add_observation(file, by, CELLS)
    change_observation(file, by, "o1", {**CELLS, "value": "", "low": "7 000", "high": "9 000"})
    one = file.load().observations[0]
    assert (one.id, one.value, one.low, one.high) == ("o1", None, 7000, 9000)
    assert remove_observations(file, by, ["o1"]).label == "remove 1 count"
    assert file.load().observations == ()


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"value": "many"}, "^Value: “many”"),
        ({"variable": ""}, "^Variable: it is empty"),
        ({"month": "June"}, "^Month:"),
    ],
)
def test_that_a_form_is_refused_by_column(file: WorkspaceFile, by: By, cells: dict[str, str], said: str) -> None:
    with pytest.raises(InputError, match=said):
        add_observation(file, by, CELLS | cells)


def test_that_what_is_gone_can_be_neither_changed_nor_removed(file: WorkspaceFile, by: By) -> None:
    with pytest.raises(InputError, match="no longer"):
        change_observation(file, by, "o9", CELLS)
    with pytest.raises(InputError, match="no longer"):
        remove_observations(file, by, ["o9"])


def test_that_a_workspace_holds_only_so_many(file: WorkspaceFile, by: By) -> None:
    head = "variable,month,value\n"
    bring_in(file, by, head + "\n".join(f"at_large,2020-01,{number}" for number in range(2000)))
    with pytest.raises(InputError, match="2000 counts at most"):
        bring_in(file, by, f"{head}at_large,2020-01,99999")
