// The drawing as a picture to keep: under its title, with what it leaves out, the legend and where it comes from.
"use strict";
// `canvas` is the drawing, `width` its breadth on the screen, `lines` what stands under the title; `legend` is [{text, swatch}],
// each swatch an <svg> of the page or null. Returns a canvas with as many dots to the pixel as the drawing has.
const makePicture = ({ canvas, width, title, lines, legend, source, colours }) => {
  const MARGIN = 18;
  const LINE = 19;
  const ratio = canvas.width / width;
  const high = canvas.height / ratio;
  const family = getComputedStyle(document.body).fontFamily;
  const picture = document.createElement("canvas");
  const context = picture.getContext("2d");
  const SMALL = `13px ${family}`;
  const inner = width - 2 * MARGIN;

  // Words into lines no wider than the picture.
  function wrapped(text) {
    context.font = SMALL;
    const found = [];
    for (const word of text.split(/\s+/).filter(Boolean)) {
      const longer = found.length ? `${found.at(-1)} ${word}` : word;
      if (found.length && context.measureText(longer).width <= inner) found[found.length - 1] = longer;
      else found.push(word);
    }
    return found;
  }

  // The legend's items from left to right, in as many rows as they need.
  function placed() {
    context.font = SMALL;
    let [x, row] = [0, 0];
    return legend.map((look) => {
      const wide = 20 + context.measureText(look.text).width + 16;
      if (x && x + wide > inner) [x, row] = [0, row + 1];
      const item = { ...look, x: MARGIN + x, row };
      x += wide;
      return item;
    });
  }

  // A swatch has one shape in a square of 20 by 20.
  function shapeOf(swatch) {
    const shape = swatch.firstElementChild;
    const at = (name) => Number(shape.getAttribute(name));
    if (shape.tagName === "path") return new Path2D(shape.getAttribute("d"));
    const path = new Path2D();
    if (shape.tagName === "rect") path.rect(at("x"), at("y"), at("width"), at("height"));
    else path.arc(at("cx"), at("cy"), at("r"), 0, 2 * Math.PI);
    return path;
  }
  function drawSwatch(swatch, x, y) {
    const { fill, fillOpacity, stroke } = getComputedStyle(swatch);
    const path = shapeOf(swatch);
    context.save();
    context.translate(x, y);
    context.scale(0.7, 0.7);
    [context.fillStyle, context.strokeStyle, context.lineWidth] = [fill, stroke, 2];
    context.stroke(path);
    context.globalAlpha = Number(fillOpacity);
    context.fill(path);
    context.restore();
  }

  const above = lines.flatMap(wrapped);
  const items = placed();
  const below = wrapped(source);
  const rows = items.length ? items.at(-1).row + 1 : 0;
  const top = MARGIN + 26 + above.length * LINE + 8;
  picture.width = canvas.width;
  picture.height = Math.round((top + high + 10 + rows * LINE + 8 + below.length * LINE + MARGIN) * ratio);
  context.scale(ratio, ratio);
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, width, picture.height / ratio);
  context.drawImage(canvas, 0, top, width, high);
  context.textBaseline = "top";
  context.fillStyle = colours.ink;
  context.font = `600 19px ${family}`;
  context.fillText(title, MARGIN, MARGIN, inner);
  context.font = SMALL;
  context.fillStyle = colours.soft;
  above.forEach((line, row) => context.fillText(line, MARGIN, MARGIN + 26 + row * LINE));
  const first = top + high + 10;
  for (const { x, row, text, swatch } of items) {
    const y = first + row * LINE;
    if (swatch) drawSwatch(swatch, x, y);
    context.fillText(text, x + 20, y);
  }
  below.forEach((line, row) => context.fillText(line, MARGIN, first + rows * LINE + 8 + row * LINE));
  return picture;
};
