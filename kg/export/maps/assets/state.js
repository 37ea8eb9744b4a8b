// What the reader has asked for, in one object, and the same in the address of the page. Nothing changes it but `change`.
"use strict";
const makeState = (model) => {
  const { people, pairs, keys, keyOf } = model;
  const looks = [...document.querySelectorAll("#countries button")].map((button) => button.dataset.name);
  const plain = { nameOf: (member) => member, memberOf: (name) => name };
  // A member whose name is not on the list is undefined.
  const listed = (names) => ({ nameOf: (member) => names[member], memberOf: (name) => [...names.keys()].find((at) => names[at] === name) });
  const orNone = ({ nameOf, memberOf }) => ({
    nameOf: (member) => (member < 0 ? "-" : nameOf(member)),
    memberOf: (name) => (name === "-" ? -1 : memberOf(name)),
  });
  // The sets of the state: the word for each in the address, and how its members are called there.
  const SETS = {
    countries: { word: "country", ...listed(looks) },
    hidden: { word: "without", ...plain },
    groups: { word: "tone", ...plain },
    classes: { word: "kind", ...plain },
    sources: { word: "source", ...orNone(listed(model.sources)) },
    topics: { word: "topic", ...listed(model.topics) },
  };
  const nothing = { person: null, pair: null };
  const blank = () => ({
    ...nothing,
    words: "",
    from: "", // YYYY-MM-DD, or empty: no limit
    to: "",
    chain: [null, null], // two people, or null
    chooses: null, // the end of the chain, 0 or 1, that the next choice of a person is for
    onlyPeople: false,
    denied: model.denied,
    ...Object.fromEntries(Object.keys(SETS).map((set) => [set, new Set()])),
  });

  function write(state) {
    const words = new URLSearchParams();
    if (state.person !== null) words.append("who", keyOf[state.person]);
    if (state.pair !== null) pairs[state.pair].ends.forEach((end) => words.append("pair", keyOf[end]));
    if (state.chain[0] !== null && state.chain[1] !== null) state.chain.forEach((end) => words.append("chain", keyOf[end]));
    if (state.onlyPeople) words.append("through", "people");
    for (const [set, { word, nameOf }] of Object.entries(SETS)) {
      [...state[set]].map(nameOf).sort().forEach((name) => words.append(word, name));
    }
    for (const [part, word] of [["words", "find"], ["from", "from"], ["to", "to"]]) {
      if (state[part]) words.append(word, state[part]);
    }
    if (state.denied !== model.denied) words.append("denied", state.denied ? "drawn" : "not drawn");
    return words.toString();
  }

  const day = (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text ?? "") ? text : "");

  // Names that are not on this map are passed over: the address may be of an older build.
  function read(hash) {
    const asked = new URLSearchParams(hash.replace(/^#/, ""));
    const two = (word) => asked.getAll(word).map((key) => keys.get(key)).slice(0, 2);
    const [one, other] = two("pair");
    const chain = two("chain");
    const state = blank();
    for (const [set, { word, memberOf }] of Object.entries(SETS)) {
      state[set] = new Set(asked.getAll(word).map(memberOf).filter((member) => member !== undefined));
    }
    state.person = keys.get(asked.get("who")) ?? null;
    state.pair = model.pairBetween(one, other) ?? null;
    if (chain.length === 2 && !chain.includes(undefined)) state.chain = chain;
    state.words = asked.get("find") ?? "";
    [state.from, state.to] = [day(asked.get("from")), day(asked.get("to"))];
    state.onlyPeople = asked.get("through") === "people";
    if (asked.has("denied")) state.denied = asked.get("denied") === "drawn";
    return state;
  }

  let current = read(location.hash);
  const listeners = [];
  let timer = null;
  const tell = () => listeners.forEach((listener) => listener(current));

  // Browsers allow a page few changes of its address, so a slider that moves makes one when it rests.
  function note(steps) {
    clearTimeout(timer);
    const address = `${location.pathname}${location.search}${((words) => words && `#${words}`)(write(current))}`;
    function put() {
      try {
        history[steps ? "pushState" : "replaceState"](null, "", address);
      } catch {
        // Some viewers of attachments let no page change its address. All else works there as well.
      }
    }
    if (steps) put();
    else timer = setTimeout(put, 120);
  }

  // A choice can be gone back on by the browser's own button, a filter is only kept.
  function change(part) {
    const before = write({ ...blank(), person: current.person, pair: current.pair, chain: current.chain });
    current = { ...current, ...part };
    note(write({ ...blank(), person: current.person, pair: current.pair, chain: current.chain }) !== before);
    tell();
  }

  function choosePerson(person) {
    if (current.chooses === null) return change({ person, pair: null, chain: [null, null] });
    const chain = current.chain.map((end, place) => (place === current.chooses ? person : end));
    const open = chain.indexOf(null);
    return change({ ...nothing, chain, chooses: open < 0 ? null : open });
  }

  window.addEventListener("popstate", () => {
    current = read(location.hash);
    tell();
  });

  return {
    get: () => current,
    listen: (listener) => listeners.push(listener),
    tell,
    change,
    choosePerson,
    choosePair: (pair) => change({ person: null, pair, chain: [null, null], chooses: null }),
    chooseNothing: () => change({ ...nothing, chain: [null, null], chooses: null }),
    clearFilters: () => {
      const { person, pair, chain, chooses } = current;
      change({ ...blank(), person, pair, chain, chooses });
    },
    filtered: () => write({ ...current, ...nothing, words: "", chain: [null, null], onlyPeople: false }) !== write(blank()),
  };
};
