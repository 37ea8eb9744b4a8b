// The bars of the histogram: days, months, quarters, years or decades, as the dates ask. Dates are YYYY-MM-DD throughout.
"use strict";
const makeBins = (() => {
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  const MOST = 90; // so many bars at most, but for decades

  const iso = (date) => date.toISOString().slice(0, 10);
  const utc = (text) => new Date(`${text}T00:00:00Z`);
  function moved(start, { years = 0, months = 0, days = 0 }) {
    const date = utc(start);
    date.setUTCFullYear(date.getUTCFullYear() + years, date.getUTCMonth() + months, date.getUTCDate() + days);
    return iso(date);
  }

  const year = (start) => String(Number(start.slice(0, 4)));
  const month = (start) => `${MONTHS[Number(start.slice(5, 7)) - 1]} ${year(start)}`;
  const FIRST = ["01", "04", "07", "10"]; // the first month of each quarter
  const quarter = (date) => Math.ceil(Number(date.slice(5, 7)) / 3);
  const UNITS = [
    { step: { days: 1 }, floor: (date) => date, label: (start) => `${Number(start.slice(8))} ${month(start)}` },
    { step: { months: 1 }, floor: (date) => `${date.slice(0, 7)}-01`, label: month },
    { step: { months: 3 }, floor: (date) => `${date.slice(0, 4)}-${FIRST[quarter(date) - 1]}-01`, label: (start) => `Q${quarter(start)} ${year(start)}` },
    { step: { years: 1 }, floor: (date) => `${date.slice(0, 4)}-01-01`, label: year },
    { step: { years: 10 }, floor: (date) => `${date.slice(0, 3)}0-01-01`, label: (start) => `${year(start)}s` },
  ];

  function starts(first, last, { step, floor }, most) {
    const found = [];
    for (let start = floor(first); start <= last && found.length <= most; start = moved(start, step)) found.push(start);
    return found;
  }

  // Few old dates ("since 1815") would leave no room for the many: beyond both ends of the many, bars are open.
  function manyOf(sorted) {
    const days = (from, to) => (utc(to) - utc(from)) / 864e5;
    const [first, last] = [sorted[0], sorted.at(-1)];
    const [low, high] = [0.02, 0.98].map((share) => sorted[Math.round(share * (sorted.length - 1))]);
    return low < high && days(first, last) > 3 * days(low, high) + 30 ? [low, high] : [first, last];
  }

  // Bars {start, end, label} for these dates, both ends within; `indexOf` gives the bar of a date, the rim for dates beyond.
  return (dates) => {
    const sorted = dates.filter(Boolean).sort();
    if (!sorted.length) return { bars: [], indexOf: () => -1 };
    const [first, last] = manyOf(sorted);
    const unit = UNITS.find((one) => starts(first, last, one, MOST).length <= MOST) ?? UNITS.at(-1);
    const bars = starts(first, last, unit, Infinity).map((start) => ({
      start,
      end: moved(moved(start, unit.step), { days: -1 }),
      label: unit.label(start),
    }));
    const indexOf = (date) => Math.max(0, bars.findLastIndex(({ start }) => start <= date));
    return { bars, indexOf };
  };
})();
