"""Hand-made reports that disagree: what one states and another denies, other places, plans that came true or not."""

from __future__ import annotations

from kg.model import Article, Citation, Entity, TimeSpan
from tests.graph.hand_made import FIRST, GENEVA, GORE, ISRAEL, MOSCOW, PRIMAKOV, RUSSIA, SECOND, SHARANSKY, Draft, day

TASS = "(Itar-Tass, January 28)"
UNTOLD = Article(
    "quiet", "Nothing happened.\n", None, TimeSpan("1998-02-01T00:00:00Z", "1998-02-28T23:59:59Z", "month")
)
NAMESAKES = tuple(Entity(f"{first} Ivanov", "Person", "Russia") for first in ("Igor", "Sergei"))


def _says() -> Draft:
    plan = "Yevgeny Primakov will meet Natan Sharansky in Moscow on January 27."
    sold = f"Russia sold Israel rockets on January 20 {TASS}."
    will = "Al Gore will meet Yevgeny Primakov in Moscow on January 30."
    both = "Al Gore met Igor Ivanov and Sergei Ivanov on January 25."
    draft = Draft(Article("says", "\n".join([plan, sold, will, both]) + "\n", "Says", day("1998-01-26"), "header"))
    primakov, sharansky = draft.mention(PRIMAKOV.name, PRIMAKOV), draft.mention(SHARANSKY.name, SHARANSKY)
    moscow = draft.mention("Moscow", MOSCOW)
    time = day("1998-01-27", "on January 27")
    draft.add("Meeting", plan, (primakov, FIRST), (sharansky, SECOND), modality="Planned", place=moscow, time=time)
    draft.add("Meeting", plan, (primakov, FIRST), (sharansky, SECOND), place=moscow, time=time)
    cited = draft.mention(TASS, RUSSIA)
    sides = (draft.mention("Russia", RUSSIA), FIRST), (draft.mention("Israel", ISRAEL), SECOND)
    source = Citation("Itar-Tass", day("1998-01-28"), cited.start, cited.end)
    draft.add("Transfer", sold, *sides, time=day("1998-01-20"), citation=source, topics=("missiles",))
    gore, again = draft.mention("Al Gore", GORE), draft.mention("Yevgeny Primakov", PRIMAKOV, 1)
    draft.add("Meeting", will, (gore, FIRST), (again, SECOND), modality="Planned", time=day("1998-01-30"))
    draft.add("Meeting", will, (gore, FIRST), (again, SECOND), modality="Denied", time=day("1998-01-30"))
    pair = tuple((draft.mention(who.name, who), SECOND) for who in NAMESAKES)
    draft.add("Meeting", both, (draft.mention("Al Gore", GORE, 1), FIRST), *pair, time=day("1998-01-25"))
    return draft


def _otherwise() -> Draft:
    met = "Yevgeny Primakov met Natan Sharansky in Geneva on January 27."
    sold = "Israel says that Russia sold it no rockets on January 20."
    draft = Draft(Article("otherwise", "\n".join([met, sold]) + "\n", "Otherwise", day("1998-01-29"), "header"))
    actors = (draft.mention(PRIMAKOV.name, PRIMAKOV), FIRST), (draft.mention(SHARANSKY.name, SHARANSKY), SECOND)
    draft.add("Meeting", met, *actors, place=draft.mention("Geneva", GENEVA), time=day("1998-01-27"))
    israel, russia = draft.mention("Israel", ISRAEL), draft.mention("Russia", RUSSIA)
    sides = (russia, FIRST), (israel, SECOND)
    time = day("1998-01-20")
    given = {"modality": "Denied", "time": time, "attributed_to": israel, "topics": ("missiles",)}
    draft.add("Transfer", sold, *sides, **given)
    draft.add("Statement", sold, (israel, FIRST), content="that Russia sold it no rockets", topics=("missiles",))
    return draft


DRAFTS = (_says(), _otherwise(), Draft(UNTOLD))
ARTICLES = tuple(draft.article for draft in DRAFTS)
CLAIMS = tuple(claim for draft in DRAFTS for claim in draft.claims)
