// What a walk with the Tab key finds. `start` notes how everything looks unfocused; each `stop` is judged before the next key.
"use strict"
globalThis.walk = (() => {
  const FOCUSABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex]"
  const LOOKS = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "backgroundColor", "borderColor", "textDecorationLine", "textDecorationThickness", "color"]
  const looks = (element) => {
    const style = getComputedStyle(element)
    return Object.fromEntries(LOOKS.map((name) => [name, style[name]]))
  }
  const within = (element) => [element, ...element.querySelectorAll("*")].slice(0, 8)
  const before = new Map()
  const visited = new Set()
  const usable = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !element.disabled
    && element.tabIndex >= 0 && !element.closest("[inert]") && !measured.heardOnly(element)
  const stops = () => [...document.querySelectorAll(FOCUSABLE)].filter(usable)
  const start = () => {
    for (const stop of document.querySelectorAll(FOCUSABLE)) before.set(stop, within(stop).map((one) => [one, looks(one)]))
    return stops().length
  }

  const marked = (element) => {
    const now = looks(element)
    if (now.outlineStyle !== "none" && parseFloat(now.outlineWidth) >= 1) return true
    return (before.get(element) ?? []).some(([one, then]) => {
      const style = looks(one)
      return ["boxShadow", "backgroundColor", "borderColor", "textDecorationLine", "textDecorationThickness"].some((name) => style[name] !== then[name])
    })
  }
  const inSight = (element) => {
    const wide = document.documentElement.clientWidth
    const high = innerHeight
    return [...element.getClientRects()].some((box) => {
      const x = (Math.max(box.left, 0) + Math.min(box.right, wide)) / 2
      const y = (Math.max(box.top, 0) + Math.min(box.bottom, high)) / 2
      if (box.width < 1 || box.height < 1 || box.right < 1 || box.left > wide || box.bottom < 1 || box.top > high) return false
      // a wide region may have its middle under a sticky head: a corner that can be seen is enough
      const points = [[x, y], [Math.max(box.left, 0) + 2, Math.max(box.top, 0) + 2], [Math.min(box.right, wide) - 2, Math.min(box.bottom, high) - 2]]
      return points.some(([a, b]) => {
        const top = document.elementFromPoint(a, b)
        return top && (element.contains(top) || top.contains(element) || element.labels?.[0]?.contains(top))
      })
    })
  }

  /** Whether something is so within a second: what covered it, such as a list of the stop before, has time to go. */
  const soon = async (isSo) => {
    for (const end = performance.now() + 1000; performance.now() < end && !isSo(); ) await new Promise(requestAnimationFrame)
    return isSo()
  }

  let last = null
  /** Judges what has the focus now; "" where that is nothing of the page. */
  const stop = async () => {
    const element = document.activeElement
    if (!element || element === document.body || element === document.documentElement) return { element: "", faults: [] }
    const faults = []
    const say = (words) => faults.push(`${measured.name(element)} ${words}`)
    const again = visited.has(element)
    visited.add(element)
    if (again) return { element: measured.name(element), again, faults }
    if (!(await soon(() => inSight(element)))) say("has the focus but cannot be seen")
    if (!marked(element)) say("does not show that it has the focus")
    if (element.tabIndex > 0) say(`has tabindex ${element.tabIndex}`)
    if (last && !(last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) say(`comes after ${measured.name(last)}`)
    if (last && last.closest("article") && element.closest("article")) {
      const [one, other] = [last.getBoundingClientRect(), element.getBoundingClientRect()]
      if (other.bottom <= one.top && other.left < one.right) say(`stands above ${measured.name(last)}, which comes before it`)
    }
    last = element
    return { element: measured.name(element), faults }
  }

  /** What a mouse can use and the walk did not reach. */
  const missed = () => {
    const point = (one) => getComputedStyle(one).cursor === "pointer"
    const usedBy = (one) => one.closest("a[href], button, summary, select, input, label") ?? one
    const clickable = [...document.querySelectorAll("body *")].filter((one) => point(one) && !(one.parentElement && point(one.parentElement)))
    const all = new Set([...stops(), ...clickable.filter((one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true })).map(usedBy)])
    return [...all].filter((one) => ![...visited].some((stop) => stop.contains(one) || one.contains(stop) || one.control === stop)).map(measured.name)
  }
  return { start, stop, missed }
})()
