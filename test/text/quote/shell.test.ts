import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { portableShellWord, shellWord, unseen } from '@/lib/text'
import { anyHostile, hostile } from './hostile'

/** How each shell is started, and what is set in it that could change how words are read. */
const shells = {
  bash: { start: ['bash', '--norc'], setup: 'set -o history -o histexpand; shopt -s extglob' },
  dash: { start: ['dash'], setup: '' },
  zsh: {
    start: ['zsh', '-f'],
    setup: 'setopt extendedglob nomatch magicequalsubst rcquotes braceccl kshglob bangHist equals',
  },
  fish: { start: ['fish', '--no-config'], setup: '' },
} as const
type Shell = keyof typeof shells

const installed = new Set(
  (Object.keys(shells) as Shell[]).filter((shell) => spawnSync('sh', ['-c', `command -v ${shell}`]).status === 0),
)

let folder: string
let home: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quote-'))
  home = mkdtempSync(join(tmpdir(), 'quote-home-'))
})
afterAll(() => {
  for (const made of [folder, home]) rmSync(made, { recursive: true })
})

/** The arguments that a program is given when the shell reads these words. */
function readBy(shell: Shell, words: readonly string[]): readonly string[] {
  const script = join(folder, `words.${shell}`)
  const print: string[] = []
  for (let from = 0; from < words.length; from += 100) {
    print.push(`/usr/bin/printf '%s\\0' ${words.slice(from, from + 100).join(' ')}`)
  }
  writeFileSync(script, `${shells[shell].setup}\n${print.join('\n')}\n`)
  const { start } = shells[shell]
  const out = execFileSync(start[0], [...start.slice(1), script], {
    cwd: folder,
    stdio: 'pipe',
    env: { ...process.env, LC_ALL: 'C.UTF-8', HOME: home },
  })
  expect(readdirSync(folder).filter((name) => !name.startsWith('words.'))).toEqual([])
  return out.toString().split('\0').slice(0, -1)
}

/** What no argument can hold is replaced. */
const whole = (value: string) => value.replace(/\0|\p{Cs}/gu, '\ufffd')
const generated = fc.sample(anyHostile, { numRuns: 1500, seed: 7 })
const values = [...hostile, ...generated].map(whole)
const seen = values.filter((value) => !unseen.test(value))

test('bash and dash, which every Debian has, are there; zsh and fish are tried where they are', () => {
  process.stdout.write(`quoting was tried in ${[...installed].join(', ')}\n`)
  expect([...installed]).toEqual(expect.arrayContaining(['bash', 'dash']))
})

describe('shellWord', () => {
  for (const shell of ['bash', 'zsh'] as const)
    test.skipIf(!installed.has(shell))(`${shell} reads every value as it is`, () => {
      expect(readBy(shell, values.map(shellWord))).toEqual(values)
    })

  for (const shell of ['dash', 'fish'] as const)
    test.skipIf(!installed.has(shell))(`${shell} does, too, where no character is unseen`, () => {
      expect(readBy(shell, seen.map(shellWord))).toEqual(seen)
    })

  for (const shell of ['dash', 'fish'] as const)
    test.skipIf(!installed.has(shell))(`${shell} runs nothing of the other values`, () => {
      const script = join(folder, 'words.run')
      for (const value of ["a\u0007'; touch ran; '", "\u0007\\'; touch ran; #", '\u0007`touch ran`$(touch ran)']) {
        writeFileSync(script, `/bin/echo ${shellWord(value)}\n`)
        const { start } = shells[shell]
        spawnSync(start[0], [...start.slice(1), script], { cwd: folder, env: { ...process.env, HOME: home } })
        expect(readdirSync(folder)).not.toContain('ran')
      }
    })

  test('a word is one line without control characters, so that a terminal acts on nothing', () => {
    fc.assert(fc.property(anyHostile, (value) => !/[\p{Cc}\p{Cf}]/u.test(shellWord(value))))
  })

  test('security F8: nothing begins with the sign at which zsh looks up a command', () => {
    for (const value of ['=ls', '=prod', '==']) {
      expect(shellWord(value)).toMatch(/^'/)
      expect(portableShellWord(value)).toMatch(/^'/)
    }
  })

  test('what needs no quotes has none', () => {
    for (const value of ['sg-bp1', '22/22', 'tcp', '2001:db8::/32', 'a@b', '0.0.0.0/0']) {
      expect(shellWord(value)).toBe(value)
    }
  })
})

describe('security F8: portableShellWord', () => {
  for (const shell of ['bash', 'dash', 'zsh', 'fish'] as const)
    test.skipIf(!installed.has(shell))(`${shell} reads every value as it is`, () => {
      expect(readBy(shell, values.map(portableShellWord))).toEqual(values)
    })
})
