import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ask, stateOf } from './ask'

/**
 * What the tools of three ages printed (Debian 11, 12 and 13; `iptables` on both of its kernels' interfaces) of one host, asked in one
 * way: each has to come to what the others do.
 */
interface Printed {
  readonly tools: readonly string[]
  readonly shows: string
  readonly command: string
  readonly output: string
}

const printed: readonly Printed[] = JSON.parse(
  readFileSync(new URL('../fixtures/reachability/ages.json', import.meta.url), 'utf8'),
)

const client = 'from 203.0.113.7'
const own = (what: string) =>
  printed
    .filter(({ shows }) => shows === what)
    .map(({ tools, command, output }) => ({
      name: `${tools.join(', ')}: ${command}`,
      command,
      paste: `[root@web ~]# ${command}\n${output}[root@web ~]# `,
      output,
    }))

/** Each port with what its listeners were, and what its rule was. */
const sockets: readonly (readonly [port: number, cause: string, state: string])[] = [
  [22, 'unknown', 'pass'],
  [8080, 'loopback-only', 'fail'],
  [8443, 'unknown', 'pass'],
  [8444, 'ipv6-only', 'fail'],
  [9999, 'not-listening', 'fail'],
]
const rules: readonly (readonly [port: number, state: string])[] = [
  [22, 'pass'],
  [8443, 'pass'],
  [3306, 'fail'],
  [9999, 'fail'],
]
/** What was tried, with what `curl -v` tells of it; newer ones without -v leave it open, and a body alone says nothing. */
const tries: Readonly<Record<string, readonly [cause: string, met: string | null, group: string]>> = {
  'client 22': ['none-found', null, 'pass'],
  'client 3306': ['unknown', 'timeout', 'unknown'],
  'client 9999': ['unknown', 'no-route', 'unknown'],
  'client refused': ['unknown', 'refused', 'pass'],
}

describe('tools of three ages say the same of the same host', () => {
  it('of each tool there are two ages or more', () => {
    const all = new Set(printed.flatMap(({ tools }) => tools))
    for (const tool of ['ss ', 'netstat ', 'nft ', 'curl ', '(nft)', '(legacy)'])
      expect([...all].filter((name) => name.includes(tool)).length, tool).toBeGreaterThan(1)
  })

  it.each(own('sockets'))('$name', ({ paste }) => {
    for (const [port, cause, state] of sockets) {
      // It prints no sign of which families a socket of IPv6 takes.
      if (port === 8444 && paste.includes('# netstat')) continue
      const found = ask(`tcp/${port} ${client}`, paste)
      expect([port, found.cause, stateOf(found, 'listening-socket')]).toEqual([port, cause, state])
    }
  })

  it.each(own('firewall'))('$name', ({ paste }) => {
    for (const [port, state] of rules)
      expect([port, stateOf(ask(`tcp/${port} ${client}`, paste), 'host-firewall')]).toEqual([port, state])
  })

  describe.each(Object.entries(tries))('%s', (what, told) => {
    it.each(own(what))('$name', ({ command, output }) => {
      const port = /:(\d+)\/$/.exec(command)?.[1]
      const found = ask(`tcp/${port} ${client}`, `user@pc:~$ ${command}\n${output}user@pc:~$ `)
      const answers = [told, ...(command.includes(' -v ') ? [] : [['unknown', null, 'unknown']])]
      expect(answers).toContainEqual([found.cause, found.met, stateOf(found, 'security-group')])
    })
  })
})
