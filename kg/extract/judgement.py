"""A modality on its way up the tree, and how one effect combines with the next."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.governors import speaker_of
from kg.text.tokens import Token

_COMBINED: dict[str, dict[str, str]] = {
    "denied": {
        "Asserted": "Denied",
        "Planned": "Denied",
        "Reported": "Denied",
        "Hypothetical": "Denied",
        "Denied": "Hypothetical",
    },
    "planned": {"Asserted": "Planned", "Hypothetical": "Planned", "Reported": "Planned"},
    "reported": {"Asserted": "Reported"},
    "hypothetical": {"Asserted": "Hypothetical", "Reported": "Hypothetical"},
    "factive": {},
}


@dataclass(slots=True)
class Judgement:
    """A modality so far, who is said to say so, and why, in words."""

    modality: str = "Asserted"
    speaker: Token | None = None
    sayings: list[Token] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    def apply(self, effect: str, why: str) -> None:
        """Combine with one more effect that has scope over all so far."""
        after = _COMBINED[effect].get(self.modality, self.modality)
        if after != self.modality or effect in ("reported", "denied"):
            self.reasons.append(f"{why}: {effect}")
        self.modality = after

    def govern(self, effect: str, word: Token) -> None:
        """Apply the effect of a word, and keep who says so."""
        if effect == "reported":
            self.sayings.append(word)
            if self.speaker is None:
                self.speaker = speaker_of(word)
        self.apply(effect, word.text)

    def reset(self, why: str) -> None:
        """The author says that it did happen: what was planned or put in doubt of it is past."""
        if self.modality != "Asserted":
            self.reasons.append(f"{why}: factive")
        self.modality = "Asserted"
