"""The command palette's ranking: names first, every word must be there."""

from __future__ import annotations

from planner.ui.shell.finder import Entry, find


def entry(title: str, kind: str = "lever", also: str = "") -> Entry:
    return Entry(kind, title, "levers", lambda: None, also=also)


def test_that_a_name_that_starts_so_comes_first() -> None:
    entries = [entry("Places added"), entry("Tracking places"), entry("Prison places at home")]
    assert find(entries, "place")[0].title == "Places added"


def test_that_every_word_must_occur() -> None:
    entries = [entry("Transfer capacity"), entry("Transfers between sites")]
    assert [found.title for found in find(entries, "tran cap")] == ["Transfer capacity"]


def test_that_further_words_find_it_too_but_later() -> None:
    entries = [entry("Order of transfers", also="repatriation_tiers"), entry("Tiers of the plan")]
    assert [found.title for found in find(entries, "tiers")] == ["Tiers of the plan", "Order of transfers"]


def test_that_case_does_not_matter() -> None:
    assert len(find([entry("Untracked at home")], "UNTRACKED")) == 1


def test_that_the_list_is_short() -> None:
    assert len(find([entry(f"Lever {number}") for number in range(40)], "lever", limit=12)) == 12
