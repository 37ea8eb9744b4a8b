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
      const wide = breadth(look.swatch) + context.measureText(look.text).width + 16;
      if (x && x + wide > inner) [x, row] = [0, row + 1];
      const item = { ...look, x: MARGIN + x, row };
      x += wide;
      return item;
    });
  }

  // Shapes of 20 by 20 are drawn smaller; strokes, which are longer, as they are.
  const scaleOf = (swatch) => (swatch.viewBox.baseVal.width > 20 ? 1 : 0.7);
  const breadth = (swatch) => (swatch ? swatch.viewBox.baseVal.width * scaleOf(swatch) + 6 : 0);
  // A swatch has one shape.
  function shapeOf(shape) {
    const at = (name) => Number(shape.getAttribute(name));
    if (shape.tagName === "path") return new Path2D(shape.getAttribute("d"));
    const path = new Path2D();
    if (shape.tagName === "rect") path.rect(at("x"), at("y"), at("width"), at("height"));
    else path.arc(at("cx"), at("cy"), at("r"), 0, 2 * Math.PI);
    return path;
  }
  function drawSwatch(swatch, x, y) {
    const { fill, fillOpacity, stroke } = getComputedStyle(swatch);
    const shape = swatch.firstElementChild;
    const path = shapeOf(shape);
    context.save();
    context.translate(x, y + (14 - swatch.viewBox.baseVal.height * scaleOf(swatch)) / 2);
    context.scale(scaleOf(swatch), scaleOf(swatch));
    context.setLineDash((shape.getAttribute("stroke-dasharray") ?? "").split(" ").filter(Boolean).map(Number));
    [context.strokeStyle, context.lineWidth] = [stroke, 2];
    if (stroke !== "none") context.stroke(path);
    if (fill !== "none") {
      [context.fillStyle, context.globalAlpha] = [fill, Number(fillOpacity)];
      context.fill(path);
    }
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
    context.fillText(text, x + breadth(swatch), y);
  }
  below.forEach((line, row) => context.fillText(line, MARGIN, first + rows * LINE + 8 + row * LINE));
  return picture;
};
