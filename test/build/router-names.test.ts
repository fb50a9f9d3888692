import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as names from '@/build/router-names.mjs'

const dist = join(dirname(createRequire(import.meta.url).resolve('next/package.json')), 'dist')

/** Next's modules for the browser, but for those of a site with an `app` folder. */
const modules = ['client', 'shared/lib']
  .flatMap((folder) => readdirSync(join(dist, folder), { recursive: true }).map((path) => join(folder, String(path))))
  .filter((path) => path.endsWith('.js') && !/(^client\/components|hot-reloader\/app)\//.test(path))

/** Each name that a module takes from one that `next.config.mjs` puts `build/router-names.mjs` in place of, and what Next says there. */
const taken = modules.flatMap((path) => {
  const source = readFileSync(join(dist, path), 'utf8')
  const [, from] = /require\("(\.\.\/shared\/lib\/constants|(?:\.\.\/){3,4}lib\/constants)"\)/.exec(source) ?? []
  if (from === undefined) return []
  const own = createRequire(join(dist, path))(from) as Readonly<Record<string, unknown>>
  return [...source.matchAll(/\b_constants\.(\w+)/g)].map(([, name = '']) => ({ path, name, value: own[name] }))
})

describe('what stands in the browser for the names of the build and server of Next', () => {
  it.each(taken)('gives $path its $name', ({ name, value }) => {
    expect(names).toHaveProperty(name, value)
  })

  it('gives no other', () => {
    expect([...new Set(taken.map(({ name }) => name))].sort()).toEqual(Object.keys(names).sort())
  })
})
