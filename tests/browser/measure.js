// What tests ask a page as it lies in the window. Every function returns a list of sentences: an empty one is well.
"use strict"
globalThis.measured = (() => {
  const SLACK = 1 // px that rounding takes
  const LINE = 0.5 // of a line's height: letters stand there, whatever room the font asks for above and below

  // What a function returned for the same thing, until the script that asks ends: before that nothing on the page moves
  const once = (look) => {
    let known = null
    return (thing) => {
      if (!known) {
        known = new Map()
        queueMicrotask(() => { known = null })
      }
      if (!known.has(thing)) known.set(thing, look(thing))
      return known.get(thing)
    }
  }

  const name = (element) => {
    const id = element.id ? `#${element.id}` : ""
    const classes = [...element.classList].map((one) => `.${one}`).join("")
    const words = (element.textContent || "").trim().replace(/\s+/g, " ").slice(0, 30)
    return `${element.localName}${id}${classes} “${words}”`
  }
  const shown = once((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
  const overflow = (style) => [style.overflowX, style.overflowY]
  const clips = (style) => overflow(style).some((value) => value !== "visible") || style.clipPath !== "none"
  const scrolls = once((element) => {
    const style = getComputedStyle(element)
    return /auto|scroll/.test(style.overflowX) && element.scrollWidth > element.clientWidth
  })
  const ancestors = function* (element) {
    for (let above = element; above && above !== document.documentElement; above = above.parentElement) yield above
  }
  // For those who only hear the page: nothing of it is to be seen
  const heardOnly = once((element) => {
    if (!element || element === document.documentElement) return false
    const style = getComputedStyle(element)
    const box = element.getBoundingClientRect()
    if (clips(style) && (box.width <= 1.5 || box.height <= 1.5)) return true
    if (/inset\((50|100)%/.test(style.clipPath) || /rect\(/.test(style.clip)) return true
    return heardOnly(element.parentElement)
  })

  const texts = once(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      if (!node.data.trim() || element.closest("script, style, noscript, template, title, desc")) continue
      if (shown(element) && !heardOnly(element)) found.push(node)
    }
    return found
  })
  const lines = once((node) => {
    const range = document.createRange()
    range.selectNodeContents(node)
    return [...range.getClientRects()].filter((box) => box.width > SLACK && box.height > SLACK).map((box) => {
      const spare = (box.height * (1 - LINE)) / 2
      return { left: box.left, right: box.right, top: box.top + spare, bottom: box.bottom - spare }
    })
  })
  // Boxes that end what is drawn of an element: a fixed element is free of those that are not above it in that sense
  const frames = once((element) => {
    const found = []
    let position = getComputedStyle(element).position
    for (const above of ancestors(element.parentElement)) {
      if (position === "fixed") break
      const style = getComputedStyle(above)
      const holds = position !== "absolute" || style.position !== "static"
      if (holds && clips(style)) found.push([above, style])
      if (holds) position = style.position
    }
    if (clips(getComputedStyle(element))) found.unshift([element, getComputedStyle(element)])
    return found
  })
  const seen = (box, element) => frames(element).reduce((left, [frame]) => {
    const edge = frame.getBoundingClientRect()
    return {
      left: Math.max(left.left, edge.left), right: Math.min(left.right, edge.right),
      top: Math.max(left.top, edge.top), bottom: Math.min(left.bottom, edge.bottom),
    }
  }, box)

  const sideways = () => {
    const page = document.documentElement
    return page.scrollWidth > page.clientWidth ? [`the page is ${page.scrollWidth} px wide in ${page.clientWidth}`] : []
  }

  const outside = () => {
    const wide = document.documentElement.clientWidth
    const things = [...document.body.querySelectorAll("img, svg, input, button, select, textarea, summary, canvas, td, th")]
    const boxes = things.filter((one) => shown(one) && !heardOnly(one)).map((one) => [one, [one.getBoundingClientRect()]])
    const words = texts().map((node) => [node.parentElement, lines(node)])
    return [...boxes, ...words].flatMap(([element, parts]) => {
      if ([...ancestors(element)].some(scrolls)) return []
      const visible = parts.map((box) => seen(box, element)).filter((box) => box.right > box.left && box.bottom > box.top)
      const out = visible.find((box) => box.right > wide + SLACK || box.left < -SLACK)
      return out ? [`${name(element)} reaches from ${Math.round(out.left)} to ${Math.round(out.right)} of ${wide} px`] : []
    })
  }

  const overlapping = () => {
    const parts = texts().flatMap((node) => lines(node).map((box) => ({ node, ...seen(box, node.parentElement) })))
      .filter((box) => box.right - box.left > SLACK && box.bottom - box.top > SLACK)
      .sort((one, other) => one.top - other.top)
    const found = new Set()
    parts.forEach((one, at) => {
      for (const other of parts.slice(at + 1)) {
        if (other.top >= one.bottom - SLACK) break
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
        const down = Math.min(one.bottom, other.bottom) - other.top
        if (across > SLACK && down > SLACK && one.node.parentElement !== other.node.parentElement)
          found.add(`${name(one.node.parentElement)} lies on ${name(other.node.parentElement)}`)
      }
    })
    return [...found]
  }

  const cut = () => texts().flatMap((node) => {
    const element = node.parentElement
    const boxes = lines(node)
    for (const [frame, style] of frames(element)) {
      const edge = frame.getBoundingClientRect()
      const hides = (value) => value === "hidden" || value === "clip"
      const across = hides(style.overflowX) && boxes.some((box) => box.left < edge.left - SLACK || box.right > edge.right + SLACK)
      const down = hides(style.overflowY) && boxes.some((box) => box.top < edge.top - SLACK || box.bottom > edge.bottom + SLACK)
      if (across || down) return [`${name(element)} is cut by ${name(frame)}`]
      if (/auto|scroll/.test(style.overflowX + style.overflowY)) break // what scrolls can be brought into sight
    }
    return []
  })

  const TARGETS = "a[href], button, input:not([type=hidden]), select, textarea, summary, label[for], [role=button], [role=link]"
  // Chromium's boxes are the letters'; a line of text around a link is what keeps it small (WCAG 2.5.8, exception Inline)
  const inSentence = (element) => {
    if (getComputedStyle(element).display !== "inline") return false
    const block = [...ancestors(element.parentElement)].find((above) => !/^inline/.test(getComputedStyle(above).display))
    return block && block.textContent.trim() !== element.textContent.trim()
  }
  const small = () => {
    const all = [...document.querySelectorAll(TARGETS)].filter((one) => shown(one) && !heardOnly(one) && !one.disabled)
    const covered = ({ element, box }) => {
      const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2)
      return top && !element.contains(top) && !top.contains(element)
    }
    const inView = ({ element, box }) => {
      const part = seen(box, element)
      return part.right > part.left && part.bottom > part.top
    }
    const places = all.map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter((place) => inView(place) && !covered(place))
    const tiny = ({ box }) => box.right - box.left < 24 - 0.5 || box.bottom - box.top < 24 - 0.5
    const centre = ({ box }) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
    const reach = ([x, y], box) => Math.hypot(x - Math.min(Math.max(x, box.left), box.right), y - Math.min(Math.max(y, box.top), box.bottom))
    const near = (one, other) => {
      if (one === other || one.element.contains(other.element) || other.element.contains(one.element)) return false
      if (other.element.control === one.element || one.element.control === other.element) return false
      const [x, y] = centre(one)
      const [a, b] = centre(other)
      return reach([x, y], other.box) < 12 || (tiny(other) && Math.hypot(x - a, y - b) < 24)
    }
    return places.filter((one) => tiny(one) && !inSentence(one.element) && places.some((other) => near(one, other)))
      .map(({ element, box }) => `${name(element)} is ${Math.round(box.right - box.left)} × ${Math.round(box.bottom - box.top)} px`)
  }

  const broken = (words) => texts().flatMap((node) => words.flatMap((word) => {
    const found = []
    for (let at = node.data.indexOf(word); at >= 0; at = node.data.indexOf(word, at + 1)) {
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + word.length)
      const tops = new Set([...range.getClientRects()].filter((box) => box.width > SLACK).map((box) => Math.round(box.top)))
      if (tops.size > 1) found.push(`${word} stands on ${tops.size} lines in ${name(node.parentElement)}`)
    }
    return found
  }))

  const brush = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true })
  const inks = new Map()
  const ink = (text) => {
    if (!inks.has(text)) {
      brush.clearRect(0, 0, 1, 1)
      brush.fillStyle = text
      brush.fillRect(0, 0, 1, 1)
      const [red, green, blue, alpha] = brush.getImageData(0, 0, 1, 1).data
      inks.set(text, [red, green, blue, alpha / 255])
    }
    return inks.get(text)
  }
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1]
  const light = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const ratio = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b)
    return (bright + 0.05) / (dark + 0.05)
  }
  const ground = (element) => {
    const layers = []
    for (let above = element; above; above = above.parentElement) {
      const style = getComputedStyle(above)
      if (/gradient|url/.test(style.backgroundImage)) return null
      const colour = ink(style.backgroundColor)
      layers.push(colour)
      if (colour[3] === 1) break
    }
    return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255, 1])
  }
  const pale = () => {
    const found = new Set()
    for (const node of texts()) {
      const element = node.parentElement
      if (element.closest(":disabled, [aria-disabled=true]")) continue
      const style = getComputedStyle(element)
      const below = ground(element)
      if (!below) { found.add(`${name(element)} stands on a picture`); continue }
      const opacity = [...ancestors(element)].reduce((product, above) => product * getComputedStyle(above).opacity, 1)
      const [r, g, b, a] = ink(element instanceof SVGElement ? style.fill : style.color)
      const contrast = ratio(over([r, g, b, a * opacity], below), below)
      const size = parseFloat(style.fontSize)
      const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700)
      if (contrast < (large ? 3 : 4.5)) found.add(`${name(element)}: ${contrast.toFixed(2)}:1`)
    }
    return [...found]
  }

  // The sizes of all letters that are seen, in CSS pixels
  const sizes = () => {
    const seen = new Set()
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement
      if (walker.currentNode.data.trim() && shown(element)) seen.add(parseFloat(getComputedStyle(element).fontSize).toFixed(1))
    }
    return [...seen].sort((a, b) => a - b)
  }

  const loaded = () => [...document.fonts].filter((face) => face.status === "loaded").map((face) => face.family.replaceAll('"', ""))

  return { sideways, outside, overlapping, cut, small, broken, pale, sizes, loaded, name, shown, heardOnly }
})()
