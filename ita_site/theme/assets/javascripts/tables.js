// @ts-check
/* Sorting and filtering of tables that read complete without this script. */
"use strict";

(() => {
  const collator = new Intl.Collator("th", { numeric: true });

  /** Rows from which on a table is sorted: a handful of cards, one below the other, is read sooner. */
  const FEWEST_ROWS = matchMedia("(max-width: 48em)").matches ? 6 : 3;

  /** The order after each, when a column's button is pressed. */
  const NEXT_ORDER = new Map([["none", "ascending"], ["ascending", "descending"], ["descending", "none"]]);

  /**
   * Return what a row is sorted by in a column.
   *
   * @param {HTMLTableRowElement} row
   * @param {number} column
   */
  function keyOf({ cells }, column) {
    return cells[column].dataset.key ?? cells[column].innerText.trim();
  }

  /**
   * Give the columns of a table buttons that sort its rows.
   *
   * @param {HTMLTableElement} table
   */
  function makeSortable(table) {
    const body = table.tBodies[0], rows = [...body.rows], headers = [...(table.tHead?.rows[0].cells || [])];
    if (rows.length < FEWEST_ROWS) return;
    headers.forEach((header, column) => {
      if (!("sort" in header.dataset)) return;
      buttonOf(header).addEventListener("click", () => {
        const order = NEXT_ORDER.get(header.getAttribute("aria-sort") || "none") || "none";
        for (const other of headers) other.removeAttribute("aria-sort");
        if (order !== "none") header.setAttribute("aria-sort", order);
        body.append(...sorted(rows, column, order));
      });
    });
  }

  /**
   * Return a button with all that a header had in it, in the header.
   *
   * @param {HTMLTableCellElement} header
   */
  function buttonOf(header) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ita-sort";
    button.append(...header.childNodes);
    header.append(button);
    return button;
  }

  /**
   * Return rows in the order of a column; as the page has them if the order is `none`.
   *
   * @param {HTMLTableRowElement[]} rows
   * @param {number} column
   * @param {string} order
   */
  function sorted(rows, column, order) {
    if (order === "none") return rows;
    const direction = order === "ascending" ? 1 : -1, keyed = rows.map((row) => ({ row, key: keyOf(row, column) }));
    return keyed.sort((a, b) => direction * collator.compare(a.key, b.key)).map(({ row }) => row);
  }

  /**
   * Let a form show only the rows of its table that have every chosen value. The address remembers the choice, nothing
   * else does.
   *
   * @param {HTMLFormElement} form
   */
  function makeFilterable(form) {
    const table = document.getElementById(form.dataset.table || "")?.closest("table");
    const selects = [...form.querySelectorAll("select")], output = form.querySelector("output");
    if (!table || !output || !selects.length) return;
    const rows = [...table.tBodies[0].rows];
    const apply = () => {
      for (const row of rows) row.hidden = !selects.every((select) => has(row, select));
      output.textContent = countText(rows);
    };
    const applyAndRemember = () => {
      apply();
      remember(selects);
    };
    recall(selects);
    form.addEventListener("change", applyAndRemember);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(applyAndRemember));
    apply();
    form.hidden = false;
    revealLinked(form, rows);
    addEventListener("hashchange", () => revealLinked(form, rows));
  }

  /**
   * Return whether a row has the value that is chosen.
   *
   * @param {HTMLTableRowElement} row
   * @param {HTMLSelectElement} select
   */
  function has(row, select) {
    return !select.value || (row.dataset[select.name] || "").split(" ").includes(select.value);
  }

  /**
   * Return how many of the rows are shown, in words.
   *
   * @param {HTMLTableRowElement[]} rows
   */
  function countText(rows) {
    const shown = rows.filter((row) => !row.hidden).length;
    return shown < rows.length ? `แสดง ${shown} จาก ${rows.length} รายการ` : `ทั้งหมด ${rows.length} รายการ`;
  }

  /**
   * Write the chosen values into the address.
   *
   * @param {HTMLSelectElement[]} selects
   */
  function remember(selects) {
    const address = new URL(location.href);
    for (const { name, value } of selects) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    history.replaceState(history.state, "", address);
  }

  /**
   * Choose the values that the address has.
   *
   * @param {HTMLSelectElement[]} selects
   */
  function recall(selects) {
    const remembered = new URLSearchParams(location.search);
    for (const select of selects) {
      const value = remembered.get(select.name);
      if (value !== null && [...select.options].some((option) => option.value === value)) select.value = value;
    }
  }

  /**
   * Show the row that a link names, though the address asks for others.
   *
   * @param {HTMLFormElement} form
   * @param {HTMLTableRowElement[]} rows
   */
  function revealLinked(form, rows) {
    const id = decodeURIComponent(location.hash.slice(1));
    if (rows.some((row) => row.hidden && row.id && row.id === id)) form.reset();
  }

  /**
   * Let the Tab key stop at what is around a table only while the table can be scrolled in it.
   *
   * @param {HTMLElement} scroller
   */
  function stopWhereItScrolls(scroller) {
    new ResizeObserver(() => {
      if (scroller.scrollWidth > scroller.clientWidth) scroller.tabIndex = 0;
      else scroller.removeAttribute("tabindex");
    }).observe(scroller);
  }

  /** @type {NodeListOf<HTMLElement>} */
  const scrollers = document.querySelectorAll(".ita-scroll");
  scrollers.forEach(stopWhereItScrolls);
  /** @type {NodeListOf<HTMLTableElement>} */
  const tables = document.querySelectorAll(".ita-table");
  tables.forEach(makeSortable);
  /** @type {NodeListOf<HTMLFormElement>} */
  const forms = document.querySelectorAll("form.ita-filter");
  forms.forEach(makeFilterable);
})();
