import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Fault } from './sources'

const known = z.record(z.string(), z.array(z.string()))
const exceptions = z.record(z.string(), z.string().min(20))

/** What is let pass: the key of each fault, and who mends it or why it stays. */
export type Known = ReadonlyMap<string, string>

/** What is amiss and not yet mended, by who mends it. This list only shrinks. */
export function readKnown(path: string): Known {
  const owners = known.parse(JSON.parse(readFileSync(path, 'utf8')))
  return new Map(Object.entries(owners).flatMap(([owner, keys]) => keys.map((key) => [key, owner] as const)))
}

/** What a rule is not meant for, each with the reason, in a sentence. */
export function readExceptions(path: string): Known {
  return new Map(Object.entries(exceptions.parse(JSON.parse(readFileSync(path, 'utf8')))))
}

/** The faults that count: those that are not let pass, and the keys that are let pass and no longer found. */
export function judged(faults: readonly Fault[], passes: Known): { fresh: Fault[]; stale: string[] } {
  const found = new Set(faults.map(({ key }) => key))
  return {
    fresh: faults.filter(({ key }) => !passes.has(key)),
    stale: [...passes.keys()].filter((key) => !found.has(key)),
  }
}
