// The pairs that are seen as a table for spreadsheets.
"use strict";
const pairsAsCsv = (model, view) => {
  const { people, pairs, claims, sources, directed } = model;
  const MODALITIES = ["Asserted", "Reported", "Planned", "Hypothetical", "Denied"];
  const ends = directed ? ["from", "to"] : ["one", "other"];
  const columns = [
    ...ends.flatMap((end) => [end, `${end}_kind`, `${end}_country`, `${end}_wikidata`]),
    "statements", ...MODALITIES.map((modality) => modality.toLowerCase()), "first_date", "last_date", "kinds", "topics", "sources", "documents",
  ];

  // A spreadsheet must not take a text for a formula, wherever a name or a title begins like one.
  const guard = (text) => (/^[\s\p{Cf}]*[=+\-@＝＋－＠|%]/u.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text);
  const quote = (value) => `"${guard(String(value)).replaceAll('"', '""')}"`;
  const listed = (words) => [...new Set(words)].filter(Boolean).sort().join("; ");

  function row(pair) {
    const found = view.seen[pair].map((claim) => claims[claim]);
    const [first, last] = [found.map(({ from }) => from).filter(Boolean).sort()[0], found.map(({ to }) => to).filter(Boolean).sort().at(-1)];
    return [
      ...pairs[pair].ends.map((end) => people[end]).flatMap(({ label, kind, country, wikidata }) => [label, kind, country, wikidata]),
      found.length,
      ...MODALITIES.map((modality) => found.filter((claim) => claim.modality === modality).length),
      first ?? "",
      last ?? "",
      listed(found.map((claim) => claim.class)),
      listed(found.flatMap((claim) => claim.topics.map((topic) => model.topics[topic]))),
      listed(found.map(({ source }) => sources[source])),
      listed(found.map(({ document }) => document)),
    ];
  }

  const rows = [...pairs.keys()].filter((pair) => view.isDrawn[pair]).map(row);
  // The mark at the start tells spreadsheets that this is UTF-8.
  return `\ufeff${[columns, ...rows].map((cells) => cells.map(quote).join(",")).join("\r\n")}\r\n`;
};
