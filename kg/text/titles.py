"""The grammar of offices: "Russian Security Council Secretary", "Israel's Minister of Industry and Trade", "a deputy head
of the presidential administration". It finds title phrases, what they own, and whose they are."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from spacy.tokens import Doc

from kg.text.gazetteer import Gazetteer
from kg.text.names import NameSpan
from kg.text.title_phrase import TitlePhrase, is_body, is_state, ministry, organization, owner_of, state_of

__all__ = ["TitleGrammar", "TitlePhrase", "owner_of"]

_DETERMINERS = frozenset("the a an his her its their this that another one".split())
_LINKS = frozenset({"of", "for", "to", "in", "at", "from", "on"})
_TARGET_LINKS = frozenset({"to", "in", "at", "from", "on"})
# Offices that are held at a place or for a matter: "ambassador in Bonn", "envoy to the Balkans".
_ENVOYS = frozenset(
    "ambassador envoy representative consul delegate observer commissioner attache attaché emissary"
    " nuncio d'affaires liaison"
    " counselor counsellor".split()
)
# What may stand before a title, or between a country and it, and says nothing of the office.
_PASSING = frozenset(
    "visiting current present incumbent ailing veteran longtime long-time long-serving embattled top"
    " ruling powerful influential"
    " moderate reformist hard-line hardline revered controversial popular late-night own".split()
)
_ACTING = "acting"


class TitleGrammar:
    """Finds title phrases by the gazetteer's words for offices."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        titles = gazetteer.titles
        self.titles = titles
        self.former = titles.former | titles.then
        self.status = self.former | titles.new | titles.acting | titles.outgoing | titles.elect
        self.fields = frozenset(titles.portfolios) | frozenset(titles.ranks)
        generic = [
            form.lower().split()
            for form, readings in gazetteer.forms.items()
            if any(r.use == "generic" for r in readings)
        ]
        self.bodies = frozenset(words[-1] for words in generic) | frozenset(
            noun for noun, proxy in gazetteer.proxies.items() if proxy.kind == "body"
        )
        self.body_words = self.bodies | frozenset(word for words in generic for word in words) - _DETERMINERS
        self._heads: dict[str, list[tuple[str, ...]]] = {}
        phrases = [tuple(phrase.replace("-", " - ").split()) for phrase in {*titles.heads, *titles.plurals}]
        for parts in sorted(phrases, key=lambda p: (-len(p), p)):
            self._heads.setdefault(parts[0], []).append(parts)

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

    def _head_at(self, doc: Doc, i: int, end: int, inside: set[int]) -> int:
        if i in inside:
            return 0
        for parts in self._heads.get(doc[i].lower_, ()):
            stop = i + len(parts)
            if stop <= end and all(doc[i + k].lower_ == part for k, part in enumerate(parts)):
                return 0 if self._only_grades(doc, i, stop, end) else len(parts)
        return 0

    def _only_grades(self, doc: Doc, i: int, stop: int, end: int) -> bool:
        """Whether the word grades a head further on: "Deputy Prime Minister", "chief security official"."""
        if _lower(doc, i, stop) not in self.titles.ranks:
            return False
        j = stop
        while j < end and (length := _phrase_after(doc, j, end, self.fields)):
            j += length
        return (j < end and bool(self._heads.get(doc[j].lower_)) and not doc[j].is_punct) or self._heads_within(
            doc, stop, j
        )

    def _heads_within(self, doc: Doc, start: int, end: int) -> bool:
        return any(doc[k].lower_ in self._heads for k in range(start, end))

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
        word = _lower(doc, left, right)
        words += [t.text for t in doc[left:right]]
        plural = word in self.titles.plurals and word not in self.titles.heads
        noun = self.titles.plurals[word] if plural else self.titles.heads.get(word)
        stop, core_end, tail, more, owner_text = self._rightward(doc, right, bounds[1], at_start, plural)
        if noun is not None and noun.title == "Minister" and owners and (body := ministry(owners)):
            words = [body, *words]  # "British Foreign Office Minister"
            owners = owners[1:] or [state_of(owners[0])]
        if doc[right - 1].lower_ in _ENVOYS and len(owners) > 1 and organization(owners[0]) and not tail:
            tail = ["to", "the", organization(owners[0]) or ""]  # "Syria's U.N. ambassador"
            owners = owners[1:]
        written = " ".join([*words, *tail]).replace(" - ", "-").strip(" ,-")
        title = written if plural else self.titles.canonical(written)
        if _ACTING in status:
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

    def _acting(self, doc: Doc, start: int, end: int) -> str:
        """The word for "for the time being" as the text has it, which is part of the title."""
        return next((w for w in (t.lower_ for t in doc[start:end]) if w in self.titles.acting), _ACTING)

    def _status(self, phrase: str) -> str:
        kinds = {
            "former": self.former,
            "new": self.titles.new,
            "acting": self.titles.acting,
            "elect": self.titles.elect,
        }
        return next((kind for kind, phrases in kinds.items() if phrase in phrases), "outgoing")

    def _leftward(
        self, doc: Doc, left: int, first: int, at_end: dict[int, NameSpan]
    ) -> tuple[int, list[str], list[NameSpan], list[str], str]:
        """Extend to the left over ranks, portfolios, status words and owners; what begins the phrase, its own words before the
        head, the owners, the status words and the determiner."""
        owners: list[NameSpan] = []
        status: list[str] = []
        rank: list[str] = []
        i = words_from = left
        while i > first:
            name = at_end.get(i)
            if not owners and name is not None and self._names_a_field(doc, name, i, first, at_end):
                i = words_from = name.start
            elif doc[i - 1].text in ("'s", "'") and (owner := at_end.get(i - 1)) is not None and not owner.person:
                owners.append(owner)
                i = owner.start
            elif name is not None and not name.person:
                owners.append(name)
                i = name.start
            elif owners and i == owners[-1].start and (length := _phrase_before(doc, i, first, self.titles.ranks)):
                i -= length  # "chief U.N. weapons inspector"
                rank = [t.text for t in doc[i : i + length]]
            elif length := _phrase_before(doc, i, first, self.status):
                status.append(self._status(_lower(doc, i - length, i)))
                i -= length
            elif not owners and (length := self._field_before(doc, i, first)):
                i -= length
                words_from = i
            elif doc[i - 1].lower_ in _PASSING:
                i -= 1
            elif not owners and (length := self._unknown_field(doc, i, left, first, at_end)):
                i -= length
                words_from = i
            else:
                break
        determiner = doc[i - 1].lower_ if i > first and doc[i - 1].lower_ in _DETERMINERS else ""
        return (
            (i - 1 if determiner else i),
            [*rank, *(t.text for t in doc[words_from:left])],
            owners,
            status,
            determiner,
        )

    def _names_a_field(self, doc: Doc, name: NameSpan, i: int, first: int, at_end: dict[int, NameSpan]) -> bool:
        """Whether a name is a field of business: "Finland's Europe minister"."""
        if _lower(doc, name.start, i) not in self.titles.portfolios or name.start <= first:
            return False
        return name.start in at_end or (doc[name.start - 1].text in ("'s", "'") and name.start - 1 in at_end)

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
        ):
            k -= 1
        led = k in at_end or (doc[k - 1].text in ("'s", "'") if k > first else False)
        return i - k if k < i and led and doc[k].text[0].isupper() else 0

    def _field_before(self, doc: Doc, i: int, first: int) -> int:
        """How many tokens before ``i`` belong to the title: a rank, a portfolio, or "Industry and" of a pair."""
        if length := _phrase_before(doc, i, first, self.fields):
            return length
        if (
            doc[i - 1].lower_ in ("and", "&", ",")
            and i < len(doc)
            and (length := _phrase_before(doc, i - 1, first, self.fields))
        ):
            follows = any(_lower(doc, i, k) in self.titles.portfolios for k in range(i + 1, min(i + 4, len(doc))))
            return length + 1 if follows and doc[i - 1 - length].is_title == doc[i].is_title else 0
        return 0

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
            if doc[j].lower_ in ("the", "its", "his", "their"):
                j += 1
            stop, words, names, plain = self._complement(doc, j, last, at_start, plural)
            if stop > j and self._leads_a_title(doc, stop, last):
                owners += names  # "chief of staff for U.N. Secretary-General Ban": the inner title is another's
                break
            envoy = doc[right - 1].lower_ in _ENVOYS
            if stop == j or (link in _TARGET_LINKS and not envoy):
                break
            if envoy and link != "of" and names and (link in _TARGET_LINKS or is_state(names[0])):
                tail += [t.text for t in doc[i:stop]]
            else:
                owners += names
                tail += [link, *words] if words else []
                owner_text = owner_text or plain
                core = stop
            i = stop
            if link == "of" and plain and not names and not words:
                break
        return i, core, tail, owners, owner_text

    def _is_field(self, doc: Doc, name: NameSpan) -> bool:
        """Whether a name is a field of business that something else is called after too: "for Foreign Affairs"."""
        return _lower(doc, name.start, name.end) in self.titles.portfolios and not is_state(name)

    def _leads_a_title(self, doc: Doc, i: int, last: int) -> bool:
        """Whether another title goes on at ``i``: "to Palestinian | President Mahmoud Abbas"."""
        while i < last and (
            length := _phrase_after(doc, i, last, self.fields) or _phrase_after(doc, i, last, self.status)
        ):
            i += length
        return i < last and any(
            all(i + k < last and doc[i + k].lower_ == part for k, part in enumerate(parts))
            for parts in self._heads.get(doc[i].lower_, ())
        )

    def _complement(
        self, doc: Doc, j: int, last: int, at_start: dict[int, NameSpan], plural: bool
    ) -> tuple[int, list[str], list[NameSpan], str]:
        """What stands after "of": names (owners), portfolio words (part of the title), or a body without a name."""
        names: list[NameSpan] = []
        words: list[str] = []
        plain: list[str] = []
        while j < last:
            name = at_start.get(j)
            if name is not None and not name.person and not self._is_field(doc, name):
                names.append(name)
                j = name.end
            elif not plain and (length := _phrase_after(doc, j, last, self.titles.portfolios)):
                words += [t.text for t in doc[j : j + length]]
                j += length
            elif doc[j].text == "'s" and names and not plain:
                j += 1
            elif names and not plain and doc[j].is_lower and j + 1 < last and is_body(at_start.get(j + 1)):
                j += 1  # "Japan's ruling Liberal Democratic Party"
            elif plural and names and doc[j].lower_ in ("and", ",") and j + 1 < last and is_state(at_start.get(j + 1)):
                j += 1
            elif doc[j].lower_ in self.body_words:
                plain.append(doc[j].text)
                j += 1
            elif (
                doc[j].lower_ in ("and", ",", "&") and words and _phrase_after(doc, j + 1, last, self.titles.portfolios)
            ):
                words.append(doc[j].text)
                j += 1
            else:
                break
        if plain and plain[-1].lower() not in self.bodies:
            j -= len(plain)
            plain = []
        if plain:
            plain, words = [*words, *plain], []
            if names and names[-1].end + len(plain) == j:
                plain = [t.text for t in doc[names[-1].start : j]]  # "Georgian parliament" is its name
        return j, words, names, " ".join(plain)


def _lower(doc: Doc, start: int, end: int) -> str:
    return doc[start:end].text.lower().replace(" - ", "-")


def _phrase_before(doc: Doc, i: int, first: int, phrases: Container[str]) -> int:
    """Length in tokens of the longest of the phrases that ends before token ``i``."""
    lengths = (n for n in range(min(4, i - first), 0, -1) if _lower(doc, i - n, i) in phrases)
    return next(lengths, 0)


def _phrase_after(doc: Doc, i: int, last: int, phrases: Container[str]) -> int:
    """Length in tokens of the longest of the phrases that begins at token ``i``."""
    lengths = (n for n in range(min(5, last - i), 0, -1) if _lower(doc, i, i + n) in phrases)
    return next(lengths, 0)
