// The buttons that keep what is seen: the picture as PNG, the pairs as CSV.
"use strict";
const makeSaving = (model, state, drawing, lookAgain) => {
  const title = document.querySelector("h1").textContent;
  const words = (text) => text.replace(/\s+/g, " ").trim();
  // A name that any system takes.
  const fileName = (ending) => `${model.fold(title).replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "map"}.${ending}`;

  function withoutButton(said) {
    const seen = [...said.childNodes].filter((node) => node.tagName !== "BUTTON" && !node.hidden);
    return words(seen.map((node) => node.textContent).join(""));
  }

  function legend() {
    const countries = new Set([...lookAgain().isPresent.entries()].filter(([, present]) => present).map(([person]) => model.looks[person]));
    const items = [...document.querySelectorAll("#countries button")].filter((_, index) => countries.has(index));
    const keys = [...document.querySelectorAll(".key span")];
    return [
      ...items.map((button) => ({ text: button.dataset.name, swatch: button.querySelector("svg") })),
      ...keys.map((key) => ({ text: words(key.textContent), swatch: key.querySelector("svg") })),
    ];
  }

  function sourceLine() {
    const { all } = lookAgain();
    const documents = new Set(all.map((claim) => model.claims[claim].document)).size;
    const from = `${dom.statements(all.length)} from ${dom.many(documents, "document", "documents")}`;
    return `Source: ${from}, drawn by Diplograph. A line says that a text tells of it, not that it happened.`;
  }

  dom.byId("save-picture").addEventListener("click", () => {
    const canvas = drawing.network.canvas.frame.canvas;
    const said = ["left-out", "filtered"].map(dom.byId).filter((one) => !one.hidden);
    const lines = said.map(withoutButton);
    const { from, to } = state.get();
    const made = makePicture({
      canvas,
      width: canvas.clientWidth,
      title,
      lines: [words(document.querySelector(".counts").textContent), ...lines, ...(from || to ? [dom.byId("time-said").textContent] : [])],
      legend: legend(),
      source: sourceLine(),
      colours: drawing.colours(),
    });
    made.toBlob((blob) => dom.save(blob, fileName("png")), "image/png");
  });

  dom.byId("save-table").addEventListener("click", () => {
    dom.save(new Blob([pairsAsCsv(model, lookAgain())], { type: "text/csv;charset=utf-8" }), fileName("csv"));
  });
};
