import type { Plane } from '../planes/plane'
import { cellsOf } from './cells'
import type { Part } from './merge'
import { type Example, exampleIn } from './natural'
import { type Region, regionsOf } from './region'

/** Most parts that are merged into regions and searched for examples. */
const mostParts = 4000
/** Most examples that are looked at for a telling one. */
const mostTried = 100

/** Parts of planes that answer a question, each with what decides in it. */
export class Parts<Decides> {
  private readonly kept: { readonly plane: Plane; readonly part: Part; readonly by: Decides }[] = []
  /** False when there were more than are kept. */
  complete = true

  add(plane: Plane, region: Int32Array, label: string, by: Decides) {
    if (this.kept.length < mostParts) this.kept.push({ plane, part: { region: region.slice(), label }, by })
    else this.complete = false
  }

  /**
   * The most natural packet of all parts for which a test holds, or the most natural one where it holds for none of the
   * first; undefined when there are no parts.
   */
  example(test: (example: Example) => boolean) {
    const examples = this.kept
      .flatMap(({ plane, part, by }) => cellsOf(plane, part.region).map((cell) => ({ ...exampleIn(cell), plane, by })))
      .sort((a, b) => a.strangeness - b.strangeness)
    return examples.slice(0, mostTried).find(test) ?? examples[0]
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
