// A few words beside the pointer: who this is, or what happened between the two at the ends of a line.
"use strict";
const makeHint = (model, stage, drawing, lookAgain) => {
  const { people, pairs, claims } = model;
  const hint = dom.byId("hint");

  function put(words, pointer) {
    hint.replaceChildren(...words);
    hint.hidden = false;
    const [left, top] = [pointer.x, pointer.y].map((value) => value + 14);
    hint.style.left = `${Math.max(0, Math.min(left, stage.clientWidth - hint.offsetWidth - 4))}px`;
    hint.style.top = `${Math.max(0, Math.min(top, stage.clientHeight - hint.offsetHeight - 4))}px`;
  }

  // The kinds of what is seen of a pair, the most frequent first: "Warning 3, Accusation 1".
  function kindsOf(pair) {
    const counts = new Map();
    for (const claim of lookAgain().seen[pair]) counts.set(claims[claim].class, (counts.get(claims[claim].class) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1]).map(([kind, count]) => `${kind} ${count}`).join(", ");
  }

  drawing.network.on("hoverNode", ({ node, pointer }) => {
    const { label, country, offices } = people[node];
    put([dom.name(label), dom.make("span", "small", offices[0] || country)], pointer.DOM);
  });
  drawing.network.on("hoverEdge", ({ edge, pointer }) => {
    const both = dom.make("span");
    both.append(...pairName(model, edge));
    put([both, dom.make("span", "small", kindsOf(edge))], pointer.DOM);
  });
  for (const event of ["blurNode", "blurEdge", "dragStart", "zoom", "click"]) {
    drawing.network.on(event, () => { hint.hidden = true; });
  }
};

// "A and B", or "A to B" where the map has directions, as parts of the page.
const pairName = ({ people, pairs, directed }, pair) => {
  const [one, other] = pairs[pair].ends;
  return [dom.name(people[one].label), directed ? " to " : " and ", dom.name(people[other].label)];
};
