// @ts-check
/* Reads a file anew as soon as a choice is made, and comes back to the same place. Without it, a button does. */
"use strict";

(() => {
  const MAX_BYTES = 20 * 1024 * 1024;
  const PLACE = "ita-import-place";
  const status = document.getElementById("d-status");
  const upload = /** @type {HTMLFormElement | null} */ (document.getElementById("d-upload"));
  const form = /** @type {HTMLFormElement | null} */ (document.getElementById("d-import"));

  /** @param {string} words */
  function say(words) {
    if (status) status.textContent = words;
  }

  const file = upload?.querySelector('[type="file"]');
  if (file instanceof HTMLInputElement) {
    file.addEventListener("change", () => {
      const isLarge = (file.files?.[0]?.size ?? 0) > MAX_BYTES;
      file.setCustomValidity(isLarge ? "ไฟล์ใหญ่เกิน 20 เมกะไบต์ ลดขนาดรูปในไฟล์ก่อน" : "");
      if (isLarge) file.reportValidity();
    });
    upload?.addEventListener("submit", () => say("กำลังอ่านไฟล์ อาจใช้เวลาครึ่งนาที…"));
  }
  if (!form) return;

  /** @type {HTMLSelectElement | null} */
  let changed = null;
  let name = "";
  let isByKey = false;

  /** Where the page and its tables are scrolled to, and what was chosen last. */
  function remember() {
    const tables = [...document.querySelectorAll(".d-scroll")].map((table) => table.scrollLeft);
    const place = { path: location.pathname, y: scrollY, tables, focus: name };
    sessionStorage.setItem(PLACE, JSON.stringify(place));
  }

  function comeBack() {
    const place = JSON.parse(sessionStorage.getItem(PLACE) || "null");
    sessionStorage.removeItem(PLACE);
    if (place?.path !== location.pathname) return;
    document.querySelectorAll(".d-scroll").forEach((table, at) => { table.scrollLeft = place.tables[at] || 0; });
    const focus = place.focus && document.querySelector(`select[name="${CSS.escape(place.focus)}"]`);
    if (focus instanceof HTMLElement && focus.checkVisibility()) focus.focus({ preventScroll: true });
    scrollTo(0, place.y);
    say("อ่านใหม่แล้ว");
  }

  function read() {
    changed = null;
    form?.requestSubmit();
  }

  form.addEventListener("keydown", () => { isByKey = true; }, true);
  form.addEventListener("pointerdown", () => { isByKey = false; }, true);
  form.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLSelectElement) || "later" in target.dataset || target.closest("details")) return;
    changed = target;
    name = target.name;
    // with keys every step through the choices is a change: the choice is made when it is left
    if (!isByKey) read();
  });
  form.addEventListener("focusout", ({ target }) => {
    if (changed && target === changed) read();
  });
  form.addEventListener("submit", ({ submitter }) => {
    const action = submitter instanceof HTMLButtonElement ? submitter.value : "read";
    if (action === "read" || action.startsWith("drop")) remember();
    say(action === "read" ? "กำลังอ่านใหม่…" : "กำลังทำ…");
  });
  comeBack();
})();
