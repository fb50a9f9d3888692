import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'sekisho-lib-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What the compiler says of a text under the settings that `lib/` is held to. */
function said(text: string): string {
  writeFileSync(join(folder, 'hole.ts'), text)
  const include = ['hole.ts', resolve('scripts/lint/universal.d.ts')]
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: resolve('lib/tsconfig.json'), include }))
  return spawnSync('npx', ['tsc', '-p', folder], { encoding: 'utf8' }).stdout
}

describe('lib', () => {
  it('may use what every place that runs JavaScript has', () => {
    expect(said('export const bytes = new TextEncoder().encode(String(new URLSearchParams("a=1")))')).toBe('')
  })

  it.each(['document.title', 'window', 'localStorage.length', 'process.env', 'Buffer.from("")', 'fetch("/")'])(
    'may not use %s',
    (expression) => {
      expect(said(`export const hole = ${expression}`)).toContain('hole.ts(1,21): error TS')
    },
  )
})
