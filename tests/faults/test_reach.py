"""Nothing is written but what was named, and nobody is asked over a network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.studies import HELPED, OFFICE, study_in

# Python tells of every file that is opened for writing and of every socket, before it is.
WATCHED = """
import json, os, sys

told = []

def heed(event, facts):
    if event == "open":
        path, mode, flags = facts
        writes = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
        if (flags or 0) & writes or set(mode or "") & set("wax+"):
            told.append(["write", str(path)])
    elif event in ("os.rename", "os.remove", "os.mkdir", "os.symlink", "os.link", "os.truncate"):
        told.append(["write", str(facts[1] if event == "os.rename" else facts[0])])
    elif event.startswith("socket.") and event != "socket.__new__" or event in (
        "subprocess.Popen", "os.exec", "os.posix_spawn", "os.system", "urllib.Request"
    ):
        told.append([event, str(facts)])

sys.addaudithook(heed)
from approvalflow.cli import exit_code
code = exit_code(sys.argv[1:])
print(json.dumps([code, told]), file=open(os.environ["TOLD"], "w"))
"""
FAST = ["--replications", "2", "--weeks", "4", "--workers", "1", "--quiet"]
COMMANDS = [
    (["check", "office"], 0, set()),
    (["explain", "office"], 0, set()),
    (["suggest", "office"], 0, set()),
    (["map", "office", "--svg", "out/map.svg"], 0, {"out", "out/map.svg"}),
    (["run", "office", *FAST, "--json", "out/r.json", "--log", "out/log.xes"], 0,
     {"out", "out/r.json", "out/log.xes"}),
    (["compare", "office", *FAST, "--html", "r.html", "--docx", "r.docx"], 0, {"r.html", "r.docx"}),
    (["run", "office", *FAST, "--html", "office/process.yaml"], 2, set()),
    (["validate", "--only", "V-12,V-30", "--workers", "1", "--html", "v.html", "--write", "m"], 0,
     {"v.html", "m", "m/V-30", "m/V-30/process.yaml"}),
    (["init", "new"], 0,
     {"new", "new/redesigns", "new/process.yaml", "new/redesigns/reviewer-decides.yaml",
      "new/approvalflow.schema.json", "new/approvalflow.redesign.schema.json",
      "new/approvalflow.values.schema.json"}),
]  # fmt: skip


def _not_measured() -> dict[str, str]:
    """What measures the tests writes too."""
    return {key: value for key, value in os.environ.items() if not key.startswith("COV")}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("command", "code", "written"), COMMANDS, ids=[" ".join(words[:2]) for words, *_ in COMMANDS]
)
def test_only_what_is_named_is_written_and_nothing_is_asked(
    command: list[str], code: int, written: set[str], tmp_path: Path
) -> None:
    study_in(tmp_path / "office", OFFICE, helped=HELPED)
    told_file = tmp_path.parent / f"{tmp_path.name}.told"
    subprocess.run(
        [sys.executable, "-B", "-c", WATCHED, *command], cwd=tmp_path, check=True, timeout=60,
        env=_not_measured() | {"TOLD": str(told_file)}, capture_output=True,
    )  # fmt: skip
    ended, told = json.loads(told_file.read_text())
    assert ended == code
    assert [event for event in told if event[0] != "write"] == []
    places = {Path(os.path.normpath(tmp_path / path)) for kind, path in told if kind == "write"}
    tried = {place for place in places if place.name.startswith(".approvalflow-")}
    named = {tmp_path / name for name in written} | {tmp_path, Path(os.devnull)}
    assert {place.parent for place in tried} <= named
    assert places - tried <= named  # the folder itself for a trial without a name
    there = {
        str(path.relative_to(tmp_path))
        for path in tmp_path.rglob("*")
        if path.relative_to(tmp_path).parts[0] != "office"
    }
    assert there == written
    assert {p.name for p in (tmp_path / "office").rglob("*")} == {
        "process.yaml", "redesigns", "helped.yaml",
    }  # fmt: skip
