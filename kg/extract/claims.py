"""Claims of one article: what the frames found, with place, time, modality and source; and the offices it states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.extract.addressees import addressed
from kg.extract.attendance import joined
from kg.extract.event_reference import followed
from kg.extract.frames import Lexicon
from kg.extract.fullest import fullest
from kg.extract.hosts import hosted
from kg.extract.levels import persons_first
from kg.extract.match import Match, Matcher, NearMiss
from kg.extract.modality import Judgement, ModalityEngine, ahead, load_modality
from kg.extract.only_named import only_named
from kg.extract.speakers import DEEDS, of_states, own_word, speaker_of, spoken, teller_of
from kg.extract.taken_up import taken_up_claims
from kg.extract.topics import topics_of
from kg.extract.visitors import visitor_claims
from kg.extract.when import time_of
from kg.extract.where import place_of
from kg.extract.whereabouts import time_of_stay
from kg.model import OFFICE_HOLDING, Article, Citation, Claim, Evidence, Finding, Mention, Office, Participant
from kg.text.annotate import Annotation, Annotator, OfficeFact
from kg.text.coref import Discourse
from kg.text.groups import groups
from kg.text.inflect import verb_forms
from kg.text.language import Language
from kg.text.sentence import Sentence

# Events that share the time of the stay in which they are told.
_STAYING = frozenset({"Meeting", "Summit", "Negotiation", "Visit"})
_RETURNS = verb_forms("return")
_ROLE_NAMES = {"initiator": "Initiator", "counterpart": "Counterpart", "host": "Host", "mediator": "Mediator"}


@dataclass(frozen=True, slots=True)
class Found:
    """A claim with the match that gave it, for linking and for ``explain``."""

    claim: Claim
    match: Match
    sentence: Sentence
    judgement: Judgement


class Extractor:
    """Finds the claims of articles, one at a time, with one language and one lexicon."""

    def __init__(self, language: Language, frames: Lexicon) -> None:
        self.language = language
        self.annotator = Annotator(language)
        self.matcher = Matcher(frames)
        self.modality = ModalityEngine(load_modality())

    def each(self, articles: Iterable[Article]) -> Iterator[tuple[Article, list[Finding]]]:
        """Each article with its claims, and then the people whom it only names, in the order given.

        What is raised comes behind the articles before the one that is at fault.
        """
        for group in groups(articles):
            try:
                annotations = self.annotator.annotate_all(group)
            except Exception:  # the fault of one article is to be told as its own
                yield from ((article, self._findings(self.annotator.annotate(article))) for article in group)
            else:
                yield from ((a.article, self._findings(a)) for a in annotations)

    def _findings(self, annotation: Annotation) -> list[Finding]:
        claims = self._claims(annotation)
        return [*claims, *only_named(annotation, claims)]

    def claims(self, article: Article) -> list[Claim]:
        """All claims of an article, sorted by where they stand; they depend on that article alone."""
        return self._claims(self.annotator.annotate(article))

    def _claims(self, annotation: Annotation) -> list[Claim]:
        claims = [*_linked(self.found(annotation)), *self.stated(annotation)]
        return _sorted(list(dict.fromkeys(claims)))

    def found(self, annotation: Annotation, misses: list[tuple[Sentence, NearMiss]] | None = None) -> list[Found]:
        """The event claims that are kept, with their matches: each said once, addressed, none of them empty."""
        discourse = Discourse(annotation, self.language.gazetteer)
        told = fullest(list(self.events(annotation, discourse, misses)))
        found = followed(told, annotation, discourse, self.modality)
        entities = self.language.gazetteer.entities
        dateline = annotation.article.dateline_place
        home = discourse.home(dateline) if dateline else None
        land = home.name if home else None
        gathered = hosted(joined(found, lambda items: hosted(items, entities, land)), entities, land)
        return addressed(persons_first(list(gathered)))

    def stated(self, annotation: Annotation) -> Iterator[Claim]:
        """What titles say: offices held, taken up and left, and visits of those called "visiting"."""
        yield from visitor_claims(annotation, Discourse(annotation, self.language.gazetteer))
        yield from taken_up_claims(annotation)
        yield from office_claims(annotation)

    def events(
        self, annotation: Annotation, discourse: Discourse, misses: list[tuple[Sentence, NearMiss]] | None = None
    ) -> Iterator[Found]:
        """The event claims with their matches; near misses are added to ``misses``."""
        capacities = capacities_of(annotation)
        for sentence in annotation.sentences:
            if sentence.silent and misses is None and self.matcher.needs_somebody:
                continue
            for result in self.matcher.matches(sentence, discourse):
                if isinstance(result, Match) and not _home_again(result):
                    for match in _destinations(result):
                        yield self._found(annotation, sentence, discourse, match, capacities)
                elif misses is not None and isinstance(result, NearMiss):
                    misses.append((sentence, result))

    def _found(
        self,
        annotation: Annotation,
        sentence: Sentence,
        discourse: Discourse,
        match: Match,
        capacities: Mapping[str, Office],
    ) -> Found:
        judgement = self.modality.judge(match.token, match.carrier, event=match.frame.event)
        speaker = speaker_of(sentence, discourse, judgement)
        modality = own_word(match, judgement, speaker)
        if "negation" in match.frame.if_slot and modality == "Denied":
            modality = "Asserted"  # "will not accept" is the refusal itself
        match = of_states(spoken(match, speaker or teller_of(sentence, discourse, match), modality), discourse)
        if match.frame.modality != "Asserted" and modality == "Asserted":
            modality = match.frame.modality
        article, time = annotation.article, time_of(sentence, match, modality)
        if modality == "Asserted" and ahead(match.token, time, article.published):
            modality = "Planned"
            judgement.reasons.append("after the day of the report: planned")
        place = place_of(annotation, sentence, discourse, match)
        if time is None and modality in ("Asserted", "Reported") and match.frame.event in _STAYING:
            time = time_of_stay(annotation, sentence, discourse, match, place)
        claim = Claim(
            evidence=_evidence(article, sentence, match.frame.id, _reason(match, judgement)),
            kind=match.frame.event,
            participants=tuple(_participants(match, capacities)),
            modality=modality,
            place=place,
            time=time,
            attributed_to=speaker if modality == "Reported" else None,
            citation=_citation(article, sentence),
            content=_content(article, sentence, match),
            topics=topics_of(article.text[sentence.start : sentence.end]),
            mode=match.frame.mode,
            confidence=0.9 if match.carrier is None else 0.85,
        )
        return Found(claim, match, sentence, judgement)


def _home_again(match: Match) -> bool:
    """Whether somebody only goes back to his own country: "returned to Lima"."""
    if match.frame.event != "Visit" or match.token.lower_ not in _RETURNS:
        return False
    own = {m.entity.country for m in match.roles.get("initiator", ())}
    lands = {n for m in match.roles.get("place", ()) for n in (m.entity.name, m.entity.country) if n}
    return len(own) == 1 and bool(own & lands)


def capacities_of(annotation: Annotation) -> dict[str, Office]:
    """The office in which a person of the article acts: the one that he is stated to hold, where it is one alone."""
    held: dict[str, set[Office]] = {}
    for fact in annotation.offices:
        if not fact.status & {"former", "elect"}:
            held.setdefault(fact.person.name, set()).add(Office(fact.title, fact.owner))
    return {name: next(iter(offices)) for name, offices in held.items() if len(offices) == 1}


def _sorted(claims: Sequence[Claim]) -> list[Claim]:
    """In the order of the text, then by kind, then by key, which is dear and made only where it decides."""
    alike = Counter((c.evidence.start, c.kind) for c in claims)

    def order(claim: Claim) -> tuple[int, str, str]:
        place = (claim.evidence.start, claim.kind)
        return (*place, claim.key if alike[place] > 1 else "")

    return sorted(claims, key=order)


def _destinations(match: Match) -> Iterator[Match]:
    """A visit to several places is a visit to each."""
    places = match.roles.get("place", ())
    if match.frame.event != "Visit" or len(places) < 2:
        yield match
        return
    for place in places:
        yield replace(match, roles={**match.roles, "place": (place,)})


def extract_claims(
    articles: Iterable[Article], language: Language, frames: Lexicon
) -> Iterator[tuple[Article, list[Claim]]]:
    """Each article with its claims, in the order given."""
    extractor = Extractor(language, frames)
    return ((article, extractor.claims(article)) for article in articles)


def _evidence(article: Article, sentence: Sentence, rule: str, reason: str) -> Evidence:
    return Evidence(article.id, sentence.start, sentence.end, article.text[sentence.start : sentence.end], rule, reason)


def _reason(match: Match, judgement: Judgement) -> str:
    carried = f"{match.carrier.text} " if match.carrier is not None else ""
    return "; ".join([f"{carried}{match.token.text}", *judgement.reasons])


def _participants(match: Match, capacities: Mapping[str, Office]) -> Iterator[Participant]:
    roles: dict[str, list[str]] = {}
    mentions: dict[str, Mention] = {}
    for role, found in match.roles.items():
        if role not in _ROLE_NAMES:
            continue
        for mention in found:
            mentions.setdefault(mention.entity.name, mention)
            roles.setdefault(mention.entity.name, []).append(_ROLE_NAMES[role])
    for name, mention in mentions.items():
        capacity = capacities.get(name) if mention.entity.kind == "Person" else None
        yield Participant(mention, tuple(sorted(set(roles[name]))), capacity)


def _citation(article: Article, sentence: Sentence) -> Citation | None:
    """The source cited in brackets at the end of the sentence's paragraph or within the sentence."""
    inside = [c for c in article.citations if sentence.start <= c.start < sentence.end]
    if inside:
        return inside[0]
    after = [
        c for c in article.citations if c.start >= sentence.end and "\n\n" not in article.text[sentence.end : c.start]
    ]
    return after[0] if after else None


def _content(article: Article, sentence: Sentence, match: Match) -> str | None:
    """The clause that a speech act says, as it stands in the stored text."""
    if match.frame.event in DEEDS or not (clauses := match.slots.get("clause")):
        return None
    units = [sentence.units[t.i] for t in clauses[0].subtree]
    text = article.text[min(u.start for u in units) : max(u.end for u in units)]
    return " ".join(text.split()) or None


def _linked(found: Sequence[Found]) -> list[Claim]:
    """Speech acts get a link to the claim about the deed in the clause or object that they speak of."""
    claims = []
    for item in found:
        deed = None
        if item.claim.kind not in DEEDS:
            below = {
                t.i for name in ("clause", "object") for head in item.match.slots.get(name, []) for t in head.subtree
            }
            deed = next(
                (o for o in found if o.sentence is item.sentence and o is not item and o.match.token.i in below), None
            )
        claims.append(replace(item.claim, content_claim=deed.claim.key) if deed else item.claim)
    return claims


def office_claims(annotation: Annotation) -> Iterator[Claim]:
    """One claim for each person and title that the article states, at its first mention."""
    seen: set[tuple[str, str, str | None, bool]] = set()
    for fact in annotation.offices:
        former = "former" in fact.status
        key = (fact.person.name, fact.title.lower(), fact.owner.name if fact.owner else None, former)
        if key not in seen and "elect" not in fact.status:
            seen.add(key)
            yield _office_claim(annotation, fact, former)


def _office_claim(annotation: Annotation, fact: OfficeFact, former: bool) -> Claim:
    sentence = annotation.sentences[fact.sentence]
    reason = "title and name" if fact.source == "stated" else f"title and name, owner by {fact.source}"
    rule = fact.source if fact.source in ("predecessor", "successor") else fact.where
    evidence = _evidence(annotation.article, sentence, f"title-{rule}", reason)
    holder = Participant(Mention(fact.start, fact.end, fact.person), ("Initiator",))
    return Claim(
        evidence,
        OFFICE_HOLDING,
        (holder,),
        office=Office(fact.title, fact.owner),
        former=former,
        citation=_citation(annotation.article, sentence),
        confidence=0.9 if fact.owner else 0.7,
    )
