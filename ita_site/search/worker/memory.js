// @ts-check
/* Memory: what is computed once is kept beside the object that it was computed from. */

/**
 * Return `compute` with a memory: it is called once for each object, and forgotten with it.
 *
 * @template {object} K
 * @template R
 * @param {(key: K) => R} compute
 * @returns {(key: K) => R}
 */
export function once(compute) {
  /** @type {WeakMap<K, R>} */
  const results = new WeakMap();
  return key => {
    let result = results.get(key);
    if (result === undefined) {
      result = compute(key);
      results.set(key, result);
    }
    return result;
  };
}
