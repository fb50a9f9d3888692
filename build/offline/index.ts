/** Writes the service worker of a built site and the lists of what it keeps: `components/offline/service-worker.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Messages } from '@/content/ja/messages'
import { buildId } from '../build-id.mjs'
import { digestOf, listsOf } from './lists'

export { scriptsByPage } from './lists'

/**
 * @param root the project's folder, whose `out` holds the site as it will be served
 * @param scripts the scripts that each of its pages names
 * @param words what is said while a language is being kept and once it is, by the tags of the languages that the site has
 */
export async function makeKept(
  root: string,
  scripts: ReadonlyMap<string, readonly string[]>,
  words: ReadonlyMap<string, Messages['kept']>,
): Promise<void> {
  const out = join(root, 'out')
  mkdirSync(join(out, 'offline'), { recursive: true })
  const lists = [...listsOf(out, scripts, [...words.keys()])].map(([language, list]) => {
    const text = Buffer.from(JSON.stringify(list))
    const path = `offline/${language}.json`
    writeFileSync(join(out, path), text)
    return [language, [`/${path}`, digestOf(text)]]
  })
  await build({
    entryPoints: [join(root, 'components', 'offline', 'service-worker.ts')],
    outfile: join(out, 'sw.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    define: {
      BUILD: JSON.stringify(buildId(root)),
      LISTS: JSON.stringify(Object.fromEntries(lists)),
      WORDS: JSON.stringify(Object.fromEntries(words)),
    },
  })
}
