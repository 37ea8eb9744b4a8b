// The field above the list: suggestions by any form of a name, and the list narrowed to what is typed.
"use strict";
const makeSearch = (model, state, lookAgain) => {
  const input = dom.byId("search");
  makeCombobox(input, {
    suggest: (text) => suggestPeople(model, text, lookAgain()),
    pick({ id }) {
      state.change({ words: "" });
      state.choosePerson(id);
    },
  });
  input.addEventListener("input", () => state.change({ words: input.value, person: null, pair: null }));
  input.addEventListener("keydown", (event) => {
    const first = dom.byId("people").querySelector("li:not([hidden]) button");
    if (event.key !== "ArrowDown" || event.defaultPrevented || !first) return;
    event.preventDefault();
    first.focus();
  });
  return {
    show({ words }) {
      if (input.value !== words) input.value = words;
    },
  };
};
