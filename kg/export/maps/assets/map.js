// The map: the parts made, and told of every change. Everything that comes from texts goes into the page by textContent
// or onto the canvas.
"use strict";
(() => {
  const model = readModel();
  const state = makeState(model);
  const stage = dom.byId("map");
  let view = makeView(model, state.get());
  const lookAgain = () => view;

  // First what takes room on the page, for the drawing fills what is left.
  const others = [makeSearch(model, state, lookAgain), makeList(model, state), makeFilters(model, state), makeLegend(), makeTimeline(model, state)];
  const drawing = makeDrawing(model, stage, {
    onPerson: state.choosePerson,
    onPair: state.choosePair,
    onNothing: state.chooseNothing,
  });
  const panel = makeChainPanel(model, state, lookAgain);
  const evidence = makeEvidence(model, state, panel.ask);
  let chosen = "";

  function update(current) {
    view = makeView(model, current);
    const chain = panel.chainOf(current, view);
    drawing.show(current, view, chain);
    evidence.show(current, view, chain);
    panel.show(current, chain);
    for (const part of others) part.show(current, view);
    // On a narrow screen the pane is below the map.
    const now = JSON.stringify([current.person, current.pair, chain ?? null]);
    const isChoice = now !== chosen && now !== JSON.stringify([null, null, null]);
    if (isChoice && matchMedia("(max-width: 860px)").matches) {
      dom.byId("evidence").scrollIntoView({ block: "start", behavior: "smooth" });
    }
    chosen = now;
  }
  state.listen(update);
  makeMenus(panel.waits);

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") state.chooseNothing();
  });
  for (const medium of ["(prefers-color-scheme: dark)", "print"]) {
    matchMedia(medium).addEventListener("change", () => {
      drawing.readColours();
      state.tell();
      drawing.network.redraw();
    });
  }

  state.tell();
  makeCamera(model, stage, drawing);
  makeHint(model, stage, drawing, lookAgain);
  makeSaving(model, state, drawing, lookAgain);
  // For scripts that look at the page: the drawing, its labels and lines, the state and the table.
  window.diplograph = { ...drawing, state, view: lookAgain, csv: () => pairsAsCsv(model, view) };
})();
