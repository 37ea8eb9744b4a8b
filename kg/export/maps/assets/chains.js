// The shortest chain between two people over the lines on the map, whichever way these point.
"use strict";
// Returns the people in order, both ends among them, or null where no chain joins them. Of several as short, the one that
// was found first by the best documented lines. `through` says whether somebody may stand between the ends.
const findChain = ({ pairsOf, partner }, { isDrawn, byEvidence }, one, other, through) => {
  const before = new Map([[one, null]]);
  let reached = [one];
  while (reached.length && !before.has(other)) {
    const next = [];
    for (const person of reached) {
      for (const pair of pairsOf[person].filter((pair) => isDrawn[pair]).sort(byEvidence)) {
        const neighbour = partner(pair, person);
        if (before.has(neighbour) || (neighbour !== other && !through(neighbour))) continue;
        before.set(neighbour, person);
        next.push(neighbour);
      }
    }
    reached = next;
  }
  if (!before.has(other)) return null;
  const chain = [];
  for (let person = other; person !== null; person = before.get(person)) chain.unshift(person);
  return chain;
};

// The lines between neighbours in a chain, those of both directions where there are two.
const pairsAlong = ({ pairs }, { isDrawn }, chain) =>
  chain.slice(1).map((person, place) => {
    const ends = [chain[place], person];
    return [...pairs.keys()].filter((pair) => isDrawn[pair] && pairs[pair].ends.every((end) => ends.includes(end)));
  });
