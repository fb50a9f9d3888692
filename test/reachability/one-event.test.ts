import { describe, expect, it } from 'vitest'
import { type Diagnosis, diagnose, parseTarget } from '@/lib/reachability'
import { ask, stateOf } from './ask'

/** Diagnoses where nobody has chosen anything: the form stands at TCP 80, into the instance. */
function unasked(...evidence: string[]): Diagnosis {
  const target = parseTarget({ protocol: 'tcp', port: 80 })
  if (!target.ok) throw new Error(target.problem.code)
  return diagnose({ target: target.target, evidence, assumed: true, undirected: true })
}

const failing = ({ layers }: Diagnosis) => layers.filter(({ state }) => state === 'fail').map(({ layer }) => layer)

describe('TCP wrappers and the connection that they close are one event', () => {
  const closed =
    '$ ssh ops@203.0.113.9\nkex_exchange_identification: Connection closed by remote host\nConnection closed by 203.0.113.9 port 22'

  it('by the file', () => {
    const found = ask('tcp/22 from 198.51.100.7', closed, '$ cat /etc/hosts.deny\nALL: ALL')
    expect([found.cause, failing(found)]).toEqual(['host-firewall', ['host-firewall']])
  })

  it('by what sshd says, which names its port and the client', () => {
    const log = 'Oct 02 08:00:01 db1 sshd[811]: refused connect from host7.example.net (198.51.100.7)'
    const both = unasked(closed, log)
    expect([both.cause, failing(both), both.client]).toEqual(['host-firewall', ['host-firewall'], '198.51.100.7'])
    const alone = unasked(log)
    expect([alone.cause, alone.judged.port, alone.judged.by]).toEqual(['host-firewall', 22, 'evidence'])
    expect(alone.fix[0]?.ways[0]?.text).toContain("'sshd: 198.51.100.7'")
    // Of several that were refused, nobody knows which one is meant.
    expect(unasked(log, log.replaceAll('198.51.100.7', '192.0.2.44')).cause).toBe('unknown')
  })
})

describe('what the kernel has ended has not failed to start', () => {
  it.each([
    'Oct 02 08:00:01 db1 kernel: Out of memory: Killed process 811 (postgres) total-vm:2823456kB, anon-rss:912340kB',
    "postgresql.service: A process of this unit has been killed by the OOM killer.\npostgresql.service: Failed with result 'oom-kill'.",
  ])('%s', (line) => {
    const found = ask('tcp/5432', line)
    expect(found.cause).toBe('not-listening')
    expect(found.layers.find(({ layer }) => layer === 'listening-socket')?.because?.code).toBe('out-of-memory')
    expect(found.fix[0]?.kind).toBe('free-memory')
    expect(stateOf(found, 'listening-socket')).toBe('fail')
  })
})
