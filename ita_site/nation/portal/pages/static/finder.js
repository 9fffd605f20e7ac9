// @ts-check
/* What every page of the portal runs: the search by name, and the map where there is one. */
import { makeFinder } from "./box.js";
import { makeMap } from "./map.js";

/** @type {NodeListOf<HTMLElement>} */
const boxes = document.querySelectorAll(".p-finder");
boxes.forEach(makeFinder);
/** @type {NodeListOf<SVGElement>} */
const maps = document.querySelectorAll(".p-tiles");
maps.forEach(makeMap);
