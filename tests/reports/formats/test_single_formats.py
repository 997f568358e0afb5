"""One chart or table taken out of a report."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from format_samples import HOSTILE, LONG, STAMP, VALUES
from lxml import etree

from planner.reports.document import Facing, Figure, ReportContent, Table
from planner.reports.formats.single import figure_png, figure_svg, table_csv

BAND = "OFFICIAL-SENSITIVE · recipients only"


def _figures(content: ReportContent) -> list[Figure]:
    """A line chart and a bar chart."""
    front, options, *_ = content.sections
    line = next(found for found in front.blocks if isinstance(found, Figure))
    facing = next(found for found in options.blocks if isinstance(found, Facing))
    bar = facing.rows[0][0]
    assert isinstance(bar, Figure)
    return [line, bar]


def test_that_a_chart_takes_marking_title_and_stamp_with_it(content: ReportContent) -> None:
    for figure in _figures(content):
        drawn = etree.fromstring(figure_svg(figure, BAND).encode())
        words = [found.text for found in drawn.iter("{*}text")]

        assert words.count(BAND) == 2
        assert {figure.title, figure.subtitle, STAMP} <= set(words)
        assert drawn.findtext("{*}desc") == figure.alt


def test_that_a_chart_of_letters_says_what_they_mean(content: ReportContent) -> None:
    words = [found.text for found in etree.fromstring(figure_svg(_figures(content)[1], BAND).encode()).iter("{*}text")]

    assert {"A  As in 2019", "B  Nobody repatriated"} <= set(words)


def test_that_a_picture_is_as_wide_as_was_asked(content: ReportContent) -> None:
    widths = [int.from_bytes(figure_png(figure, BAND, 1200)[16:20]) for figure in _figures(content)]

    assert widths == [1200, 1200]


def test_that_a_table_is_headed_by_its_marking_and_what_it_is() -> None:
    lines = table_csv(VALUES, BAND, STAMP).splitlines()

    assert lines[:2] == [f"# {BAND}", f"# Figures at the horizon · {STAMP}"]
    assert next(csv.reader([lines[3]])) == ["Escapes", "222–3 920", "1.41 k", "32\u202f175", "likely"]
    assert len(table_csv(LONG, BAND, STAMP).splitlines()) == 73


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("+29 to +595", "+29 to +595"),
        ("+12.3 to +40.6\u202fk", "+12.3 to +40.6\u202fk"),
        ("-1", "-1"),
        ("=1+1", "'=1+1"),
        ("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
    ],
)
def test_that_no_cell_is_taken_for_a_formula(text: str, shown: str) -> None:
    rows = list(csv.reader(io.StringIO(table_csv(Table("t", ("a",), ((text,),)), "m", "s"))))

    assert rows[-1] == [shown.replace("\t", "")]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_that_whatever_a_person_typed_comes_out_as_text(typed: Callable[[str], ReportContent], words: str) -> None:
    for figure in _figures(typed(words)):
        drawn = etree.fromstring(figure_svg(figure, words).encode("utf-8"))

        assert not drawn.xpath("//*[local-name()='script' or local-name()='a' or local-name()='foreignObject']")
        assert figure_png(figure, words, 300).startswith(b"\x89PNG")
    head = table_csv(Table(words, (words,), ((words,),)), words, words).splitlines()[:2]
    assert all(line.startswith("# ") for line in head)
