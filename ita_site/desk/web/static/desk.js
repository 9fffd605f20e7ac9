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
    const response = await fetch(location.pathname, { method: "POST", body, headers: { Accept: "application/json" } })
      .catch(() => null);
    if (response?.status === 409) return leave();
    if (!response?.ok) return retry(await reason(response));
    const name = field.dataset.name || "";
    const was = field.querySelector(`[name="${CSS.escape(`was:${name}`)}"]`);
    if (was instanceof HTMLInputElement) was.value = body.getAll(`is:${name}`).join("\n").replaceAll("\r\n", "\n");
    unsaved.delete(field);
    const answer = await response.json();
    show(answer);
    if (!unsaved.size) say(answer.notice || "บันทึกแล้ว");
  }

  /** Send the whole form: the page that answers shows what could not be saved. */
  function leave() {
    unsaved.clear();
    form?.submit();
  }

  /** @param {Response | null} response why a field is not saved */
  async function reason(response) {
    if (response?.status === 403) {
      await renew();
      return "ยังไม่ได้บันทึก: หมดเวลาใช้งาน เปิดโต๊ะทำงานใหม่ในแท็บอื่น แล้วหน้านี้จะบันทึกต่อเอง";
    }
    const answer = await response?.json().catch(() => null);
    return answer?.notice || "ยังไม่ได้บันทึก: ติดต่อโปรแกรมไม่ได้ คำที่พิมพ์ยังอยู่ในหน้านี้ และจะลองบันทึกใหม่เอง";
  }

  /** @param {string} words */
  function retry(words) {
    say(words);
    clearTimeout(timer);
    timer = setTimeout(() => unsaved.forEach(queue), RETRY_MILLISECONDS);
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
  // a button waits for what is being saved: a page that cannot be reached must not take the words with it
  form.addEventListener("submit", async (event) => {
    if (!unsaved.size) return;
    event.preventDefault();
    unsaved.forEach(queue);
    await saving;
    if (!unsaved.size) form.requestSubmit(event.submitter);
  });
  addEventListener("beforeunload", (event) => {
    if (unsaved.size) event.preventDefault();
  });
})();
