import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hostFirewall, redirectOf } from '@/lib/reachability/layers/host-firewall'
import type { HostPacket } from '@/lib/reachability/model/evidence'
import { addressOf } from '@/lib/reachability/model/host-address'
import { gather } from '@/lib/reachability/read/gather'

/**
 * Each case is a host firewall that was set up in a network namespace of Linux 6, its listings, and what connections
 * from three addresses to 21 ports with a listener came to. The reader of the listing has to agree with the kernel.
 * `iptables -L` without `-v` hides interfaces, and a table alone hides the others: such listings are left out where
 * the outcome turns on what they hide.
 */
interface Case {
  readonly name: string
  readonly outputs: Record<string, string>
  readonly tries: { readonly from: string; readonly results: Record<string, string> }[]
}

const cases: Case[] = JSON.parse(
  readFileSync(new URL('../fixtures/reachability/firewalls.json', import.meta.url), 'utf8'),
)

const listings = cases.flatMap(({ name, outputs, tries }) =>
  Object.entries(outputs)
    .filter(([, output]) => output !== '')
    .map(([command, output]) => ({ name, command, output, tries })),
)

let asked = 0
let open = 0

describe('listings of host firewalls agree with the kernel', () => {
  for (const { name, command, output, tries } of listings)
    it(`${name}, ${command}`, () => {
      const gathered = gather([`[root@web ~]# ${command}\n${output}[root@web ~]# `])
      const wrong: string[] = []
      for (const { from, results } of tries) {
        const client = addressOf(from)
        if (!client || (command.startsWith('iptables') && client.family === 6)) continue
        for (const [port, result] of Object.entries(results)) {
          const packet: HostPacket = {
            direction: 'ingress',
            protocol: 'tcp',
            family: client.family,
            peer: client.value,
            self: addressOf(client.family === 4 ? '203.0.113.80' : '2001:db8:10::80')?.value ?? null,
            port: Number(port),
            redirected: false,
          }
          const moved = redirectOf(gathered, packet)
          const { state, because } = hostFirewall(
            gathered,
            typeof moved === 'number' ? { ...packet, port: moved, redirected: true } : packet,
            false,
          )
          asked += 1
          if (state === 'unknown') open += 1
          else if ((state === 'pass') !== (result === 'connected')) {
            wrong.push(`${from} to ${port}: ${result}, read as ${state} by ${because?.line}`)
          } else if (
            because?.params.verdict === 'drop' &&
            because.code !== 'firewall-assumed-default' &&
            result !== 'timeout'
          ) {
            // The kernel limits the rate of its ICMP errors: a rejected packet may end in a timeout, a dropped one has to.
            wrong.push(`${from} to ${port}: ${result}, read as dropped by ${because.line}`)
          }
        }
      }
      expect(wrong).toEqual([])
    })

  it('leaves less than one question in thirty open', () => {
    expect(asked).toBeGreaterThan(5000)
    expect(open / asked).toBeLessThan(1 / 30)
  })
})
