"""The register holds every row of the tables, with its flags and links, and none of the article's sentences."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from planner.domain.evidence import EvidenceItem, Kind
from planner.system.evidence import ARTICLE, register

HOUSE = Path(__file__).resolve().parents[2]
BESIDE = HOUSE.parent / "shared" / "evidence"
TABLES = {
    "figures": ("FIGURE", 59),
    "outside_to_2019": ("OUTSIDE", 68),
    "assumptions_to_2019": ("ASSUMPTION", 129),
    "quality_flags": ("FLAG", 13),
    "claims": ("CLAIM", 49),
    "flows": ("FLOW", 31),
    "decisions": ("DECISION", 23),
    "measures": ("MEASURE", 17),
    "events": ("EVENT", 31),
    "categories": ("CATEGORY", 14),
    "actors": ("ACTOR", 34),
    "places": ("PLACE", 26),
}
RESTATED = {"outside_to_2019", "assumptions_to_2019"}
"""Tables of which a second edition restated rows and added some."""
ORIGINAL_TABLES = sorted(set(TABLES) - RESTATED)
SAME = {
    "low": "low",
    "central": "central",
    "high": "high",
    "verbal": "verbal",
    "as_of": "as_of",
    "date": "as_of",
    "seed_endnote": "endnote",
    "seed_line": "seed_line",
    "source": "source",
    "quality": "quality",
}

needs_tables_beside = pytest.mark.skipif(not (BESIDE / "figures.csv").is_file(), reason="source tables not beside")
needs_article_beside = pytest.mark.skipif(not (BESIDE / "seed.txt").is_file(), reason="article not beside")


def item(item_id: str) -> EvidenceItem:
    found = register().get(item_id)
    assert found is not None
    return found


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def shipped(table: str) -> list[dict[str, str]]:
    return rows(HOUSE / "resources" / "evidence" / f"{table}.csv")


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def runs_of_words(text: str, length: int) -> set[tuple[str, ...]]:
    words = words_of(text)
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def test_that_the_register_counts_as_many_items_of_each_kind_as_the_tables_have_rows() -> None:
    wanted: Counter[Kind] = Counter()
    for kind, count in TABLES.values():
        wanted[Kind[kind]] += count
    assert Counter(found.kind for found in register().items) == wanted
    assert sum(wanted.values()) == 494


def test_that_an_id_stands_for_one_row_only() -> None:
    ids = [found.id for found in register().items]
    assert len(ids) == len(set(ids))


def test_that_every_item_says_something() -> None:
    assert [found.id for found in register().items if not found.text.strip()] == []


@needs_tables_beside
@pytest.mark.parametrize("table", ORIGINAL_TABLES)
def test_that_a_shipped_table_holds_the_rows_and_numbers_of_the_source_table(table: str) -> None:
    columns = SAME.keys() | {"id", "endnote_is_nearest_only", "quality_flags"}
    assert [{name: row[name] for name in row.keys() & columns} for row in shipped(table)] == [
        {name: row[name] for name in row.keys() & columns} for row in rows(BESIDE / f"{table}.csv")
    ]


@pytest.mark.parametrize("table", sorted(TABLES))
def test_that_the_register_says_what_the_shipped_table_says(table: str) -> None:
    said = {(row["id"], mine): getattr(item(row["id"]), mine) for row in shipped(table) for mine in SAME.values()}
    written = {(row["id"], SAME[name]): value for row in shipped(table) for name, value in row.items() if name in SAME}
    numbers = {"low", "central", "high"}
    assert {key: said[key] for key in written} == {
        key: (float(value) if value else None) if key[1] in numbers else (value or said[key])
        for key, value in written.items()
    }


def test_that_a_blank_number_is_not_known_and_words_stay_words() -> None:
    under_turkey = item("F03")
    assert (under_turkey.low, under_turkey.central, under_turkey.high) == (None, None, None)
    assert under_turkey.verbal == "thousands"
    assert (item("F06").low, item("F06").central) == (40000, None)


def test_that_an_endnote_keeps_its_number_and_says_when_it_is_only_the_nearest() -> None:
    assert (item("F29").endnote, item("F29").endnote_is_nearest_only) == ("38", True)
    assert (item("F27").endnote, item("F27").endnote_is_nearest_only) == ("37", False)


def test_that_low_central_and_high_never_fall() -> None:
    known = [
        [bound for bound in (found.low, found.central, found.high) if bound is not None] for found in register().items
    ]
    assert [bounds for bounds in known if bounds != sorted(bounds)] == []


def test_that_every_assumption_and_nothing_else_carries_a_quality_letter() -> None:
    assert {found.quality for found in register().items if found.kind is Kind.ASSUMPTION} == {"A", "R"}
    assert {found.quality for found in register().items if found.kind is not Kind.ASSUMPTION} == {""}


def test_that_flags_and_their_sources_name_each_other() -> None:
    by_flag = {(found.id, link) for found in register().items if found.kind is Kind.FLAG for link in found.links}
    by_source = {(flag, found.id) for found in register().items for flag in found.flags}
    assert by_flag == by_source
    assert {flag for flag, _ in by_flag} == {f"Q{number}" for number in range(1, 14)}


def test_that_a_contested_figure_is_shown_with_all_its_sources() -> None:
    assert item("Q5").links == ("F29", "F55", "O20", "O32a", "O32b", "O32c", "O32d")
    assert item("O32d").flags == ("Q5",)
    assert item("F44").flags == ("Q8", "Q9")


def test_that_every_flag_in_the_figure_table_is_among_the_pairs() -> None:
    flagged = {(row["quality_flags"], row["id"]) for row in shipped("figures") if row["quality_flags"]}
    assert flagged <= {(row["flag"], row["source"]) for row in shipped("flag_sources")}


def test_that_links_lead_to_rows_that_are_there() -> None:
    ids = {found.id for found in register().items}
    assert [link for found in register().items for link in (*found.links, *found.flags) if link not in ids] == []


@pytest.mark.parametrize(
    ("item_id", "links"),
    [
        ("E11", ("F10", "F11", "F12", "F13", "F14")),
        ("W01", ("F02",)),
        ("U13b", ("O52", "F53")),
        ("X20", ("O35", "O64")),
        ("O20", ()),
    ],
)
def test_that_ids_named_in_words_become_links(item_id: str, links: tuple[str, ...]) -> None:
    assert item(item_id).links == links


@needs_article_beside
def test_that_eight_words_running_of_the_article_stand_nowhere_in_the_planner() -> None:
    article = (BESIDE / "seed.txt").read_text(encoding="utf-8")
    sentences = runs_of_words(article, 8) | runs_of_words(re.sub(r"-\s*\n\s*", "", article), 8)
    texts = [
        path
        for folder in ("resources", "planner")
        for path in (HOUSE / folder).rglob("*")
        if path.suffix in {".csv", ".toml", ".md", ".txt", ".html", ".py", ".json"} and path.is_file()
    ]
    said = {path.name: path.read_text(encoding="utf-8").replace(ARTICLE, "") for path in texts}
    assert {name: runs for name, text in said.items() if (runs := runs_of_words(text, 8) & sentences)} == {}
