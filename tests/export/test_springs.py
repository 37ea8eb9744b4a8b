"""Springs: networkx's own layout to the bit, and from 500 nodes on, too."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from kg.export.maps.springs import spring_layout


@pytest.mark.parametrize(
    "network",
    [
        pytest.param(nx.path_graph(1), id="one"),
        pytest.param(nx.path_graph(2), id="two"),
        pytest.param(nx.star_graph(11), id="star"),
        pytest.param(nx.gnm_random_graph(140, 260, seed=7), id="many"),
        pytest.param(nx.empty_graph(3), id="without-lines"),
    ],
)
def test_as_networkx_lays_it_out(network: nx.Graph) -> None:
    expected = nx.spring_layout(network, k=0.4, iterations=200, seed=1998)
    edges = [(min(edge), max(edge)) for edge in network.edges]
    points = spring_layout(len(network), edges, 0.4, rounds=200, seed=1998)
    assert np.array_equal(points, [expected[node] for node in network])


def test_many_hundreds_find_their_places() -> None:
    points = spring_layout(520, [(0, node) for node in range(1, 520)], 0.07, rounds=20, seed=1)
    assert np.abs(points).max() == 1.0
    assert len({tuple(point) for point in points}) == 520
