// Where the reader looks from: everything in view, nearer, further.
"use strict";
const makeCamera = (model, stage, drawing) => {
  const { network } = drawing;

  // By how much all discs could grow before any two touch.
  function roomForDiscs() {
    let room = Infinity;
    model.nodes.forEach((one, index) => {
      for (const other of model.nodes.slice(0, index)) {
        room = Math.min(room, Math.hypot(one.x - other.x, one.y - other.y) / (one.size + other.size));
      }
    });
    return room;
  }

  // All discs in view, with room for the labels at the rim.
  function showAll() {
    const points = Object.values(network.getPositions());
    if (!points.length) return;
    const [x, y] = ["x", "y"].map((axis) => {
      const values = points.map((point) => point[axis]);
      return { low: Math.min(...values), high: Math.max(...values) };
    });
    const { clientWidth, clientHeight } = stage;
    const across = Math.max(60, clientWidth - 150) / Math.max(1, x.high - x.low);
    const down = Math.max(60, clientHeight - 110) / Math.max(1, y.high - y.low);
    const position = { x: (x.low + x.high) / 2, y: (y.low + y.high) / 2 };
    const scale = Math.min(1.5, across, down);
    drawing.keepLabelsWithin({ left: x.low - 76 / scale, right: x.high + 76 / scale });
    network.moveTo({ position, scale });
  }

  const zoom = (factor) => network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * factor)) });
  dom.byId("zoom-in").addEventListener("click", () => zoom(1.4));
  dom.byId("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
  dom.byId("zoom-fit").addEventListener("click", showAll);

  showAll();
  // On a map that must be small to be seen whole, discs and lines are drawn larger.
  drawing.grow(Math.max(1, Math.min(1.6, 0.8 / network.getScale(), 0.92 * roomForDiscs())));
};
