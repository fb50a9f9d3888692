import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { missingClasses } from '../../scripts/lint/classes'
import { clones } from '../../scripts/lint/clones'
import { complexFunctions } from '../../scripts/lint/complexity'
import { namesakes } from '../../scripts/lint/names'
import { refsInRender } from '../../scripts/lint/refs'
import { writtenCounts } from '../../scripts/lint/strings'
import { looseSizes } from '../../scripts/lint/styles'

const folder = mkdtempSync(join(tmpdir(), 'sekisho-lint-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const one = (path: string, text: string) => new Map([[path, text]])

describe('sizes of text and spacing', () => {
  it.each([
    'font-size: 0.95rem',
    'font-size: 15px',
    'font-size: clamp(1rem, 3vw, 2rem)',
    'font: 700 1.1rem var(--sans)',
    'margin: 0 0 1.5rem',
    'margin-block-start: calc(var(--space-4) + 3px)',
    'padding: 2px var(--space-2)',
    'padding-inline-end: .3rem',
    'gap: 10px',
    'row-gap: 8vh',
    'margin-inline: -0.5rem auto',
  ])('are refused as %s', (declaration) => {
    const text = `/* margin: 9px */\n.hole {\n  color: red;\n  ${declaration};\n}\n`
    expect(looseSizes(one('components/hole.module.css', text))).toEqual([
      expect.objectContaining({ path: 'components/hole.module.css', line: 4 }),
    ])
  })

  it.each([
    'font-size: var(--text-s)',
    'font-size: 0.9em',
    'margin: 0 auto var(--space-4)',
    'margin: calc(-1 * var(--space-2)) 0',
    'padding: 1px var(--space-2)',
    'padding: 0 5%',
    'inset-block-start: 2.25rem',
    'inline-size: 20rem',
    'line-height: 1.5',
    '--space-9: 9rem',
  ])('are taken from the theme, or from what is around: %s', (declaration) => {
    expect(looseSizes(one('components/hole.module.css', `.hole { ${declaration}; }`))).toEqual([])
  })
})

describe('classes of style sheets', () => {
  const sheet = ['components/hole/hole.module.css', '.there { color: red; }'] as const

  it.each([
    ['components/hole/hole.tsx', "import styles from './hole.module.css'\nexport const a = styles.gone\n"],
    ['pages/hole.tsx', "import look from '@/components/hole/hole.module.css'\nexport const a = `b ${look.gone}`\n"],
    ['components/other.module.css', '.a {}\n.b { composes: gone from "./hole/hole.module.css"; }'],
  ])('that are not there are refused where they are named: %s', (path, text) => {
    expect(missingClasses(new Map([sheet, [path, text]]))).toEqual([expect.objectContaining({ path, line: 2 })])
  })

  it('may be named where they are', () => {
    const text = "import styles from './hole.module.css'\nexport const a = [styles.there, other.gone]\n"
    expect(missingClasses(new Map([sheet, ['components/hole/hole.tsx', text]]))).toEqual([])
  })
})

describe('counts in strings', () => {
  it.each([
    ['en', "'26 answers, each of them short'"],
    ['en', '`All 9 lessons`'],
    ['ja', "'26 の質問'"],
    ['ja', "'レッスンは 9 章'"],
    ['zh', "'26 个答案'"],
  ])('written out in %s are refused: %s', (locale, text) => {
    const path = `content/${locale}/messages/hole.ts`
    expect(writtenCounts(one(path, `export const hole = {\n  lead: ${text},\n}\n`))).toEqual([
      expect.objectContaining({ path, line: 2 }),
    ])
  })

  it('may be handed in, and a number of something else may stand', () => {
    const text = "export const hole = { a: '{count} answers', b: 'ports 1 to 65,535', c: 'on one page', d: 'RFC 9110' }"
    expect(writtenCounts(one('content/en/messages/hole.ts', text))).toEqual([])
  })
})

describe('refs', () => {
  it.each([
    'export function Hole() { const box = useRef(0); box.current = 1; return null }',
    'export const Hole = () => { const box = useRef(0); box.current = 1; return null }',
    'export const Hole = memo(() => { const box = useRef(0); box.current += 1; return null })',
    'export function useHole() { const box = useRef(0); if (box.current > 3) box.current = 0 }',
    'export function useHole(box) { box.current++ }',
    'const useHole = function () { for (const a of [1]) box.current = a }',
  ])('are not written while something renders: %s', (text) => {
    expect(refsInRender(one('components/hole.tsx', `\n${text}`))).toEqual([expect.objectContaining({ line: 2 })])
  })

  it.each([
    'export function useHole() { const box = useRef(0); useEffect(() => { box.current = 1 }) }',
    'export function Hole() { const box = useRef(0); return <b onClick={() => { box.current += 1 }} /> }',
    'export function useHole() { const box = useRef(null); if (box.current === null) box.current = make() }',
    'export function useHole() { const box = useRef(null); box.current ??= make() }',
    'export function put(box) { box.current = 1 }',
  ])('are written in effects and handlers, and filled once: %s', (text) => {
    expect(refsInRender(one('components/hole.tsx', text))).toEqual([])
  })
})

describe('names', () => {
  const planted = (first: string, second: string, path = 'components/hole/hole.ts') =>
    namesakes(
      new Map([
        ['lib/rules/hole.ts', first],
        [path, second],
      ]),
    )

  it.each([
    ['export interface Draft { a: 1 }', 'export type Draft = 2'],
    ['export function hole() {}', '\nexport const hole = 1'],
    ['export const hole = 1', 'export async function hole() {}'],
    ['export class Hole {}', 'export function Hole() {}'],
  ])('of two things are refused: %s and %s (code A11)', (first, second) => {
    expect(planted(first, second)).toEqual([expect.objectContaining({ path: 'components/hole/hole.ts' })])
  })

  it.each([
    ['export interface Verdict { a: 1 }', 'export function Verdict() {}'],
    ['export const hole = 1', "export { hole } from '../../lib/rules/hole'"],
    ['export const hole = 1', 'function hole() {}'],
  ])('of a thing and of what shows it, or of one thing handed on, may stand: %s and %s', (first, second) => {
    expect(planted(first, second)).toEqual([])
  })

  it('are the same in the words of every locale', () => {
    expect(planted('export const hole = 1', 'export const hole = 2', 'content/en/messages/hole.ts')).toEqual([])
  })
})

describe('clones', () => {
  const body = Array.from({ length: 12 }, (_, index) => `  steps.push(${index})`)

  it('of twelve lines are found, however they are indented and commented', () => {
    const first = ['export function a() {', ...body, '}'].join('\n')
    const second = ['', 'export function b() {', ...body.flatMap((line) => [`  ${line}`, '  // a word']), '}'].join(
      '\n',
    )
    const found = clones(
      new Map([
        ['lib/a.ts', first],
        ['components/b.ts', second],
      ]),
    )
    expect(found).toEqual([expect.objectContaining({ path: 'components/b.ts', line: 3 })])
  })

  it('in one file are found, too', () => {
    const text = ['function a() {', ...body, '}', 'function b() {', ...body, '}'].join('\n')
    expect(clones(one('lib/a.ts', text))).toEqual([expect.objectContaining({ line: 16 })])
  })

  it('of eleven lines, and of imports, are none', () => {
    const imports = Array.from({ length: 20 }, (_, index) => `import { a${index} } from './a${index}'`)
    const text = [...imports, 'function a() {', ...body.slice(2), '}'].join('\n')
    expect(
      clones(
        new Map([
          ['lib/a.ts', text],
          ['lib/b.ts', text.replace('function a', 'function b')],
        ]),
      ),
    ).toEqual([])
  })
})

describe('functions', () => {
  it('that are too hard to read are found, by name', () => {
    const nested = (depth: number): string =>
      depth === 0 ? 'n += 1' : `for (const a of [1]) { if (n > ${depth}) { ${nested(depth - 1)} } }`
    writeFileSync(join(folder, 'biome.json'), '{}')
    writeFileSync(join(folder, 'hole.ts'), `export function hole(n: number) {\n  ${nested(4)}\n  return n\n}\n`)
    writeFileSync(join(folder, 'fine.ts'), `export function fine(n: number) {\n  ${nested(2)}\n  return n\n}\n`)
    expect(complexFunctions(folder, ['hole.ts', 'fine.ts'])).toEqual([
      { path: 'hole.ts', line: 1, key: 'complex: hole', message: 'hole has a complexity of 36' },
    ])
  })
})
