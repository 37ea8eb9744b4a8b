// The stretch of time: a histogram of the statements, two sliders over it, and a button that plays it through.
"use strict";
const makeTimeline = (model, state) => {
  const SVG = "http://www.w3.org/2000/svg";
  const STEP = 700; // milliseconds
  const { claims } = model;
  const room = dom.byId("time");
  const [low, high] = [dom.byId("time-from"), dom.byId("time-to")];
  const [play, whole, said] = [dom.byId("time-play"), dom.byId("time-whole"), dom.byId("time-said")];
  const { bars, indexOf } = makeBins(claims.map(({ from }) => from));
  room.hidden = bars.length < 2;
  if (room.hidden) return { show() {} };

  // The chosen bars from `first` up to and with `last`; at the rims there is no limit, so that all beyond is in as well.
  const range = ({ from, to }) => ({ first: from ? indexOf(from) : 0, last: to ? indexOf(to) : bars.length - 1 });
  function choose(first, last) {
    const from = first > 0 ? bars[first].start : "";
    state.change({ from, to: last < bars.length - 1 ? bars[last].end : "" });
  }

  function counts(shown) {
    const found = bars.map(() => 0);
    for (const claim of shown) if (claims[claim].from) found[indexOf(claims[claim].from)] += 1;
    return found;
  }

  const picture = dom.byId("histogram");
  picture.setAttribute("viewBox", `0 0 ${bars.length} 1`);
  const all = counts(claims.keys());
  const highest = Math.max(...all);
  function bar(className, index) {
    const made = document.createElementNS(SVG, "rect");
    made.setAttribute("class", className);
    for (const [name, value] of [["x", index + 0.08], ["width", 0.84]]) made.setAttribute(name, value);
    picture.append(made);
    return made;
  }
  function raise(made, count) {
    const height = count ? Math.max(0.06, count / highest) : 0;
    made.setAttribute("y", 1 - height);
    made.setAttribute("height", height);
  }
  const behind = bars.map((_, index) => bar("all", index));
  behind.forEach((made, index) => raise(made, all[index]));
  const front = bars.map((_, index) => bar("left", index));
  [...behind, ...front].forEach((made, place) => {
    const words = document.createElementNS(SVG, "title");
    const index = place % bars.length;
    words.textContent = `${bars[index].label}: ${dom.statements(all[index])}`;
    made.append(words);
  });

  // A press on a bar chooses its time; a pull over several, theirs.
  let pressed = null;
  function barAt(event) {
    const { left, width } = picture.getBoundingClientRect();
    return Math.min(bars.length - 1, Math.max(0, Math.floor(((event.clientX - left) / width) * bars.length)));
  }
  function pull(event) {
    if (pressed === null) return;
    const at = barAt(event);
    choose(Math.min(pressed, at), Math.max(pressed, at));
  }
  picture.addEventListener("pointerdown", (event) => {
    stop();
    pressed = barAt(event);
    picture.setPointerCapture(event.pointerId);
    pull(event);
  });
  picture.addEventListener("pointermove", pull);
  for (const end of ["pointerup", "pointercancel"]) picture.addEventListener(end, () => { pressed = null; });

  // The sliders stand at the edges between the bars.
  for (const slider of [low, high]) slider.max = bars.length;
  function slide(event) {
    stop();
    if (event.target === low) low.value = Math.min(low.value, high.value - 1);
    else high.value = Math.max(high.value, Number(low.value) + 1);
    choose(Number(low.value), high.value - 1);
  }
  for (const slider of [low, high]) slider.addEventListener("input", slide);

  let timer = null;
  function stop() {
    clearInterval(timer);
    timer = null;
    play.textContent = "▶";
    play.setAttribute("aria-label", "Play through the time");
    play.title = "Play through the time";
  }
  function advance() {
    const { first, last } = range(state.get());
    if (last >= bars.length - 1) stop();
    else choose(first + 1, last + 1);
  }
  // From the whole of the time a window of a tenth sets out from the start; a chosen one goes on from where it is.
  function start() {
    const { first, last } = range(state.get());
    const width = last - first + 1 < bars.length ? last - first : Math.floor(bars.length / 10);
    if (last >= bars.length - 1) choose(0, width);
    timer = setInterval(advance, STEP);
    play.textContent = "❚❚";
    play.setAttribute("aria-label", "Pause");
    play.title = "Pause";
  }
  play.addEventListener("click", () => (timer === null ? start() : stop()));
  whole.addEventListener("click", () => {
    stop();
    state.change({ from: "", to: "" });
  });
  stop();

  function words(first, last) {
    const [one, other] = [bars[first].label, bars[last].label];
    return one === other ? one : `${one} to ${other}`;
  }

  return {
    show(current, view) {
      const { first, last } = range(current);
      const left = counts(view.butFor("time"));
      front.forEach((made, index) => {
        raise(made, left[index]);
        made.classList.toggle("out", index < first || index > last);
      });
      [low.value, high.value] = [first, last + 1];
      low.setAttribute("aria-valuetext", bars[first].label);
      high.setAttribute("aria-valuetext", bars[last].label);
      said.textContent = words(first, last);
      whole.disabled = !current.from && !current.to;
    },
  };
};
