-- What follows the tables in the portal's database: indexes, views, and the search. Tables come before, made of their
-- shapes (schema.py). Every statement ends with a semicolon.

CREATE INDEX links_by_host ON links (host, state);
CREATE INDEX links_by_state ON links (state, agency_id);
CREATE INDEX agencies_by_province ON agencies (province_code, district, name);
CREATE INDEX events_by_scope ON events (scope, province_code, agency_id, "at");
CREATE INDEX events_by_host ON events (host, kind);
CREATE INDEX measures_by_indicator ON measures (indicator_id, agency_id);

-- Changes of links that no event speaks of yet. Empty after every whole run.
CREATE TABLE pending_changes (
  kind TEXT NOT NULL,
  agency_id TEXT NOT NULL,
  agency TEXT NOT NULL,
  province_code TEXT,
  report_id TEXT,
  host TEXT,
  url TEXT,
  "before" TEXT,
  "after" TEXT,
  "at" TEXT NOT NULL
) STRICT;

-- When the rows of a table last changed, by the run's time.
CREATE TABLE changed_tables (name TEXT PRIMARY KEY, "at" TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- By which schema the tables were made.
CREATE TABLE made_by (schema_digest TEXT NOT NULL) STRICT;

-- Hosts by the links that lead to them. `lost_since` is given for hosts that died: all of whose links are lost,
-- confirmed as dead or leading to something else, and of which a link shows that the host itself is gone. Refused,
-- silent and unchecked links are not lost, and a host whose pages alone are gone has not died.
CREATE VIEW hosts AS
SELECT
  host,
  count(DISTINCT url) AS urls,
  count(DISTINCT CASE WHEN state IN ('broken', 'suspect') THEN url END) AS lost_urls,
  count(DISTINCT agency_id) AS agencies,
  group_concat(DISTINCT agency_id) AS agency_ids,
  CASE WHEN min(state IN ('broken', 'suspect')) AND max(host_gone) THEN max(since) END AS lost_since,
  max(state = 'suspect') AS hijacked,
  max(last_ok) AS last_ok
FROM links
WHERE host IS NOT NULL
GROUP BY host;

-- Sums of a province, over the latest report of each of its agencies. No order, and none is meant. Links are counted for
-- each agency: an address that two of them cite is counted twice.
CREATE VIEW latest_reports AS
SELECT agency_reports.*
FROM agency_reports
WHERE NOT EXISTS (
  SELECT 1
  FROM agency_reports AS later
  WHERE later.agency_id = agency_reports.agency_id
    AND (later.fiscal_year_be, later.round_months, later.report_id)
      > (agency_reports.fiscal_year_be, agency_reports.round_months, agency_reports.report_id)
);

CREATE VIEW summary AS
SELECT
  provinces.code AS province_code,
  provinces.name,
  count(agencies.id) AS agencies,
  coalesce(sum(agencies.reports), 0) AS reports,
  coalesce(sum(latest.measures), 0) AS measures,
  coalesce(sum(latest.activities), 0) AS activities,
  coalesce(sum(latest.rung_not_mentioned), 0) AS rung_not_mentioned,
  coalesce(sum(latest.rung_stated), 0) AS rung_stated,
  coalesce(sum(latest.rung_general_link), 0) AS rung_general_link,
  coalesce(sum(latest.rung_page_link), 0) AS rung_page_link,
  coalesce(sum(latest.rung_shown), 0) AS rung_shown,
  coalesce(sum(latest.links), 0) AS links,
  coalesce(sum(latest.links_alive), 0) AS links_alive,
  coalesce(sum(latest.links_moved), 0) AS links_moved,
  coalesce(sum(latest.links_suspect), 0) AS links_suspect,
  coalesce(sum(latest.links_blocked), 0) AS links_blocked,
  coalesce(sum(latest.links_insecure), 0) AS links_insecure,
  coalesce(sum(latest.links_failing), 0) AS links_failing,
  coalesce(sum(latest.links_broken), 0) AS links_broken,
  coalesce(sum(latest.links_unchecked), 0) AS links_unchecked,
  max(latest.last_checked) AS last_checked
FROM provinces
LEFT JOIN agencies ON agencies.province_code = provinces.code
LEFT JOIN latest_reports AS latest ON latest.agency_id = agencies.id
GROUP BY provinces.code;

-- What can be searched: a row for each agency and for each measure. The texts themselves stay in their tables.
CREATE TABLE found_rows (
  id INTEGER PRIMARY KEY,
  agency_id TEXT NOT NULL,
  measure_id TEXT
) STRICT;
CREATE INDEX found_rows_by_agency ON found_rows (agency_id);

CREATE VIEW found_texts AS
SELECT
  found_rows.id,
  found_rows.agency_id,
  found_rows.measure_id,
  coalesce(measures.title, agencies.name) AS name,
  CASE
    WHEN found_rows.measure_id IS NULL
    THEN agencies.short_name || char(10) || agencies.district || char(10) || agencies.province
    ELSE measures.issue_text
  END AS words
FROM found_rows
JOIN agencies ON agencies.id = found_rows.agency_id
LEFT JOIN measures ON measures.agency_id = found_rows.agency_id AND measures.measure_id = found_rows.measure_id;

-- Finds Thai within words: `SELECT agency_id, measure_id, name FROM found WHERE found MATCH '"คุณธรรม"'`,
-- with three letters at least.
CREATE VIRTUAL TABLE found USING fts5 (
  agency_id UNINDEXED,
  measure_id UNINDEXED,
  name,
  words,
  content = 'found_texts',
  content_rowid = 'id',
  tokenize = 'trigram'
);
