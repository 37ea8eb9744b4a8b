"""The user's word on who is who: reading the file, applying it, undoing it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import DataError
from kg.model import Claim, Entity, Evidence, Mention, Participant
from kg.resolve import World, resolve
from kg.resolve.overrules import Overrules, entry, load_overrules


def told(article: str, name: str, country: str | None = None) -> Claim:
    """That somebody of this name said something."""
    mention = Mention(0, len(name), Entity(name, "Person", country))
    return Claim(Evidence(article, 0, 9, name, "t"), "Statement", (Participant(mention, ("Initiator",)),))


CLAIMS = [
    told("a", "Zhou Enlai", "China"),
    told("b", "Chou Enlai Wang", "China"),
    told("c", "John Howard"),
    told("d", "John Howard"),
    told("e", "Zhou Enlai", "China"),
    Claim(
        Evidence("f", 0, 5, "China", "t"),
        "Statement",
        (Participant(Mention(0, 5, Entity("China", "Country")), ("Initiator",)),),
    ),
]


def world(tmp_path: Path, text: str) -> World:
    """The world of the claims under a file of overrules."""
    file = tmp_path / "identities.yml"
    file.write_text(text, encoding="utf-8")
    return resolve(CLAIMS, overrules=load_overrules(file))


def people(found: World) -> dict[str, set[str]]:
    """The articles in which each person is told of."""
    articles: dict[str, set[str]] = {node.id: set() for node in found.nodes if node.kind == "Person"}
    for claim in found.claims:
        if claim.parties[0].agent in articles:
            articles[claim.parties[0].agent].add(claim.claim.evidence.article)
    return articles


APART = {
    "person/zhou-enlai": {"a", "e"},
    "person/chou-enlai-wang": {"b"},
    "person/john-howard": {"c", "d"},
}


def test_without_overrules() -> None:
    assert people(resolve(CLAIMS, overrules=Overrules())) == APART


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "- same: [person/zhou-enlai, person/chou-enlai-wang]",
            {"person/zhou-enlai": {"a", "b", "e"}, "person/john-howard": {"c", "d"}},
            id="same-by-id",
        ),
        pytest.param(
            "- same: [Chou Enlai Wang, https://w3id.org/diplograph/id/person/zhou-enlai]",
            {"person/chou-enlai-wang": {"a", "b", "e"}, "person/john-howard": {"c", "d"}},
            id="the-first-keeps-his-id",
        ),
        pytest.param(
            "- same: [https://x.org/id/mine/person/chou-enlai-wang, 'https://x.org/data#person/zhou-enlai']",
            {"person/chou-enlai-wang": {"a", "b", "e"}, "person/john-howard": {"c", "d"}},
            id="iris-of-other-bases",
        ),
        pytest.param(
            "- different: [John Howard @ c, John Howard @ d]",
            {**APART, "person/john-howard": {"c"}, "person/john-howard.18ac3e7343": {"d"}},
            id="namesakes-by-article",
        ),
        pytest.param("- different: [Zhou Enlai, John Howard]", APART, id="different-already"),
        pytest.param("", APART, id="empty-file"),
    ],
)
def test_who_is_who(tmp_path: Path, text: str, expected: dict[str, set[str]]) -> None:
    assert people(world(tmp_path, text)) == expected


AZIZES = [told("a", "Tariq Aziz", "Iraq"), told("b", "Tareq Aziz", "Iraq"), told("c", "John Howard")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [("person/tariq-aziz", "Tareq Aziz", "Tariq Aziz")], id="as-found"),
        pytest.param(
            "- same: [John Howard, Tariq Aziz]",
            [("person/john-howard", "Tareq Aziz", "Tariq Aziz")],
            id="under-another-id",
        ),
        pytest.param("- different: [Tareq Aziz @ b, Tariq Aziz @ a]", [], id="parted"),
    ],
)
def test_reasons_follow_the_ids(tmp_path: Path, text: str, expected: list[tuple[str, str, str]]) -> None:
    file = tmp_path / "identities.yml"
    file.write_text(text, encoding="utf-8")
    found = resolve(AZIZES, overrules=load_overrules(file)).joinings
    assert [(one.person, one.one, one.other) for one in found] == expected


def test_names_and_links(tmp_path: Path) -> None:
    text = "- name: {John Howard: John W. Howard}\n- link: {person/john-howard: Q41563}\n- link: {John Howard: 'https://x.org/jh'}"
    (node,) = [n for n in world(tmp_path, text).nodes if n.id == "person/john-howard"]
    assert (node.label, node.names, node.wikidata, node.links) == (
        "John W. Howard",
        ("John Howard",),
        "Q41563",
        ("https://x.org/jh",),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("a: b", ":1: needs a list", id="no-list"),
        pytest.param("- [", "no valid YAML", id="no-yaml"),
        pytest.param("\n- alike: [a, b]", ":2: 'alike' is none of same, different", id="unknown-key"),
        pytest.param("- same: [a]", ":1: same needs two", id="one-alone"),
        pytest.param("- same: [a, a]", ":1: same needs two that differ", id="twice-the-same"),
        pytest.param("- link: {a: nowhere}", "neither a Wikidata id", id="no-link"),
        pytest.param("- same: [a, b]\n- different: [b, a]", ":2: says the opposite of line 1", id="opposites"),
        pytest.param(
            "# mine\n- same: [person/zhou-enlay, John Howard]",
            ":2: nobody is called 'person/zhou-enlay'; nearest",
            id="unknown",
        ),
        pytest.param(
            "- different: [John Howard, John Howard @ d]\n- same: [John Howard @ c, person/zhou-enlai]\n"
            "- same: [John Howard @ d, person/zhou-enlai]",
            ":1: other lines make one of these two",
            id="joined-by-a-detour",
        ),
        pytest.param("- same: [China, John Howard]", "of two kinds", id="two-kinds"),
    ],
)
def test_faults_are_told_with_line_and_remedy(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(DataError) as error:
        world(tmp_path, text)
    assert words in str(error.value)


def test_a_line_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "identities.yml"
    file.write_text(entry("same", 'Ali: the "great"', "#1, [b]", "a\nnote"), encoding="utf-8")
    (item,) = load_overrules(file).items
    assert (item.kind, item.who) == ("same", ('Ali: the "great"', "#1, [b]"))
