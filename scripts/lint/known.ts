import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Fault } from './sources'

/** What is known to be amiss and not yet mended: the key of each fault, and who mends it. It only shrinks. */
export function readKnown(path: string): ReadonlyMap<string, string> {
  const known = z.record(z.string(), z.string().min(2)).parse(JSON.parse(readFileSync(path, 'utf8')))
  return new Map(Object.entries(known))
}

/**
 * The faults that count: those that are not known, and those that are known and no longer found, which have to leave the
 * list.
 */
export function judged(
  faults: readonly Fault[],
  known: ReadonlyMap<string, string>,
): { fresh: Fault[]; stale: string[] } {
  const found = new Set(faults.map(({ key }) => key))
  return {
    fresh: faults.filter(({ key }) => !known.has(key)),
    stale: [...known.keys()].filter((key) => !found.has(key)),
  }
}
