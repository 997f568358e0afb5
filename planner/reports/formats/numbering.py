"""Numbers of figures, tables and pictures, counted in reading order, so that every format numbers them alike."""

from __future__ import annotations


class Numbering:
    """Counts while a report is written; every writer walks the report in the same order."""

    def __init__(self) -> None:
        self._tables = 0
        self._figures = 0
        self._pictures = 0

    def table(self, caption: str) -> str:
        """The next table's caption: `Table 3. …`."""
        self._tables += 1
        return f"Table {self._tables}. {caption}"

    def figure(self, caption: str) -> str:
        """The next figure's caption: `Figure 1. …`."""
        self._figures += 1
        return f"Figure {self._figures}. {caption}"

    def picture(self) -> str:
        """An identity no other picture in the report has."""
        self._pictures += 1
        return f"picture-{self._pictures}"
