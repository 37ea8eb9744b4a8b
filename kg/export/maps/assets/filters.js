// The filters: how surely a text says it, country, tone, kind, source, topic; and what all filters together leave.
"use strict";
const makeFilters = (model, state) => {
  const { claims, pairs, people } = model;
  const boxes = [...document.querySelectorAll("#modalities input[value]")];
  const countries = [...document.querySelectorAll("#countries button")];
  const said = dom.byId("filtered");
  const drawDenied = dom.byId("draw-denied");

  function toggled(set, member) {
    const changed = new Set(state.get()[set]);
    if (!changed.delete(member)) changed.add(member);
    return { [set]: changed };
  }

  dom.byId("modalities").addEventListener("change", () => {
    state.change({ hidden: new Set(boxes.filter((box) => !box.checked).map((box) => box.value)) });
  });
  countries.forEach((button, index) =>
    button.addEventListener("click", () => state.change({ ...toggled("countries", index), person: null, pair: null })),
  );
  const withoutLine = dom.byId("denied-left-out"); // there where texts deny all of a pair
  drawDenied.parentElement.hidden = !withoutLine;
  drawDenied.addEventListener("change", () => state.change({ denied: drawDenied.checked }));

  const GROUPS = { cooperation: "Cooperation", friction: "Friction", "": "Neither" };
  const facets = [
    { set: "groups", title: "Tone", members: Object.keys(GROUPS), name: (member) => GROUPS[member], of: (claim) => [claim.group] },
    { set: "classes", title: "Kind", members: model.classes, name: (member) => member, of: (claim) => [claim.class] },
    { set: "sources", title: "Source", members: [...model.sources.keys(), -1], name: (member) => model.sources[member] ?? "No source named", of: (claim) => [claim.source] },
    { set: "topics", title: "Topic", members: [...model.topics.keys()], name: (member) => model.topics[member], of: (claim) => claim.topics },
  ];

  // A menu with a box for each value that any claim has, the most frequent first; none where there is no choice.
  function menuOf({ set, title, members, name, of }) {
    const totals = new Map(members.map((member) => [member, claims.filter((claim) => of(claim).includes(member)).length]));
    const choices = members.filter((member) => totals.get(member)).sort((a, b) => totals.get(b) - totals.get(a));
    if (choices.length < 2) return null;
    const menu = dom.make("details", "menu");
    const summary = dom.make("summary", "", title);
    const chosen = dom.make("span", "chosen");
    summary.append(chosen);
    const body = dom.make("fieldset", "menu-body");
    body.append(dom.make("legend", "small", "None ticked: all are shown"));
    const rows = choices.map((member) => {
      const label = dom.make("label");
      const box = dom.make("input");
      box.type = "checkbox";
      box.addEventListener("change", () => state.change(toggled(set, member)));
      const count = dom.make("span", "small");
      label.append(box, dom.name(name(member)), count);
      body.append(label);
      return { member, box, count, label };
    });
    menu.append(summary, body);
    dom.byId("facets").append(menu);
    return (current, view) => {
      const open = view.butFor(set).map((claim) => of(claims[claim]));
      for (const { member, box, count, label } of rows) {
        const left = open.filter((values) => values.includes(member)).length;
        box.checked = current[set].has(member);
        count.textContent = dom.number(left);
        label.classList.toggle("none", !left);
      }
      chosen.textContent = current[set].size ? ` ${current[set].size}` : "";
    };
  }
  const menus = facets.map(menuOf).filter(Boolean);

  // The filters that are set, in words: "without Planned; Kind: Visit".
  function wordsOf(current) {
    const chosen = facets.filter(({ set }) => current[set].size).map(({ set, title, name }) => `${title}: ${[...current[set]].map(name).join(", ")}`);
    const looks = [...current.countries].map((index) => countries[index].dataset.name);
    return [
      ...(current.hidden.size ? [`without ${[...current.hidden].join(", ")}`] : []),
      ...(looks.length ? [`Country: ${looks.join(", ")}`] : []),
      ...chosen,
    ].join("; ");
  }

  function sayWhatIsLeft(current, view) {
    said.hidden = !state.filtered();
    if (said.hidden) return;
    const shown = [
      [view.all.length, claims.length, "statements"],
      [view.isDrawn.filter(Boolean).length, pairs.length, "lines"],
      [view.isPresent.filter(Boolean).length, people.length, "names"],
    ].map(([left, all, what]) => `${dom.number(left)} of ${dom.number(all)} ${what}`);
    const undated = claims.filter((claim) => !claim.from).length;
    const timeless = undated && (current.from || current.to);
    const without = timeless ? ` ${dom.many(undated, "statement without a date is", "statements without a date are")} left out.` : "";
    const which = wordsOf(current);
    said.replaceChildren("The filters", ...(which ? [" (", dom.name(which), ")"] : []), ` leave ${shown.join(", ")}.${without} `);
    said.append(dom.button("", "Clear filters", state.clearFilters));
  }

  return {
    show(current, view) {
      for (const box of boxes) box.checked = !box.disabled && !current.hidden.has(box.value);
      countries.forEach((button, index) => button.setAttribute("aria-pressed", String(current.countries.has(index))));
      drawDenied.checked = current.denied;
      if (withoutLine) withoutLine.hidden = current.denied;
      for (const show of menus) show(current, view);
      sayWhatIsLeft(current, view);
    },
  };
};
