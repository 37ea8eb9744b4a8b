"""Where sentences end, and where they only seem to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.text.sentences import sentence_ranges

if TYPE_CHECKING:
    from kg.text.language import Language

SPLIT = {
    "He left. She stayed.": ["He left.", "She stayed."],
    "Gen. John Hay met Sen. Ann Lee.": ["Gen. John Hay met Sen. Ann Lee."],
    "Lt. Col. Pedro Ruiz and Maj. Gen. Luis Vega left.": ["Lt. Col. Pedro Ruiz and Maj. Gen. Luis Vega left."],
    "They met in St. Petersburg. Talks failed.": ["They met in St. Petersburg.", "Talks failed."],
    "He met U.S. President Ford.": ["He met U.S. President Ford."],
    "He left the U.S. The talks failed.": ["He left the U.S.", "The talks failed."],
    "Martin King Jr. spoke. George W. Bush left.": ["Martin King Jr. spoke.", "George W. Bush left."],
    "Resolution No. 242 passed at 5 p.m. in Geneva.": ["Resolution No. 242 passed at 5 p.m. in Geneva."],
    '"We will not go." He left.': ['"We will not go."', "He left."],
    'He said: "No. We stay." Then he left.': ['He said: "No.', 'We stay."', "Then he left."],
    "Will he come? Nobody knows!": ["Will he come?", "Nobody knows!"],
    "He left. (AP, March 3) She stayed.": ["He left. (AP, March 3)", "She stayed."],
}


@pytest.mark.parametrize(("text", "expected"), SPLIT.items(), ids=range(len(SPLIT)))
def test_sentences(language: Language, text: str, expected: list[str]) -> None:
    doc = language.tokenize(text)
    assert [doc[start:end].text for start, end in sentence_ranges(doc)] == expected
