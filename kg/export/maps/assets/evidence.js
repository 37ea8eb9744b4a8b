// The evidence pane: what the texts say of a person or a pair. All of it goes into the page by textContent.
"use strict";
// `map` holds people, pairs, claims, pairsOf, visibleClaims, isDrawn and choose; see map.js. Claims, newest first, people
// and pairs are named by their numbers.
const evidencePane = (pane, { people, pairs, claims, pairsOf, visibleClaims, isDrawn, choose }) => {
  function make(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  const name = (text) => make("bdi", "", text);
  const many = (count, one, more) => `${count} ${count === 1 ? one : more}`;

  function cardOf(index) {
    const claim = claims[index];
    const card = make("article", "card");
    const head = make("div", "head");
    head.append(make("i", `badge ${claim.modality.toLowerCase()}`, claim.modality));
    head.append(make("b", "", claim.when || "No date stated"));
    if (claim.dateText) head.append(make("span", "small", `“${claim.dateText}”`));
    if (claim.place) head.append(name(claim.place));
    if (claim.kind !== "Meeting") head.append(make("span", "small", claim.kind));
    const who = make("p", "who");
    who.append(name(claim.who));
    const quote = make("blockquote", "", claim.quote);
    quote.dir = "auto";
    card.append(head, who, quote, sourceOf(claim));
    return card;
  }

  function sourceOf(claim) {
    const source = make("p", "source");
    if (claim.sayer) source.append("According to ", name(claim.sayer), ". ");
    if (claim.cited) source.append("Source cited: ", name(claim.cited), ". ");
    const label = claim.title ? `${claim.title} (${claim.document})` : claim.document;
    const text = name(label);
    if (claim.link) {
      const link = make("a");
      link.href = claim.link;
      link.append(text);
      source.append(link);
    } else source.append(text);
    source.append(`${claim.issued ? `, ${claim.issued}` : ""}, characters ${claim.start}–${claim.end}`);
    return source;
  }

  function linkTo(label, count, action) {
    const item = make("li");
    const button = make("button");
    button.type = "button";
    button.append(name(label), make("span", "small", count));
    button.addEventListener("click", action);
    item.append(button);
    return item;
  }

  function back() {
    const button = make("button", "back", "Close");
    button.type = "button";
    button.addEventListener("click", () => choose(null, null));
    return button;
  }

  const statements = (count) => many(count, "statement", "statements");
  const partner = (pair, person) => pairs[pair].ends.find((end) => end !== person);
  const byEvidence = (a, b) => visibleClaims(b).length - visibleClaims(a).length || a - b;

  function showPerson(person) {
    const { label, kind, country, offices } = people[person];
    const heading = make("h2");
    heading.append(name(label));
    const what = make("p", "small");
    what.append(name([kind.replace(/(?<=[a-z])(?=[A-Z])/g, " "), country].filter(Boolean).join(" · ")));
    pane.append(back(), heading, what);
    for (const office of offices) pane.append(make("p", "", office));
    const mine = pairsOf[person].filter((pair) => visibleClaims(pair).length).sort(byEvidence);
    const contacts = make("details");
    contacts.open = mine.length <= 4;
    const list = make("ul", "links");
    for (const pair of mine) {
      const other = people[partner(pair, person)].label;
      const count = statements(visibleClaims(pair).length) + (isDrawn(pair) ? "" : ", denied");
      list.append(linkTo(other, count, () => choose(null, pair)));
    }
    contacts.append(make("summary", "", many(mine.filter(isDrawn).length, "contact", "contacts")), list);
    pane.append(contacts);
    // Claims are numbered newest first.
    const all = [...new Set(mine.flatMap(visibleClaims))].sort((a, b) => a - b);
    pane.append(make("h3", "", `${statements(all.length)}, newest first`), ...all.map(cardOf));
  }

  function showPair(pair) {
    const heading = make("h2");
    const [one, other] = pairs[pair].ends;
    heading.append(name(people[one].label), " and ", name(people[other].label));
    const list = make("ul", "links");
    for (const end of pairs[pair].ends) {
      list.append(linkTo(people[end].label, people[end].country, () => choose(end, null)));
    }
    const found = visibleClaims(pair);
    pane.append(back(), heading, list, make("h3", "", `${statements(found.length)}, newest first`));
    pane.append(...found.map(cardOf));
  }

  function showStart() {
    pane.append(make("h2", "", "The sentence behind every line"));
    pane.append(make("p", "", "Choose a person or a line on the map, or a name from the list, to read what the texts say."));
    const best = pairs.map((_, index) => index).filter((pair) => visibleClaims(pair).length).sort(byEvidence).slice(0, 12);
    if (!best.length) return;
    const list = make("ul", "links");
    for (const pair of best) {
      const both = pairs[pair].ends.map((end) => people[end].label).join(" and ");
      list.append(linkTo(both, String(visibleClaims(pair).length), () => choose(null, pair)));
    }
    pane.append(make("h3", "", "Pairs with the most statements"), list);
  }

  return {
    show({ person, pair }) {
      pane.replaceChildren();
      pane.scrollTop = 0;
      if (pair !== null) showPair(pair);
      else if (person !== null) showPerson(person);
      else showStart();
    },
  };
};
