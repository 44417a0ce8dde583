"""What is wrong with an argument, as an interface tells it: its name, what may be, what is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from approvalflow.eventlog import Horizon
from approvalflow.simulation.engines import ENGINES, is_installed
from approvalflow.study.runner import Settings
from approvalflow.wording.catalogues import LANGUAGES

_LARGEST = 2**63 - 1


def require_kind(name: str, value: object, kind: type | tuple[type, ...], what: str) -> None:
    """Raises TypeError where the value is of another kind; `what` says how one is had."""
    if not isinstance(value, kind):
        raise TypeError(f"{name} must be {what}, not {given(value)}")


def require_language(language: object) -> None:
    """Raises ValueError where nobody speaks it."""
    if language not in LANGUAGES:
        known = " or ".join(map(repr, LANGUAGES))
        raise ValueError(f"language must be {known}, not {given(language)}")


def require_path(name: str, value: object) -> None:
    """Raises TypeError where it is no path, ValueError where it is empty."""
    require_kind(name, value, (str, Path), "a str or a pathlib.Path")
    if not str(value).strip():
        raise ValueError(f"{name} must name a file or a folder, and is empty")


def require_names(name: str, value: object) -> None:
    """Raises TypeError where it is no sequence of texts; one text alone would be read letter by
    letter.
    """
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise TypeError(f"{name} must be a list of str, not {given(value)}")
    for one in value:
        require_kind(f"each of {name}", one, str, "a str")


def require_whole(name: str, value: object, least: int, most: int = _LARGEST) -> None:
    """Raises TypeError where it is no whole number, ValueError where it is out of bounds."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{name} must be a whole number, not {given(value)}")
    if not least <= value <= most:
        bound = f"from {least} to {most}" if most < _LARGEST else f"at least {least}"
        raise ValueError(f"{name} must be {bound}, not {value}")


def require_settings(settings: object) -> None:
    """Raises TypeError or ValueError, with the field that cannot be so."""
    if settings is None:
        return
    require_kind("settings", settings, Settings, "an af.Settings or None")
    assert isinstance(settings, Settings)
    require_whole("settings.seed", settings.seed, 0)
    if settings.replications is not None:
        require_whole("settings.replications", settings.replications, 2, 10_000)
    if settings.workers is not None:
        require_whole("settings.workers", settings.workers, 1, 256)
    precision: Any = settings.precision
    if isinstance(precision, bool) or not isinstance(precision, int | float):
        raise TypeError(f"settings.precision must be a number, not {given(precision)}")
    if not 0 < precision <= 1:
        raise ValueError(f"settings.precision must be a share above 0, as 0.02, not {precision}")
    if settings.horizon is not None:
        require_horizon("settings.horizon", settings.horizon)
    _require_engine(settings.engine)


def require_horizon(name: str, horizon: object) -> None:
    """Raises TypeError or ValueError where nothing can be simulated over it."""
    require_kind(name, horizon, Horizon, "an af.Horizon or None")
    assert isinstance(horizon, Horizon)
    require_whole(f"{name}.start_up", horizon.start_up, 0, 1_040)
    require_whole(f"{name}.weeks", horizon.weeks, 1, 1_040)
    require_whole(f"{name}.run_out", horizon.run_out, 0, 1_040)
    if horizon.kind not in ("settled", "year"):
        raise ValueError(f"{name}.kind must be 'settled' or 'year', not {given(horizon.kind)}")


def _require_engine(engine: object) -> None:
    if engine not in ENGINES:
        raise ValueError(f"settings.engine must be {one_of(ENGINES)}, not {given(engine)}")
    if not is_installed(str(engine)):
        raise ValueError(
            f"settings.engine {engine!r} needs numba: pip install 'approvalflow[fast]'"
        )


def one_of(known: Iterable[str]) -> str:
    """Words to choose from."""
    return " or ".join(map(repr, known))


def given(value: object) -> str:
    """What was given in the place of what was wanted."""
    if value is None:
        return "None"
    told = repr(value)
    short = told if len(told) <= 40 and "\n" not in told else "one"
    return f"{type(value).__name__} {short}" if short != "one" else f"a {type(value).__name__}"
