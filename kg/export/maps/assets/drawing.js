// The drawing itself: discs and lines as the state and the filters would have them.
"use strict";
const makeDrawing = (model, stage, { onPerson, onPair, onNothing }) => {
  const { people, pairs, claims, pairsOf, directed } = model;
  const TONES = { cooperation: "cooperation", friction: "friction" };
  const tall = stage.clientHeight > stage.clientWidth;
  const extent = (axis) => {
    const values = model.nodes.map((node) => node[axis]);
    return Math.max(...values) - Math.min(...values);
  };
  // The layout is for a window wider than high; in one that is not, a wide drawing is turned.
  if (tall && extent("x") > 1.1 * extent("y")) for (const node of model.nodes) [node.x, node.y] = [node.y, node.x];

  // Pairs that are only denied have no line from the start; one that the reader asks for is thin and dotted.
  const DOTS = [2, 5];
  const known = new Set(model.edges.map(({ id }) => id));
  const denied = [...pairs.keys()].filter((pair) => !known.has(pair));
  const lines = [
    ...model.edges,
    ...denied.map((id) => ({ id, from: pairs[id].ends[0], to: pairs[id].ends[1], width: 1.4, hidden: true })),
  ];
  // Of two lines in opposite directions each gives way to the other.
  const bent = { enabled: true, type: "curvedCW", roundness: 0.14 };
  const way = ({ ends: [one, other] }) =>
    directed ? { arrows: { to: { enabled: true, scaleFactor: 0.45 } }, smooth: model.pairBetween(other, one) === undefined ? false : bent } : {};
  const nodes = new vis.DataSet(model.nodes);
  const edges = new vis.DataSet(lines.map((line) => ({ ...line, ...way(pairs[line.id]) })));
  const network = new vis.Network(stage, { nodes, edges }, JSON.parse(model.options));

  let view = null;
  let strong = null; // the people who stand out, or null for all
  let marked = new Set(); // the lines that stand out
  let labels = null; // where the labels stand, until the zoom or the state changes
  let chosen = null;
  let bounds = { left: -Infinity, right: Infinity }; // labels stay between these
  let colours = {};
  let fills = []; // of the discs

  function readColours() {
    colours = mapColours.read();
    fills = model.nodes.map(({ color }) => ({ ...color, background: mapColours.over(colours.paper, color.background) }));
  }

  const ends = (found) => found.flatMap((pair) => pairs[pair].ends);

  // Whom and which lines the reader's choice brings out: a chain, a pair, somebody with all contacts, or a search.
  function emphasis(state, chain) {
    if (chain) return [new Set(chain), new Set(pairsAlong(model, view, chain).flat())];
    if (state.pair !== null) return [new Set(pairs[state.pair].ends), new Set([state.pair])];
    if (state.person !== null) {
      const mine = pairsOf[state.person].filter((pair) => view.isDrawn[pair]);
      return [new Set([state.person, ...ends(mine)]), new Set(mine)];
    }
    if (view.hasWords) return [new Set([...people.keys()].filter((person) => view.matches[person])), new Set()];
    return [null, new Set()];
  }

  function toneOf(found) {
    const tones = new Set(found.map((claim) => TONES[claims[claim].group]).filter(Boolean));
    return tones.size === 1 ? colours[[...tones][0]] : colours.line;
  }

  function lookOf(pair) {
    const found = view.seen[pair];
    const only = found.every((claim) => model.isDenied(claim));
    const tone = only ? colours.denied : marked.has(pair) && !directed ? colours["line-strong"] : toneOf(found);
    const among = strong === null || pairs[pair].ends.every((end) => strong.has(end));
    const opacity = marked.has(pair) ? 1 : among && !marked.size ? 0.75 : 0.1;
    const stated = found.some((claim) => claims[claim].modality === "Asserted");
    const color = { color: tone, hover: tone, highlight: tone, opacity };
    return { id: pair, hidden: !view.isDrawn[pair], dashes: only ? DOTS : stated ? false : [6, 5], color };
  }

  function show(state, seen, chain) {
    view = seen;
    chosen = state.person;
    [strong, marked] = emphasis(state, chain);
    labels = null;
    const opacity = (person) => (strong && !strong.has(person) ? 0.18 : 1);
    nodes.update(people.map((_, id) => ({ id, hidden: !view.isPresent[id], opacity: opacity(id), color: fills[id] })));
    edges.update(lines.map(({ id }) => lookOf(id)));
  }

  function drawLabels(context) {
    const scale = network.getScale();
    if (!labels || labels.scale !== scale) {
      const points = network.getPositions();
      const discs = model.nodes.filter(({ id }) => view.isPresent[id]).map((node) => ({ ...node, ...points[node.id] }));
      labels = { scale, placed: mapLabels.place(discs, { scale, chosen, strong, bounds }) };
    }
    mapLabels.draw(context, labels.placed, { scale, ...colours });
  }

  function labelAt(point) {
    const hit = (box) => point.x > box.left && point.x < box.right && point.y > box.top && point.y < box.bottom;
    const label = labels && labels.placed.find(hit);
    return label ? label.id : undefined;
  }

  network.on("click", (event) => {
    const person = event.nodes.length ? event.nodes[0] : labelAt(event.pointer.canvas);
    if (person !== undefined) onPerson(person);
    else if (event.edges.length) onPair(event.edges[0]);
    else onNothing();
    network.unselectAll();
  });
  network.on("afterDrawing", drawLabels);
  network.on("dragging", (event) => { if (event.nodes.length) labels = null; });
  for (const [event, cursor] of [["hoverNode", "pointer"], ["hoverEdge", "pointer"], ["blurNode", ""], ["blurEdge", ""]]) {
    network.on(event, () => { stage.style.cursor = cursor; });
  }
  readColours();

  return {
    network,
    show,
    readColours,
    colours: () => colours,
    labels: () => labels.placed,
    lines: () => edges.get(),
    keepLabelsWithin: (box) => { [bounds, labels] = [box, null]; },
    // Discs and lines this many times as large as they were made.
    grow(factor) {
      for (const node of model.nodes) node.size *= factor;
      nodes.update(model.nodes.map(({ id, size }) => ({ id, size })));
      edges.update(lines.map(({ id, width }) => ({ id, width: width * factor })));
      labels = null;
    },
  };
};
