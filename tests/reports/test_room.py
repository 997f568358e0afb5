"""Page one is kept to one page, whatever stands on it: less is told where names are long."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.assurance import ROLES, Signature
from planner.reports.document import Bullets, Facing, Figure, Notice, RedBox, ReportContent, Table, Text
from planner.reports.formats.pdf import sections_on_pages
from planner.reports.options_note.room import PAGE, height_of, lines_of

ILLUSTRATIVE = Notice("Illustrative.", "It starts from Nov 2019 and knows nothing later.")
LONG = "Families home within two years, with tracking places and rehabilitation for every adult who returns"


def front(content: ReportContent) -> tuple[object, ...]:
    return content.sections[0].blocks


def test_that_lines_break_at_blanks_and_hyphens_and_never_inside_a_number() -> None:
    assert lines_of("", 100) == 1
    assert lines_of("one", 100) == 1
    assert lines_of("child-months child-months", 80) == 2
    assert lines_of("1\u202f000\u202f000\u202f000\u202f000 1\u202f000\u202f000\u202f000\u202f000", 120) == 2


def test_that_more_to_say_takes_more_room() -> None:
    short = (Text("One line."),)
    table = Table("Sign-off", ("Role", "Post"), (("Analyst", "unit 3"),), boxed=True)

    heights = [
        height_of("Title", ILLUSTRATIVE, short),
        height_of("Title", ILLUSTRATIVE, (*short, table)),
        height_of("Title " * 20, ILLUSTRATIVE, (*short, table)),
    ]
    assert heights == sorted(heights)
    assert heights[-1] < PAGE


@pytest.mark.parametrize("scenarios", [("a", "b"), ("a", "b", "c"), ("a", "b", "c", "d")])
def test_that_page_one_stays_one_page_with_names_as_long_as_they_may_be(bench, scenarios: tuple[str, ...]) -> None:
    long = bench.renamed("a", name=f"{LONG} A").renamed("b", name=f"{LONG} B").renamed("c", name=f"{LONG} C")
    content = long.report(*scenarios, title="A title " * 15, handling="Recipients only")

    assert sections_on_pages(content)[0].last == 1


def test_that_page_one_stays_one_page_with_posts_as_long_as_they_may_be(bench) -> None:
    post = "Deputy director general for the coordination of returns, reception and rehabilitation in the regions"
    signatures = tuple(Signature(role=role, post=post, on=date(2026, 11, 18), fingerprint="0") for role in ROLES)
    content = bench.report("a", "b", "c", signatures=signatures, do_not_use_after=date(2026, 1, 1))

    assert sections_on_pages(content)[0].last == 1


def test_that_less_is_told_before_the_page_overflows_and_never_the_red_box_or_the_sign_off(bench) -> None:
    full = bench.report("a", "c")
    crowded = bench.renamed("a", name=f"{LONG} A").renamed("c", name=f"{LONG} C").report(
        "a", "c", title="A title " * 24
    )  # fmt: skip

    assert _told(crowded) < _told(full)
    assert any(isinstance(block, RedBox) for block in front(crowded))
    assert any(isinstance(block, Table) for block in front(crowded))
    assert any(isinstance(block, Figure) for block in front(full))


def test_that_both_sides_are_told_less_together(bench) -> None:
    crowded = bench.renamed("c", name=f"{LONG} C").report("a", "c", title="A title " * 24)
    facing = next(block for block in front(crowded) if isinstance(block, Facing))
    security, rights = facing.rows[0]
    assert isinstance(security, Bullets)
    assert isinstance(rights, Bullets)

    assert len(security.items) == len(rights.items)
    assert "Plot involvement." in [item.lead for item in security.items]


def _told(content: ReportContent) -> int:
    facing = next(block for block in front(content) if isinstance(block, Facing))
    sides = [side for row in facing.rows for side in row if isinstance(side, Bullets)]
    charts = sum(isinstance(block, Figure) for block in front(content))
    return charts + sum(len(side.items) for side in sides)
