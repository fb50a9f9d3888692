import type { Plane } from '../planes/plane'
import { cellsOf } from './cells'
import type { Part } from './merge'
import { type Example, exampleIn } from './natural'
import { type Region, regionsOf } from './region'

/** Most parts that are merged into regions and searched for examples. */
const mostParts = 4000
/** Most examples that are looked at for a telling one, before and after parts are cut further. */
const mostTried = 100
/** Rules that are held against packets for a telling example, and pieces of one part, at most. */
const mostHeld = 2_000_000
const mostPieces = 256
const mostCut = 40

interface Kept<Decides> {
  readonly plane: Plane
  readonly part: Part
  readonly by: Decides
}

function examplesIn<Decides>(of: Kept<Decides>, regions: readonly Int32Array[]) {
  const { plane, by } = of
  return regions.flatMap((region) => cellsOf(plane, region).map((cell) => ({ ...exampleIn(cell), plane, by, of })))
}

/** Parts of planes that answer a question, each with what decides in it. */
export class Parts<Decides> {
  private readonly kept: Kept<Decides>[] = []
  /** False when there were more than are kept. */
  complete = true

  add(plane: Plane, region: Int32Array, label: string, by: Decides) {
    if (this.kept.length < mostParts) this.kept.push({ plane, part: { region: region.slice(), label }, by })
    else this.complete = false
  }

  /**
   * The most natural packet of all parts for which a test holds. What decides is the same all over a part, but not what the
   * missing lists could turn: where none of the natural packets tells, parts are cut at the edges of other rules. The most
   * natural one where it holds for none; undefined when there are no parts.
   *
   * @param rules how many rules a test looks at
   */
  example(test: (example: Example) => boolean, rules: number) {
    const natural = this.kept
      .flatMap((kept) => examplesIn(kept, [kept.part.region]))
      .sort((a, b) => a.strangeness - b.strangeness)
    const found = natural.slice(0, mostTried).find(test)
    if (found || natural.length === 0) return found ?? natural[0]
    const tries = Math.max(mostTried, Math.floor(mostHeld / Math.max(1, rules)))
    return (
      natural
        .slice(0, mostCut)
        .flatMap(({ of }) => examplesIn(of, piecesOf(of.part.region)))
        .slice(0, tries)
        .find(test) ?? natural[0]
    )
  }

  /** Merged into few regions, the most natural first. */
  regions(): { readonly region: Region; readonly label: string }[] {
    const byPlane = new Map<Plane, Part[]>()
    for (const { plane, part } of this.kept) {
      const found = byPlane.get(plane)
      if (found) found.push(part)
      else byPlane.set(plane, [part])
    }
    return regionsOf(byPlane)
  }
}

/** A part cut at the edges of all rules on ports and peers: at most `mostPieces`, spread over it. */
function piecesOf(region: Int32Array): Int32Array[] {
  const most = Math.floor(Math.sqrt(mostPieces))
  const [ports, peers] = [spread(region[0] ?? 0, region[1] ?? 0, most), spread(region[2] ?? 0, region[3] ?? 0, most)]
  return ports.flatMap((port) =>
    peers.map((peer) => {
      const piece = region.slice()
      piece.set([port, port + 1, peer, peer + 1])
      return piece
    }),
  )
}

/** Ranks from one to another, the second not included: all, or some at even distances. */
function spread(from: number, end: number, most: number): number[] {
  const count = Math.min(most, end - from)
  return Array.from({ length: count }, (_, index) => from + Math.floor((index * (end - from)) / count))
}
