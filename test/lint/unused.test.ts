import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Sources } from '../../scripts/lint/sources'
import { unusedParts } from '../../scripts/lint/unused'
import { unusedStrings } from '../../scripts/lint/unused-strings'

const above = mkdtempSync(join(tmpdir(), 'sekisho-unused-'))
afterAll(() => rmSync(above, { recursive: true, force: true }))

/** A small project of its own. */
function project(name: string, files: Readonly<Record<string, string>>): { root: string; sources: Sources } {
  const root = join(above, name)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return { root, sources: new Map(Object.entries(files)) }
}

const tsconfig = JSON.stringify({
  extends: resolve('tsconfig.json'),
  compilerOptions: { paths: { '@/*': ['./*'] }, types: [], incremental: false },
  include: ['**/*.ts'],
})

describe('unused strings', () => {
  const strings = `
export const site = { title: 'T', lead: 'L', dead: 'D', named: 'N', far: 'F' }
export const states = { open: 'O', shut: 'S', ajar: 'A' }
export const reasons = { 'way-in': 'I', 'way-out': 'W', 'no-way': 'N', 'late-1': '1', 'late-2': '2' }
export const typed: Readonly<Record<'one' | 'two', string>> = { one: '1', two: '2' }
export const dates = { day: 'd', month: 'm', year: 'y' }
`
  const user = `
import { dates, reasons, site, states } from '../content/ja/messages/site'
// A word in a comment, such as dead, refers to nothing; neither does "shut" of another table.
const other = { dead: 1, shut: 2 }
export const used = [site.title, other.dead, other.shut]
const { lead, far: away } = site
export const more = [lead, away]
export const state = (of: 'open' | 'ajar') => states[of]
const asked: keyof typeof site = 'named'
export const any = site[asked as keyof typeof site]
const say = (code: string, table: Readonly<Record<string, string>>) => table[code]
export const said = [say('way-in', reasons), say(\`late-\${1}\`, reasons), 'way-out']
const on = ({ day, month }: { day: string; month: string }) => day + month
export const today = on(dates)
`
  const { root, sources } = project('strings', {
    'tsconfig.json': tsconfig,
    'content/ja/messages/site.ts': strings,
    'components/user.ts': user,
  })

  it('are those that no code refers to, whatever words stand around', () => {
    expect(unusedStrings(sources, root).map(({ line, message }) => [line, message])).toEqual([
      [2, 'nothing refers to "dead"'],
      [3, 'nothing refers to "shut"'],
      [4, 'nothing refers to "no-way"'],
      [6, 'nothing refers to "year"'],
    ])
  })
})

describe('unused parts', () => {
  it('are files, exports and dependencies that nothing needs, and packages that package.json does not name', () => {
    const { root } = project('parts', {
      'package.json': JSON.stringify({ name: 'small', dependencies: { 'left-over': '1.0.0' } }),
      'tsconfig.json': '{}',
      'knip.json': JSON.stringify({ entry: ['start.ts'], project: ['**/*.ts'] }),
      'start.ts': "import { used } from './parts'\nimport 'not-named'\nconsole.log(used)\n",
      'parts.ts': 'export const used = 1\nexport const unused = 2\n',
      'alone.ts': 'export const alone = 3\n',
    })
    expect(
      unusedParts(root)
        .map(({ key }) => key)
        .sort(),
    ).toEqual(['unlisted not-named', 'unused file alone.ts', 'unused left-over', 'unused unused'])
  })
})
