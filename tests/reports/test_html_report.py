"""The web page of a report: whole, accessible, marked, and safe to open."""

from __future__ import annotations

import dataclasses
import itertools
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from planner.domain.errors import InputError, WorldError
from planner.reports.document import Notice, ReportContent, Section, Text
from planner.reports.formats.html import html_of, write_html
from planner.reports.plain_text import plain

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</style></title><b>bold",
    "שלום عالم <i>",
    "a\u202eb\u0000c\u0007d",
    "🙂 & \"quotes\" 'single' {{x}} ${x} %s",
    "]]></svg><svg onload=alert(1)>",
)


def _page(content: ReportContent) -> html.HtmlElement:
    return html.document_fromstring(html_of(content))


def test_that_the_page_needs_no_network_and_no_script(bench) -> None:
    text = html_of(bench.report("a", "b", "c"))

    assert not re.findall(r"<script|<link|<img|<iframe|javascript:|@import|@font-face", text)
    assert set(re.findall(r"https?://[^\"' )<]*", text)) == {"http://www.w3.org/2000/svg"}
    assert not re.findall(r"url\((?!#)", text)
    assert "default-src 'none'" in text


def test_that_the_page_has_one_main_heading_a_language_and_no_skipped_level(bench) -> None:
    page = _page(bench.report("a", "b", "c"))
    levels = [int(found.tag[1]) for found in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]

    assert page.get("lang") == "en-GB"
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_that_every_table_has_a_caption_scoped_headers_and_no_blank_or_merged_cell(bench) -> None:
    tables = list(_page(bench.report("a", "b", "c")).iter("table"))
    cells = [cell for table in tables for cell in table.iter("th", "td")]

    assert len(tables) > 10
    assert all(table.find("caption") is not None for table in tables)
    assert all(cell.get("scope") in ("col", "row") for cell in cells if cell.tag == "th")
    assert [cell for cell in cells if not (cell.text_content() or "").strip()] == []
    assert [cell for cell in cells if cell.get("colspan") or cell.get("rowspan")] == []
    assert all(len({len(row) for row in table.iter("tr")}) == 1 for table in tables)


def test_that_every_chart_says_in_words_what_it_shows(bench) -> None:
    charts = _page(bench.report("a", "b", "c")).xpath("//*[local-name()='svg'][@role='img']")
    identities = [found.get("id") for found in _page(bench.report("a", "b", "c")).xpath("//*[@id]")]

    assert len(charts) > 10
    assert all(len(chart.findtext("title") or "") > 3 for chart in charts)
    assert all(len(chart.findtext("desc") or "") > 20 for chart in charts)
    assert len(identities) == len(set(identities))


def test_that_the_marking_stands_at_the_top_the_bottom_and_on_every_printed_page(bench) -> None:
    text = html_of(bench.report("a", "b"))
    page = html.document_fromstring(text)
    words = [found.text for found in page.find_class("marking")]

    assert words == ["OFFICIAL-SENSITIVE · DRAFT, not signed"] * 2
    assert text.count('content:"OFFICIAL\\2d SENSITIVE \\b7  DRAFT\\2c  not signed"') == 2


def _said_otherwise(value: Any, words: str, instead: str) -> Any:
    """The same content with other words in every text, so that nothing but these words differs."""
    if isinstance(value, str):
        return value.replace(words, instead) if type(value) is str else value
    if isinstance(value, tuple):
        return tuple(_said_otherwise(part, words, instead) for part in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        named = {found.name: getattr(value, found.name) for found in dataclasses.fields(value) if found.init}
        return dataclasses.replace(
            value, **{name: _said_otherwise(part, words, instead) for name, part in named.items()}
        )
    return value


@pytest.mark.parametrize("name", HOSTILE)
def test_that_whatever_a_person_typed_comes_out_as_text_and_nothing_else(bench, name: str) -> None:
    typed = bench.renamed("b", name=name, description=name)
    content = typed.report("a", "b", handling=name, author_role=name, assurance=name)
    text, shown = html_of(content), plain(name)
    harmless_words = "Plain".ljust(len(shown), "n")
    page, harmless = html.document_fromstring(text), _page(_said_otherwise(content, shown, harmless_words))

    assert [found.tag for found in page.iter()] == [found.tag for found in harmless.iter()]
    assert [sorted(found.keys()) for found in page.iter()] == [sorted(found.keys()) for found in harmless.iter()]
    told, plainly = ([found.findtext(".//title"), *found.find("body").itertext()] for found in (page, harmless))
    whole = [(one, other) for one, other in zip(told, plainly, strict=True) if not (one + other).endswith("…")]
    assert [one.replace(shown, harmless_words) for one, _ in whole] == [other for _, other in whole]
    assert shown in (page.findtext(".//h1") or "")
    assert page.text_content().count(shown) > 8
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e]", text)


def test_that_a_marking_cannot_break_out_of_the_style_sheet() -> None:
    content = ReportContent(
        marking='"}</style><script>alert(1)</script>',
        kind="note",
        title="t",
        author_role="r",
        date="d",
        illustrative=Notice("Illustrative.", "x"),
        stamp="s",
        sections=(Section("One", (Text("x"),)),),
    )
    page = html.document_fromstring(html_of(content))

    assert not page.xpath("//script")
    assert len(page.xpath("//style")) == 1


def test_that_text_is_dark_enough_and_large_enough(bench) -> None:
    style = _page(bench.report("a", "b")).findtext(".//style") or ""
    named = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", style))

    assert min(_contrast(named[name], "#ffffff") for name in ("text", "muted", "bad")) >= 4.5
    assert _contrast("#ffffff", "#15489a") >= 4.5
    assert "font: 12pt" in style
    screen_sizes = re.findall(r"font-size: ([\d.]+)pt", style)
    assert min(float(size) for size in screen_sizes) >= 12


def test_that_a_report_holds_no_user_name_and_no_path(bench, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    write_html(bench.report("a", "b", "c"), target)
    text = target.read_text(encoding="utf-8")

    assert str(tmp_path) not in text
    assert bench.workspace.scenarios[1].overrides[0].authorship.who == "k.smith"
    assert "k.smith" not in text


def test_that_the_same_content_gives_the_same_bytes(bench) -> None:
    assert html_of(bench.report("a", "c")) == html_of(bench.report("a", "c"))


def test_that_a_failing_write_leaves_the_old_report(bench, tmp_path: Path) -> None:
    folder = tmp_path / "report.html"
    folder.mkdir()
    (folder / "kept").write_text("old")

    with pytest.raises(InputError, match="no ordinary file"):
        write_html(bench.report("a"), folder)

    assert (folder / "kept").read_text() == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["report.html"]


def test_that_a_missing_folder_is_said_in_one_sentence(bench, tmp_path: Path) -> None:
    with pytest.raises(WorldError, match=r"nowhere” is not there; reconnect it or choose another place\.$"):
        write_html(bench.report("a"), tmp_path / "nowhere" / "report.html")


def test_that_a_second_export_replaces_the_first(bench, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    write_html(bench.report("a", "b"), target)
    write_html(bench.report("a", "c"), target)

    assert "Families home" in target.read_text(encoding="utf-8")
    assert [found.name for found in tmp_path.iterdir()] == ["report.html"]


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
