import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { builtPatterns, slowPatterns, writtenPatterns } from '../../scripts/lint/patterns'
import { whySlow } from '../../scripts/lint/slow'

describe('a pattern', () => {
  it.each([
    ['(a+)+$', ''],
    ['^(\\S+) ?(.*)$', ''],
    ['^(?:a|a)*b', ''],
    ['^(a|aa)+$', ''],
    ['^(?:ab|cd|abcd)*e', ''],
    ['^(?:\\w|\\d)*-$', ''],
    ['^(?:[a-z]{1,3}){2,}-', ''],
    ['^(?:x(?:a|b|ab)*y)+z', ''],
    ['^\\s*(\\w+)\\s*:\\s*(.*?)\\s*$', ''],
    ['\\s+$', ''],
    ['=+$', ''],
    ['^[^\\n{[]*,[^\\n{[]*,[^\\n{[]*\\n', ''],
    ['"Statement"\\s*:[\\s\\S]*"Effect"', ''],
    ['<[A-Za-z/][^>]*>', 'g'],
    ['\\/\\*.*?\\*\\/', 'g'],
    ['^x.*?y.*z$', 'm'],
    ['^\\s*\\S.*\\n#', 'gms'],
    ['[\\p{L}\\p{N}]+@[\\p{L}\\p{N}]+@', 'u'],
  ])('that may take more than linear time is refused: /%s/%s', (source, flags) => {
    expect(whySlow(source, flags)).not.toBeNull()
  })

  it.each([
    ['^[a-z]+$', ''],
    ['^(?:ab|cd|abd)*e', ''],
    ['^(?:a{0,3}b)*c', ''],
    ['^[a-z]{1,20}(?:-[a-z]{1,20})*$', ''],
    ['^(?:[^"\\\\]|\\\\.)*"', ''],
    ['^[a-z][a-z0-9-]{0,63}$', ''],
    ['"[^"]*"', 'g'],
    ['<[A-Za-z/][^<>]*>', 'g'],
    ['[^,]*,', 'y'],
    ['\\s+$', 'y'],
    ['^```.*$', 'gm'],
    ['(?<![a-z])[a-z]+(?![a-z])', 'g'],
    ['^\\{\\w+\\}', 'gm'],
  ])('that takes linear time is let pass: /%s/%s', (source, flags) => {
    expect(whySlow(source, flags)).toBeNull()
  })
})

describe('the patterns of the project', () => {
  it('are read where they are written', () => {
    const text = 'export const a = 1\nexport const hole = (text: string) => text.replace(/(a+)+$/u, "")\n'
    const found = slowPatterns(writtenPatterns(new Map([['components/hole.ts', text]])))
    expect(found).toEqual([expect.objectContaining({ path: 'components/hole.ts', line: 2, key: 'slow: /(a+)+$/u' })])
  })

  it('are read when they are put together', async () => {
    const root = `${mkdtempSync(join(tmpdir(), 'sekisho-lint-'))}/`
    mkdirSync(join(root, 'lib'))
    writeFileSync(
      join(root, 'lib', 'hole.mjs'),
      "\nconst part = 'a+'\nexport const hole = new RegExp('('.concat(part, ')+$'))\n",
    )
    const found = await builtPatterns(
      root,
      () => import(/* @vite-ignore */ pathToFileURL(join(root, 'lib', 'hole.mjs')).href),
    )
    rmSync(root, { recursive: true, force: true })
    expect(slowPatterns(found)).toEqual([expect.objectContaining({ path: 'lib/hole.mjs', key: 'slow: /(a+)+$/' })])
  })
})
