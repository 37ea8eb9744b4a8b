"""What stands behind the head of a title: its field, its owner, its place: "of Trade", "of Israel", "to China"."""

from __future__ import annotations

from kg.model import Entity
from kg.text.names import NameSpan
from kg.text.title_phrase import first_entity, is_body, is_state, organization
from kg.text.title_words import TitleWords, behind_aside, field_at_body, phrase_after
from kg.text.tokens import Doc
from kg.text.words import WORDS

_LINKS = frozenset({"of", "for", "to", "in", "at", "from", "on"})
_TARGET_LINKS = frozenset({"to", "in", "at", "from", "on"})


class TitleTails(TitleWords):
    """Reads a title from its head to the right."""

    def _rightward(
        self, doc: Doc, right: int, last: int, at_start: dict[int, NameSpan], plural: bool
    ) -> tuple[int, int, list[str], list[NameSpan], str]:
        """Extend over "of Foreign Affairs", "of Israel", "to China"; the end, the end without "to China", further title
        words, owners, owner's text."""
        core = right
        i, tail, owners, owner_text = right, list[str](), list[NameSpan](), ""
        while i + 1 < last and doc[i].lower_ in _LINKS:
            link = doc[i].lower_
            j = i + 1
            if j not in at_start and doc[j].lower_ in ("the", "its", "his", "their"):
                j += 1
            noun = self.titles.heads.get(doc[right - 1].lower_)
            word = doc[right - 1].lower_
            envoy = word in WORDS.envoys or (link == "for" and word in WORDS.tasked)
            several = plural or (envoy and link == "for")
            stop, words, names, plain = (
                (link == "of" and noun is not None and field_at_body(doc, j, last, at_start))
                or (noun is not None and noun.inverts and self._field_named(doc, j, last, at_start))
                or self._complement(doc, j, last, at_start, several)
            )
            if stop > j and self._leads_a_title(doc, stop, last):
                owners += names  # "aide for Prime Minister X": the inner title is another's
                break
            if stop == j or (
                link in _TARGET_LINKS and not (envoy or (link == "on" and words and word in WORDS.tasked))
            ):
                break
            if names and link != "of" and _is_task(link, names[0], envoy):
                tail += [t.text for t in doc[i:stop]]
            else:
                owners += names
                tail += [link, *words] if words else []
                owner_text = owner_text or plain
                core = stop
            i = stop
            if link == "of" and plain and not names and not words:
                break
        return behind_aside(doc, i, last), core, tail, owners, owner_text

    def _field_named(
        self, doc: Doc, j: int, last: int, at_start: dict[int, NameSpan]
    ) -> tuple[int, list[str], list[NameSpan], str] | None:
        """The field of a minister that the vocabulary lacks: "for External and International Cooperation"."""
        i = j
        while i < last:
            name = at_start.get(i)
            if name is not None and (name.person or is_state(name)):
                break
            if name is None and not (doc[i].text[0].isupper() or doc[i].lower_ in ("and", "&")):
                break
            i = name.end if name is not None else i + 1
        while i > j and doc[i - 1].lower_ in ("and", "&"):
            i -= 1
        known = phrase_after(doc, j, last, self.titles.portfolios)
        return (i, [t.text for t in doc[j:i]], [], "") if i > j + known else None

    def _complement(
        self, doc: Doc, j: int, last: int, at_start: dict[int, NameSpan], plural: bool
    ) -> tuple[int, list[str], list[NameSpan], str]:
        """What stands after "of": names (owners), portfolio words (part of the title), or a body without a name."""
        names: list[NameSpan] = []
        words: list[str] = []
        plain: list[str] = []
        while j < last and not _ends_owner(at_start.get(j), names, plain, doc):
            name, length = at_start.get(j), self._business_at(doc, j, last, at_start)
            if name is not None and not name.person and not length:
                names.append(name)
                j = name.end
            elif not plain and not words and (unit := self._unit_at(doc, j, last, names)):
                plain = [doc.between(j, unit)]
                j = unit
            elif names and not plain and is_state(names[-1]) and doc[j].lower_ in WORDS.forces:
                plain += [t.text for t in doc[j : j + max(length, 1)]]  # "of the Chinese Navy"
                j += max(length, 1)
            elif not plain and length:
                words += [t.text for t in doc[j : j + length]]
                j += length
            elif names and not plain and j + 1 < last and _goes_on(doc, j, at_start.get(j + 1), plural):
                j += 1
            elif (
                doc[j].lower_ in ("and", ",", "&") and words and phrase_after(doc, j + 1, last, self.titles.portfolios)
            ):
                words.append(doc[j].text)
                j += 1
            elif doc[j].lower_ in self.body_words:
                plain.append(doc[j].text)
                j += 1
            else:
                break
        while plain and plain[-1].split()[-1].lower() not in self.bodies | WORDS.units | WORDS.forces:
            plain.pop()
            j -= 1
        if plain:
            plain, words = [*words, *plain], []
            if names and doc.between(names[-1].end, j) == " ".join(plain):
                plain = [doc.between(names[-1].start, j)]  # "Georgian parliament" is its name
        return j, words, names, " ".join(plain)


def _ends_owner(name: NameSpan | None, names: list[NameSpan], plain: list[str], doc: Doc) -> bool:
    """Whether a name is no more the owner's: behind plain words, or unknown and the bearer's ("of Mongolia | X Y")."""
    if name is None or plain:
        return name is not None
    unknown = not name.person and (first_entity(name) or Entity("", "")).kind == "Organization"
    behind = bool(names) and names[-1].end == name.start and is_state(names[-1])
    words = doc[name.start : name.end]
    return unknown and behind and names[-1].reading("name") is not None and all(t.is_title for t in words)


def _goes_on(doc: Doc, j: int, behind: NameSpan | None, plural: bool) -> bool:
    """Whether the owner goes on behind a token: "Japan | 's ruling | Liberal Party", "of Iran | and Iraq"."""
    joined = plural and doc[j].lower_ in ("and", ",") and is_state(behind)
    return joined or doc[j].text == "'s" or (doc[j].is_lower and is_body(behind))


def _is_task(link: str, name: NameSpan, envoy: bool) -> bool:
    """Whether a name behind "for", "to", "in" is where an office is held and not whose it is: "adviser for Africa"."""
    if envoy:
        return link in _TARGET_LINKS or not is_body(name) or organization(name) is None
    return link == "for" and is_state(name) and (first_entity(name) or Entity("", "")).kind == "Region"
