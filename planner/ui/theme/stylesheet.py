"""The stylesheet: `resources/window.qss` filled in with the tokens.

Fonts are set in code, so that tabular figures survive in columns of numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

from planner.assets import read_text, resource


def stylesheet(tokens: Mapping[str, str], dark: bool) -> str:
    """The application's stylesheet for one set of tokens."""
    suffix = "dark" if dark else "light"
    words = {name.replace("-", "_"): value for name, value in tokens.items()}
    return Template(read_text("window.qss")).substitute(
        words,
        accent_hover="#9CC2FF" if dark else "#184E9F",
        mark_text=words["accent"] if dark else words["mark"],
        checked=resource("icons", f"checked-{suffix}.svg").as_posix(),
        down=resource("icons", f"down-{suffix}.svg").as_posix(),
    )
