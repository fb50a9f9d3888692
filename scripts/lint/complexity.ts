import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { LintFault } from './sources'

/** The most cognitive complexity that a function may have: what has to be kept in mind to read it. */
const mostComplexity = 25

const place = z.object({ line: z.number(), column: z.number() })
const report = z.object({
  diagnostics: z.array(
    z.object({ message: z.string(), location: z.object({ path: z.string(), start: place, end: place }) }),
  ),
})

/**
 * Functions that are harder to read than they may be, by Biome's measure.
 *
 * @param root the project's folder
 * @param rooms folders or files of it
 */
export function complexFunctions(root: string, rooms: readonly string[]): LintFault[] {
  const rule = '--only=complexity/noExcessiveCognitiveComplexity'
  const args = ['lint', rule, '--reporter=json', '--max-diagnostics=none', ...rooms]
  const biome = resolve('node_modules/.bin/biome')
  const { stdout } = spawnSync(biome, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  return report.parse(JSON.parse(stdout)).diagnostics.flatMap(({ message, location: { path, start, end } }) => {
    const complexity = Number(/ of (\d+) /.exec(message)?.[1])
    if (complexity <= mostComplexity) return []
    const line = readFileSync(join(root, path), 'utf8').split('\n')[start.line - 1] ?? ''
    const name = line.slice(start.column - 1, end.column - 1)
    const shown = /^[\w$]+$/.test(name) && name !== 'function' ? name : line.trim()
    return [
      {
        path,
        line: start.line,
        key: `complex: ${shown}`,
        message: `${shown} has a complexity of ${complexity}`,
      },
    ]
  })
}
