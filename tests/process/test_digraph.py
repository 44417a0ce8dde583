"""The graphs of the house against those of a library, over any graph."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvalflow.process.digraph import Circular, Digraph

NAMES = "abcdefghij"
ANY_EDGES = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=40)


def both(edges: list[tuple[str, str]]) -> tuple[Digraph, nx.DiGraph]:
    ours, theirs = Digraph(edges), nx.DiGraph(edges)
    ours.add_node("alone")
    theirs.add_node("alone")
    return ours, theirs


@given(ANY_EDGES)
def test_what_is_reached_and_where_circles_are(edges: list[tuple[str, str]]) -> None:
    ours, theirs = both(edges)
    assert list(ours) == list(theirs)
    for node in ours:
        assert ours.descendants(node) == nx.descendants(theirs, node)
        assert ours.ancestors(node) == nx.ancestors(theirs, node)
        assert list(ours.after(node)) == list(theirs.successors(node))
        assert [n for n in ours if ours.leads(node, n)] == [
            n for n in theirs if nx.has_path(theirs, node, n)
        ]
    parts = ours.components()
    assert sorted(map(sorted, parts)) == sorted(
        map(sorted, nx.strongly_connected_components(theirs))
    )
    place = {node: number for number, part in enumerate(parts) for node in part}
    assert all(place[source] <= place[target] for source, target in edges)


@given(ANY_EDGES, st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_a_shortest_way(edges: list[tuple[str, str]], source: str, target: str) -> None:
    ours, theirs = both([*edges, (source, source), (target, target)])
    way = ours.shortest(source, target)
    if nx.has_path(theirs, source, target):
        assert list(way) == nx.shortest_path(theirs, source, target)
    else:
        assert way == ()


@given(ANY_EDGES)
def test_an_order_that_follows_the_edges(edges: list[tuple[str, str]]) -> None:
    ours, theirs = both(edges)
    if nx.is_directed_acyclic_graph(theirs):
        assert list(ours.in_order()) == list(nx.lexicographical_topological_sort(theirs))
    else:
        with pytest.raises(Circular):
            ours.in_order()


@given(ANY_EDGES, st.sets(st.sampled_from(NAMES)))
def test_without_some_nodes(edges: list[tuple[str, str]], gone: set[str]) -> None:
    ours, theirs = both(edges)
    rest = ours.without(gone)
    theirs.remove_nodes_from(gone)
    assert list(rest) == list(theirs)
    assert all(list(rest.after(n)) == list(theirs.successors(n)) for n in theirs)


def test_of_a_node_that_is_not_there_nothing_is_reached() -> None:
    assert Digraph([("a", "b")]).descendants("c") == set()
    assert "c" not in Digraph([("a", "b")])
    assert Digraph().components() == []
