/**
 * Parts of pages that live without the page's scripts (`data-island`): their scripts, bundled apart, and their data. See
 * `components/rules/island` for what they are and `components/runtime/late.ts` for when they come.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { build, type Metafile, type Plugin } from 'esbuild'
import { readDocuments } from '../../lib/rules'
import { carried } from '../../lib/text'
import { classNamesIn } from './class-names'
import { islandFolder, islandMark } from './page'
import { straightImports } from './straight'

/** What an island's first script begins with, and the other scripts that it imports. */
export interface Islands {
  readonly scripts: readonly string[]
  /** Where the data of a page's islands are, from the page's props as Next wrote them. */
  readonly dataOf: (props: string) => string
}

/** Strings that the simulator shows: whole sections, and of others some. */
const sections = ['rules', 'gate', 'problems']
export const someStrings = { site: ['undo', 'redo', 'copy', 'copied', 'copyFailed'] }
/** Those that only come with what changes its rules. */
const laterSections = ['warnings']

/** The rows' reader comes with what changes rows: until then everything that is shown was read by the build. */
const laterReader = `export const reader = { read() { throw new Error('The reader has not come') } }`

/** Preact for React, with ids that are unlike those of the page, which has a tree of its own. */
const react = `
  export * from 'preact/compat'
  import { useState } from 'preact/compat'
  let made = 0
  export const useId = () => useState(() => 'island-' + made++)[0]`

function inItsOwnWay(root: string, namesOf: (css: string) => Readonly<Record<string, string>>): Plugin {
  const virtual = (contents: string) => ({ contents, loader: 'js' as const, resolveDir: root })
  const straight = straightImports(root)
  return {
    name: 'island',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^react(?:-dom)?$/ }, () => ({ path: 'react', namespace: 'island' }))
      onLoad({ filter: /^react$/, namespace: 'island' }, () => virtual(react))
      onLoad({ filter: /[/\\]rules[/\\]draft[/\\]reader\.ts$/ }, () => virtual(laterReader))
      onLoad({ filter: /\.module\.css$/ }, ({ path }) =>
        virtual(`export default ${JSON.stringify(namesOf(readFileSync(path, 'utf8')))}`),
      )
      const own = ['lib', 'components', 'content'].map((room) => join(root, room, sep))
      onLoad({ filter: /\.tsx?$/ }, ({ path }) =>
        own.some((room) => path.startsWith(room))
          ? { contents: straight(readFileSync(path, 'utf8'), path), loader: path.endsWith('x') ? 'tsx' : 'ts' }
          : undefined,
      )
    },
  }
}

/** The file of the entry and those that it imports from the start, each after what imports it. */
function chainOf({ outputs }: Metafile, entry: string): string[] {
  const first = Object.keys(outputs).find((file) => outputs[file]?.entryPoint === entry)
  if (first === undefined) throw new Error(`${entry} gave no script`)
  const chain = new Set([first])
  for (const file of chain)
    for (const { path, kind } of outputs[file]?.imports ?? []) if (kind === 'import-statement') chain.add(path)
  return [...chain]
}

/**
 * Bundles the islands of a site into `out`.
 *
 * @param root the project's folder, whose `out` holds the site as Next exported it
 */
export async function makeIslands(root: string): Promise<Islands> {
  const out = join(root, 'out')
  const folder = join('components', 'rules', 'island')
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [join(folder, 'simulator.tsx')],
    outdir: join(out, islandFolder),
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    metafile: true,
    alias: {
      'react-dom/client': 'preact/compat/client',
      'react/jsx-runtime': 'preact/jsx-runtime',
    },
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [inItsOwnWay(root, classNamesIn(join(out, '_next/static/chunks')))],
  })
  /** Writes a text that is named by what it holds, and returns its address. */
  const written = (locale: string, text: string) => {
    const digest = createHash('sha256').update(text).digest('hex').slice(0, 16)
    const path = `/${islandFolder}/${locale}/${digest}.json`
    mkdirSync(dirname(join(out, path)), { recursive: true })
    writeFileSync(join(out, path), text)
    return path
  }
  const scriptsOf = (name: string) =>
    chainOf(metafile, join(folder, name)).map((file) => `/${relative(out, join(root, file)).replaceAll(sep, '/')}`)
  const scripts = scriptsOf('simulator.tsx')
  return {
    scripts,
    dataOf: (props) => {
      const { locale, embeds } = JSON.parse(props).pageProps
      const strings = written(locale.locale, JSON.stringify(picked(locale.messages, laterSections)))
      const later = { strings, scripts: scriptsOf('rules.ts').filter((script) => !scripts.includes(script)) }
      const messages = { ...picked(locale.messages, sections), ...someOf(locale.messages) }
      return written(locale.locale, carried({ locale: { ...locale, messages }, later, cases: casesIn(embeds.cases) }))
    },
  }
}

type Sections = Readonly<Record<string, Readonly<Record<string, unknown>>>>

function picked<T>(all: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T | undefined> {
  return Object.fromEntries(names.map((name) => [name, all[name]]))
}

function someOf(messages: Sections) {
  return Object.fromEntries(
    Object.entries(someStrings).map(([section, names]) => [section, picked(messages[section] ?? {}, names)]),
  )
}

/** The situations of a page, their documents read. */
function casesIn(
  cases: Readonly<Record<string, { readonly documents: readonly unknown[]; readonly packet: unknown }>>,
) {
  return Object.fromEntries(
    Object.entries(cases).map(([id, { documents, packet }]) => [
      id,
      { ruleSet: readDocuments(documents).ruleSet, packet },
    ]),
  )
}

/** Whether a page holds islands. */
export const hasIslands = (html: string) => html.includes(` ${islandMark}="`)
