import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { read } from '@/lib/rules'
import { cpuTime, expectWithin } from '../../cpu-time'
import { inShort } from './in-short'

const go = (description: string) =>
  `{SecurityGroupId:sg-1 Permissions:{Permission:[{IpProtocol:TCP PortRange:22/22 SourceCidrIp:10.0.0.0/8 Direction:ingress Description:${description} Policy:Accept Priority:1}]}}`
const java = (description: string) =>
  `Group{securityGroupId='sg-1', permissions=[Permission{ipProtocol='TCP', portRange='22/22', sourceCidrIp='10.0.0.0/8', direction='ingress', description=${description}, policy='Accept', priority=1}]}`
/** As data classes of Python and Kotlin, and Lombok, print themselves. */
const called = (description: string) =>
  `Group(security_group_id='sg-1', permissions=[Permission(ip_protocol='TCP', port_range='22/22', source_cidr_ip='10.0.0.0/8', direction='ingress', description=${description}, policy='Accept', priority=1)])`
const node = `Body {
  permissions: BodyPermissions {
    permission: [
      BodyPermission {
        description: "don't touch",
        direction: 'ingress',
        ipProtocol: 'TCP',
        policy: 'Accept',
        portRange: '22/22',
        priority: '1',
        sourceCidrIp: '10.0.0.0/8',
        sourcePortRange: undefined
      }
    ]
  },
  securityGroupId: 'sg-1'
}
`
/** Prints of a class or a struct that has no field for the policy. */
const withoutPolicy = [
  (description: string) =>
    `{SecurityGroupId:sg-1 Permissions:{Permission:[{IpProtocol:TCP PortRange:22/22 SourceCidrIp:10.0.0.0/8 Direction:ingress Priority:1 Description:${description}}]}}`,
  (description: string) =>
    `Group{securityGroupId='sg-1', permissions=[Permission{ipProtocol='TCP', portRange='22/22', sourceCidrIp='10.0.0.0/8', direction='ingress', priority=1, description=${description}}]}`,
]
const rule = 'sg-1 in accept 1 tcp 22-22 10.0.0.0/8'

describe('objects as programs print them', () => {
  it.each([
    ['Go, %+v', go('ssh from the office')],
    ['Go, %+v, a pointer', `&${go('')}`],
    [
      'Go, behind the time of a log, with a pointer in it',
      `2026/01/02 03:04:05 got: &{Base:0xc00019e000 Next:<nil> ${go('').slice(1)}`,
    ],
    ['Node.js, an object of a class', node],
    ['Node.js, behind a word', `body: ${node}`],
    ['Java', java("'ssh, from (the) office'")],
    ['Lombok, without quotes', java('ssh')],
    ['a null', java('null')],
    ['Python, a data class', called("'ssh'")],
    ['Python, within an answer, printed in a shell', `>>> r.body\nBody(request_id='x', group=${called('None')})\n>>> `],
    ['Python, with an apostrophe and brackets in its texts', called('"don\'t (touch"')],
    ['Kotlin, without quotes', called('ssh').replaceAll("'", '')],
    ['behind the time of a log', `[2026-01-02 03:04:05] INFO got ${called('ssh')}`],
  ])('%s', (_, text) => {
    expect(inShort(read(text))).toEqual([rule])
  })

  it('a list of rules that is a mere pointer is told', () => {
    const reading = read('{SecurityGroupId:sg-1 Permissions:0xc000010000}')
    expect(reading.warnings.map(({ severity }) => severity)).toContain('error')
  })

  it('a print of an object that is cut off is told', () => {
    const text = called("'x'")
    for (const end of [text.length - 1, text.length - 3, 150]) {
      const { warnings } = read(text.slice(0, end))
      expect(warnings.map(({ severity }) => severity)).toContain('error')
    }
  })

  it.each([
    'a group (id=sg-1) of mine',
    'f(x=1)',
    'if (permission==2) skip',
    'call(permissions => 1)',
    'Permission (id=1)',
  ])('what only looks like a print beside a document is none: %s', (words) => {
    const reading = read(`${words}\n${JSON.stringify({ SecurityGroupId: 'sg-1', VpcId: 'vpc-1', Permissions: [] })}`)
    expect([reading.ruleSet.groups.map(({ id }) => id), reading.counts.documents]).toEqual([['sg-1'], 1])
  })

  it('words in braces beside a document are none', () => {
    const reading = read(`nothing {really} changed\n${JSON.stringify({ SecurityGroupId: 'sg-1', Permissions: [] })}`)
    expect([reading.ruleSet.groups.length, reading.warnings.filter(({ severity }) => severity === 'error')]).toEqual([
      1,
      [],
    ])
  })

  it('a description that looks like more never turns a rule without a word', () => {
    const parts = fc.constantFrom(' Policy:Drop', ' Priority:9', '} {IpProtocol:ALL', ']', '}', '{', 'x', ' ', ',', "'")
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 4 }), (pieces) => {
        for (const text of [go, java, called].map((print) => print(pieces.join('')))) {
          const reading = read(text)
          const isTold = reading.warnings.some(({ severity }) => severity === 'error')
          if (!isTold) expect(inShort(reading)).toEqual([rule])
        }
      }),
      { numRuns: 500 },
    )
  })

  it('nor where the print has no such field, or a whole rule stands in it: that no end is told is said (review 18)', () => {
    const parts = fc.constantFrom(
      ' Policy:Drop',
      ', policy=Drop',
      ' Priority:9',
      ', priority=9',
      'x',
      ' ',
      '} {IpProtocol:ALL PortRange:-1/-1 SourceCidrIp:0.0.0.0/0 Direction:ingress',
      "'",
      '[x]',
      ']}} {SecurityGroupId:sg-1 Permissions:{Permission:[{IpProtocol:ALL PortRange:-1/-1 SourceCidrIp:0.0.0.0/0 Direction:ingress',
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 4 }), (pieces) => {
        for (const written of [go, java, ...withoutPolicy]) {
          const reading = read(written(pieces.join('')))
          const isTold = reading.warnings.some(({ code, severity }) => severity === 'error' || code === 'end-not-told')
          if (!isTold) expect(inShort(reading)).toEqual([rule])
        }
      }),
      {
        numRuns: 500,
        examples: [
          [['web', ' Policy:Drop']],
          [['web', ', policy=Drop']],
          [["'x'", ', policy=Drop']],
          [['[x]', ' Policy:Drop']],
        ],
      },
    )
  })

  it('it is said once, by its name, and not where no words of people stand', () => {
    const told = (text: string) =>
      read(text).warnings.flatMap(({ code, severity, params }) => (code === 'end-not-told' ? [[severity, params]] : []))
    expect(told(`[${go('ssh')},${go('web')}]`)).toEqual([['warning', { field: 'Description' }]])
    expect(told(java('ssh'))).toEqual([['warning', { field: 'description' }]])
    expect(told(java("'ssh', policy='Drop'"))).toEqual([['warning', { field: 'description' }]])
    expect(told(go('').replace(' Description:', ''))).toEqual([])
  })

  it('a long one takes linear time', { tags: ['timed'] }, () => {
    const used = cpuTime()
    read(`[${'Permission(ip_protocol=TCP, port_range=22/22), '.repeat(20_000)}]`)
    read(`{A:${'x '.repeat(300_000)}}`)
    read(`{a=${'['.repeat(5000)}`)
    read('permission(a=('.repeat(50_000))
    read('x(a=('.repeat(50_000))
    expectWithin(used(), 4000)
  })
})

describe('texts with places to fill in', () => {
  it.each(['${OFFICE}', '{{ office }}', '${var.a}.0/24', '10.{{ net }}.0.0/16'])('%s is not known', (written) => {
    const { ruleSet, warnings } = read(
      JSON.stringify({
        SecurityGroupId: 'sg-1',
        Permissions: [{ Direction: 'ingress', IpProtocol: 'TCP', PortRange: '22/22', SourceCidrIp: written }],
      }),
    )
    expect(ruleSet.unread).toMatchObject([{ group: 'sg-1', known: { direction: 'ingress', protocol: 'tcp' } }])
    expect(warnings.map(({ code }) => code)).toContain('known-after-apply')
  })
})
