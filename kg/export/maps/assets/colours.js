// The colours of the drawing, which are those of the page: light, dark or for paper.
"use strict";
const mapColours = (() => {
  const NAMES = ["paper", "ink", "soft", "line", "line-strong", "cooperation", "friction", "denied"];

  function read() {
    const style = getComputedStyle(document.documentElement);
    return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  }

  // What is seen of "#rrggbbaa" on "#rrggbb": a disc of that colour hides the lines behind it.
  function over(paper, colour) {
    if (colour.length < 9) return colour;
    const share = parseInt(colour.slice(7), 16) / 255;
    const part = (text, at) => parseInt(text.slice(at, at + 2), 16);
    const mixed = [1, 3, 5].map((at) => Math.round(part(paper, at) * (1 - share) + part(colour, at) * share));
    return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
  }

  return { read, over };
})();
