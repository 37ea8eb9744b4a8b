// A field with suggestions, after the combobox pattern of the ARIA practices: arrows walk, Enter takes, Escape closes.
"use strict";
// `suggest` gives {id, label, note} for a text, the best first; `pick` is told the one taken. Returns {close}.
const makeCombobox = (input, { suggest, pick }) => {
  const list = dom.make("ul", "suggestions");
  list.id = `${input.id}-suggestions`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id]]) {
    input.setAttribute(name, value);
  }
  input.after(list);
  let found = [];
  let active = -1;

  function mark(index) {
    active = index;
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === active)));
    const option = list.children[active];
    if (option) option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option ? option.id : "");
  }

  function show(options) {
    found = options;
    list.replaceChildren(
      ...found.map(({ label, note }, place) => {
        const option = dom.make("li");
        option.id = `${list.id}-${place}`;
        option.setAttribute("role", "option");
        option.append(dom.name(label));
        if (note) {
          const small = dom.make("span", "small");
          small.append(dom.name(note));
          option.append(small);
        }
        return option;
      }),
    );
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark(-1);
  }

  const close = () => show([]);
  function take(index) {
    const taken = found[index];
    close();
    if (taken) pick(taken);
  }

  input.setAttribute("aria-expanded", "false");
  input.addEventListener("input", () => show(suggest(input.value)));
  input.addEventListener("blur", close);
  // The field keeps the focus while an option is pressed.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("li");
    if (option) take([...list.children].indexOf(option));
  });
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (list.hidden || !(step || ["Enter", "Escape"].includes(event.key))) return;
    event.preventDefault();
    event.stopPropagation();
    if (step) mark((active + step + found.length + (active < 0 && step < 0 ? 1 : 0)) % found.length);
    else if (event.key === "Enter") take(Math.max(active, 0));
    else close();
  });
  return { close };
};

// People whose name in any form begins so (first), or who otherwise have all the words; who is not seen comes last.
const suggestPeople = (model, text, view) => {
  const asked = model.fold(text.trim());
  if (!asked) return [];
  const words = asked.split(/\s+/);
  const rank = (person) => {
    const starts = ({ folded }) => folded.startsWith(asked) || folded.includes(` ${asked}`);
    return (view.isPresent[person] ? 0 : 2) + (model.forms[person].some(starts) ? 0 : 1);
  };
  const found = [...model.people.keys()].filter((person) => words.every((word) => model.haystack[person].includes(word)));
  return found
    .sort((a, b) => rank(a) - rank(b) || a - b)
    .slice(0, 8)
    .map((person) => {
      const { label, country, offices } = model.people[person];
      const [own, ...others] = model.forms[person];
      const form = words.every((word) => own.folded.includes(word)) ? undefined : others.find(({ folded }) => words.every((word) => folded.includes(word)));
      const what = form ? `also “${form.form}”` : offices[0] || country;
      return { id: person, label, note: view.isPresent[person] ? what : "left out by the filters" };
    });
};
