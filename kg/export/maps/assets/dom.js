// Parts of the page. Text from the data goes in by textContent alone, so that none of it can be markup.
"use strict";
const dom = (() => {
  const byId = (id) => document.getElementById(id);

  function make(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  // A name may run from right to left: it must not turn the words around it.
  const name = (text) => make("bdi", "", text);

  function button(className, text, action) {
    const made = make("button", className, text);
    made.type = "button";
    made.addEventListener("click", action);
    return made;
  }

  const number = (count) => count.toLocaleString("en-GB");
  const many = (count, one, more) => `${number(count)} ${count === 1 ? one : more}`;
  const statements = (count) => many(count, "statement", "statements");

  // A file of the reader's own, made in the page and given to the browser to save.
  function save(blob, fileName) {
    const link = make("a");
    link.href = URL.createObjectURL(blob);
    link.download = fileName;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  return { byId, make, name, button, number, many, statements, save };
})();
