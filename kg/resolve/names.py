"""Names as keys: cleaned for labels, folded for comparison, slugged for IRIs.

Two spellings that differ in diacritics, case, punctuation, a title, a middle initial or a patronymic give one key, so
that a person's key stays when a fuller name turns up.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

from rigour.names import remove_person_prefixes

_DIRECTION_MARKS = dict.fromkeys(
    [0x061C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF]
)
# Selectors of the form of a character, in Japanese names too; those of plane 14 may not stand in an IRI.
_VARIATIONS = dict.fromkeys([*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)])
# Letters that Unicode does not take apart into a base and a mark.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ə": "a"}
)
_APOSTROPHES = re.compile("['’‘ʼ`´ʻʿʾ]")
_PATRONYMIC = re.compile(r"\w{2,}(?:(?:ov|ev|yev|iev)(?:ich|ych|na)|inichna|ilyich)$|ilyich$")
_LONGEST_SLUG = 80
_LONGEST_NAME = 80  # What is longer is a sentence, which is asked for once and would only fill memory.


def clean(text: str) -> str:
    """A name fit for a label: no control or direction characters, single spaces, composed.

    >>> clean("Ariel\\u202e  Sharon\\n")
    'Ariel Sharon'
    """
    bare = text.translate(_DIRECTION_MARKS)
    spaced = "".join(" " if unicodedata.category(c) in ("Cc", "Cs", "Co", "Cn") else c for c in bare)
    return unicodedata.normalize("NFC", " ".join(spaced.split()))


def fold(text: str) -> str:
    """A name reduced to lower-case letters and digits of any script, one space between words.

    >>> fold("Recep Tayyip Erdoğan"), fold("O'Neill, Paul"), fold("葛\U000e0100城")
    ('recep tayyip erdogan', 'oneill paul', '葛城')
    """
    return _folded_name(text) if len(text) <= _LONGEST_NAME else _folded(text)


@lru_cache(maxsize=1 << 17)
def _folded_name(name: str) -> str:
    return _folded(name)


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", clean(text)).translate(_VARIATIONS))
    # Twice, for folding case composes some letters and taking apart uncovers some capitals.
    small = unicodedata.normalize("NFKD", apart.casefold()).casefold()
    plain = unicodedata.normalize("NFKD", small).translate(_LETTERS)
    kept = (c for c in plain if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in kept).split())


@lru_cache(maxsize=1 << 17)
def slug(text: str) -> str:
    """A name as one piece of an IRI: never empty, letters, digits and hyphens only, at most 80 characters and a hash.

    >>> slug("Yevgeny Primakov"), slug("State Department")
    ('yevgeny-primakov', 'state-department')
    """
    joined = unicodedata.normalize("NFC", "-".join(fold(text).split()))
    if not joined:
        return "x" + short_hash(text)
    return joined if len(joined) <= _LONGEST_SLUG else f"{joined[:_LONGEST_SLUG]}-{short_hash(joined)}"


def short_hash(*parts: str, digits: int = 10) -> str:
    """Hexadecimal digits that depend on the parts and their borders alone."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:digits]


def path_part(identifier: str) -> str:
    """A document's identifier as the tail of an IRI: percent-encoded, slashes kept, no dot segment left.

    >>> path_part("briefs/001"), path_part("../a b")
    ('briefs/001', '%2E%2E/a%20b')
    """
    coded = quote(identifier.encode("utf-8", "surrogatepass"), safe="/~")
    return "/".join(s.replace(".", "%2E") if s in (".", "..") else s for s in coded.split("/"))


@lru_cache(maxsize=1 << 18)
def person_name(name: str) -> str:
    """A person's name without what only precedes it ("Mr.", "President"), unless nothing would be left."""
    bare = clean(name)
    return clean(remove_person_prefixes(bare)) or bare


@lru_cache(maxsize=1 << 18)
def person_key(name: str) -> tuple[str, ...]:
    """The words by which a person is known: no titles, initials or patronymics between first name and surname.

    >>> person_key("Mr. Yevgeny M. Primakov"), person_key("Yevgeny Maksimovich Primakov")
    (('yevgeny', 'primakov'), ('yevgeny', 'primakov'))
    """
    words = fold(person_name(name)).split()
    inner = [w for w in words[1:-1] if len(w) > 1 and not is_patronymic(w)]
    return (*words[:1], *inner, *words[1:][-1:])


def is_patronymic(word: str) -> bool:
    """Whether a folded word between first name and surname is a Russian patronymic.

    >>> is_patronymic("maksimovich"), is_patronymic("primakov")
    (True, False)
    """
    return bool(_PATRONYMIC.match(word))


def initials(name: str) -> str:
    """The initials between first name and surname: "hw" of George H. W. Bush; they part namesakes."""
    return "".join(w for w in fold(person_name(name)).split()[1:-1] if len(w) == 1)


def is_full(name: str) -> bool:
    """Whether a name holds more than a surname, with its particles in small letters.

    >>> is_full("Al Gore"), is_full("Mr. bin Laden"), is_full("Primakov")
    (True, False, False)
    """
    return sum(not word[0].islower() for word in person_name(name).split() if fold(word)) > 1


def surname(key: tuple[str, ...]) -> str:
    """The last word of a key."""
    return key[-1] if key else ""
