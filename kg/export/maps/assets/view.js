// What the filters leave: a pure function of the data and the state, worked out once for each change.
"use strict";
const makeView = (model, state) => {
  const { people, pairs, claims, looks, pairsOf, haystack, isDenied, fold } = model;
  const words = fold(state.words).split(/\s+/).filter(Boolean);

  // A claim without a date is in no stretch of time; one of a longer time is in every stretch that it touches.
  const inTime = ({ from, to }) => Boolean(from) && (!state.from || to >= state.from) && (!state.to || from <= state.to);
  const one = (set, value) => !set.size || set.has(value);
  const tests = {
    hidden: (claim) => !state.hidden.has(claim.modality),
    groups: (claim) => one(state.groups, claim.group),
    classes: (claim) => one(state.classes, claim.class),
    sources: (claim) => one(state.sources, claim.source),
    topics: (claim) => !state.topics.size || claim.topics.some((topic) => state.topics.has(topic)),
    time: (claim) => !(state.from || state.to) || inTime(claim),
  };
  const failed = claims.map((claim) => Object.keys(tests).filter((test) => !tests[test](claim)));
  const ofCountries = ({ ends }) => !state.countries.size || ends.some((end) => state.countries.has(looks[end]));
  const reachable = new Set(pairs.filter(ofCountries).flatMap((pair) => pair.claims));

  // The claims that would be seen, were it not for this one filter: what its choices are counted by.
  const butFor = (test) => [...reachable].filter((claim) => failed[claim].every((name) => name === test));

  const seen = pairs.map((pair) => (ofCountries(pair) ? pair.claims.filter((claim) => !failed[claim].length) : []));
  const isDrawn = seen.map((found) => found.some((claim) => state.denied || !isDenied(claim)));
  const isPresent = people.map((_, person) => pairsOf[person].some((pair) => seen[pair].length));
  const matches = people.map(
    (_, person) =>
      isPresent[person] && one(state.countries, looks[person]) && words.every((word) => haystack[person].includes(word)),
  );

  const all = [...new Set(seen.flat())].sort((a, b) => a - b);
  const byEvidence = (a, b) => seen[b].length - seen[a].length || a - b;
  return { seen, isDrawn, isPresent, matches, all, butFor, byEvidence, hasWords: words.length > 0 };
};
