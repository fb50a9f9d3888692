import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AskCorpus, AskModel } from '@/lib/ask'
import { buildModel } from '@/lib/ask/build'

const folder = join('node_modules', '.cache', 'ask')

/** All that a model comes of but its corpus: the code that trains it. */
const trainer = ['lib/ask', 'lib/net', 'lib/text', 'lib/cidr']
  .flatMap((room) => readdirSync(room, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .concat('package-lock.json')
  .filter((path) => existsSync(path))
  .sort()
  .reduce((hash, path) => hash.update(`\n${path}\n`).update(readFileSync(path)), createHash('sha256'))
  .digest('hex')

function keep(path: string, model: string) {
  try {
    mkdirSync(folder, { recursive: true })
    // Two processes may write at once: each writes a file of its own, and the last one stays.
    const own = `${path}.${process.pid}`
    writeFileSync(own, model)
    renameSync(own, path)
  } catch {
    // Where nothing can be written it is trained anew each time.
  }
}

/**
 * The model of a corpus as it travels: written and read. Training takes seconds, and builds, tests and the harness all need it: it
 * is trained by the first that asks, and kept under a digest of all that it comes of.
 */
export function modelOf<Slug extends string>(corpus: AskCorpus<Slug>): AskModel<Slug> {
  const digest = createHash('sha256').update(trainer).update(JSON.stringify(corpus)).digest('hex')
  const path = join(folder, `${digest}.json`)
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'))
  const model = JSON.stringify(buildModel(corpus))
  keep(path, model)
  return JSON.parse(model)
}
