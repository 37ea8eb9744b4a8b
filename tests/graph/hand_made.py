"""A small corpus with its claims, made by hand: what extraction might give, and some that is meant to do harm."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model import Article, Citation, Claim, Entity, Evidence, Mention, Office, Participant, TimeSpan

FIRST, SECOND, BOTH = ("Initiator",), ("Counterpart",), ("Initiator", "Counterpart")
RUSSIA = Entity("Russia", "Country", None, ("Russian Federation", "Moscow"), "Q159")
ISRAEL = Entity("Israel", "Country", None, (), "Q801")
IRAN = Entity("Iran", "Country", None, (), "Q794")
IVORY_COAST = Entity("Ivory Coast", "Country", None, ("Côte d’Ivoire", "Yamoussoukro"))
MOSCOW = Entity("Moscow", "City", "Russia", (), "Q649")
GENEVA = Entity("Geneva", "City", "Switzerland")
PRIMAKOV = Entity("Yevgeny Primakov", "Person", "Russia", ("Primakov",))
FULLER = Entity("Mr. Yevgeny Maksimovich Primakov", "Person", "Russia")
SURNAME = Entity("Primakov", "Person", "Russia")
CHERNOMYRDIN = Entity("Viktor Chernomyrdin", "Person", "Russia")
SHARANSKY = Entity("Natan Sharansky", "Person", "Israel", ("Sharansky",))
GORE = Entity("Al Gore", "Person", "United States")
ERDOGAN = Entity("Recep Tayyip Erdoğan", "Person", "Turkey")
FORMULA = Entity('=cmd|"/c calc"!A1', "Organization")
MARKUP = Entity('\u202eEvil <b>"\\x</b>\u202c', "Person")
LIKE_IRI = Entity("https://evil.example/>x .", "Company")
FOREIGN_MINISTER = Office("Foreign Minister", RUSSIA)


@dataclass
class Draft:
    """An article under way: finds its words, so that no offset is counted by hand."""

    article: Article
    claims: list[Claim] = field(default_factory=list)

    def mention(self, words: str, entity: Entity, nth: int = 0) -> Mention:
        """The mention at the n-th place where the words stand."""
        at = -1
        for _ in range(nth + 1):
            at = self.article.text.index(words, at + 1)
        return Mention(at, at + len(words), entity)

    def add(self, kind: str, quote: str, *parts: tuple[Mention, tuple[str, ...]], **given: object) -> Claim:
        """A claim that stands in the quote; ``given`` are further fields, ``capacity`` the first actor's office."""
        at = self.article.text.index(quote)
        capacity = given.pop("capacity", None)
        rule, confidence = given.pop("rule", "by-hand"), given.pop("confidence", 1.0)
        actors = tuple(Participant(m, roles, None if i else capacity) for i, (m, roles) in enumerate(parts))
        evidence = Evidence(self.article.id, at, at + len(quote), quote, rule, "made by hand")
        self.claims.append(Claim(evidence, kind, actors, confidence=confidence, **given))
        return self.claims[-1]


def day(date: str, words: str = "") -> TimeSpan:
    """A whole day."""
    return TimeSpan(f"{date}T00:00:00Z", f"{date}T23:59:59Z", "day", words)


def _talks() -> Draft:
    met = (
        "Natan Sharansky met on January 27 with Foreign Minister Yevgeny Primakov and Viktor Chernomyrdin in Moscow "
        "(Itar-Tass, January 28)."
    )
    denied = '"Iran says" it denied that Russia had supplied missiles.'
    may = "Primakov, the former envoy said, may visit Israel in March."
    apart = "Russia and Israel did not agree."
    text = "\n".join(["Talks", met, denied, may, apart]) + "\n"
    draft = Draft(Article("briefs/one", text, "Talks in Moscow", day("1997-01-29"), "header", "Monitor"))
    sharansky, primakov = draft.mention("Natan Sharansky", SHARANSKY), draft.mention("Yevgeny Primakov", PRIMAKOV)
    chernomyrdin = draft.mention("Viktor Chernomyrdin", CHERNOMYRDIN)
    cited = draft.mention("(Itar-Tass, January 28)", RUSSIA)
    draft.add(
        "Meeting",
        met,
        (primakov, SECOND),
        (sharansky, FIRST),
        (chernomyrdin, SECOND),
        capacity=FOREIGN_MINISTER,
        place=draft.mention("Moscow", MOSCOW),
        time=day("1997-01-27", "on January 27"),
        citation=Citation("Itar-Tass", day("1997-01-28"), cited.start, cited.end),
        mode="in-person",
        confidence=0.9,
    )
    draft.add("OfficeHolding", met, (primakov, FIRST), office=FOREIGN_MINISTER)
    iran, russia = draft.mention("Iran", IRAN), draft.mention("Russia", RUSSIA)
    deed = draft.add(
        "Transfer",
        denied,
        (russia, FIRST),
        (iran, SECOND),
        modality="Denied",
        attributed_to=iran,
        topics=("missiles",),
    )
    draft.add("Denial", denied, (iran, FIRST), content="that Russia had supplied missiles", content_claim=deed.key)
    march = TimeSpan("1997-03-01T00:00:00Z", "1997-03-31T23:59:59Z", "month", "in March")
    surname, israel = draft.mention("Primakov", SURNAME, 1), draft.mention("Israel", ISRAEL)
    draft.add("Visit", may, (surname, FIRST), modality="Planned", place=israel, time=march)
    sides = (draft.mention("Russia", RUSSIA, 1), FIRST), (draft.mention("Israel", ISRAEL, 1), SECOND)
    draft.add("Agreement", apart, *sides, modality="Denied")
    return draft


def _wire() -> Draft:
    received = "Mr. Yevgeny Maksimovich Primakov and Viktor Chernomyrdin received Natan Sharansky on Tuesday."
    will = "Former Foreign Minister Primakov will meet Al Gore."
    three = "Gore, Primakov and Sharansky met in Geneva."
    draft = Draft(Article("wire/two", " ".join([received, will, three]) + "\n"))
    sharansky, chernomyrdin = (
        draft.mention("Natan Sharansky", SHARANSKY),
        draft.mention("Viktor Chernomyrdin", CHERNOMYRDIN),
    )
    hosts = (draft.mention(FULLER.name, FULLER), FIRST), (chernomyrdin, FIRST)
    draft.add("Meeting", received, *hosts, (sharansky, SECOND), time=day("1997-01-28", "on Tuesday"))
    again = draft.mention("Primakov", FULLER, 1)
    former = Office("Foreign minister", RUSSIA)
    draft.add("OfficeHolding", will, (again, FIRST), office=former, former=True)
    draft.add("Call", will, (again, FIRST), (draft.mention("Al Gore", GORE), SECOND), modality="Planned")
    all_three = (
        draft.mention("Gore", GORE, 1),
        draft.mention("Primakov", FULLER, 2),
        draft.mention("Sharansky", SHARANSKY, 1),
    )
    draft.add("Summit", three, *((m, BOTH) for m in all_three), place=draft.mention("Geneva", GENEVA))
    return draft


def _hostile() -> Draft:
    told = f"{FORMULA.name} told {MARKUP.name} and {LIKE_IRI.name}"
    accused = "\U0001f600 Erdoğan accused Côte d’Ivoire."
    draft = Draft(Article('odd/../a b"<é>', f"{told}\n{accused}\n"))
    others = (draft.mention(MARKUP.name, MARKUP), SECOND), (draft.mention(LIKE_IRI.name, LIKE_IRI), SECOND)
    draft.add("Notification", told, (draft.mention(FORMULA.name, FORMULA), FIRST), *others)
    erdogan = draft.mention("Erdoğan", ERDOGAN)
    draft.add("Accusation", accused, (erdogan, FIRST), (draft.mention("Côte d’Ivoire", IVORY_COAST), SECOND))
    draft.add("Departure", accused, (erdogan, SECOND), office=Office("spokesman"))
    return draft


DRAFTS = (_talks(), _wire(), _hostile(), Draft(Article("empty", "Nothing happened.\n", "Nothing")))
ARTICLES = tuple(draft.article for draft in DRAFTS)
CLAIMS = tuple(claim for draft in DRAFTS for claim in draft.claims)
