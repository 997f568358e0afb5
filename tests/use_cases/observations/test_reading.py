"""Tables as spreadsheets write them, and one sentence for every cell that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.domain.errors import InputError
from planner.system.situations import shipped_situations
from planner.use_cases.observations.cells import lines_of, read_file
from planner.use_cases.observations.reading import ReadTable, read_table

HEAD = "variable,members,month,value,low,high,source"


def read(text: str) -> ReadTable:
    return read_table(text, shipped_situations()[:1])


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}\nheld_abroad,site=SDF camps;origin=Iraq,2020-06,1500,,,UN",
        f"\ufeff{HEAD},note,colour\r\nheld_abroad,site=SDF camps;origin=Iraq,2020-06,1500,,,UN,,red\r\n",
        'Month;Value;Variable;Source;Members\n2020-06;1 500;held_abroad;UN;"site=SDF camps;origin=Iraq"',
        "variable\tmembers\tmonth\tvalue\tsource\n\nheld_abroad\tsite=SDF camps;origin=Iraq\tJun 2020\t1,500\tUN\n",
        "held_abroad\tsite=SDF camps;origin=Iraq\t2020-06\t1500\t\t\tUN",
        "held_abroad,site=SDF camps;origin=Iraq,2020-06,1500,,,UN",
        f'{HEAD}\n"held_abroad","site=SDF camps,origin=Iraq","2020-06","1500",,,"UN"',
    ],
)
def test_that_a_table_is_read_whatever_parts_its_columns(text: str) -> None:
    found = read(text)
    assert found.problems == ()
    one = found.observations[0]
    assert (one.variable, one.when, one.value, one.source) == ("held_abroad", "2020-06", 1500.0, "UN")
    assert one.members.replace(",", ";") == "site=SDF camps;origin=Iraq"


def test_that_each_bad_cell_is_told_once_by_row_and_column() -> None:
    rows = [
        "held_abrod,,2020-06,5,,,",
        "held_abroad,site=SDF cams,2020-06,5,,,",
        "held_abroad,,2020-16,five,,,",
        "held_abroad,,,5,,,",
        "held_abroad,,2020-06,,,,",
        "held_abroad,,2020-06,,9,3,",
        "held_abroad,,2020-06,9,,3,",
        "held_abroad,,2020,9,,,",
        ",,2020-06,9,,,",
        "held_abroad,,2020-06,-9,,,",
    ]
    found = read("\n".join([HEAD, *rows]))
    assert found.observations == ()
    assert [problem.partition(":")[0] for problem in found.problems] == [
        "Row 2, column variable",
        "Row 3, column members",
        "Row 4, column month",
        "Row 4, column value",
        "Row 5, column month",
        "Row 6, column value",
        "Row 7, column low",
        "Row 8, column value",
        "Row 9, column month",
        "Row 10, column variable",
        "Row 11, column value",
    ]
    assert all(problem.endswith((".", "?")) for problem in found.problems)


def test_that_blank_rows_count_as_rows_of_the_spreadsheet_and_nothing_more() -> None:
    found = read(f"{HEAD}\n\nheld_abroad,,2020-06,5,,,\n,,,,,,\nheld_abroad,,2020-07,x,,,")
    assert [one.id for one in found.observations] == ["r3"]
    assert found.problems[0].startswith("Row 5, column value:")


def test_that_ranges_in_one_cell_or_in_two_are_the_same() -> None:
    found = read(
        f"{HEAD}\nheld_abroad,,2020-06,250–300,,,\nheld_abroad,,2020-07,,250,300,\nheld_abroad,,2020-08,<10,,,"
    )
    assert [one.ends for one in found.observations] == [(250, 300), (250, 300), (0, 9)]


def test_that_one_bad_cell_keeps_the_whole_table_out() -> None:
    found = read(f"{HEAD}\nheld_abroad,,2020-06,x,,,\nheld_abroad,,2020-07,y,,,\nheld_abroad,,2020-08,5,,,")
    with pytest.raises(InputError, match=r"^Row 2, column value: .*1 more cell cannot be read either\.$"):
        found.whole()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("  \n \n", "empty"),
        (HEAD, "no rows"),
        ("variable,value\nheld_abroad,5", "names no column “month”"),
        ("variable,month\nheld_abroad,2020-06", "names no column “value”"),
        (f"{HEAD},value\na,b,c,d,e,f,g,h", "“value” twice"),
        ("variable;members;month;value\nheld_abroad;site=SDF camps;origin=Iraq;2020-06;5", "quotation marks"),
        (f'{HEAD}\n"held_abroad,,2020-06,5,,,', "quotation marks"),
        ("\n".join([HEAD, *["held_abroad,,2020-06,5,,,"] * 2001]), "2001 rows"),
    ],
)
def test_that_what_is_no_table_is_refused_in_one_sentence(text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_that_a_file_is_read_as_its_spreadsheet_wrote_it(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "counts.csv"
    path.write_bytes(f"{HEAD}\nheld_abroad,,2020-06,5,,,Büro".encode(encoding))
    assert lines_of(read_file(path))[0].cells["source"] == "Büro"


def test_that_what_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "counts.csv"
    path.write_bytes(b"PK\0\0")
    with pytest.raises(InputError, match="save it as CSV"):
        read_file(path)
    with pytest.raises(InputError, match="no ordinary file"):
        read_file(tmp_path)
    with pytest.raises(InputError, match="no file"):
        read_file(tmp_path / "none.csv")
