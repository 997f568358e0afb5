"""Packs an OpenDocument file: content, styles, what it says of itself, and its pictures, in one archive."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from html import escape

from planner.reports.document import ReportContent
from planner.reports.drawing.typesetting import UNDATED
from planner.reports.plain_text import printable

_NAMES = {
    "office": "office",
    "style": "style",
    "text": "text",
    "table": "table",
    "draw": "drawing",
    "fo": "xsl-fo-compatible",
    "meta": "meta",
    "number": "datastyle",
    "svg": "svg-compatible",
    "config": "config",
}
SPACES = " ".join(
    [
        *(f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for prefix, name in _NAMES.items()),
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
    ]
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_FONT = (
    "<office:font-face-decls>"
    '<style:font-face style:name="Arial" svg:font-family="Arial" style:font-family-generic="swiss" '
    'style:font-pitch="variable"/></office:font-face-decls>'
)


def text(words: str) -> str:
    """Text fit for an element or an attribute."""
    return escape(printable(words))


def packed(
    kind: str,
    content: ReportContent,
    body: str,
    styles: str,
    *,
    settings: str = "",
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """An OpenDocument `kind` (`text` or `spreadsheet`); the same content gives the same bytes."""
    files = {
        "content.xml": _document("document-content", _FONT + body),
        "styles.xml": _document("document-styles", _FONT + styles),
        "meta.xml": _document("document-meta", _about(content)),
        "settings.xml": _document("document-settings", f"<office:settings>{settings}</office:settings>"),
    }
    mime = f"application/vnd.oasis.opendocument.{kind}"
    members = {name: data.encode("utf-8") for name, data in files.items()} | dict(pictures or {})
    made = (content.made or UNDATED).timetuple()[:6]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        _put(archive, "mimetype", mime.encode("ascii"), made, zipfile.ZIP_STORED)
        for name, data in members.items():
            _put(archive, name, data, made, zipfile.ZIP_DEFLATED)
        _put(archive, "META-INF/manifest.xml", _manifest(mime, members).encode("utf-8"), made, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _put(archive: zipfile.ZipFile, name: str, data: bytes, made: tuple[int, ...], method: int) -> None:
    member = zipfile.ZipInfo(name, (made[0], made[1], made[2], made[3], made[4], made[5]))
    member.compress_type = method
    member.external_attr = 0o644 << 16
    archive.writestr(member, data)


def _document(kind: str, inner: str) -> str:
    return f'{_HEAD}<office:{kind} {SPACES} office:version="1.3">{inner}</office:{kind}>\n'


def _about(content: ReportContent) -> str:
    """Title, marking, date and language; no person and no place."""
    made = (content.made or UNDATED).strftime("%Y-%m-%dT%H:%M:%S")
    return (
        "<office:meta><meta:generator>Policy Scenario Planner</meta:generator>"
        f"<dc:title>{text(content.title)}</dc:title>"
        f"<dc:subject>{text(content.band)}</dc:subject><dc:description>{text(content.stamp)}</dc:description>"
        f"<meta:creation-date>{made}</meta:creation-date><dc:date>{made}</dc:date>"
        f"<dc:language>{text(content.language)}</dc:language></office:meta>"
    )


def _manifest(mime: str, members: Mapping[str, bytes]) -> str:
    entries = [("/", mime), *((name, "image/png" if name.endswith(".png") else "text/xml") for name in members)]
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>' for name, kind in entries
    )
    space = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    return f'{_HEAD}<manifest:manifest {space} manifest:version="1.3">{listed}</manifest:manifest>\n'
