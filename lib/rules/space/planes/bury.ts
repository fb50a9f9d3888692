import type { Plane } from './plane'

/** A box over more different ports than these is left as it is: each of them would have to be looked at. */
const fewPorts = 8

/**
 * A plane without boxes that are neither the first nor the second anywhere, as two stronger ones hold them: nested blocks
 * on one port, which long lists are mostly made of. Found in one pass, strongest first; other such boxes may stay.
 */
export function unburied(plane: Plane): Plane {
  const { layout, boxes } = plane
  const { bounds, axes, looks } = layout
  const [ports, , sources, selves] = axes
  const deep = looks.sourcePorts || looks.selves
  const strips = new Strips(ports.size)
  const left = new Int32Array(boxes.length)
  let count = 0
  for (let at = 0; at < boxes.length; at += 1) {
    const box = boxes[at] ?? 0
    const base = 8 * box
    const port = bounds[base] ?? 0
    const end = bounds[base + 1] ?? 0
    const peer = bounds[base + 2] ?? 0
    const last = bounds[base + 3] ?? 0
    const narrow = end - port <= fewPorts
    if (narrow && strips.hide(port, end, peer, last)) continue
    left[count] = box
    count += 1
    if (!narrow) continue
    if (deep && (bounds[base + 4] !== 0 || bounds[base + 5] !== sources.size)) continue
    if (deep && (bounds[base + 6] !== 0 || bounds[base + 7] !== selves.size)) continue
    strips.lay(port, end, peer, last)
  }
  return { ...plane, boxes: left.subarray(0, count) }
}

/** For each port the widest range of peers that a box takes, and the widest that is known to lie in two. */
class Strips {
  private readonly from: Int32Array
  private readonly end: Int32Array
  private readonly twiceFrom: Int32Array
  private readonly twiceEnd: Int32Array

  constructor(size: number) {
    this.from = new Int32Array(size)
    this.end = new Int32Array(size)
    this.twiceFrom = new Int32Array(size)
    this.twiceEnd = new Int32Array(size)
  }

  /** Whether two boxes hold these peers on each of the ports. */
  hide(port: number, portEnd: number, from: number, end: number): boolean {
    for (let at = port; at < portEnd; at += 1) {
      if ((this.twiceFrom[at] ?? 0) > from || (this.twiceEnd[at] ?? 0) < end) return false
    }
    return true
  }

  lay(port: number, portEnd: number, from: number, end: number) {
    for (let at = port; at < portEnd; at += 1) {
      const [onceFrom, onceEnd] = [this.from[at] ?? 0, this.end[at] ?? 0]
      const bothFrom = Math.max(onceFrom, from)
      const bothEnd = Math.min(onceEnd, end)
      if (bothEnd - bothFrom > (this.twiceEnd[at] ?? 0) - (this.twiceFrom[at] ?? 0)) {
        this.twiceFrom[at] = bothFrom
        this.twiceEnd[at] = bothEnd
      }
      if (end - from <= onceEnd - onceFrom) continue
      this.from[at] = from
      this.end[at] = end
    }
  }
}
