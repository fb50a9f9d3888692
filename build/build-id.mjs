import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a built site comes from. */
const parts = [
  'build',
  'components',
  'content',
  'lib',
  'pages',
  'public',
  'mdx-components.tsx',
  'next.config.mjs',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
]

/**
 * @param {string} root
 * @param {string} path from the root, with `/`
 * @returns {string[]} the files at or below a path, in an order that no file system decides
 */
function filesAt(root, path) {
  const entries = readdirSync(join(root, path), { withFileTypes: true })
  const files = entries.flatMap((entry) => {
    const below = `${path}/${entry.name}`
    return entry.isDirectory() ? filesAt(root, below) : [below]
  })
  return files.sort()
}

/**
 * The name of a build: the same for the same files, wherever and whenever they are built, and another one when anything
 * changes. Browsers keep files under this name for ever.
 *
 * @param {string} root the project's folder
 * @returns {string} 20 characters that may stand in a path
 */
export function buildId(root) {
  const hash = createHash('sha256').update(process.env.SITE_ORIGIN ?? '')
  for (const path of parts.flatMap((part) => (part.includes('.') ? [part] : filesAt(root, part)))) {
    const bytes = readFileSync(join(root, path))
    hash.update(`\n${path} ${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex').slice(0, 20)
}
