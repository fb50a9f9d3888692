import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  layerNames,
  parseTarget,
  reachabilityLink,
  readReachabilityLink,
  type Suspicion,
  suspicions,
  symptomOf,
  symptoms,
} from '@/lib/reachability'

function target(protocol: string, port: number | null, direction = 'ingress') {
  const read = parseTarget({ protocol, port, direction })
  if (!read.ok) throw new Error(read.problem.code)
  return read.target
}

const layersThat = (found: Record<string, Suspicion>, suspicion: Suspicion) =>
  layerNames.filter((layer) => found[layer] === suspicion)

describe('what a symptom rules in and out', () => {
  it('F-5 a timeout: what drops; never the program, which would refuse', () => {
    const found = suspicions('timeout', target('tcp', 80))
    expect(layersThat(found, 'suspect')).toEqual([
      'public-address',
      'edge',
      'network-acl',
      'security-group',
      'instance',
      'host-firewall',
    ])
    expect(found['listening-socket']).toBe('cleared')
  })

  it('F-5 a refusal: the host, never the security group or the network ACL', () => {
    const found = suspicions('refused', target('tcp', 80))
    expect(layersThat(found, 'suspect')).toEqual(['host-firewall', 'listening-socket'])
    expect(found['security-group']).toBe('cleared')
    expect(found['network-acl']).toBe('cleared')
  })

  it('O-2 a timeout of outbound TCP 25: the platform first among equals', () => {
    expect(suspicions('timeout', target('tcp', 25, 'egress')).platform).toBe('suspect')
    expect(suspicions('timeout', target('tcp', 465, 'egress')).platform).toBe('cleared')
    expect(suspicions('timeout', target('tcp', 25)).platform).toBe('cleared')
  })

  it('an answer of any kind: the network is through', () => {
    for (const symptom of ['tls-failure', 'no-answer', 'closed', 'forbidden', 'server-error'] as const) {
      const found = suspicions(symptom, target('tcp', 443))
      expect(found.application).toBe('suspect')
      for (const layer of ['public-address', 'network-acl', 'security-group', 'host-firewall'] as const)
        expect(found[layer]).toBe('cleared')
    }
  })

  it('UDP: silence may be the program, too', () => {
    expect(suspicions('timeout', target('udp', 53)).application).toBe('suspect')
  })

  it('every symptom suspects something', () => {
    for (const symptom of symptoms) {
      for (const direction of ['ingress', 'egress']) {
        expect(layersThat(suspicions(symptom, target('tcp', 80, direction)), 'suspect')).not.toEqual([])
      }
    }
  })
})

describe('a symptom in words', () => {
  it.each([
    ['timeout', 'timeout'],
    ['ERR_CONNECTION_TIMED_OUT', 'timeout'],
    ['接続がタイムアウトしました', 'timeout'],
    ['Connection refused', 'refused'],
    ['拒绝了我们的连接请求', 'refused'],
    ['HTTP/1.1 403 Forbidden', 'forbidden'],
    ['502 Bad Gateway', 'server-error'],
    ['DNS_PROBE_FINISHED_NXDOMAIN', 'not-resolved'],
    ['NET::ERR_CERT_AUTHORITY_INVALID', 'tls-failure'],
    ['it does not work', null],
    ['port 4030', null],
  ])('%s', (text, symptom) => {
    expect(symptomOf(text)).toBe(symptom)
  })
})

describe('a link to the tool', () => {
  it('fills in what it names', () => {
    expect(reachabilityLink({ port: 8080, symptom: 'timeout' })).toBe('#port=8080&symptom=timeout')
    expect(reachabilityLink({})).toBe('#')
    expect(readReachabilityLink('#port=8080&symptom=timeout')).toEqual({ port: 8080, symptom: 'timeout' })
  })

  it('comes back as it was', () => {
    const prefill = fc.record(
      {
        direction: fc.constant('egress' as const),
        protocol: fc.constantFrom('udp' as const, 'icmp' as const, 'icmpv6' as const),
        port: fc.integer({ min: 1, max: 65535 }),
        from: fc.oneof(fc.ipV4(), fc.ipV6()),
        symptom: fc.constantFrom(...symptoms),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(prefill, (given) => {
        expect(readReachabilityLink(reachabilityLink(given))).toEqual(given)
      }),
    )
  })

  it('from anyone: nothing but values of the right kind', () => {
    expect(readReachabilityLink('#port=0&protocol=%00&direction=up&symptom=<script>')).toEqual({})
    expect(readReachabilityLink(`#port=99999&from=${'9'.repeat(5000)}`)).toEqual({ from: '9'.repeat(100) })
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { port = 1, from = '' } = readReachabilityLink(text)
        expect(port >= 1 && port <= 65535 && from.length <= 100).toBe(true)
      }),
    )
  })
})
