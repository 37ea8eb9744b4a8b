"""Names as keys and as pieces of IRIs: tables, and properties that no name may break."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.graph.vocabulary import DEFAULT_BASE
from kg.resolve.names import clean, fold, initials, is_full, path_part, person_key, person_name, slug

ANY_TEXT = st.text(st.characters(), max_size=200)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("Yevgeny Primakov", "yevgeny-primakov", id="plain"),
        pytest.param("Recep Tayyip ERDOĞAN", "recep-tayyip-erdogan", id="diacritics-and-case"),
        pytest.param("Lech Wałęsa", "lech-walesa", id="letter-without-decomposition"),
        pytest.param("Côte d’Ivoire", "cote-divoire", id="apostrophe"),
        pytest.param("Евгений Примаков", "евгении-примаков", id="cyrillic"),
        pytest.param("https://evil.example/>x .", "https-evil-example-x", id="like-an-iri"),
        pytest.param("\u202eEvil\u202c <b>", "evil-b", id="direction-marks-and-markup"),
    ],
)
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize("name", ["", "!!!", "\u202e", "\x00", "-"])
def test_a_name_without_letters_still_has_a_slug(name: str) -> None:
    assert re.fullmatch("x[0-9a-f]{10}", slug(name))
    assert slug(name) != slug(name + "?")


def test_long_names_stay_apart() -> None:
    assert slug("a" * 200) != slug("a" * 201)
    assert len(slug("a" * 200)) < 100


@given(ANY_TEXT)
def test_no_name_breaks_an_iri(name: str) -> None:
    piece = slug(name)
    assert piece
    assert not set(piece) & set("/?#%<>\"{}|\\^` .:@'")
    assert NamedNode(DEFAULT_BASE + "person/" + piece).value.endswith(piece)


@given(ANY_TEXT)
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(ANY_TEXT, ANY_TEXT)
def test_identifiers_make_valid_and_distinct_iris(one: str, other: str) -> None:
    assert NamedNode(DEFAULT_BASE + path_part(one))
    assert (path_part(one) == path_part(other)) == (one == other)
    assert not {".", ".."} & set(path_part(one).split("/"))


@given(ANY_TEXT)
def test_labels_have_no_control_characters(name: str) -> None:
    assert not re.search("[\\x00-\\x1f\\x7f\u202a-\u202e]", clean(name))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        pytest.param("Mr. Yevgeny Primakov", "yevgeny primakov", id="title"),
        pytest.param("Yevgeny M. Primakov", "yevgeny primakov", id="initial"),
        pytest.param("Yevgeny Maksimovich Primakov", "yevgeny primakov", id="patronymic"),
        pytest.param("Valentina Ivanovna Matviyenko", "valentina matviyenko", id="patronymic-of-a-woman"),
        pytest.param("Kim Dae Jung", "kim dae jung", id="korean-name-keeps-its-middle"),
        pytest.param("Vuk Draskovic", "vuk draskovic", id="surname-like-a-patronymic"),
        pytest.param("Primakov", "primakov", id="surname"),
        pytest.param("Mr.", "mr", id="nothing-but-a-title"),
    ],
)
def test_person_key(name: str, key: str) -> None:
    assert " ".join(person_key(name)) == key


@pytest.mark.parametrize(
    ("name", "full"),
    [
        pytest.param("Al Gore", True, id="first-name-like-a-particle"),
        pytest.param("bin Laden", False, id="particle"),
        pytest.param("Osama bin Laden", True, id="particle-inside"),
        pytest.param("Mr. Primakov", False, id="title-is-no-name"),
        pytest.param("胡锦涛 主席", True, id="script-without-capitals"),
    ],
)
def test_is_full(name: str, full: bool) -> None:
    assert is_full(name) is full


def test_initials_and_bare_name() -> None:
    assert initials("George H.W. Bush") == "hw"
    assert initials("George Bush") == ""
    assert person_name("Mr.  Al\u202e Gore") == "Al Gore"
