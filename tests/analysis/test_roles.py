"""One table of what matters: sites are picked by their kind, and every key is one that the system publishes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import planner
from planner.analysis.indicators import indicator
from planner.analysis.roles import Role, keys_of, main_sites, placed
from planner.domain.situation import Site, SiteKind, Situation, StartingStock
from planner.domain.value import changed
from planner.system.situations import shipped_situations

NES, RECONSTRUCTION = shipped_situations()
SHIPPED = Path(planner.__file__).parent
THE_SAMPLE = SHIPPED / "use_cases" / "samples.py"
"""Its scenarios are written for a shipped situation."""


def with_sites(*sites: Site, held: dict[str, float] | None = None) -> Situation:
    stocks = tuple(
        StartingStock(stock="held_abroad", members=f"site={name};origin=Iraq;cohort=men", persons=persons, evidence=())
        for name, persons in (held or {}).items()
    )
    return changed(NES, sites=sites, stocks=stocks)


def named(situation: Situation) -> dict[str, str]:
    return {slot: site.name for slot, site in main_sites(situation).items()}


@pytest.mark.parametrize("situation", [NES, RECONSTRUCTION], ids=lambda found: found.id)
@pytest.mark.parametrize("role", list(Role), ids=lambda role: role.name)
def test_that_every_role_names_indicators_of_every_shipped_situation(role: Role, situation: Situation) -> None:
    assert [indicator(key).key for key in keys_of(role, situation)] == list(keys_of(role, situation))
    assert not [one for one in placed(role, situation) if "{" in f"{one.key}{one.title}{one.short}{one.brief}"]


def test_that_the_shipped_situations_speak_of_the_sites_of_the_north_east() -> None:
    assert named(NES) == named(RECONSTRUCTION) == {"prison": "SDF prisons", "camp": "SDF camps"}


def test_that_the_fullest_site_of_a_kind_that_is_no_states_own_speaks_for_it() -> None:
    small, large = Site(name="Small", kind=SiteKind.PRISON), Site(name="Large", kind=SiteKind.PRISON)
    own = Site(name="Own", kind=SiteKind.PRISON, nationals_of="Iraq")
    tents = Site(name="Tents", kind=SiteKind.CAMP)
    held = {"Small": 10, "Large": 90, "Own": 900, "Tents": 5}
    assert named(with_sites(own, small, large, tents, held=held)) == {"prison": "Large", "camp": "Tents"}


def test_that_another_site_stands_in_where_a_kind_is_missing() -> None:
    mixed, tents = Site(name="Mixed", kind=SiteKind.MIXED), Site(name="Tents", kind=SiteKind.CAMP)
    assert named(with_sites(mixed, tents)) == {"prison": "Mixed", "camp": "Tents"}
    words = {one.brief for one in placed(Role.HEADLINE, with_sites(mixed, tents))}
    assert {"Mixed full", "Camps full"} <= words


def test_that_a_single_site_stands_once_and_no_row_is_made_up_for_a_second() -> None:
    assert named(with_sites(Site(name="Tents", kind=SiteKind.CAMP))) == {"camp": "Tents"}
    assert "occupancy|site=Tents" in keys_of(Role.HEADLINE, with_sites(Site(name="Tents", kind=SiteKind.CAMP)))


def test_that_no_code_of_screens_documents_or_analysis_names_a_site_or_an_origin() -> None:
    members = {site.name for site in NES.sites} | {origin.name for origin in NES.origins}
    found = [
        f"{path.relative_to(SHIPPED)}: {text}"
        for room in ("ui", "analysis", "reports", "use_cases", "command_line")
        for path in (SHIPPED / room).rglob("*.py")
        for text in literals(path)
        if path != THE_SAMPLE and re.split(r"[|=]", text)[-1] in members
    ]
    assert found == []


def literals(path: Path) -> Iterator[str]:
    """The texts in a file's code; what stands alone as a docstring is not among them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value
