"""Survival curves as SVG that needs no script and follows the page's colours, light or dark."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd
import vl_convert as vlc

from benchmark.endurance.statistics import Standing, SurvivalCurve

SERIES = 8
"""Colours in the style sheet, `--s0` to `--s7`; beyond that they come again with another dash."""

_SPREAD = 24
"""Pixels between the first and the last of curves that agree, at most."""

_DASHES = ([1, 0], [7, 3], [2, 2], [9, 3, 2, 3])


@dataclass(frozen=True)
class Chart:
    """One chart in two widths; the style sheet shows the one that fits."""

    wide: str
    narrow: str


@dataclass(frozen=True)
class Key:
    """How a standing is drawn: the entry in the chart's legend."""

    name: str
    color: str
    dash: str


def keys(standings: Sequence[Standing], names: Sequence[str]) -> tuple[Key, ...]:
    """A colour and a dash for each standing of a tier; `names` are those of the harnesses."""
    return tuple(
        Key(
            f"{name} · {standing.model}" if standing.model else name,
            f"var(--s{number % SERIES})",
            " ".join(map(str, _dash(number))),
        )
        for number, (standing, name) in enumerate(zip(standings, names, strict=True))
    )


def survival_chart(standings: Sequence[Standing], title: str) -> Chart:
    """The survival curves of one tier's standings, at least one."""
    return Chart(_svg(standings, title, 1000, 260), _svg(standings, title, 290, 220))


def _svg(standings: Sequence[Standing], title: str, width: int, height: int) -> str:
    end = max(max(standing.survival.steps) for standing in standings)
    x = alt.X(
        "steps:Q",
        title="work survived, in required steps",
        scale=alt.Scale(domain=[0, max(end, 1)], nice=False),
        axis=alt.Axis(tickMinStep=1, tickCount=max(3, width // 90), labelFlush=False),
    )
    y = alt.Y(
        "share:Q",
        title="trials still going",
        scale=alt.Scale(domain=[0, 1]),
        axis=alt.Axis(format="%", values=[0, 0.25, 0.5, 0.75, 1]),
    )
    layers: list[alt.Chart] = []
    for number, standing in enumerate(standings):
        # Curves that agree would hide each other, so each is moved by less than its own width.
        offset = (number - (len(standings) - 1) / 2) * min(2.6, _SPREAD / len(standings))
        curve, color = standing.survival, f"var(--s{number % SERIES})"
        line = alt.Chart(_frame([(0.0, 1.0), *zip(curve.steps, curve.probabilities, strict=True)]))
        marks = alt.Chart(_frame([(at, _at(curve, at)) for at in sorted(set(curve.censored))]))
        layers += [
            line.mark_line(
                interpolate="step-after", color=color, strokeWidth=2.6, strokeDash=_dash(number), yOffset=offset
            ).encode(x=x, y=y),
            marks.mark_tick(orient="vertical", color=color, size=13, thickness=2, opacity=1, yOffset=offset).encode(
                x=x, y=y
            ),
        ]
    chart = (
        alt.layer(*layers, description=title)
        .properties(width=width, height=height, background="transparent")
        .configure_view(strokeWidth=0)
        .configure_axis(
            labelColor="var(--muted)",
            titleColor="var(--muted)",
            gridColor="var(--line)",
            domainColor="var(--line)",
            tickColor="var(--line)",
            labelFont="system-ui, sans-serif",
            titleFont="system-ui, sans-serif",
            labelFontSize=12,
            titleFontSize=12,
            titleFontWeight="normal",
            titlePadding=10,
        )
    )
    return vlc.vegalite_to_svg(chart.to_json())


def _frame(points: Sequence[tuple[float, float]]) -> pd.DataFrame:
    return pd.DataFrame(points, columns=["steps", "share"], dtype=float)


def _at(curve: SurvivalCurve, step: float) -> float:
    return min((share for at, share in zip(curve.steps, curve.probabilities, strict=True) if at <= step), default=1.0)


def _dash(number: int) -> list[int]:
    return _DASHES[number // SERIES % len(_DASHES)] if number >= SERIES else _DASHES[0]
