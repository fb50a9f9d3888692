import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { LintFault } from './sources'

const exceptions = z.record(z.string(), z.string().min(20))

/** What a rule is not meant for: the key of each fault, and the reason, in a sentence. */
export type Exceptions = ReadonlyMap<string, string>

export function readExceptions(path: string): Exceptions {
  return new Map(Object.entries(exceptions.parse(JSON.parse(readFileSync(path, 'utf8')))))
}

/** The faults that count: those that are no exception, and the exceptions for which there is no fault any more. */
export function judged(faults: readonly LintFault[], passes: Exceptions): { fresh: LintFault[]; stale: string[] } {
  const found = new Set(faults.map(({ key }) => key))
  return {
    fresh: faults.filter(({ key }) => !passes.has(key)),
    stale: [...passes.keys()].filter((key) => !found.has(key)),
  }
}
