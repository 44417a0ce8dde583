"""CITATION.cff names this version, and nobody who does not exist."""

from __future__ import annotations

import tomllib

from helpers.phrasebook import DOCS, loaded

ROOT = DOCS.parent


def test_it_names_this_version_and_the_project() -> None:
    cited = loaded((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert cited["version"] == project["version"]
    assert cited["license"] == project["license"]
    assert cited["cff-version"] == "1.2.0"
    assert {"message", "title", "type", "authors"} <= set(cited)
    assert [set(author) for author in cited["authors"]] == [{"name"}]  # an entity, no person
