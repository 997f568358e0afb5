"""The only door to the typesetter: a template and its data in memory become PDF, pictures of pages, or answers.

Nothing is read from the system: fonts are the shipped ones, and no file or network is touched while it works.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from planner import assets

if TYPE_CHECKING:
    from typst import Compiler, Fonts, TypstWarning

UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
_UNSHOWN = "could not be displayed"


class Typeset:
    """A template with its data, ready to be set in type as often as asked."""

    def __init__(self, template: bytes, data: Mapping[str, str]) -> None:
        self._template, self._data = template, dict(data)

    def pdf(self, made: datetime | None) -> bytes:
        """A tagged PDF (PDF/A-2a and PDF/UA-1) dated `made`; a time without a zone is printed as it is."""
        dated = (made or UNDATED).replace(microsecond=0)
        dated = dated.astimezone(UTC) if dated.tzinfo else dated.replace(tzinfo=UTC)
        found, warnings = self._compiler().compile_with_warnings(
            format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=dated
        )
        return _checked(found, warnings)[0]

    def shows_all(self) -> bool:
        """Whether the fonts have every sign, also where several signs are drawn as one."""
        from typst import TypstError

        try:
            self.pdf(None)
        except TypstError as problem:
            if _UNSHOWN in problem.message:
                return False
            raise
        return True

    def pages(self, pixels_per_point: float) -> list[bytes]:
        """Every page as a PNG picture."""
        found, warnings = self._compiler().compile_with_warnings(format="png", ppi=72 * pixels_per_point)
        return _checked(found, warnings)

    def asked(self, label: str) -> object:
        """The value the template left under `label`."""
        return json.loads(self._compiler().query(f"<{label}>", field="value", one=True))

    def _compiler(self) -> Compiler:
        """A new one for each task: it forgets a template given as bytes after its first."""
        from typst import Compiler  # 30 MB, and off the way to the first window

        root = str(assets.resource("report"))
        return Compiler(self._template, root=root, font_paths=_fonts(), ignore_system_fonts=True, sys_inputs=self._data)


def _checked(found: bytes | list[bytes] | None, warnings: list[TypstWarning]) -> list[bytes]:
    """What was made, unless a font is missing or the template is wrong: then it is not what was meant."""
    if warnings:
        raise RuntimeError(f"the pages were set with a warning: {warnings[0].message}")
    return [found] if isinstance(found, bytes) else found or []


@cache
def _fonts() -> Fonts:
    from typst import Fonts

    paths = [str(assets.resource("fonts")), str(assets.resource("report", "fonts"))]
    return Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths)
