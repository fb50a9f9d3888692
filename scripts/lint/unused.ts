import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { LintFault } from './sources'

const named = z.array(z.object({ name: z.string(), line: z.number().default(1) })).default([])
const report = z.object({
  issues: z.array(
    z.object({
      file: z.string(),
      files: named,
      exports: named,
      dependencies: named,
      devDependencies: named,
      unlisted: named,
      unresolved: named,
    }),
  ),
})

/**
 * Files, exports and dependencies that nothing uses, and packages that are used and not named, as knip finds them.
 *
 * @param root the project's folder
 */
export function unusedParts(root: string): LintFault[] {
  const include = 'files,exports,dependencies,unlisted,unresolved'
  const args = ['--no-progress', '--reporter', 'json', '--include', include, '--directory', root]
  const { stdout, stderr } = spawnSync(resolve('node_modules/.bin/knip'), args, { encoding: 'utf8' })
  if (!stdout.startsWith('{')) throw new Error(`knip: ${stderr}`)
  return report.parse(JSON.parse(stdout)).issues.flatMap(({ file, ...kinds }) =>
    Object.entries(kinds).flatMap(([kind, found]) =>
      found.map(({ name, line }) => {
        const what =
          kind === 'files' ? `unused file ${file}` : kind === 'unlisted' ? `unlisted ${name}` : `unused ${name}`
        return { path: file, line, key: what, message: `${what} (${kind})` }
      }),
    ),
  )
}
