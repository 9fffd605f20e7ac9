// @ts-check
/* The page that compares: which agencies, its address says (`?a=…&a=…`), so that a comparison can be handed on. */
import { makeFinder } from "./box.js";
import { addColumn, areOfSeveralYears } from "./table.js";
/** @import { Agency } from "./table.js" */

const collator = new Intl.Collator("th");

/** What an id is made of; nothing else is asked for. */
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * Return an agency's twin; nothing where there is none of that id.
 *
 * @param {string} root
 * @param {string} id
 * @returns {Promise<Agency | undefined>}
 */
async function agencyOf(root, id) {
  if (!ID.test(id)) return undefined;
  const answer = await fetch(`${root}a/${id}.json`).catch(() => undefined);
  return answer?.ok ? answer.json() : undefined;
}

/**
 * Show the agencies that the address names.
 *
 * @param {HTMLElement} place
 */
async function compare(place) {
  const words = /** @type {HTMLElement | null} */ (place.querySelector(".p-compare-words"));
  const table = place.querySelector("table"), scroller = /** @type {HTMLElement | null} */ (place.querySelector(".ita-scroll"));
  if (!words || !table || !scroller) return;
  const { root = "", most = "" } = place.dataset;
  const asked = [...new Set(new URLSearchParams(location.search).getAll("a"))];
  const ids = asked.slice(0, Number(most));
  const answers = await Promise.all(ids.map((id) => agencyOf(root, id)));
  const agencies = answers.filter((agency) => agency !== undefined).sort((a, b) => collator.compare(a.name, b.name));
  for (const agency of agencies) {
    const others = ids.filter((id) => id !== agency.id).map((id) => ["a", id]);
    addColumn(table, agency, root, `./?${new URLSearchParams(others)}`);
  }
  scroller.hidden = !agencies.length;
  const missing = ids.filter((_, at) => !answers[at]);
  words.textContent = [
    agencies.length ? "" : words.dataset.empty,
    missing.length ? `${words.dataset.missing} ${missing.join(", ")}` : "",
    asked.length >= Number(most) ? words.dataset.full : "",
    areOfSeveralYears(agencies) ? words.dataset.years : "",
  ].filter(Boolean).join(" · ");
}

/** @type {NodeListOf<HTMLElement>} */
const boxes = document.querySelectorAll(".p-finder");
boxes.forEach(makeFinder);
const place = document.getElementById("compare");
if (place) compare(place);
