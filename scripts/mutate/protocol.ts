/**
 * What `scripts/mutate.ts` and the process that tries the changes (`runner.ts`) tell each other, as files of one folder. A line of
 * `course` or `outcomes` is written at once, so that nothing is lost with a process that ends.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** What is to be tried: numbers of changes; how long a test may take, in milliseconds of the processor; most examples of a property. */
const wanted = z.object({ ids: z.array(z.string()), longest: z.number(), examples: z.number() })
/**
 * What a test comes by without any change: how often, and how long it takes in milliseconds of the processor, with so many
 * examples of its properties.
 */
const course = z.object({
  name: z.string(),
  ms: z.number(),
  examples: z.number(),
  was: z.enum(['usable', 'long', 'failed']),
  hits: z.record(z.string(), z.number()),
})
/** `stopped`: the change let the process run for ever or end. `loading`: it is met only while a module loads. */
const outcome = z.object({
  id: z.string(),
  was: z.enum(['started', 'noticed', 'missed', 'unmet', 'loading', 'stopped']),
})

export type TestCourse = z.infer<typeof course>
export type Outcome = z.infer<typeof outcome>

export const exchangeIn = (folder: string) => ({
  wanted: join(folder, 'wanted.json'),
  course: join(folder, 'course.jsonl'),
  outcomes: join(folder, 'outcomes.jsonl'),
})

export function readWanted(folder: string): z.infer<typeof wanted> {
  return wanted.parse(JSON.parse(readFileSync(exchangeIn(folder).wanted, 'utf8')))
}

function linesOf(path: string): string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : []
}

/** The courses of the first tests, which this process or one before it has seen. */
export function readCourses(folder: string): TestCourse[] {
  return linesOf(exchangeIn(folder).course).map((line) => course.parse(JSON.parse(line)))
}

/** The last that is known of each change. */
export function readOutcomes(folder: string): Map<string, Outcome['was']> {
  const outcomes = linesOf(exchangeIn(folder).outcomes).map((line) => outcome.parse(JSON.parse(line)))
  return new Map(outcomes.map(({ id, was }) => [id, was]))
}
