// @ts-check
/* Part of the preview alone (`ita serve`): reload the page when there is a newer version of it, at the place where it was
   read, and say when the preview is not connected. A tab that nobody sees keeps no connection: a browser has only six. */
"use strict";

(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const version = script.dataset.version;

  const PLACE = "ita-preview-place";
  const SLOW_SECONDS = 3;
  const RETRY_MILLISECONDS = 1000;
  const LOST = "ยังไม่ได้เชื่อมต่อกับหน้าตัวอย่าง: ดูว่า ita serve ยังทำงานอยู่ หน้านี้จะต่อเองเมื่อเปิดใหม่";

  /** @type {EventSource | null} */
  let events = null;
  /** @type {HTMLElement | null} */
  let notice = null;

  /** @param {string} words what to say at the lower edge; nothing takes the notice away */
  function say(words) {
    if (!words) {
      notice?.remove();
      notice = null;
      return;
    }
    if (!notice) {
      notice = document.createElement("p");
      notice.setAttribute("role", "status");
      notice.id = "ita-preview-notice";
      document.body.append(notice);
    }
    if (notice.textContent !== words) notice.textContent = words;
  }

  function reload() {
    events?.close();
    try {
      sessionStorage.setItem(PLACE, JSON.stringify([location.pathname, scrollX, scrollY]));
    } catch {
      /* then the page begins at its top */
    }
    location.reload();
  }

  function comeBack() {
    try {
      const [path, x, y] = JSON.parse(sessionStorage.getItem(PLACE) || "[]");
      sessionStorage.removeItem(PLACE);
      if (path === location.pathname) scrollTo(x, y);
    } catch {
      /* a browser may refuse to store */
    }
  }

  /** @param {MessageEvent<string>} message */
  function receive({ data }) {
    const newest = JSON.parse(data);
    if (newest.version !== version) reload();
    else say(newest.reading > SLOW_SECONDS ? `กำลังอ่านเนื้อหาที่บันทึก… ${newest.reading} วินาที` : "");
  }

  function connect() {
    events?.close();
    events = new EventSource(new URL("events", script.src));
    events.onmessage = receive;
    events.onerror = () => {
      say(LOST);
      events?.close();
      setTimeout(() => { if (!document.hidden) connect(); }, RETRY_MILLISECONDS);
    };
  }

  function listen() {
    if (document.hidden) events?.close();
    else connect();
  }

  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => events?.close());
  addEventListener("pageshow", ({ persisted }) => { if (persisted) listen(); });
  comeBack();
  listen();
})();
