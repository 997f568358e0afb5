"""The design tokens: every colour, size and distance of the window, light and dark. Nothing here draws."""

from __future__ import annotations

LIGHT = {
    "window": "#F4F6F8",
    "surface": "#FFFFFF",
    "sunken": "#ECEFF3",
    "line": "#D5DAE1",
    "edge": "#7D8896",
    "grid": "#E4E8ED",
    "text": "#1A2129",
    "muted": "#56616E",
    "accent": "#1F5FBF",
    "accent-soft": "#E3ECF9",
    "on-accent": "#FFFFFF",
    "good": "#0B7A4B",
    "warn": "#8F5400",
    "bad": "#B3261E",
    "good-soft": "#E2F3EA",
    "warn-soft": "#FBEFDC",
    "bad-soft": "#FBE5E3",
    "mark": "#15489A",
    "on-mark": "#FFFFFF",
}

DARK = {
    "window": "#22262C",
    "surface": "#2B3038",
    "sunken": "#1D2126",
    "line": "#3D444E",
    "edge": "#808B99",
    "grid": "#363D47",
    "text": "#E8ECF1",
    "muted": "#A9B4C0",
    "accent": "#7FB0FF",
    "accent-soft": "#2E3C52",
    "on-accent": "#10151C",
    "good": "#5CCB98",
    "warn": "#F0B35A",
    "bad": "#FF8A80",
    "good-soft": "#23402F",
    "warn-soft": "#463820",
    "bad-soft": "#4A2C2B",
    "mark": "#2A62BD",
    "on-mark": "#FFFFFF",
}

SERIES_LIGHT = ("#3A86F2", "#A03A00", "#1A795E", "#80498C", "#B88404", "#2B3036")
SERIES_DARK = ("#4C9DFF", "#FA7A22", "#8FD6A6", "#D88FBE", "#FBDD5A", "#E5EAF0")

DASHES: tuple[tuple[float, ...], ...] = ((), (10, 4), (8, 3, 2, 3), (2, 3))
"""Lengths in px of strokes and gaps by a scenario's dash sign, 1 first; empty is solid."""

PARENT_DASH: tuple[float, ...] = (6, 4)
"""Kept for a parent or a planning base."""

BAND_ALPHA_LIGHT = {95: 0.13, 90: 0.13, 80: 0.15, 50: 0.22}
BAND_ALPHA_DARK = {95: 0.11, 90: 0.11, 80: 0.11, 50: 0.16}

SMALL, BODY, TITLE, HEADLINE = 12, 13, 15, 20
"""The four type sizes, in logical pixels."""

GRID = 8
"""The distance everything is a multiple of; 4 inside rows."""
