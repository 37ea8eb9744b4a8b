// The countries of the legend: the first, and all where the reader asks for them or has chosen one of the others.
"use strict";
const makeLegend = () => {
  const FIRST = 12;
  const others = [...document.querySelectorAll("#countries button")].slice(FIRST);
  const more = dom.byId("more-countries");
  let open = others.length <= 2;
  more.hidden = open;

  function fold() {
    for (const button of others) button.hidden = !open && button.getAttribute("aria-pressed") === "false";
    more.setAttribute("aria-expanded", String(open));
    more.textContent = open ? "Fewer countries" : dom.many(others.length, "country more", "countries more");
  }
  more.addEventListener("click", () => {
    open = !open;
    fold();
  });
  fold();
  return { show: fold };
};
