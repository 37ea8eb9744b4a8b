"""The grammar of offices: "Russian Security Council Secretary", "Israel's Minister of Industry and Trade", "a deputy
head of the presidential administration". It finds title phrases, what they own, and whose they are."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Entity
from kg.text.names import NameSpan
from kg.text.sentence import Reading
from kg.text.title_phrase import (
    TitlePhrase,
    first_entity,
    is_scene,
    is_state,
    ministry,
    organization,
    owner_of,
    state_of,
)
from kg.text.title_tails import TitleTails
from kg.text.title_words import ACTING, DETERMINERS, before_aside, lower, phrase_before
from kg.text.tokens import Doc
from kg.text.words import WORDS

__all__ = ["TitleGrammar", "TitlePhrase", "owner_of"]

_NO_BODIES = frozenset("AM CEO CFO COO EST FM GMT ID II III IT IV MEP MP PM PR TV VI".split())
_FORCES = frozenset({"air force", "police", *WORDS.forces})
_GOVERNMENTS = frozenset({"government", "administration", "regime"})


class TitleGrammar(TitleTails):
    """Finds title phrases by the gazetteer's words for offices."""

    def find(self, doc: Doc, names: list[NameSpan], start: int, end: int) -> list[TitlePhrase]:
        """Title phrases of one sentence ``[start, end)``, in order, none inside another."""
        at_end = {n.end: n for n in names}
        at_start = {n.start: n for n in names}
        inside = {i for n in names for i in range(n.start, n.end)}
        found: list[TitlePhrase] = []
        i = start
        while i < end:
            length = self._head_at(doc, i, end, inside)
            if not length:
                i += 1
                continue
            phrase = self._extend(doc, i, i + length, (start, end), at_start, at_end)
            if found and phrase.start < found[-1].end:
                phrase = replace(phrase, start=max(phrase.start, found[-1].end))
            found.append(phrase)
            i = max(phrase.end, i + length)
        return found

    def _extend(
        self,
        doc: Doc,
        left: int,
        right: int,
        bounds: tuple[int, int],
        at_start: dict[int, NameSpan],
        at_end: dict[int, NameSpan],
    ) -> TitlePhrase:
        head = right - 1
        begin, words, owners, status, determiner = self._leftward(doc, left, bounds[0], at_end)
        word = lower(doc, left, right)
        words += [t.text for t in doc[left:right]]
        plural = word in self.titles.plurals and word not in self.titles.heads
        noun = self.titles.plurals[word] if plural else self.titles.heads.get(word)
        stop, core_end, tail, more, owner_text = self._rightward(doc, right, bounds[1], at_start, plural)
        if noun is not None and noun.title == "Minister" and owners and (body := ministry(owners)):
            words = [body, *words]  # "British Foreign Office Minister"
            owners = owners[1:] or [state_of(owners[0])]
        if noun is not None and noun.title == "spokesman" and " ".join(words[:-1]).lower() in _FORCES and not tail:
            begins = owners[-1].start if owners and owners[-1].reading("adjective") else left - len(words) + 1
            owner_text, words = doc.between(begins, left), words[-1:]  # "Russian air force spokesman"
        if doc[right - 1].lower_ in WORDS.envoys and len(owners) > 1 and organization(owners[0]) and not tail:
            tail = ["to", "the", organization(owners[0]) or ""]  # "Syria's U.N. ambassador"
            owners = owners[1:]
        written = " ".join([*words, *tail]).replace(" - ", "-").strip(" ,-")
        title = written if plural else self.titles.canonical(written)
        if ACTING in status:
            title = f"{self._acting(doc, begin, left)} {title}"
        return TitlePhrase(
            begin,
            stop,
            head,
            title,
            (*owners, *more),
            owner_text,
            determiner,
            frozenset(status),
            plural,
            core_end,
            noun,
        )

    def _leftward(
        self, doc: Doc, left: int, first: int, at_end: dict[int, NameSpan]
    ) -> tuple[int, list[str], list[NameSpan], list[str], str]:
        """Extend to the left over ranks, portfolios, status words and owners; what begins the phrase, its own words
        before the head, the owners, the status words and the determiner."""
        owners: list[NameSpan] = []
        status: list[str] = []
        rank: list[str] = []
        i = words_from = left
        while i > first:
            i = before_aside(doc, i, first, at_end)
            name = at_end.get(i)
            if not owners and name is not None and self._names_a_field(doc, name, (i, left), first, at_end):
                i = words_from = name.start
            elif (owner := self._owner_before(doc, (i, left), first, owners, at_end)) is not None:
                owners.append(owner)
                i = owner.start
            elif owners and i == owners[-1].start and (length := phrase_before(doc, i, first, self.titles.ranks)):
                i -= length  # "chief U.N. weapons inspector"
                rank = [t.text for t in doc[i : i + length]]
            elif length := phrase_before(doc, i, first, self.status):
                status.append(self._status(lower(doc, i - length, i)))
                i -= length
            elif not owners and i == words_from and (length := self._field_before(doc, i, first)):
                i -= length
                words_from = i
            elif length := phrase_before(doc, i, first, WORDS.passing) or _age_before(doc, i, first):
                i -= length
            elif not owners and (length := self._unknown_field(doc, i, left, first, at_end)):
                i -= length
                words_from = i
            else:
                break
        determiner = doc[i - 1].lower_ if i > first and doc[i - 1].lower_ in DETERMINERS else ""
        own = [*rank, *(t.text for t in doc[words_from:left])]
        return (i - 1 if determiner else i), own, owners, status, determiner

    def _owner_before(
        self,
        doc: Doc,
        ends: tuple[int, int],
        first: int,
        owners: list[NameSpan],
        at_end: dict[int, NameSpan],
    ) -> NameSpan | None:
        """The owner that stands right before the token at which the title begins so far."""
        i, left = ends
        name = at_end.get(i)
        if doc[i - 1].text in ("'s", "'") and (owner := at_end.get(i - 1)) is not None and not owner.person:
            return owner
        if not owners and (named := self._government(doc, i, at_end) or self._an_area(doc, i, at_end)) is not None:
            return named
        if name is not None:
            return name if not name.person and not (owners and is_scene(name, owners[-1])) else None
        return self._acronym(doc, i, first, left) if not owners and i == left else None

    def _government(self, doc: Doc, i: int, at_end: dict[int, NameSpan]) -> NameSpan | None:
        """The state whose government's office it is: "the Peruvian government's | negotiator"."""
        if i < 3 or doc[i - 1].text not in ("'s", "'") or doc[i - 2].lower_ not in _GOVERNMENTS:
            return None
        state = at_end.get(i - 2)
        return state if is_state(state) else None

    def _an_area(self, doc: Doc, i: int, at_end: dict[int, NameSpan]) -> NameSpan | None:
        """The place that a word for its kind stands behind: "Anbar | province | governor"."""
        name = at_end.get(i - 1) if i > 0 and doc[i - 1].lower_ in WORDS.areas else None
        return name if name is not None and not name.person else None

    def _names_a_field(
        self, doc: Doc, name: NameSpan, ends: tuple[int, int], first: int, at_end: dict[int, NameSpan]
    ) -> bool:
        """Whether a name is a field of business: "Finland's Europe minister", "Internal Administration Minister"."""
        i, left = ends
        head, entity = self.titles.heads.get(doc[left].lower_), first_entity(name)
        minister = head is not None and head.title == "Minister"
        if minister and entity is not None and entity.kind == "Organization":
            return i == left and entity.wikidata is None and entity.country is None and doc[name.start].is_title
        if lower(doc, name.start, i) not in self.titles.portfolios:
            return False
        if not is_state(name):
            return True  # "Foreign Affairs" is a journal, but not before "minister"
        return name.start > first and (
            name.start in at_end or (doc[name.start - 1].text in ("'s", "'") and name.start - 1 in at_end)
        )

    def _acronym(self, doc: Doc, i: int, first: int, left: int) -> NameSpan | None:
        """A body of which the text gives capitals alone: "a PRX spokesman"."""
        head, word = self.titles.heads.get(doc[left].lower_), doc[i - 1].text if i > first else ""
        if head is None or head.owner == "state" or head.rank or not (word.isupper() and word.isalpha()):
            return None
        if not 2 <= len(word) <= 6 or word in _NO_BODIES or (i >= 2 and doc[i - 2].text.isupper()):
            return None
        return NameSpan(i - 1, i, (Reading(Entity(word, "Organization"), "acronym"),))

    def _unknown_field(self, doc: Doc, i: int, left: int, first: int, at_end: dict[int, NameSpan]) -> int:
        """Capitals between an owner and a minister are his field, known or not: "Portuguese Overseas Minister"."""
        head = self.titles.heads.get(doc[left].lower_)
        if head is None or not head.inverts or not doc[left].text[0].isupper():
            return 0
        k = i
        while (
            k > first
            and i - k < 5
            and k not in at_end
            and (doc[k - 1].text[0].isupper() or doc[k - 1].lower_ in ("and", "&"))
            and doc[k - 1].lower_ not in self.titles.heads
        ):
            k -= 1
        led = k in at_end or (doc[k - 1].text in ("'s", "'") if k > first else False)
        return i - k if k < i and led and doc[k].text[0].isupper() else 0

    def _field_before(self, doc: Doc, i: int, first: int) -> int:
        """How many tokens before ``i`` belong to the title: a rank, a portfolio, or "Industry and" of a pair."""
        if length := phrase_before(doc, i, first, self.fields):
            return length
        if (
            doc[i - 1].lower_ in ("and", "&", ",")
            and i < len(doc)
            and (length := phrase_before(doc, i - 1, first, self.fields))
        ):
            follows = any(lower(doc, i, k) in self.titles.portfolios for k in range(i + 1, min(i + 4, len(doc))))
            if doc[i - 1].text == "," and not {"and", "&"} & {t.lower_ for t in doc[i : min(i + 6, len(doc))]}:
                return 0  # "for a transfer of power, party spokesman X said"
            return length + 1 if follows and doc[i - 1 - length].is_title == doc[i].is_title else 0
        return 0


def _age_before(doc: Doc, i: int, first: int) -> int:
    """The length of "35-year-old" before token ``i``, or zero."""
    if i - first < 5 or lower(doc, i - 4, i) != "-year-old":
        return 0
    return 5 if doc[i - 5].text.isdigit() else 0
