// Labels on the drawing: as many as fit without covering one another, always of the same size on the screen.
"use strict";
const mapLabels = (() => {
  const FONT = 12.5; // in pixels of the screen
  const LINE = FONT * 1.18;
  const MAIN = 14; // so many agents, those with the most evidence, may have labels over the discs of others
  const BEST = 8; // over whose discs no label stands

  const ruler = document.createElement("canvas").getContext("2d");
  const family = getComputedStyle(document.body).fontFamily;
  const font = (size, bold) => `${bold ? "600 " : ""}${size}px ${family}`;
  const measured = new Map();

  function width(line, bold) {
    const key = `${bold}${line}`;
    if (!measured.has(key)) {
      ruler.font = font(FONT, bold);
      measured.set(key, ruler.measureText(line).width);
    }
    return measured.get(key);
  }

  const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

  // Where a label may stand, the best first: below its disc, above, beside, at a corner.
  function around({ x, y, size }, wide, high, gap) {
    const [below, above, level] = [y + size + gap, y - size - gap - high, y - high / 2];
    const [middle, right, left] = [x - wide / 2, x + size + gap, x - size - gap - wide];
    const slant = size * 0.5;
    const corners = [
      [middle, below], [middle, above], [right, level], [left, level],
      [right - slant, below - slant], [left + slant, below - slant],
      [right - slant, above + slant], [left + slant, above + slant],
    ];
    return corners.map(([left, top]) => ({ left, top, right: left + wide, bottom: top + high }));
  }

  // Discs ({id, label, x, y, size}, ids by rank) in the units of the drawing to boxes with labels. `chosen` is an id or
  // null, `strong` the ids that stand out or null for all; no label leaves `bounds`.
  function place(discs, { scale, chosen, strong, bounds }) {
    const boxes = discs.map(({ id, x, y, size }) => ({ id, left: x - size, right: x + size, top: y - size, bottom: y + size }));
    const rank = (disc) => (disc.id === chosen ? -1 : disc.id);
    const placed = [];
    for (const disc of discs.filter(({ id }) => !strong || strong.has(id)).sort((a, b) => rank(a) - rank(b))) {
      const bold = disc.id === chosen;
      const lines = disc.label.split("\n");
      const wide = (Math.max(...lines.map((line) => width(line, bold))) + 4) / scale;
      const high = (lines.length * LINE + 2) / scale;
      const covers = (box) => boxes.filter((other) => other.id !== disc.id && overlap(box, other));
      const free = around(disc, wide, high, 3 / scale)
        .filter((box) => box.left > bounds.left && box.right < bounds.right)
        .filter((box) => !placed.some((other) => overlap(box, other)));
      // Whoever matters may have a label over the discs of those who matter less.
      const matters = disc.id < MAIN || strong !== null;
      const minor = ({ id }) => bold || (strong ? !strong.has(id) : id > Math.max(disc.id, BEST));
      const box = free.find((one) => !covers(one).length) || (matters && free.find((one) => covers(one).every(minor)));
      if (box) placed.push({ ...box, id: disc.id, lines, bold });
    }
    return placed;
  }

  function draw(context, placed, { scale, paper, ink }) {
    context.save();
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineJoin = "round";
    context.lineWidth = 3.5 / scale;
    context.strokeStyle = paper;
    context.fillStyle = ink;
    for (const { left, right, top, lines, bold } of placed) {
      context.font = font(FONT / scale, bold);
      lines.forEach((line, row) => {
        const y = top + (1 + row * LINE) / scale;
        context.strokeText(line, (left + right) / 2, y);
        context.fillText(line, (left + right) / 2, y);
      });
    }
    context.restore();
  }

  return { place, draw };
})();
