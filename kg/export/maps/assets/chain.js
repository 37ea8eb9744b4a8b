// The panel that asks for the two ends of a chain and says whether there is one.
"use strict";
const makeChainPanel = (model, state, lookAgain) => {
  const panel = dom.byId("chain-panel");
  const fields = [dom.byId("chain-from"), dom.byId("chain-to")];
  const summary = panel.querySelector("summary");
  const only = dom.byId("chain-people");
  const said = dom.byId("chain-said");
  const isPerson = (person) => model.people[person].kind === "Person";
  only.parentElement.hidden = model.people.every((_, person) => isPerson(person));

  function put(place, person) {
    const chain = state.get().chain.map((end, at) => (at === place ? person : end));
    const open = chain.indexOf(null);
    state.change({ person: null, pair: null, chain, chooses: open < 0 ? null : open });
    if (open >= 0) fields[open].focus();
    else if (!panel.open) summary.focus();
  }

  fields.forEach((field, place) => {
    makeCombobox(field, { suggest: (text) => suggestPeople(model, text, lookAgain()), pick: ({ id }) => put(place, id) });
    field.addEventListener("input", () => {
      if (!field.value) put(place, null);
    });
  });
  only.addEventListener("change", () => state.change({ onlyPeople: only.checked }));
  // While the panel is open and an end is wanting, the next choice of anybody is for that end.
  panel.addEventListener("toggle", () => {
    const { chain, chooses } = state.get();
    const open = chain.indexOf(null);
    if (panel.open && chooses === null && open >= 0) state.change({ chooses: open });
    if (!panel.open && chooses !== null) state.change({ chain: [null, null], chooses: null });
  });

  // The chain that the state asks for: undefined where it asks for none, null where there is none.
  function chainOf({ chain: [one, other], onlyPeople }, view) {
    if (one === null || other === null) return undefined;
    return findChain(model, view, one, other, (person) => !onlyPeople || isPerson(person));
  }

  function words(current, chain) {
    if (chain === undefined) return current.chooses === null ? "" : "Choose by name here, on the map or in the list.";
    if (chain === null) return "No chain of lines joins the two on this map as it is filtered.";
    return chain.length < 2 ? "That is one and the same." : `${dom.many(chain.length - 1, "step", "steps")}.`;
  }

  let before;
  return {
    chainOf,
    waits: (menu) => menu === panel && state.get().chooses !== null,
    // Opens the panel to ask for the other end.
    ask(person) {
      state.change({ person: null, pair: null, chain: [person, null], chooses: 1 });
      panel.open = true;
      fields[1].focus();
    },
    show(current, chain) {
      fields.forEach((field, place) => {
        const end = current.chain[place];
        if (end !== null) field.value = model.people[end].label;
        else if (document.activeElement !== field) field.value = "";
      });
      only.checked = current.onlyPeople;
      said.textContent = words(current, chain);
      // A chain that is found is to be seen: the panel covers the drawing.
      if (chain && chain.join() !== before) panel.open = false;
      before = chain ? chain.join() : undefined;
    },
  };
};
