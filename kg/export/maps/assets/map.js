// The map of who met whom. Everything that comes from texts goes into the page by textContent or onto the canvas.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("map-data").textContent);
  const { people, pairs, claims } = data;
  const element = (id) => document.getElementById(id);
  const pane = element("evidence");
  const state = { person: null, pair: null, words: [], countries: new Set(), modalities: new Set() };

  const pairsOf = people.map(() => []);
  pairs.forEach((pair, index) => pair.ends.forEach((end) => pairsOf[end].push(index)));
  const stage = element("map");
  const extent = (axis) => {
    const values = data.nodes.map((node) => node[axis]);
    return Math.max(...values) - Math.min(...values);
  };
  // The layout is for a window wider than high; in one that is not, a wide drawing is turned.
  if (stage.clientHeight > stage.clientWidth && extent("x") > 1.1 * extent("y")) {
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
    const names = ["paper", "ink", "line", "line-strong"];
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
        const stated = visibleClaims(id).some((claim) => claims[claim].modality === "Asserted");
        const color = { color: tone, hover: tone, highlight: tone, opacity };
        return { id, hidden: !isDrawn(id), dashes: stated ? false : [6, 5], color };
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

  function drawLabels(context) {
    const scale = network.getScale();
    if (!labels || labels.scale !== scale) {
      const points = network.getPositions();
      const discs = data.nodes.filter(({ id }) => hasEvidence(id)).map((node) => ({ ...node, ...points[node.id] }));
      labels = { scale, placed: mapLabels.place(discs, { scale, chosen: state.person, strong, bounds }) };
    }
    mapLabels.draw(context, labels.placed, { scale, ...colours });
  }

  function update() {
    refresh();
    evidence.show(state);
  }

  function choose(person, pair) {
    state.person = person;
    state.pair = pair;
    update();
    const chosen = person !== null || pair !== null;
    // On a narrow screen the pane is below the map.
    if (chosen && matchMedia("(max-width: 860px)").matches) pane.scrollIntoView({ block: "start", behavior: "smooth" });
  }

  const evidence = evidencePane(pane, { people, pairs, claims, pairsOf, visibleClaims, isDrawn, choose });

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
    update();
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
      update();
    }),
  );
  const boxes = [...document.querySelectorAll("#modalities input")];
  function readModalities() {
    state.modalities = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  }
  element("modalities").addEventListener("change", () => {
    readModalities();
    update();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") choose(null, null);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readColours(); refresh(); });

  readColours();
  readModalities();
  update();
  showAll();
  keepVisible();
  // For scripts that look at the page: what is chosen, and choosing.
  window.whoMetWhom = { network, choose, labels: () => labels.placed };
})();
