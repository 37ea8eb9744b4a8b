// The evidence pane: what the texts say of a person, a pair or a chain. All of it goes into the page by textContent.
"use strict";
const makeEvidence = (model, state, askForChain) => {
  const { people, pairs, claims, pairsOf, partner, directed } = model;
  const { make, name, button, many, statements } = dom;
  const pane = dom.byId("evidence");
  let view = null;

  function cardOf(index) {
    const claim = claims[index];
    const card = make("article", "card");
    const head = make("div", "head");
    head.append(make("i", `badge ${claim.modality.toLowerCase()}`, claim.modality));
    if (model.classes.length > 1) head.append(make("span", `kind ${claim.group}`, claim.class));
    head.append(make("b", "", claim.when || "No date stated"));
    if (claim.dateText) head.append(make("span", "small", `“${claim.dateText}”`));
    if (claim.place) head.append(name(claim.place));
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
    const link = button("", "", action);
    const words = make("span");
    words.append(...label);
    link.append(words, make("span", "small", count));
    item.append(link);
    return item;
  }

  const close = () => button("back", "Close", state.chooseNothing);
  const newest = (found) => [...new Set(found)].sort((a, b) => a - b); // claims are numbered newest first
  const cards = (found) => [make("h3", "", `${statements(found.length)}, newest first`), ...found.map(cardOf)];
  const told = (pair) => statements(view.seen[pair].length) + (view.seen[pair].every(model.isDenied) ? ", denied" : "");

  function wikidata(item) {
    if (!/^Q[1-9]\d*$/.test(item)) return [];
    const link = make("a", "wikidata", `Wikidata ${item}`);
    link.href = `https://www.wikidata.org/wiki/${item}`;
    link.rel = "noreferrer";
    return [" · ", link];
  }

  function partnersOf(person, mine) {
    const contacts = make("details");
    contacts.open = mine.length <= 4;
    const list = make("ul", "links");
    for (const pair of mine) {
      const label = [name(people[partner(pair, person)].label)];
      if (directed) label.unshift(pairs[pair].ends[0] === person ? "to " : "from ");
      list.append(linkTo(label, told(pair), () => state.choosePair(pair)));
    }
    const others = new Set(mine.filter((pair) => view.isDrawn[pair]).map((pair) => partner(pair, person)));
    contacts.append(make("summary", "", many(others.size, "contact", "contacts")), list);
    return contacts;
  }

  function showPerson(person) {
    const { label, names, kind, country, offices, wikidata: item } = people[person];
    const heading = make("h2");
    heading.append(name(label));
    const what = make("p", "small");
    what.append(name([kind.replace(/(?<=[a-z])(?=[A-Z])/g, " "), country].filter(Boolean).join(" · ")), ...wikidata(item));
    pane.append(close(), heading, what);
    for (const office of offices) pane.append(make("p", "", office));
    if (names.length) {
      const also = make("p", "small", "Also: ");
      names.forEach((form, place) => also.append(place ? ", " : "", name(form)));
      pane.append(also);
    }
    const mine = pairsOf[person].filter((pair) => view.seen[pair].length).sort(view.byEvidence);
    if (!mine.length) pane.append(make("p", "", "The filters leave nothing of what is told here."));
    else pane.append(button("ask", "Chain to somebody else …", () => askForChain(person)), partnersOf(person, mine));
    pane.append(...cards(newest(mine.flatMap((pair) => view.seen[pair]))));
  }

  function showPair(pair) {
    const heading = make("h2");
    heading.append(...pairName(model, pair));
    const list = make("ul", "links");
    for (const end of pairs[pair].ends) {
      list.append(linkTo([name(people[end].label)], people[end].country, () => state.choosePerson(end)));
    }
    const [one, other] = pairs[pair].ends;
    const back = directed ? model.pairBetween(other, one) : undefined;
    if (back !== undefined && view.seen[back].length) {
      list.append(linkTo(["The other way: ", ...pairName(model, back)], told(back), () => state.choosePair(back)));
    }
    pane.append(close(), heading, list, ...cards(view.seen[pair]));
  }

  function showChain(chain) {
    const heading = make("h2", "", "From ");
    heading.append(name(people[chain[0]].label), " to ", name(people[chain.at(-1)].label));
    pane.append(close(), heading);
    pairsAlong(model, view, chain).forEach((along, place) => {
      const step = make("h3");
      step.append(`${place + 1}. `, name(people[chain[place]].label), " – ", name(people[chain[place + 1]].label));
      const list = make("ul", "links");
      for (const pair of along) list.append(linkTo(pairName(model, pair), told(pair), () => state.choosePair(pair)));
      const found = newest(along.flatMap((pair) => view.seen[pair]));
      pane.append(step, list, cardOf(found.find((claim) => claims[claim].modality === "Asserted") ?? found[0]));
    });
  }

  function showStart() {
    pane.append(make("h2", "", "The sentence behind every line"));
    pane.append(make("p", "", "Choose a name or a line on the map, or a name from the list, to read what the texts say."));
    const best = [...pairs.keys()].filter((pair) => view.seen[pair].length).sort(view.byEvidence).slice(0, 12);
    if (!best.length) return;
    const list = make("ul", "links");
    for (const pair of best) list.append(linkTo(pairName(model, pair), String(view.seen[pair].length), () => state.choosePair(pair)));
    pane.append(make("h3", "", "Pairs with the most statements"), list);
  }

  let before = "";
  return {
    show({ person, pair }, seen, chain) {
      view = seen;
      pane.replaceChildren();
      if (chain) showChain(chain);
      else if (pair !== null) showPair(pair);
      else if (person !== null) showPerson(person);
      else showStart();
      // Another choice is read from its top; a filter leaves the reader where he is.
      const now = JSON.stringify([person, pair, chain]);
      if (now !== before) pane.scrollTop = 0;
      before = now;
    },
  };
};
