// The list of everybody by name: the way into the map by keyboard, in the order of the evidence.
"use strict";
const makeList = (model, state) => {
  const list = dom.byId("people");
  const found = dom.byId("found");
  const buttons = [...list.querySelectorAll("button")];

  list.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) state.choosePerson(Number(button.dataset.person));
  });
  list.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const shown = buttons.filter((button) => !button.parentElement.hidden);
    const next = shown[shown.indexOf(document.activeElement) + step];
    if (next) next.focus();
    else if (step < 0) dom.byId("search").focus();
  });

  // Who is chosen on the map is brought into sight in the list, where the list has a scroll bar of its own.
  let before = null;
  function bring(person) {
    const button = person !== before && person !== null && buttons[person];
    if (button && list.scrollHeight > list.clientHeight && !list.contains(document.activeElement)) {
      button.scrollIntoView({ block: "nearest" });
    }
    before = person;
  }

  return {
    show({ person, chain }, { matches }) {
      for (const button of buttons) {
        const one = Number(button.dataset.person);
        button.parentElement.hidden = !matches[one];
        button.setAttribute("aria-pressed", String(one === person || chain.includes(one)));
      }
      bring(person);
      const shown = matches.filter(Boolean).length;
      const all = model.people.length;
      found.textContent = shown === all ? dom.many(all, "name", "names") : `${dom.number(shown)} of ${dom.many(all, "name", "names")}`;
    },
  };
};
