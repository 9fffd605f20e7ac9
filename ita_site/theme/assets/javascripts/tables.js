/* Sorting and filtering of tables that read complete without this script. */
"use strict";

const order = new Intl.Collator("th", { numeric: true });

// a handful of cards, one below the other, is read sooner than sorted
const fewest = matchMedia("(max-width: 48em)").matches ? 6 : 3;

/** The column's buttons, and the rows in the order that was asked for. */
function sortable(table) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const words = ({ cells }, at) => cells[at].dataset.key ?? cells[at].innerText.trim();
  heads.forEach((head, at) => {
    if (!("sort" in head.dataset) || rows.length < fewest) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ita-sort";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const next = { none: "ascending", ascending: "descending", descending: "none" }[head.ariaSort ?? "none"];
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      const sorted = [...rows];
      if (next !== "none") {
        head.setAttribute("aria-sort", next);
        const keys = new Map(rows.map((row) => [row, words(row, at)]));
        const way = next === "ascending" ? 1 : -1;
        sorted.sort((a, b) => way * order.compare(keys.get(a), keys.get(b)));
      }
      body.append(...sorted);
    });
  });
}

/** Show the rows that have every chosen value; the address remembers the choice, nothing else does. */
function filterable(form) {
  const table = document.getElementById(form.dataset.table).closest("table");
  const rows = [...table.tBodies[0].rows];
  const selects = [...form.querySelectorAll("select")];
  const said = form.querySelector("output");
  if (!selects.length) return;
  const apply = () => {
    const has = (row, select) => !select.value || row.dataset[select.name].split(" ").includes(select.value);
    for (const row of rows) row.hidden = !selects.every((select) => has(row, select));
    const left = rows.filter((row) => !row.hidden).length;
    said.textContent = left < rows.length ? `แสดง ${left} จาก ${rows.length} รายการ` : `ทั้งหมด ${rows.length} รายการ`;
  };
  const remember = () => {
    const address = new URL(location.href);
    for (const { name, value } of selects) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    history.replaceState(history.state, "", address);
  };
  const asked = new URLSearchParams(location.search);
  for (const select of selects) {
    const value = asked.get(select.name);
    if ([...select.options].some((option) => option.value === value)) select.value = value;
  }
  form.addEventListener("change", () => { apply(); remember(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { apply(); remember(); }));
  apply();
  form.hidden = false;
  // a row that a link names is shown, whatever the address asks for
  const reveal = () => {
    const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (row?.hidden && rows.includes(row)) form.reset();
  };
  addEventListener("hashchange", reveal);
  reveal();
}

document.querySelectorAll(".ita-table").forEach(sortable);
document.querySelectorAll("form.ita-filter").forEach(filterable);
