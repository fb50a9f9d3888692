import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Cause, LayerName, LayerState } from '@/lib/reachability'
import { ask, stateOf } from './ask'

/**
 * What real clients printed (Debian 12, in C, ja_JP and zh_CN) between two network namespaces: a port that nothing
 * listens on, ports that the host's firewall drops or rejects in four ways, services that answer, hang, close and reset.
 */
interface Capture {
  readonly name: string
  readonly target: string
  readonly command: string
  readonly shows: keyof typeof meaning
  readonly output: string
}

/** What each may name, and what it proves about the group, which a refusal and an open connection have passed (F-5). */
const meaning = {
  silence: [['unknown'], 'unknown'],
  refusal: [['unknown'], 'pass'],
  'no-route': [['unknown'], 'unknown'],
  // curl without -v does not tell a refusal from a missing route.
  unclear: [['unknown'], 'unknown'],
  open: [['none-found'], 'pass'],
  answer: [['none-found'], 'pass'],
  'open-then-error': [['service-error', 'unknown'], 'pass'],
  'service-error': [['service-error'], 'pass'],
  'turned-away': [['service-error'], 'pass'],
  'login-refused': [['service-error'], 'pass'],
  dns: [['dns'], 'unknown'],
  pong: [['none-found'], 'unknown'],
  'no-pong': [['unknown'], 'unknown'],
} as const satisfies Record<string, readonly [readonly Cause[], LayerState]>

const captures = readFileSync(new URL('../fixtures/reachability/clients.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): Capture => JSON.parse(line))

const group: LayerName = 'security-group'

describe.each(Object.keys(meaning))('%s', (shown) => {
  const own = captures.filter(({ shows }) => shows === shown)

  it('was captured', () => expect(own.length).toBeGreaterThan(0))

  it.each(own)('$name', ({ target, command, output, shows }) => {
    const [causes, state] = meaning[shows]
    // A status alone says nothing without the command that asked for it.
    const pastes = [`user@pc:~$ ${command}\n${output}user@pc:~$ `, ...(command.includes('http_code') ? [] : [output])]
    for (const paste of pastes) {
      const diagnosis = ask(target, paste)
      expect(causes).toContain(diagnosis.cause)
      expect(stateOf(diagnosis, group)).toBe(state)
    }
  })
})
