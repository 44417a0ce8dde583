"""Contrast of the page's colours, light and dark: WCAG 2.2, criteria 1.4.3 and 1.4.11."""

import itertools
import re
from importlib.resources import files

import pytest

from approvalflow.report.drawings import charts
from approvalflow.report.map.svg import style

STYLE = files("approvalflow.report.media").joinpath("page.css").read_text(encoding="utf-8")
TEXTS = ("ink", "soft", "link", "good", "bad", "unsure", "note")
GRAPHICS = ("s1", "s2", "good-edge", "bad-edge", "unsure-edge", "note-edge")


def palette(scheme: str) -> dict[str, str]:
    light, _, rest = STYLE.partition("@media (prefers-color-scheme: dark)")
    part = light if scheme == "light" else rest[: rest.index("}\n}")]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", part))


def luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_of_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "raised"])
def test_texts_can_be_read(scheme: str, ground: str) -> None:
    colours = palette(scheme)
    poor = {t: contrast(colours[t], colours[ground]) for t in TEXTS}
    assert {t: round(c, 2) for t, c in poor.items() if c < 4.5} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_graphics_can_be_seen(scheme: str) -> None:
    colours = palette(scheme)
    poor = {g: contrast(colours[g], colours["paper"]) for g in GRAPHICS}
    assert {g: round(c, 2) for g, c in poor.items() if c < 3.0} == {}


LANES = ("lane", "out")
SHADES = ("w0", "w1", "w2", "w3", "w4")


def map_palette(scheme: str) -> dict[str, str]:
    light, dark = style().split("@media (prefers-color-scheme: dark)")
    part = light if scheme == "light" else dark.partition("@media print")[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", part))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_of_a_map_can_be_read_on_every_shade(scheme: str) -> None:
    colours = map_palette(scheme)
    found = {("text", g): contrast(colours["text"], colours[g]) for g in (*LANES, *SHADES)}
    found |= {("dim", g): contrast(colours["dim"], colours[g]) for g in LANES}
    assert {pair: round(c, 2) for pair, c in found.items() if c < 4.5} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_of_a_map_can_be_seen_on_every_lane(scheme: str) -> None:
    colours = map_palette(scheme)
    lines = ("edge", "way", "view", "text")
    found = {(t, g): contrast(colours[t], colours[g]) for t in lines for g in LANES}
    assert {pair: round(c, 2) for pair, c in found.items() if c < 3.0} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_shade_says_what_its_legend_says(scheme: str) -> None:
    """The longer the wait, the darker; on a dark page the lighter."""
    colours = map_palette(scheme)
    found = [luminance(colours[shade]) for shade in SHADES]
    assert found == sorted(found, reverse=scheme == "light")


DESIGNS = ("today", "view", "rest")
SCHEMES = {"light": 0, "dark": 1, "print": 2}


def chart_palette(scheme: str) -> dict[str, str]:
    parts = re.split(r"@media \((?:prefers-color-scheme: dark)\)|@media print", charts.style())
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", parts[SCHEMES[scheme]]))


def strengths() -> dict[str, float]:
    """How much of the colour of a design each piece of its bar has."""
    found = re.findall(r"\.piece\.(g\d) { fill-opacity: ([.\d]+); }", charts.style())
    return {"g0": 1.0} | {kind: float(share) for kind, share in found}


def mixed(colour: str, ground: str, share: float) -> str:
    pairs = ((int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(share * a + (1 - share) * b):02x}" for a, b in pairs)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_texts_of_a_chart_can_be_read(scheme: str) -> None:
    colours = chart_palette(scheme)
    found = {text: contrast(colours[text], colours["ground"]) for text in ("ink", "soft", "view")}
    assert {text: round(c, 2) for text, c in found.items() if c < 4.5} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_lines_and_edges_of_a_chart_can_be_seen(scheme: str) -> None:
    colours = chart_palette(scheme)
    found = {name: contrast(colours[name], colours["ground"]) for name in (*DESIGNS, "soft")}
    assert {name: round(c, 2) for name, c in found.items() if c < 3.0} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("design", DESIGNS)
def test_numbers_can_be_read_on_each_of_five_strengths(scheme: str, design: str) -> None:
    """In the colour of the paper on work, in ink on the others; and no two strengths are alike."""
    colours, shares = chart_palette(scheme), strengths()
    assert set(shares) == {"g0", "g1", "g2", "g3", "g4"}
    grounds = {kind: mixed(colours[design], colours["ground"], s) for kind, s in shares.items()}
    found = {
        kind: contrast(colours["ground" if kind == "g0" else "ink"], ground)
        for kind, ground in grounds.items()
    }
    assert {kind: round(c, 2) for kind, c in found.items() if c < 4.5} == {}
    shades = sorted((luminance(ground) for ground in grounds.values()), reverse=True)
    steps = [(a + 0.05) / (b + 0.05) for a, b in itertools.pairwise(shades)]
    assert min(steps) > 1.12
