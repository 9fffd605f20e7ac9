// @ts-check
/* Saves a field when it is left, says whether that worked, and keeps what could not be saved. Without it, the form's own
   button does the same for all fields at once. */
"use strict";

(() => {
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const form = /** @type {HTMLFormElement | null} */ (document.getElementById("d-form"));
  const status = document.getElementById("d-status");
  if (!form || !status) return;

  const RETRY_MILLISECONDS = 5000;
  /** @type {Set<HTMLElement>} */
  const unsaved = new Set();
  let saving = Promise.resolve();
  let timer = 0;

  /** @param {Element} field the values of a field as its inputs have them now */
  function pairs(field) {
    const name = field.getAttribute("data-name");
    const body = new URLSearchParams();
    for (const [key, value] of new FormData(/** @type {HTMLFormElement} */ (form))) {
      if (key === "token" || key === `was:${name}` || key === `is:${name}`) body.append(key, String(value));
    }
    return body;
  }

  /** @param {string} words */
  function say(words) {
    if (status) status.textContent = words;
  }

  /** @param {{open: number, left: string, messages: Record<string, string>}} answer */
  function show(answer) {
    const open = document.getElementById("d-open");
    if (open) open.innerHTML = answer.left;
    for (const place of document.querySelectorAll("#d-form .d-messages[id]")) {
      const html = answer.messages[place.id] || "";
      if (place.innerHTML.trim() !== html.trim()) place.innerHTML = html;
      place.parentElement?.classList.toggle("d-field--open", answer.messages[`${place.id}!`] !== undefined);
    }
  }

  /** Take the token of the session that another tab began. */
  async function renew() {
    const answer = await fetch(new URL("token", own.src)).catch(() => null);
    const token = form?.querySelector('[name="token"]');
    if (answer?.ok && token instanceof HTMLInputElement) token.value = await answer.text();
  }

  /** @param {HTMLElement} field */
  async function save(field) {
    const body = pairs(field);
    const name = field.dataset.name || "";
    try {
      const response = await fetch(location.pathname, { method: "POST", body, headers: { Accept: "application/json" } });
      if (response.status === 409) return form?.requestSubmit();
      if (!response.ok) throw new Error(String(response.status));
      const was = field.querySelector(`[name="${CSS.escape(`was:${name}`)}"]`);
      if (was instanceof HTMLInputElement) was.value = body.getAll(`is:${name}`).join("\n").replaceAll("\r\n", "\n");
      unsaved.delete(field);
      show(await response.json());
      if (!unsaved.size) say("บันทึกแล้ว");
    } catch (error) {
      const isOver = error instanceof Error && error.message === "403";
      if (isOver) await renew();
      say(isOver ? "ยังไม่ได้บันทึก: หมดเวลาใช้งาน เปิดโต๊ะทำงานใหม่ในแท็บอื่น แล้วหน้านี้จะบันทึกต่อเอง"
        : "ยังไม่ได้บันทึก: ติดต่อโปรแกรมไม่ได้ คำที่พิมพ์ยังอยู่ในหน้านี้ และจะลองบันทึกใหม่เอง");
      clearTimeout(timer);
      timer = setTimeout(() => unsaved.forEach(queue), RETRY_MILLISECONDS);
    }
  }

  /** @param {HTMLElement} field saved after those before it: one save never overtakes another */
  function queue(field) {
    unsaved.add(field);
    say("กำลังบันทึก…");
    saving = saving.then(() => (unsaved.has(field) ? save(field) : undefined));
  }

  form.addEventListener("input", ({ target }) => {
    const field = target instanceof Element && target.closest(".d-field[data-name]");
    if (field instanceof HTMLElement) unsaved.add(field);
  });
  form.addEventListener("change", ({ target }) => {
    const field = target instanceof Element && target.closest(".d-field[data-name]");
    if (field instanceof HTMLElement) queue(field);
  });
  form.addEventListener("submit", () => unsaved.clear());
  addEventListener("beforeunload", (event) => {
    if (unsaved.size) event.preventDefault();
  });
})();
