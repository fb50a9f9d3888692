import { posix } from 'node:path'
import { Visitor } from 'oxc-parser'
import { isScript, lineAt, parse, type Sources } from './sources'

export interface Import {
  readonly from: string
  /** From 1. */
  readonly line: number
  readonly specifier: string
  /** The file of the project that is meant, or null for a package. */
  readonly to: string | null
  /** Whether nothing of it is left after types are taken out. */
  readonly typeOnly: boolean
  /** Whether it is loaded when it is reached: `import()`. */
  readonly lazy: boolean
}

const endings = ['', '.ts', '.tsx', '.mjs', '.d.ts', '/index.ts', '/index.tsx']

/** The file that a relative or `@/` path means; a path that means none is taken as it stands, so that it is judged, too. */
function resolve(from: string, specifier: string, sources: Sources): string | null {
  const path = specifier.startsWith('@/')
    ? posix.normalize(specifier.slice(2))
    : specifier.startsWith('.')
      ? posix.join(posix.dirname(from), specifier)
      : null
  if (path === null) return null
  return endings.map((ending) => `${path}${ending}`).find((candidate) => sources.has(candidate)) ?? path
}

type Written = Pick<Import, 'specifier' | 'typeOnly' | 'lazy'> & { readonly at: number }

/** `import type`, `export … from`, `import()`, `typeof import()` and a worker's `new URL('./x', import.meta.url)`, too. */
function written(path: string, text: string): Written[] {
  const { module, program } = parse(path, text)
  const found: Written[] = module.staticImports.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    at: moduleRequest.start,
    typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
    lazy: false,
  }))
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, isType } of entries) {
      if (!moduleRequest) continue
      found.push({ specifier: moduleRequest.value, at: moduleRequest.start, typeOnly: isType, lazy: false })
    }
  }
  if (!/\bimport\b\s*[(.]/.test(text)) return found
  const add = (node: { type: string; value?: unknown; start: number }, kind: 'lazy' | 'type' | 'file') => {
    if (node.type !== 'Literal' || typeof node.value !== 'string') return
    found.push({ specifier: node.value, at: node.start, typeOnly: kind === 'type', lazy: kind === 'lazy' })
  }
  new Visitor({
    ImportExpression: ({ source }) => add(source, 'lazy'),
    TSImportType: ({ source }) => add(source, 'type'),
    NewExpression: ({ callee, arguments: [first, second] }) => {
      const own = second?.type === 'MemberExpression' && second.object.type === 'MetaProperty'
      if (callee.type === 'Identifier' && callee.name === 'URL' && first && own) add(first, 'file')
    },
  }).visit(program)
  return found
}

/** Every import of the project's scripts. */
export function readImports(sources: Sources): Import[] {
  return [...sources]
    .filter(([path]) => isScript(path))
    .flatMap(([from, text]) =>
      written(from, text).map(({ specifier, at, typeOnly, lazy }) => ({
        from,
        line: lineAt(text, at),
        specifier,
        to: resolve(from, specifier, sources),
        typeOnly,
        lazy,
      })),
    )
}
