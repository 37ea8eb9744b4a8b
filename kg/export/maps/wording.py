"""The words in which a page speaks of its map, by the kind of the map."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import MODALITIES

# In this order, which goes from what a text states to what it denies.
HINTS = {
    "Asserted": "the text states it as having happened",
    "Reported": "the text passes on someone's word",
    "Planned": "announced or expected",
    "Hypothetical": "a possibility, a condition, a wish",
    "Denied": "the text says, or quotes someone, that it did not happen",
}
assert set(HINTS) == set(MODALITIES)


@dataclass(frozen=True, slots=True)
class Wording:
    """``nouns``: who is on the map; ``subject``: of what it is a drawing; ``deed``: what a text denies; ``line``: what
    a full line means; ``hollow``: what a hollow disc is.
    """

    nouns: str
    subject: str
    deed: str
    line: str
    hollow: str = "country or body"


WORDINGS = {
    "meetings": Wording("people and bodies", "who met whom", "the meeting", "stated that they met"),
    "relations": Wording("countries, bodies and people", "who did what to whom", "it", "stated as a fact"),
    "states": Wording("countries and bodies", "which country did what to which", "it", "stated as a fact"),
    "visits": Wording(
        *("people and places", "who visited which place", "the visit", "stated that the visit was made"),
        hollow="place, country or body",
    ),
}
