// The data of the page with what every part asks of it. People (and bodies, and places), pairs, claims, sources, topics
// and classes are named by their numbers; claims are numbered newest first.
"use strict";
const readModel = () => {
  const data = JSON.parse(dom.byId("map-data").textContent);
  const { people, pairs, claims } = data;
  const LETTERS = { ı: "i", ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe" };

  // For comparing: small letters without marks, "İsmail Çem" as "ismail cem".
  const fold = (text) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[ıłøđðþßæœ]/g, (letter) => LETTERS[letter]);

  const pairsOf = people.map(() => []);
  pairs.forEach((pair, index) => pair.ends.forEach((end) => pairsOf[end].push(index)));
  const forms = people.map(({ label, names }) => [label, ...names].map((form) => ({ form, folded: fold(form) })));
  const about = people.map(({ country, offices }) => fold([country, ...offices].join(" ")));
  const haystack = people.map((_, person) => [...forms[person].map(({ folded }) => folded), about[person]].join(" "));

  // How the address of the page calls somebody: by name, so that it still holds when the map is built again.
  const keys = new Map();
  const keyOf = people.map(({ label }, person) => {
    const key = keys.has(label) || !label ? `${label} #${person}` : label;
    keys.set(key, person);
    return key;
  });

  const pairOf = new Map(pairs.map(({ ends }, pair) => [ends.join(" "), pair]));
  // On a map without directions the ends of a pair may come in either order.
  const pairBetween = (one, other) => pairOf.get(`${one} ${other}`) ?? (data.directed ? undefined : pairOf.get(`${other} ${one}`));
  const partner = (pair, person) => pairs[pair].ends.find((end) => end !== person);
  const isDenied = (claim) => claims[claim].modality === "Denied";

  return { ...data, fold, pairsOf, forms, haystack, keys, keyOf, pairBetween, partner, isDenied };
};
