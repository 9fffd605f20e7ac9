/* What scripts of the theme ask for by name; site.js defines it. */
interface Window {
  __md_scope: URL;
  __md_hash: (text: string) => number;
  __md_get: (key: string) => any;
  __md_set: (key: string, value: unknown) => void;
}
