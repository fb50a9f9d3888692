import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** `import { a, type B as C } from 'where'`, and `export … from`; what is imported for its types alone comes out empty. */
const fromFront = /(import|export) \{([^{}]*)\} from '([^']+)'/g
const everythingFrom = /export \* from '([^']+)'/g
const declared = /export (?:async )?(?:function\*?|const|let|class) (\w+)/g

/** Where a name of a front is, and what it is called there. */
interface Origin {
  readonly file: string
  readonly name: string
}

/** The names in the braces of an import or export that stand for values: what they are there, and here. */
function namesIn(braces: string): (readonly [there: string, here: string])[] {
  return braces
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && !part.startsWith('type '))
    .map((part) => {
      const [there = '', here = there] = part.split(' as ')
      return [there, here]
    })
}

/**
 * Leads imports past the fronts of folders, to the files that have what is imported. A bundler that cuts a program into scripts
 * takes whatever a front names for reached by each of those who go through it, and would send all of it at once.
 *
 * @param root the project's folder, which `@/` stands for
 * @returns the source of a file with such imports
 */
export function straightImports(root: string): (source: string, file: string) => string {
  const fronts = new Map<string, ReadonlyMap<string, Origin>>()
  const fileOf = (wanted: string, from: string) => {
    const path = wanted.startsWith('@/') ? join(root, wanted.slice(2)) : join(dirname(from), wanted)
    const ends = ['.ts', '.tsx', join('/', 'index.ts')]
    return ends.map((end) => `${path}${end}`).find((each) => existsSync(each)) ?? null
  }
  const originsIn = (file: string): ReadonlyMap<string, Origin> => {
    const before = fronts.get(file)
    if (before) return before
    const origins = new Map<string, Origin>()
    fronts.set(file, origins)
    const source = readFileSync(file, 'utf8')
    for (const [, name = ''] of source.matchAll(declared)) origins.set(name, { file, name })
    for (const [, kind, braces = '', wanted = ''] of source.matchAll(fromFront)) {
      const other = kind === 'export' ? fileOf(wanted, file) : null
      if (other === null) continue
      const there = originsIn(other)
      for (const [name, here] of namesIn(braces)) origins.set(here, there.get(name) ?? { file: other, name })
    }
    for (const [, wanted = ''] of source.matchAll(everythingFrom)) {
      const other = fileOf(wanted, file)
      for (const [name, origin] of other === null ? [] : originsIn(other)) origins.set(name, origin)
    }
    return origins
  }
  return (source, file) =>
    source.replace(fromFront, (whole, kind: string, braces: string, wanted: string) => {
      const front = kind === 'import' ? fileOf(wanted, file) : null
      if (front === null || !front.endsWith('index.ts')) return whole
      const origins = originsIn(front)
      return namesIn(braces)
        .map(([there, here]) => {
          const origin = origins.get(there)
          if (!origin) throw new Error(`${front} exports no ${there}`)
          return `import { ${origin.name} as ${here} } from ${JSON.stringify(origin.file)}`
        })
        .join(';')
    })
}
