"""Which names are worth comparing: pairs that share a cheap key, so that cost follows the number of distinct names.

Keys are made of the consonants of two words of a name (``spelling.skeleton``), whatever their order; of the sound of
one word and the other with a consonant left out, for slips of the pen; of the surname and an initial; of surname,
office and owner, where first names are forms of one; of the syllables of Chinese and Korean names; and of single names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from kg.resolve.identity_words import identity_words
from kg.resolve.name_forms import NameForm
from kg.resolve.profiles import Profile
from kg.resolve.spelling import skeleton, sound, syllables

Key = tuple[str, ...]
_SYLLABLES = 9
_SLIP = 3  # Words of fewer consonants are not looked up with one left out.


def candidate_pairs(variants: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Pairs of positions of variants to be compared, each once, the smaller position first, sorted."""
    blocks: dict[Key, list[int]] = defaultdict(list)
    for i, variant in enumerate(variants):
        for key in sorted({key for form in variant.forms for key in _keys(form, variant)}):
            blocks[key].append(i)
    initialled = [bool(v.form.lead) for v in variants]
    pairs: set[tuple[int, int]] = set()
    for key, members in blocks.items():
        if len(members) < 2:
            continue
        if key[0] == "initial":
            led = [i for i in members if initialled[i]]
            pairs.update((min(i, j), max(i, j)) for i in led for j in members if i != j)
        else:
            pairs.update(combinations(members, 2))
    yield from sorted(pairs)


def _keys(form: NameForm, variant: Profile) -> Iterator[Key]:
    if not form.is_full:
        if variant.offices or form.ranked or form.number:
            yield ("single", skeleton(form.words[-1]))
        return
    bones = [skeleton(word) for word in form.words]
    for one, other in combinations(bones, 2):
        yield ("words", *sorted((one, other)))
    yield ("initial", form.lead[:1] or form.words[0][0], bones[-1])
    if len(bones) > 1:
        yield from _slips(sound(form.words[0]), bones[-1])
        yield from _slips(sound(form.words[-1]), bones[0])
        yield from (("form", name, bones[-1]) for name in sorted(_full_names(form.words[0])))
        if max(map(len, form.words)) <= _SYLLABLES:
            yield ("syllables", syllables(form.words))
    for title, owner in sorted(variant.offices):
        yield ("office", bones[-1], title, owner)


def _full_names(first: str) -> Iterable[str]:
    return identity_words().forms.get(first, ())


def _slips(kept: str, slipped: str) -> Iterator[Key]:
    if len(slipped) >= _SLIP:
        yield ("slip", kept, slipped)
        yield from (("slip", kept, slipped[:i] + slipped[i + 1 :]) for i in range(len(slipped)))
