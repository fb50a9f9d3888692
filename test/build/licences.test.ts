import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { licencesOf, licencesText } from '@/build/licences'

const above = mkdtempSync(join(tmpdir(), 'sekisho-licences-'))
afterAll(() => rmSync(above, { recursive: true, force: true }))

function project(name: string, packages: Readonly<Record<string, object>>): string {
  const root = join(above, name)
  mkdirSync(join(root, 'node_modules', 'a'), { recursive: true })
  writeFileSync(join(root, 'node_modules', 'a', 'LICENSE.txt'), 'Do as you like.\r\nA.\n')
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': { license: 'MIT' }, ...packages } }))
  return root
}

describe('the licences that go along with the site', () => {
  it('are those of every package that its dependencies bring, each with its text', () => {
    const root = project('kinds', {
      'node_modules/b/node_modules/@c/d': { version: '2.0.0', license: 'ISC' },
      'node_modules/a': { version: '1.0.0', license: 'MIT' },
      'node_modules/tool': { version: '1.0.0', license: 'GPL-3.0', dev: true },
      'node_modules/for-another-machine': { version: '1.0.0', license: 'LGPL-3.0', optional: true },
    })
    const found = licencesOf(root)
    expect(found.map(({ name, version, licence }) => `${name} ${version} ${licence}`)).toEqual([
      '@c/d 2.0.0 ISC',
      'a 1.0.0 MIT',
    ])
    expect(licencesText(found)).toContain('a 1.0.0 (MIT)\n\nDo as you like.\nA.\n')
  })

  it('are refused where one would bind who passes the site on, or is not told', () => {
    expect(() => licencesOf(project('bound', { 'node_modules/a': { license: 'AGPL-3.0' } }))).toThrow('a (AGPL-3.0)')
    expect(() => licencesOf(project('untold', { 'node_modules/a': {} }))).toThrow('a (none)')
  })

  it('name what runs in the reader’s browser', () => {
    const names = licencesOf(process.cwd()).map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['next', 'preact', 'minisearch', 'ipaddr.js', 'yaml', 'react']))
  })
})
