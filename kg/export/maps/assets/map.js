// The map of who met whom. Everything that comes from texts goes into the page by textContent or onto the canvas.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("map-data").textContent);
  const { people, pairs, claims } = data;
  const element = (id) => document.getElementById(id);
  const pane = element("evidence");
  const FONT = 12.5; // size of a label on the screen, in pixels, at any zoom
  const MAIN = 14; // so many agents, those with the most evidence, have labels before all others
  const state = { person: null, pair: null, words: [], countries: new Set(), modalities: new Set() };

  const pairsOf = people.map(() => []);
  pairs.forEach((pair, index) => pair.ends.forEach((end) => pairsOf[end].push(index)));
  const stage = element("map");
  if (stage.clientHeight > stage.clientWidth) {
    // The layout is wider than high; a window that is not has it the other way about.
    for (const node of data.nodes) [node.x, node.y] = [node.y, node.x];
  }
  const nodes = new vis.DataSet(data.nodes);
  const edges = new vis.DataSet(data.edges);
  const network = new vis.Network(stage, { nodes, edges }, JSON.parse(data.options));

  // ---- what is visible -------------------------------------------------------------------------------------------

  const countryOf = [...document.querySelectorAll("#countries button")];
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const haystack = people.map((person) => fold([person.label, person.country, ...person.offices].join(" ")));

  const visibleClaims = (pair) => pairs[pair].claims.filter((claim) => state.modalities.has(claims[claim].modality));
  const isDrawn = (pair) => visibleClaims(pair).some((claim) => claims[claim].modality !== "Denied");

  function matches(person) {
    const inCountry = !state.countries.size || state.countries.has(data.looks[person]);
    return inCountry && state.words.every((word) => haystack[person].includes(word));
  }

  function hasEvidence(person) {
    return pairsOf[person].some((pair) => visibleClaims(pair).length);
  }

  function emphasised() {
    if (state.pair !== null) return new Set(pairs[state.pair].ends);
    if (state.person !== null) {
      const drawn = pairsOf[state.person].filter(isDrawn);
      return new Set([state.person, ...drawn.flatMap((pair) => pairs[pair].ends)]);
    }
    if (state.words.length || state.countries.size) return new Set(people.map((_, id) => id).filter(matches));
    return null;
  }

  function edgeIsStrong(pair) {
    if (state.pair !== null) return pair === state.pair;
    return state.person !== null && pairs[pair].ends.includes(state.person);
  }

  let strong = null; // the agents that stand out, or null for all
  let labels = null; // where the labels stand, until zoom or state change
  let bounds = { left: -Infinity, right: Infinity }; // labels stay between these
  let colours = {};

  function readColours() {
    const style = getComputedStyle(document.documentElement);
    const names = ["paper", "ink", "soft", "line", "line-strong"];
    colours = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  }

  function refresh() {
    strong = emphasised();
    labels = null;
    const faint = strong !== null;
    nodes.update(people.map((_, id) => ({ id, hidden: !hasEvidence(id), opacity: faint && !strong.has(id) ? 0.18 : 1 })));
    edges.update(
      edges.getIds().map((id) => {
        const marked = edgeIsStrong(id);
        const among = !faint || pairs[id].ends.every((end) => strong.has(end));
        const opacity = marked ? 1 : !faint ? 0.75 : among && state.person === null && state.pair === null ? 0.75 : 0.12;
        const tone = marked ? colours["line-strong"] : colours.line;
        return { id, hidden: !isDrawn(id), color: { color: tone, hover: tone, highlight: tone, opacity } };
      }),
    );
    for (const button of document.querySelectorAll("#people button")) {
      const person = Number(button.dataset.person);
      button.parentElement.hidden = !matches(person) || !hasEvidence(person);
      button.setAttribute("aria-pressed", String(person === state.person));
    }
    countryOf.forEach((button, index) => button.setAttribute("aria-pressed", String(state.countries.has(index))));
    showCount();
  }

  function showCount() {
    const shown = people.filter((_, person) => matches(person) && hasEvidence(person)).length;
    element("found").textContent = shown === people.length ? `${shown} names` : `${shown} of ${people.length} names`;
  }

  // ---- labels: as many as fit without covering one another, those with the most evidence first -------------------

  const ruler = document.createElement("canvas").getContext("2d");
  const family = getComputedStyle(document.body).fontFamily;
  const font = (size, bold) => `${bold ? "600 " : ""}${size}px ${family}`;
  const measured = new Map();

  function width(line, bold) {
    const key = `${bold}${line}`;
    if (!measured.has(key)) {
      ruler.font = font(FONT, bold);
      measured.set(key, ruler.measureText(line).width);
    }
    return measured.get(key);
  }

  const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

  // Where a label may stand, the best first: below its disc, above, beside, at a corner; never out of the picture.
  function around(disc, size, wide, high, scale) {
    const gap = 3 / scale;
    const [below, above, level] = [disc.y + size + gap, disc.y - size - gap - high, disc.y - high / 2];
    const [middle, right, left] = [disc.x - wide / 2, disc.x + size + gap, disc.x - size - gap - wide];
    const slant = size * 0.5;
    return [
      [middle, below], [middle, above], [right, level], [left, level],
      [right - slant, below - slant], [left + slant, below - slant],
      [right - slant, above + slant], [left + slant, above + slant],
    ]
      .map(([x, y]) => ({ left: x, top: y, right: x + wide, bottom: y + high }))
      .filter((box) => box.left > bounds.left && box.right < bounds.right);
  }

  function placeLabels(scale) {
    const points = network.getPositions();
    const shown = data.nodes.filter((node) => hasEvidence(node.id));
    const discs = shown.map((node) => {
      const { x, y } = points[node.id];
      return { id: node.id, left: x - node.size, right: x + node.size, top: y - node.size, bottom: y + node.size };
    });
    const first = (node) => (node.id === state.person ? 0 : strong && strong.has(node.id) ? 1 : 2);
    const order = shown.slice().sort((a, b) => first(a) - first(b) || a.id - b.id);
    const placed = [];
    for (const node of order) {
      if (strong && !strong.has(node.id)) continue;
      const bold = node.id === state.person;
      const lines = node.label.split("\n");
      const wide = (Math.max(...lines.map((line) => width(line, bold))) + 4) / scale;
      const high = (lines.length * FONT * 1.18 + 2) / scale;
      const uncovered = (box) => !placed.some((other) => overlap(box, other));
      const covers = (box) => discs.filter((disc) => disc.id !== node.id && overlap(box, disc));
      const boxes = around(points[node.id], node.size, wide, high, scale).filter((box) => bold || uncovered(box));
      // The most reported and the chosen may stand over the discs of those who matter less.
      const matters = node.id < MAIN || strong !== null;
      const minor = (disc) => bold || disc.id > Math.max(node.id, 8) || (strong !== null && !strong.has(disc.id));
      const box = boxes.find((one) => !covers(one).length) || (matters && boxes.find((one) => covers(one).every(minor)));
      if (box) placed.push({ ...box, id: node.id, lines, bold });
    }
    return { scale, placed };
  }

  function drawLabels(context) {
    const scale = network.getScale();
    if (!labels || labels.scale !== scale) labels = placeLabels(scale);
    context.save();
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineJoin = "round";
    context.lineWidth = 3.5 / scale;
    context.strokeStyle = colours.paper;
    context.fillStyle = colours.ink;
    for (const { left, right, top, lines, bold } of labels.placed) {
      context.font = font(FONT / scale, bold);
      lines.forEach((line, row) => {
        const y = top + (1 + row * FONT * 1.18) / scale;
        context.strokeText(line, (left + right) / 2, y);
        context.fillText(line, (left + right) / 2, y);
      });
    }
    context.restore();
  }

  // ---- the evidence pane -----------------------------------------------------------------------------------------

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

  function showEvidence() {
    pane.replaceChildren();
    pane.scrollTop = 0;
    if (state.pair !== null) showPair(state.pair);
    else if (state.person !== null) showPerson(state.person);
    else showStart();
  }

  function choose(person, pair) {
    state.person = person;
    state.pair = pair;
    refresh();
    showEvidence();
    const chosen = person !== null || pair !== null;
    // On a narrow screen the pane is below the map.
    if (chosen && matchMedia("(max-width: 860px)").matches) pane.scrollIntoView({ block: "start", behavior: "smooth" });
  }

  // ---- what the reader does --------------------------------------------------------------------------------------

  function labelAt(point) {
    const hit = (box) => point.x > box.left && point.x < box.right && point.y > box.top && point.y < box.bottom;
    const label = labels && labels.placed.find(hit);
    return label ? label.id : undefined;
  }

  network.on("click", (event) => {
    const person = event.nodes.length ? event.nodes[0] : labelAt(event.pointer.canvas);
    if (person !== undefined) choose(person, null);
    else if (event.edges.length) choose(null, event.edges[0]);
    else choose(null, null);
    network.unselectAll();
  });
  network.on("afterDrawing", drawLabels);
  network.on("dragging", (event) => { if (event.nodes.length) labels = null; });
  for (const [event, cursor] of [["hoverNode", "pointer"], ["hoverEdge", "pointer"], ["blurNode", ""], ["blurEdge", ""]]) {
    network.on(event, () => { stage.style.cursor = cursor; });
  }

  // By how much all discs could grow before any two touch.
  function roomForDiscs() {
    let room = Infinity;
    data.nodes.forEach((one, index) => {
      for (const other of data.nodes.slice(0, index)) {
        room = Math.min(room, Math.hypot(one.x - other.x, one.y - other.y) / (one.size + other.size));
      }
    });
    return room;
  }

  // On a map that must be small to be seen whole, discs and lines are drawn larger.
  function keepVisible() {
    const factor = Math.max(1, Math.min(1.6, 0.8 / network.getScale(), 0.92 * roomForDiscs()));
    for (const node of data.nodes) node.size *= factor;
    nodes.update(data.nodes.map(({ id, size }) => ({ id, size })));
    edges.update(data.edges.map(({ id, width }) => ({ id, width: width * factor })));
    labels = null;
  }

  // All discs in view, with room for the labels at the rim.
  function showAll() {
    const points = Object.values(network.getPositions());
    if (!points.length) return;
    const [x, y] = ["x", "y"].map((axis) => {
      const values = points.map((point) => point[axis]);
      return { low: Math.min(...values), high: Math.max(...values) };
    });
    const { clientWidth, clientHeight } = stage;
    const across = Math.max(60, clientWidth - 150) / Math.max(1, x.high - x.low);
    const down = Math.max(60, clientHeight - 110) / Math.max(1, y.high - y.low);
    const position = { x: (x.low + x.high) / 2, y: (y.low + y.high) / 2 };
    const scale = Math.min(1.5, across, down);
    bounds = { left: x.low - 76 / scale, right: x.high + 76 / scale };
    labels = null;
    network.moveTo({ position, scale });
  }

  function zoom(factor) {
    network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * factor)) });
  }
  element("zoom-in").addEventListener("click", () => zoom(1.4));
  element("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
  element("zoom-fit").addEventListener("click", showAll);

  element("people").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) choose(Number(button.dataset.person), null);
  });
  element("people").addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const shown = [...document.querySelectorAll("#people li:not([hidden]) button")];
    const next = shown[shown.indexOf(document.activeElement) + step];
    if (next) next.focus();
  });
  element("search").addEventListener("input", (event) => {
    state.words = fold(event.target.value).split(/\s+/).filter(Boolean);
    state.person = state.pair = null;
    refresh();
    showEvidence();
  });
  element("search").addEventListener("keydown", (event) => {
    const found = document.querySelector("#people li:not([hidden]) button");
    if (event.key === "Enter" && found) choose(Number(found.dataset.person), null);
    if (event.key === "ArrowDown" && found) { event.preventDefault(); found.focus(); }
  });
  countryOf.forEach((button, index) =>
    button.addEventListener("click", () => {
      if (!state.countries.delete(index)) state.countries.add(index);
      state.person = state.pair = null;
      refresh();
      showEvidence();
    }),
  );
  const boxes = [...document.querySelectorAll("#modalities input")];
  function readModalities() {
    state.modalities = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  }
  element("modalities").addEventListener("change", () => {
    readModalities();
    refresh();
    showEvidence();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") choose(null, null);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readColours(); refresh(); });

  readColours();
  readModalities();
  refresh();
  showEvidence();
  showAll();
  keepVisible();
  // For scripts that look at the page: what is chosen, and choosing.
  window.whoMetWhom = { network, choose, labels: () => labels.placed };
})();
