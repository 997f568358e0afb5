"""A short report that holds every kind of block, and words somebody hostile might type."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime

from planner.domain.period import Month
from planner.reports.document import (
    Bar,
    BarChart,
    Bullets,
    Facing,
    Figure,
    Heading,
    Key,
    Line,
    LineChart,
    Mark,
    Notice,
    Number,
    RedBox,
    ReportContent,
    Section,
    Table,
    Text,
    Weakness,
)

MADE = datetime(2026, 11, 20, 15, 42, tzinfo=UTC)
_KEPT = {"name", "language", "made", "start"}
"""What nobody types; the name of a scenario is left alone with them, and comes in by the titles."""

STAMP = "model 2.0 · seed 7 · 24 runs · results 7c1e 94b2"
A, B = Mark("A", "As in 2019", 1, 1), Mark("B", "Nobody repatriated", 2, 2)

HOSTILE = (
    "<script>alert(1)</script>",
    "=HYPERLINK(1)+cmd|' /C calc'!A0",
    "#set page(width: 1pt) $x$ @ref *bold* `raw` [x] \\ //",
    "}{\\rtf1 ]]> &amp; <w:t> %s {{x}} ${x}",
    "שלום عالم",
    "a\u202eb\u0000c\u0007d\x1b\ud800\ufffe",
    "👩‍👩‍👧 🏴󠁧󠁢󠁳󠁣󠁴󠁿 中文 🙂",
    "é\u0301\u0302 क्षि a\u20e3",
    "-1+1",
    "Q" * 120,
)


def _line(mark: Mark, start: float, *, hatched: bool = False) -> Line:
    median = tuple(start - 50 * month for month in range(25))
    low, high = tuple(value * 0.9 for value in median), tuple(value * 1.1 for value in median)
    return Line(mark, median, low, high, "3 420–4 180", hatched)


def _chart(*, compact: bool = False) -> LineChart:
    lines = (_line(A, 5003.0, hatched=True), _line(B, 7000.0))
    return LineChart(Month.of(2019, 11), lines, compact=compact, observed=True)


def _bars(title: str) -> Figure:
    bars = (Bar(A, -0.4, 0.6, "−89 to +337"), Bar(B, 0.0, 0.0, "no change"))
    return Figure(title, "persons; A: 222–3 920", f"{title}: A −89 to +337; B no change.", BarChart(bars), stamp=STAMP)


def _figure(title: str, *, table: Table | None = None, compact: bool = False) -> Figure:
    alt = f"{title} from Nov 2019 to Nov 2021. At the end: A 3 420–4 180."
    return Figure(title, "persons", alt, _chart(compact=compact), "Median, shaded 95 % of runs.", table, STAMP)


VALUES = Table(
    "Figures at the horizon",
    ("Indicator", "Range", "Median", "Persons", "Word"),
    (
        (
            "Escapes",
            Number("222–3 920", 222.4, 3918.7, "persons"),
            Number("1.41 k", 1412.0, unit="persons"),
            Number("32\u202f175", 32175.0),
            "likely",
        ),
        (
            "Occupancy",
            Number("106–189 %", 1.061, 1.894, "%"),
            Number("137 %", 1.374, unit="%"),
            Number("−5", -5.0),
            "–",
        ),
        ("Deaths", "n/a", "n/a", "under 10", "–"),
    ),
    frozenset({1, 2, 3}),
)

LONG = Table(
    "Every assumption",
    ("Assumption", "Low, central, high", "Unit", "Drawn from", "Evidence"),
    tuple(
        (f"Assumption {row} that is drawn for every run", f"{row} / 2 / 3", "share", "logit-normal", "U1")
        for row in range(70)
    ),
    widths=(38, 20, 14, 14, 14),
)


def every_block() -> ReportContent:
    """Every kind of block, on a few pages."""
    signed = (("Analyst", "Senior analyst", "16 Nov 2026"), ("Do not use after", "whole report", "31 May 2027"))
    yearly = Table("Minors held: values", ("Scenario", "Nov 2019", "Nov 2021"), (("A, median", "5 005", "3 803"),))
    facing = Facing(
        "Security", "Rights", ((_bars("Escapes"), _bars("Minors held")), (_bars("Untracked"), _bars("Deaths")))
    )
    said = Facing("Security", "Rights", ((Bullets((Text("More escapes."),)), Bullets((Text("Fewer minors held."),))),))
    return ReportContent(
        marking="official-sensitive",
        handling="recipients only",
        kind="Options note",
        title="Families home: far less child custody",
        author_role="senior analyst",
        date="20 November 2026",
        illustrative=Notice("Illustrative.", "It starts from Nov 2019 and knows nothing later."),
        stamp=STAMP,
        sunset="31 May 2027",
        made=MADE,
        sections=(
            Section(
                "So what",
                (
                    Text("brings minors home by November 2021.", "Option B"),
                    Bullets(
                        (Text("104 000 fewer child-months.", "Minors."), Text("460 more untracked.", "Tracking.")), True
                    ),
                    _figure("Minors held each month", compact=True),
                    RedBox(
                        "Quality R · Impact R", "These carry the result", (Weakness("U13b", "plots", "0.3–11.1 %"),)
                    ),
                    Table("Sign-off", ("Signed off", "Post", "Date"), signed, boxed=True, strong=frozenset({1})),
                ),
                name="so-what",
                quiet=True,
            ),
            Section(
                "Options against A",
                (
                    Text("Change by Nov 2021."),
                    Key((A, B), "Line at zero: A"),
                    facing,
                    said,
                    Notice("Grave.", "Read.", True),
                ),
                new_page=True,
                name="options",
            ),
            Section("Figures", (VALUES, Heading("Over time"), _figure("Minors held", table=yearly)), True, "values"),
            Section("Assumptions", (Text("Weakest first."), LONG), name="assumptions"),
            Section("Limits", (Bullets((Text("Illustrative."), Text("Ranges."))),), name="limits"),
        ),
    )


def worded(value: object, words: str) -> object:
    """The same value with these words in the place of every text."""
    if isinstance(value, Number):
        return Number(words, value.low, value.high, words)
    if isinstance(value, str):
        return words
    if isinstance(value, tuple):
        return tuple(worded(part, words) for part in value)
    if is_dataclass(value) and not isinstance(value, (type, Month)):
        changes = {at.name: worded(getattr(value, at.name), words) for at in fields(value) if at.name not in _KEPT}
        return replace(value, **changes)
    return value
