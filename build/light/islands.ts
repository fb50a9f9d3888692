/**
 * Parts of pages that live without the page's scripts (`data-island`): their scripts, bundled apart, and their data. See
 * `components/rules/island` for what they are and `components/runtime/late` for when they come.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { build, type Metafile, type Plugin } from 'esbuild'
import { readDocuments, toDocuments } from '../../lib/rules'
import { carried } from '../../lib/text'
import { classNamesIn } from './class-names'
import { islandFolder, islandMark } from './page'
import { straightImports } from './straight'

/** The script that islands begin with, and what it calls the function that begins one. */
export interface Islands {
  readonly script: string
  readonly begins: string
  /** Where the data of a page's islands are, from the page's props as Next wrote them. */
  readonly dataOf: (props: string) => string
}

const folder = 'components/rules/island'

/** Sections of the strings that the simulator shows, by the part that shows them first; of others some. */
const sections = { first: ['rules', 'problems'], gate: ['gate'], rules: ['warnings'] }
export const someStrings = { site: ['undo', 'redo', 'copy', 'copied', 'copyFailed'] }

/** The rows' reader comes with what changes rows: until then everything that is shown was read by the build. */
const laterReader = `const later = () => { throw new Error('The reader has not come') }
  export const reader = { read: later, readGroup: later }`

/** Preact for React, with ids that are unlike those of the page, which has a tree of its own. */
const react = `
  export * from 'preact/compat'
  import { useState } from 'preact/compat'
  let made = 0
  export const useId = () => useState(() => 'island-' + made++)[0]`

function inItsOwnWay(root: string, namesOf: (css: string) => Readonly<Record<string, string>>): Plugin {
  const virtual = (contents: string) => ({ contents, loader: 'js' as const, resolveDir: root })
  const straight = straightImports(root)
  const simulator = `./${folder}/simulator`
  return {
    name: 'island',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^react(?:-dom)?$/ }, () => ({ path: 'react', namespace: 'island' }))
      // All that the first script has counts as reached from the later one, too: the bundler makes it one shared script.
      onResolve({ filter: /^island:begin$/ }, () => ({ path: 'begin', namespace: 'island' }))
      onLoad({ filter: /^begin$/, namespace: 'island' }, () =>
        virtual(`export { begin } from ${JSON.stringify(simulator)}`),
      )
      onResolve({ filter: /^\.\/(?:gate|rules)$/ }, ({ kind, path }) =>
        kind === 'dynamic-import' ? { path: path.slice(2), namespace: 'island' } : undefined,
      )
      onLoad({ filter: /^(?:gate|rules)$/, namespace: 'island' }, ({ path }) =>
        virtual(`export * from './${folder}/${path}'; export { begin } from ${JSON.stringify(simulator)}`),
      )
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

/** The file of an entry, and those that it imports from the start. */
function chainOf({ outputs }: Metafile, entry: string): readonly [string, ...string[]] {
  const first = Object.keys(outputs).find((file) => outputs[file]?.entryPoint === entry)
  if (first === undefined) throw new Error(`${entry} gave no script`)
  const imported = outputs[first]?.imports.filter(({ kind }) => kind === 'import-statement') ?? []
  return [first, ...imported.map(({ path }) => path)]
}

/** Has V8 compile a script while it comes, in another thread, instead of function by function while its reader waits. */
const compiledAhead = '//# allFunctionsCalledOnLoad\n'

/** An entry that only hands on what another script has: `import{a as b}from"./chunk.js";export{b as begin};`. */
const handedOn = /^import\{(\w+) as (\w+)\}from"[^"]+";export\{\2 as begin\};\s*$/

/**
 * What an island's entry hands on: all that it takes stands in one script, which it shares with what comes later, so that a reader waits for no
 * second one that the first has to name.
 *
 * @throws when the bundler has cut it otherwise
 */
function beginningOf(root: string, [entry, script, ...more]: readonly [string, ...string[]]) {
  const [, begins] = handedOn.exec(readFileSync(join(root, entry), 'utf8')) ?? []
  if (script === undefined || begins === undefined || more.length > 0) throw new Error(`${entry} is no plain entry`)
  rmSync(join(root, entry))
  const path = join(root, script)
  writeFileSync(path, `${compiledAhead}${readFileSync(path, 'utf8')}`)
  return { script, begins }
}

/**
 * Bundles the islands of a site into `out`.
 *
 * @param root the project's folder, whose `out` holds the site as Next exported it
 */
export async function makeIslands(root: string): Promise<Islands> {
  const out = join(root, 'out')
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { simulator: 'island:begin' },
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
  const addressOf = (file: string) => `/${relative(out, join(root, file)).replaceAll(sep, '/')}`
  const { script, begins } = beginningOf(root, chainOf(metafile, 'island:begin'))
  const words = new Set(readFileSync(join(root, script), 'utf8').match(/[\w-]+/g))
  return {
    script: addressOf(script),
    begins,
    dataOf: (props) => {
      const { locale, embeds }: PageProps = JSON.parse(props).pageProps
      const { said: messages, rest } = inTurn(picked(locale.messages, sections.first), words)
      const laterOf = (name: string, strings: Sections) => ({
        scripts: chainOf(metafile, `island:${name}`)
          .filter((file) => file !== script)
          .map(addressOf),
        strings: written(locale.locale, JSON.stringify(strings)),
      })
      const later = {
        Gate: laterOf('gate', picked(locale.messages, sections.gate)),
        Rules: laterOf('rules', { ...rest, ...picked(locale.messages, sections.rules), ...someOf(locale.messages) }),
      }
      return written(locale.locale, carried({ locale: { ...locale, messages }, later, cases: casesIn(embeds.cases) }))
    },
  }
}

/** What of a page's props its islands need. */
interface PageProps {
  readonly locale: { readonly locale: string; readonly messages: Sections }
  readonly embeds: { readonly cases: Parameters<typeof casesIn>[0] }
}

type Sections = Readonly<Record<string, Readonly<Record<string, unknown>>>>

function picked<T>(all: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)))
}

/**
 * The strings that a script can say, and those that come later. It says one by its name, or by a code that it gives itself: what
 * is no word of it, it never asks for.
 */
export function inTurn(
  all: Sections,
  words: ReadonlySet<string>,
): { readonly said: Sections; readonly rest: Sections } {
  const some = (wanted: boolean) =>
    Object.fromEntries(
      Object.entries(all).map(([section, strings]) => [
        section,
        Object.fromEntries(Object.entries(strings).filter(([name]) => words.has(name) === wanted)),
      ]),
    )
  return { said: some(true), rest: some(false) }
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
    Object.entries(cases).map(([id, { documents, packet }]) => {
      const { ruleSet } = readDocuments(documents)
      return [id, { ruleSet, lists: toDocuments({ ...ruleSet, groups: [] }).slice(1), packet }]
    }),
  )
}

/** Whether a page holds islands. */
export const hasIslands = (html: string) => html.includes(` ${islandMark}="`)
