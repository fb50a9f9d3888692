import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { classNamesIn } from '@/build/light/class-names'
import { hasIslands, inTurn, someStrings } from '@/build/light/islands'
import { islandMark } from '@/build/light/page'
import { straightImports } from '@/build/light/straight'
import { assemble } from '@/components/rules/draft/assembly'
import { reader } from '@/components/rules/draft/reader'
import { situationDraft } from '@/components/rules/island/draft'
import { readPacket } from '@/components/rules/packet/editor'
import { judgeForPage } from '@/components/rules/verdict/judge'
import { isIsland } from '@/components/runtime/marks'
import { cases } from '@/content/cases'
import { readDocuments, toDocuments } from '@/lib/rules'
import { carried, uncarried } from '@/lib/text'

const folder = mkdtempSync(join(tmpdir(), 'sekisho-islands-'))
afterAll(() => rmSync(folder, { recursive: true }))

function write(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(folder, 'case-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

describe('the classes of what is bundled apart', () => {
  const chunks = write({
    'a.js':
      '[18619,e=>{e.v({second:"bJumcq_second",strip:"bJumcq_strip"})},85659,e=>{e.v({accept:"U9oXKq_accept "+e.i(93173).accept,bar:"U9oXKq_bar"})}]',
    'b.js': '[93173,e=>{e.v({accept:"L4pT7G_accept","in-text":"L4pT7G_in-text"})},7,e=>{"use strict";let a={b:"c"}}]',
  })
  const namesOf = classNamesIn(chunks)

  it('are those of the site, found by the names in the source', () => {
    expect(namesOf('.strip { color: red }\n.strip .second::before { content: ".other" }')).toEqual({
      second: 'bJumcq_second',
      strip: 'bJumcq_strip',
    })
    expect(namesOf('.accept {} :global(.drop) .in-text {} /* .gone */')).toEqual({
      accept: 'L4pT7G_accept',
      'in-text': 'L4pT7G_in-text',
    })
  })

  it('are whole where a class is composed with one of another file', () => {
    expect(namesOf('.accept { composes: accept from "../rules.module.css" } .bar {}')).toEqual({
      accept: 'U9oXKq_accept L4pT7G_accept',
      bar: 'U9oXKq_bar',
    })
  })

  it('are not guessed: a source of which the site has no module, or several, is refused', () => {
    expect(() => namesOf('.unknown {}')).toThrow('no style modules of the site have the classes unknown')
    const twice = write({ 'a.js': '[1,e=>{e.v({box:"aaaaaa_box"})},2,e=>{e.v({box:"bbbbbb_box"})}]' })
    expect(() => classNamesIn(twice)('.box {}')).toThrow('several style modules')
  })
})

describe('an import through the front of a folder', () => {
  const root = write({
    'lib/net/index.ts':
      "export { type Port, portOf as numberOf } from './port'\nexport * from './names'\nexport const most = 3\n",
    'lib/net/port.ts': 'export interface Port {}\nexport function portOf() {}\n',
    'lib/net/names/index.ts': "export { nameOf } from './name-of'\n",
    'lib/net/names/name-of.ts': 'export const nameOf = 1\n',
    'lib/plain.ts': 'export const plain = 1\n',
  })
  const straight = (source: string) => straightImports(root)(source, join(root, 'components', 'a.tsx'))
  const file = (path: string) => JSON.stringify(join(root, path))

  it('leads to the files that have what is imported', () => {
    expect(straight("import { type Port, numberOf, nameOf as called, most } from '@/lib/net'")).toBe(
      [
        `import { portOf as numberOf } from ${file('lib/net/port.ts')}`,
        `import { nameOf as called } from ${file('lib/net/names/name-of.ts')}`,
        `import { most as most } from ${file('lib/net/index.ts')}`,
      ].join(';'),
    )
  })

  it('of types alone, of a file or of a package stays what it is', () => {
    expect(straight("import { type Port } from '@/lib/net'")).toBe('')
    for (const line of ["import { plain } from '../lib/plain'", "import { useState } from 'react'"])
      expect(straight(line)).toBe(line)
  })

  it('of a name that the front has not is refused', () => {
    expect(() => straight("import { absent } from '@/lib/net'")).toThrow('exports no absent')
  })
})

describe('a page', () => {
  it('has islands where a part is marked as one', () => {
    expect(islandMark).toBe(isIsland)
    expect(hasIslands(`<div data-live="" ${isIsland}="rule-priority">`)).toBe(true)
    expect(hasIslands('<div data-live="">')).toBe(false)
  })

  it('gives them the strings that their first script can say, and the rest later', () => {
    const all = { rules: { title: 'a', port: 'b' }, problems: { 'leading-zero': 'c', zone: 'd' } }
    expect(inTurn(all, new Set(['port', 'leading-zero', 'titles']))).toEqual({
      said: { rules: { port: 'b' }, problems: { 'leading-zero': 'c' } },
      rest: { rules: { title: 'a' }, problems: { zone: 'd' } },
    })
  })

  it('gives them every string of the frame that they show', () => {
    const shown = ['copy/copy-button', 'history/undo-buttons'].flatMap((path) => [
      ...readFileSync(`components/${path}.tsx`, 'utf8').matchAll(/\bsite\.(\w+)/g),
    ])
    expect(new Set(shown.map(([, name]) => name))).toEqual(new Set(someStrings.site))
  })
})

describe('a situation that the build has read', () => {
  afterEach(() => vi.restoreAllMocks())

  it.each(Object.entries(cases))(
    '%s is decided without the reader',
    (_, { documents, packet, expect: { verdict } }) => {
      const { ruleSet } = readDocuments(documents)
      expect(uncarried(carried(ruleSet))).toEqual(ruleSet)
      for (const what of ['read', 'readGroup'] as const)
        vi.spyOn(reader, what).mockImplementation(() => {
          throw new Error('The reader has not come')
        })
      const lists = toDocuments({ ...ruleSet, groups: [] }).slice(1)
      const draft = situationDraft({ ruleSet, lists, packet })
      const read = readPacket(draft.packet)
      if (!read.ok) throw new Error(read.problem.code)
      const judged = judgeForPage(assemble(draft), read.packet, { port25Unblocked: false, lost: 0 })
      expect(judged?.decision.verdict).toBe(verdict)
    },
  )
})
