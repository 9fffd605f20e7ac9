// @ts-check
/* Agencies side by side, of their own JSON twins: a column for each, by name. Nothing is marked as better. */

/**
 * @typedef {{ report_id: string, fiscal_year_be: number, round_months: number, measures: number, activities: number,
 *   rungs: Record<string, number>, links: number, link_states: Record<string, number>, last_checked: string | null }} Report
 * @typedef {{ id: string, name: string, district: string, province: string, address: string,
 *   reports: { figures: Report }[] }} Agency
 */

const NO_REPORT = "ยังไม่มีรายงาน";

const DAYS = new Intl.DateTimeFormat("th-TH-u-ca-buddhist-nu-latn", { dateStyle: "long", timeZone: "Asia/Bangkok" });

/**
 * Return the text of a fact of an agency: a number with what it is a part of.
 *
 * @param {Agency} agency
 * @param {string} fact the fact's name, or a list's and a key's: `rungs.shown`
 * @param {string | undefined} base the name of what the number is a part of
 */
function textOf(agency, fact, base) {
  if (fact === "place") return `${agency.district} ${agency.province}`;
  const report = agency.reports[0]?.figures;
  if (!report) return fact === "report" ? NO_REPORT : "";
  if (fact === "report") return `ปี ${report.fiscal_year_be} รอบ ${report.round_months} เดือน`;
  if (fact === "checked") return report.last_checked ? DAYS.format(new Date(report.last_checked)) : "ยังไม่ได้ตรวจ";
  const number = numberOf(report, fact);
  return base ? `${number} จาก ${numberOf(report, base)}` : String(number);
}

/**
 * @param {Report} report
 * @param {string} fact
 */
function numberOf(report, fact) {
  const [name, key] = fact.split(".");
  const value = /** @type {Record<string, any>} */ (report)[name];
  return key ? value[key] : value;
}

/**
 * Give a table a column for an agency.
 *
 * @param {HTMLTableElement} table
 * @param {Agency} agency
 * @param {string} root
 * @param {string} without the address of the page without this agency
 */
export function addColumn(table, agency, root, without) {
  const header = document.createElement("th");
  header.scope = "col";
  header.append(linkTo(`${root}${agency.address}`, agency.name), " ", linkTo(without, "นำออก", `นำ${agency.name}ออก`));
  table.tHead?.rows[0].append(header);
  for (const row of table.tBodies[0].rows) {
    row.insertCell().textContent = textOf(agency, row.dataset.fact || "", row.dataset.of);
  }
}

/**
 * Return whether the newest reports of agencies are of several years.
 *
 * @param {Agency[]} agencies
 */
export function areOfSeveralYears(agencies) {
  const years = agencies.flatMap(({ reports }) => reports.slice(0, 1).map(({ figures }) => figures.fiscal_year_be));
  return new Set(years).size > 1;
}

/**
 * @param {string} address
 * @param {string} words
 * @param {string} [label]
 */
function linkTo(address, words, label) {
  const link = document.createElement("a");
  link.href = address;
  link.textContent = words;
  if (label) link.setAttribute("aria-label", label);
  return link;
}
