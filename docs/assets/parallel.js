// The languages that are chosen are the first columns, in that order, and the address keeps them
// when the page's language changes. Without this they are shown in the order of the page.
addEventListener("DOMContentLoaded", () => {
  const { first, second } = document.querySelector(".columns").elements;
  const table = document.querySelector(".parallel");
  const rows = [...table.rows].map((row) => [row, [...row.cells].slice(1)]);
  const codes = [...first].map((input) => input.value);

  const arrange = () => {
    const chosen = [...new Set([first.value, second.value])];
    const order = [...chosen, ...codes.filter((code) => !chosen.includes(code))];
    for (const [row, cells] of rows) {
      const ordered = order.map((code) => cells[codes.indexOf(code)]);
      row.append(...ordered);
      if ("many" in table.dataset) ordered.forEach((cell, i) => cell.hidden = i >= chosen.length);
    }
    table.dataset.chosen = chosen.length;
    const isOwn = `${chosen}` === `${codes.slice(0, 2)}`;
    for (const link of document.querySelectorAll(".switch a"))
      link.search = isOwn ? "" : `?first=${first.value}&second=${second.value}`;
  };
  const asked = new URLSearchParams(location.search);
  for (const [name, inputs] of Object.entries({ first, second }))
    if (asked.has(name)) inputs.value = asked.get(name);
  arrange();
  addEventListener("change", arrange);
});
