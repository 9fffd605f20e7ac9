// @ts-check
/* The tile map by keyboard: one stop for the Tab key, arrows go to the nearest province that way. */

/** Each arrow, as steps of row and column. */
const WAYS = new Map([["ArrowUp", [-1, 0]], ["ArrowDown", [1, 0]], ["ArrowLeft", [0, -1]], ["ArrowRight", [0, 1]]]);

/** A step sideways counts for more than one ahead, so that an arrow goes straight where it can. */
const ASIDE = 3;

/**
 * Let arrows walk a map.
 *
 * @param {SVGElement} map
 */
export function makeMap(map) {
  /** @type {SVGAElement[]} */
  const tiles = Array.from(map.querySelectorAll("svg a"));
  for (const tile of tiles.slice(1)) tile.setAttribute("tabindex", "-1");
  // of a drawing that listens itself, browsers make a stop as well
  map.parentElement?.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof SVGAElement)) return;
    for (const tile of tiles) tile.setAttribute("tabindex", tile === target ? "0" : "-1");
  });
  map.addEventListener("keydown", (event) => {
    const way = WAYS.get(event.key), here = tiles.find((tile) => tile === document.activeElement);
    if (!way || !here) return;
    event.preventDefault();
    nearest(tiles, here, way)?.focus();
  });
}

/**
 * Return the tile that is nearest to another in a direction; nothing at the edge of the map.
 *
 * @param {SVGAElement[]} tiles
 * @param {SVGAElement} here
 * @param {number[]} way
 */
function nearest(tiles, here, [down, right]) {
  const { row, column } = placeOf(here);
  const ahead = tiles.map((tile) => {
    const place = placeOf(tile), rows = place.row - row, columns = place.column - column;
    const forward = rows * down + columns * right, aside = Math.abs(rows * right) + Math.abs(columns * down);
    return { tile, forward, far: forward + ASIDE * aside };
  }).filter(({ forward }) => forward > 0);
  return ahead.sort((a, b) => a.far - b.far)[0]?.tile;
}

/** @param {SVGAElement} tile */
function placeOf({ dataset: { row, column } }) {
  return { row: Number(row), column: Number(column) };
}
