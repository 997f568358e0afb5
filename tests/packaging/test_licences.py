"""What is shipped comes with the terms it may be used under."""

from __future__ import annotations

import hashlib
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
APACHE_2 = "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30"


def test_that_the_licence_is_the_whole_published_text() -> None:
    assert hashlib.sha256((HOUSE / "LICENSE").read_bytes()).hexdigest() == APACHE_2


def test_that_every_shipped_font_stands_beside_its_licence() -> None:
    fonts = list((HOUSE / "resources" / "fonts").glob("*.[to]tf"))
    assert fonts
    families = {font.name.split("-")[0] for font in fonts}
    assert [name for name in families if not (HOUSE / "resources" / "fonts" / f"{name}-LICENSE.txt").is_file()] == []
