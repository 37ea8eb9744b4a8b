// Menus that open over the drawing: one at a time, shut by Escape and, unless they wait for a choice, by a press elsewhere.
"use strict";
const makeMenus = (waits) => {
  const open = () => [...document.querySelectorAll("details.menu[open]")];
  document.addEventListener("pointerdown", (event) => {
    for (const menu of open()) if (!menu.contains(event.target) && !waits(menu)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    const [menu] = open();
    if (event.key !== "Escape" || !menu) return;
    event.stopImmediatePropagation();
    menu.open = false;
    menu.querySelector("summary").focus();
  });
};
