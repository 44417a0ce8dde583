"""What is kept is given back exactly or not at all; a run is the same with it, and never fails."""

from __future__ import annotations

import json
import os
import pickle
import sqlite3
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from approvalflow.eventlog import Horizon
from approvalflow.measures.replicated import Parts
from approvalflow.measures.scorecard import Readings, Scorecard
from approvalflow.study import rounds
from approvalflow.study.cache import keys, shelf
from approvalflow.study.cache.packing import Damaged, packed, unpacked
from approvalflow.study.cache.store import Cache, Trouble, file_in
from approvalflow.study.compare import compare
from approvalflow.study.reading import read_study
from approvalflow.study.runner import Settings, Simulation, simulation_of
from approvalflow.study.storing import as_json
from helpers.strategies import Tree, process_of, processes
from helpers.studies import DROPPED, OFFICE, Inline, study_in

BRIEF = Horizon(start_up=1, weeks=4, run_out=20)
STUDIES = Path(__file__).parents[2] / "processes"
KEY = b"of what it is"


@cache
def a_card() -> Scorecard:
    return simulation_of(process_of(OFFICE), BRIEF).scorecard(1, 1)


def alike(one: Any, other: Any) -> bool:
    """Whether two values are the same to the bit, in the same order, and of the same type."""
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray):
        bits = one.tobytes() == other.tobytes() and one.dtype == other.dtype
        return bits and one.shape == other.shape and one.flags.writeable == other.flags.writeable
    if is_dataclass(one):
        return all(alike(getattr(one, f.name), getattr(other, f.name)) for f in fields(one))
    if isinstance(one, dict):
        return alike(tuple(one.items()), tuple(other.items()))
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(alike, one, other))
    return repr(one) == repr(other)


# ---- bytes -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(p.parent.name for p in STUDIES.glob("*/process.yaml")))
def test_the_scorecards_of_the_shipped_studies_come_back_as_they_were(name: str) -> None:
    study = read_study(STUDIES / name, None)
    for process in (study.today.process, *(read.process for read in study.redesigns)):
        card = simulation_of(process, replace(BRIEF, weeks=8)).scorecard(1, 1)
        assert alike(unpacked(packed(card, KEY), KEY), card)


@given(processes())
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
def test_and_those_of_any_process(tree: Tree) -> None:
    card = simulation_of(process_of(tree), replace(BRIEF, kind="year")).scorecard(1, 1)
    assert alike(unpacked(packed(card, KEY), KEY), card)


def test_numbers_that_are_none() -> None:
    numbers = (np.inf, -np.inf, np.nan, -0.0, 5e-324, 0.1 + 0.2, 10**30, 0, -1)
    parts = {f"m{n}": Parts(number, 0.0, 1) for n, number in enumerate(numbers)}
    card = replace(a_card(), overall=Readings({**parts, "none": None}, {"审批": "a\u2028b"}))
    back = unpacked(packed(card, KEY), KEY)
    assert alike(back, card)
    assert not alike(back, replace(card, decided=True))


def test_what_is_no_scorecard_is_not_packed() -> None:
    for wrong in (np.float64(1.0), True, "1", None):
        with pytest.raises(TypeError):
            packed(replace(a_card(), size=wrong), KEY)  # type: ignore[arg-type]


def test_bytes_that_are_damaged_or_of_another_are_refused() -> None:
    data, luck = packed(a_card(), KEY), Random(3)
    wrong = [b"", data[:-1], data + b"x", b"x" + data]
    places = [(place, 1 << luck.randrange(8)) for place in luck.sample(range(len(data)), 60)]
    wrong += [data[:n] + bytes([data[n] ^ bit]) + data[n + 1 :] for n, bit in places]
    for some in wrong:
        with pytest.raises(Damaged):
            unpacked(some, KEY)
    with pytest.raises(Damaged):
        unpacked(data, b"of another")


def forged(card: Scorecard, change: Callable[[list[Any]], None]) -> bytes:
    """Bytes with a checksum that fits, whose JSON was changed."""
    from approvalflow.study.cache import packing

    whole = zlib.decompress(packed(card, KEY)[16:])
    length = int.from_bytes(whole[:4], "little")
    told = json.loads(whole[4 : 4 + length])
    change(told)
    head = json.dumps(told).encode()
    body = zlib.compress(len(head).to_bytes(4, "little") + head + whole[4 + length :])
    return packing.blake2b(body, digest_size=16, key=KEY).digest() + body


def test_whoever_forges_bytes_gets_a_scorecard_or_nothing() -> None:
    strange = (None, True, -1, 2**70, 1e400, "x", [], [[]], {"a": 1}, ["i8", [-1], 0],
               ["O", [1], 0], ["i8", [2**40, 2**40], 8])  # fmt: skip
    luck = Random(5)

    def spoil(told: list[Any]) -> None:
        node: Any = told
        while isinstance(node, list) and node:
            place = luck.randrange(len(node))
            if luck.random() < 0.3 or not isinstance(node[place], list):
                node[place] = luck.choice(strange)
                return
            node = node[place]

    for _ in range(200):
        try:
            made = unpacked(forged(a_card(), spoil), KEY)
        except Damaged:
            continue
        assert isinstance(made, Scorecard)


# ---- the file ----------------------------------------------------------------------------------


def keys_of(count: int, first: int = 0) -> list[bytes]:
    return [f"key {n}".encode() for n in range(first, first + count)]


def filled(folder: Path, count: int = 3) -> list[bytes]:
    keys = keys_of(count)
    with Cache(folder) as cache:
        cache.keep((key, a_card()) for key in keys)
        assert cache.trouble is None
    return keys


def test_what_is_kept_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    keys = filled(folder)
    with Cache(folder) as cache:
        assert cache.known([*keys, b"other"]) == set(keys)
        card = cache.card(keys[1])
        assert card is not None
        assert alike(card, a_card())
        assert cache.card(b"other") is None
        held = cache.held()
        assert held is not None
        assert held.cards == 3
        assert held.bytes > 3 * len(packed(a_card(), keys[0]))
        assert cache.clear()
        assert cache.known(keys) == set()
    assert os.stat(folder).st_mode & 0o077 == 0  # noqa: PTH116 - nobody else's


def test_several_write_side_by_side(tmp_path: Path) -> None:
    def work(writer: int) -> Trouble | None:
        with Cache(tmp_path) as cache:
            for n in range(5):
                cache.keep((key, a_card()) for key in keys_of(4, first=writer * 10 + 2 * n))
                cache.known(keys_of(40))
            return cache.trouble

    with ThreadPoolExecutor(6) as several:
        assert set(several.map(work, range(6))) == {None}
    with Cache(tmp_path) as cache:
        assert len(cache.known(keys_of(100))) == 62


def test_the_oldest_make_room(tmp_path: Path) -> None:
    size = len(packed(a_card(), KEY))
    with Cache(tmp_path, largest=40 * size) as cache:
        for n in range(30):
            cache.keep([(key, a_card()) for key in keys_of(4, first=4 * n)])
        left = cache.known(keys_of(120))
        held = cache.held()
    assert 15 < len(left) < 40
    assert left == set(keys_of(len(left), first=120 - len(left)))
    assert held is not None
    assert file_in(tmp_path).stat().st_size < 60 * size


def other_program(path: Path) -> None:
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE bookmarks (a)")
    file.close()


def other_table(path: Path) -> None:
    filled(path.parent)
    with sqlite3.connect(path) as file:
        file.execute("ALTER TABLE cards RENAME COLUMN card TO picture")
    file.close()


def pages_lost(path: Path) -> None:
    filled(path.parent, 40)
    data = path.read_bytes()
    path.write_bytes(data[:4096] + bytes(len(data) - 4096))


def cut_off(path: Path) -> None:
    filled(path.parent, 40)
    path.write_bytes(path.read_bytes()[:5000])


DAMAGED: tuple[Callable[[Path], Any], ...] = (
    lambda path: path.write_bytes(b"no database, but long enough to be looked at" * 100),
    lambda path: path.write_bytes(pickle.dumps({"a": 1}) * 1000),
    lambda path: path.write_text("approvalflow: 1\n", "utf-8"),
    other_program, other_table, pages_lost, cut_off,
)  # fmt: skip


@pytest.mark.parametrize("spoil", DAMAGED)
def test_what_is_damaged_or_of_others_is_put_aside(
    spoil: Callable[[Path], None], tmp_path: Path
) -> None:
    path = file_in(tmp_path)
    spoil(path)
    before = path.read_bytes()
    with Cache(tmp_path) as cache:
        for key in keys_of(40):
            assert cache.card(key) is None
        cache.keep([(KEY, a_card())])
        assert cache.trouble is not None
        assert cache.trouble.kind == "damaged"
        assert cache.trouble.other is not None
        assert cache.trouble.other.read_bytes()[:4096] == before[:4096]
        assert cache.card(KEY) is not None
    with Cache(tmp_path) as cache:
        assert cache.known([KEY]) == {KEY}
        assert cache.trouble is None


def test_an_empty_file_is_a_new_one(tmp_path: Path) -> None:
    file_in(tmp_path).touch()
    assert filled(tmp_path)


def in_place(folder: Path) -> None:
    file_in(folder).mkdir(parents=True)


def a_pipe(folder: Path) -> None:
    folder.mkdir()
    os.mkfifo(file_in(folder))


@pytest.mark.parametrize(
    "spoil",
    [lambda folder: folder.write_text("x"), in_place, a_pipe],
    ids=["file", "folder", "pipe"],
)
def test_where_nothing_can_be_kept_nothing_is(
    spoil: Callable[[Path], None], tmp_path: Path
) -> None:
    folder = tmp_path / "kept"
    spoil(folder)
    with Cache(folder) as cache:
        assert cache.known([KEY]) == set()
        assert cache.card(KEY) is None
        cache.keep([(KEY, a_card())])
        assert cache.held() is None
        assert not cache.clear()
        assert cache.trouble is not None
        assert cache.trouble.kind == "off"
        assert cache.trouble.detail


# ---- runs --------------------------------------------------------------------------------------


@pytest.fixture
def one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "SECONDS", 0.0)


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., str]:
    study = study_in(tmp_path / "office", dropped=DROPPED)

    def written(replications: int = 5, workers: int = 1, **helped: Any) -> str:
        asked = Settings(replications=replications, horizon=BRIEF, workers=workers)
        return as_json(compare(study, asked, **helped))

    return written


def test_off_cold_and_warm_give_the_same_bytes(
    run: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    off, longer = run(), run(7)
    with Cache(tmp_path / "kept") as cache:
        assert run(cache=cache) == off
        assert (cache.read, cache.made) == (0, 10)
    with Cache(tmp_path / "kept") as cache:
        assert run(7, cache=cache) == longer
        assert (cache.read, cache.made) == (10, 4)
    monkeypatch.setattr(Simulation, "scorecard", None)  # nothing is simulated
    with Cache(tmp_path / "kept") as cache:
        assert run(7, cache=cache) == longer
        assert run(cache=cache) == off


@pytest.mark.parametrize("seconds", [0.0, 0.02, 5.0])
def test_blocks_of_any_length_give_the_same_bytes(
    seconds: float, run: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    off = run(12)
    monkeypatch.setattr(rounds, "SECONDS", seconds)
    assert run(12) == run(12, executor=Inline()) == off
    with Cache(tmp_path / "kept") as cache:
        assert run(12, cache=cache, executor=Inline()) == off
        assert cache.made == 24


def test_what_is_damaged_is_simulated_anew(run: Callable[..., str], tmp_path: Path) -> None:
    off = run(6)
    with Cache(tmp_path / "kept") as cache:
        run(6, cache=cache)
    bomb = pickle.dumps(os.getcwd)
    with sqlite3.connect(file_in(tmp_path / "kept")) as file:
        file.execute("UPDATE cards SET card = ? WHERE rowid % 4 = 0", (bomb,))
        file.execute("UPDATE cards SET card = NULL WHERE rowid % 4 = 1")
        file.execute("UPDATE cards SET card = (SELECT card FROM cards WHERE rowid = 2)"
                     " WHERE rowid = 3")  # fmt: skip
    file.close()
    with Cache(tmp_path / "kept") as cache:
        assert run(6, cache=cache) == off
        assert cache.trouble is not None
        assert cache.trouble.kind == "entries"
        assert (cache.read, cache.made) == (5, 7)
    with Cache(tmp_path / "kept") as cache:
        assert run(6, cache=cache) == off
        assert (cache.read, cache.made, cache.trouble) == (12, 0, None)


@pytest.mark.usefixtures("one_by_one")
@pytest.mark.parametrize("stops", [3, 6, 8])
def test_a_run_that_was_broken_off_goes_on_where_it_stopped(
    stops: int, run: Callable[..., str], tmp_path: Path
) -> None:
    off = run(9)
    left = iter(range(stops))

    def told(_: object) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt

    with Cache(tmp_path / "kept") as cache:
        result = json.loads(run(9, cache=cache, progress=told))
    assert result["inputs"]["interrupted"] is True
    with Cache(tmp_path / "kept") as cache:
        assert run(9, cache=cache) == off
        assert cache.read >= 2 * stops
        assert cache.made <= 18 - 2 * stops


def test_nothing_is_kept_of_a_program_that_is_changed_while_it_runs(
    run: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Workers that start later would read the new source."""
    off = run(6)
    seen = iter([frozenset({1}), *[frozenset({2})] * 100])
    monkeypatch.setattr(shelf, "written", lambda: next(seen))
    with Cache(tmp_path / "kept") as cache:
        assert run(6, cache=cache) == off
        assert cache.made == 0
        assert cache.trouble is not None
        assert cache.trouble.kind == "changed"


def test_when_the_source_was_written_is_known() -> None:
    found = keys.written()
    assert found == keys.written()
    names = {name for name, _, _ in found}
    assert any(name.endswith("ledger.py") for name in names)
    assert any(name.endswith("eventlog.py") for name in names)
    assert len(names) > 50
