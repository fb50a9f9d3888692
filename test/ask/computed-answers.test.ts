import fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import { describe, expect, it, vi } from 'vitest'
import { facts } from '@/content/facts'
import { askerOf } from './askers'

// The first test of a file waits for a model to be built.
vi.setConfig({ testTimeout: 240_000 })

/** Figures of an IPv4 block by plain arithmetic, apart from the engine. */
function plainBlock(address: number, prefix: number) {
  const size = 2 ** (32 - prefix)
  const first = Math.floor(address / size) * size
  return {
    first: dotted(first),
    last: dotted(first + size - 1),
    count: String(size),
    network: `${dotted(first)}/${prefix}`,
  }
}

function dotted(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.')
}

const address = fc.integer({ min: 0, max: 2 ** 32 - 1 })
const prefix = fc.integer({ min: 1, max: 32 })

describe('a block in a question', () => {
  it.each([
    ['ja', (block: string) => `${block} は何個?`],
    ['ja', (block: string) => `${block}って範囲どこからどこまで`],
    ['en', (block: string) => `how many IPs in ${block}?`],
    ['en', (block: string) => `range of ${block}`],
    ['zh', (block: string) => `${block}有多少个IP`],
  ] as const)('%s is worked out (case %#)', (language, ask) => {
    fc.assert(
      fc.property(address, prefix, (value, length) => {
        const { computed, hits } = askerOf(language).ask(ask(`${dotted(value)}/${length}`))
        expect(computed).toMatchObject({ kind: 'block', prefix: length, ...plainBlock(value, length) })
        expect(hits[0]?.slug).toBe('ip-and-cidr')
      }),
      { numRuns: 50 },
    )
  })

  it('a mask means its prefix, a wildcard mask too', () => {
    fc.assert(
      fc.property(address, prefix, (value, length) => {
        const size = 2 ** (32 - length)
        const mask = dotted(2 ** 32 - size)
        const block = { kind: 'block', ...plainBlock(value, length) }
        expect(askerOf('en').ask(`${dotted(value)}/${mask}`).computed).toMatchObject(block)
        expect(askerOf('en').ask(`prefix of mask ${mask}`).computed).toMatchObject({ kind: 'prefix', prefix: length })
      }),
      { numRuns: 60 },
    )
  })

  it('IPv6 is counted beyond what a number holds', () => {
    expect(askerOf('ja').ask('2001:db8::/32 の範囲').computed).toMatchObject({
      kind: 'block',
      first: '2001:db8::',
      last: '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff',
      count: String(2n ** 96n),
      mask: null,
    })
  })
})

describe('a range in a question', () => {
  it.each([
    ['ja', '192.168.0.0-192.168.31.255 を CIDR にしたい', ['192.168.0.0/19']],
    ['ja', '192.168.0.0から192.168.31.255まで', ['192.168.0.0/19']],
    ['ja', '192.168.0.0～192.168.31.255', ['192.168.0.0/19']],
    ['en', '192.168.0.0-192.168.31.255 as CIDR', ['192.168.0.0/19']],
    ['en', 'from 10.0.0.1 to 10.0.0.6', ['10.0.0.1/32', '10.0.0.2/31', '10.0.0.4/31', '10.0.0.6/32']],
    ['zh', '从192.168.1.0到192.168.1.255怎么写', ['192.168.1.0/24']],
  ])('%s: %s', (language, question, blocks) => {
    const { computed, hits } = askerOf(language).ask(question)
    expect(computed).toMatchObject({ kind: 'range', blocks })
    expect(hits[0]?.slug).toBe('ip-and-cidr')
  })

  it('its blocks hold as many addresses as it has', () => {
    fc.assert(
      fc.property(address, address, (a, b) => {
        const [first, last] = a < b ? [a, b] : [b, a]
        const { computed } = askerOf('en').ask(`${dotted(first)} - ${dotted(last)} as cidr`)
        if (computed?.kind !== 'range') throw new Error('a range was expected')
        const held = computed.blocks.map((block) => 2 ** (32 - Number(block.split('/')[1])))
        expect(held.reduce((sum, size) => sum + size, 0)).toBe(last - first + 1)
        expect(computed.count).toBe(String(last - first + 1))
      }),
      { numRuns: 60 },
    )
  })
})

describe('membership', () => {
  it.each([
    ['is 172.16.5.4 in 172.16.0.0/12', 'inside'],
    ['is 172.32.5.4 in 172.16.0.0/12', 'disjoint'],
    ['does 10.0.0.0/8 contain 10.1.0.0/16', 'contains'],
    ['10.0.0.0/24 = 10.0.0.9/24', 'equal'],
    ['2001:db8::1 は 2001:db8::/32 に含まれる?', 'inside'],
    ['10.0.0.5-10.0.0.20 と 10.0.0.0/28', 'overlaps'],
  ])('%s: %s', (question, relation) => {
    const { computed } = askerOf('en').ask(question)
    if (computed?.kind !== 'relation') throw new Error('a relation was expected')
    // Addresses come before blocks: turn the question round where it named the block first.
    expect(computed.relation).toBe(relation)
  })
})

describe('prefix lengths and masks without an address', () => {
  it.each([
    ['en', 'netmask of /20', { prefix: 20, mask: '255.255.240.0', count: '4096' }],
    ['ja', '/24 って何', { prefix: 24, mask: '255.255.255.0', count: '256' }],
    ['ja', 'スラッシュ24って何', { prefix: 24 }],
    ['ja', '255.255.240.0 は / いくつ', { prefix: 20 }],
    ['zh', '/16是多少个地址', { prefix: 16, count: '65536' }],
    ['en', 'ipv6 /64 how many', { prefix: 64, count: String(2n ** 64n), family: 6 }],
  ])('%s: %s', (language, question, expected) => {
    expect(askerOf(language).ask(question).computed).toMatchObject({ kind: 'prefix', ...expected })
  })
})

describe('an address in passing', () => {
  it.each([
    ['en', 'does the /32 rule beat the /0 rule, which priority wins', 'rule-priority'],
    [
      'en',
      'gitea runs on 3005, source 0.0.0.0/0 is allowed, localhost works, from outside it times out',
      'service-unreachable',
    ],
    ['ja', '3005番を0.0.0.0/0で許可済み、サーバー内では動くのに外からはタイムアウトします', 'service-unreachable'],
  ])('%s: leaves the question its answer: %s', (language, question, slug) => {
    expect(askerOf(language).ask(question).hits[0]?.slug).toBe(slug)
  })

  it.each(['0.0.0.0/0', '0.0.0.0/0 は何個', 'what does 0.0.0.0/0 cover'])(
    'but is what is asked about alone: %s',
    (question) => {
      const { hits, computed } = askerOf('ja').ask(question)
      expect(hits[0]?.slug).toBe('ip-and-cidr')
      expect(computed).toMatchObject({ kind: 'block', count: String(2n ** 32n) })
    },
  )
})

describe('what is no address is said, not guessed', () => {
  it.each([
    ['10.0.0.300 を許可', 'octet'],
    ['10.0.0.0/33', 'prefix'],
    ['10.0.0.9-10.0.0.3', 'reversed-range'],
    ['10.0.0.0/255.0.255.0', 'mask'],
    ['port 70000', 'integer'],
  ])('%s', (question, code) => {
    expect(askerOf('ja').ask(question).computed).toMatchObject({ kind: 'refused', problem: { code } })
  })
})

describe('whether one is in another, asked on', () => {
  it.each([
    ['en', 'is 10.2.3.4 inside 10.0.0.0/14', 'and 10.4.0.1?', 'and in 10.0.0.0/13?'],
    ['ja', '10.2.3.4は10.0.0.0/14に含まれますか', '10.4.0.1は?', 'では10.0.0.0/13には?'],
    ['zh', '10.2.3.4在10.0.0.0/14里吗', '那10.4.0.1呢?', '那在10.0.0.0/13里呢'],
  ])('%s: %s … %s … %s', (language, first, address, block) => {
    const { ask } = askerOf(language)
    const second = ask(address, { previous: ask(first).context })
    expect(second.computed).toMatchObject({ a: '10.4.0.1', b: '10.0.0.0/14', relation: 'disjoint' })
    const third = ask(block, { previous: second.context })
    expect(third.computed).toMatchObject({ a: '10.4.0.1', b: '10.0.0.0/13', relation: 'inside' })
  })
})

describe('a prefix longer than any of IPv4', () => {
  it.each(['can I use a /33', 'how many addresses in /33', 'how many /33 in a /24'])(
    '%s: has no figure',
    (question) => {
      expect(askerOf('en').ask(question).computed).toBeNull()
    },
  )

  it.each([
    ['how many addresses in an IPv6 /33', { kind: 'prefix', prefix: 33, family: 6 }],
    ['how many /64 fit in a /48', { kind: 'split', parts: 65_536 }],
  ])('%s: unless something says IPv6', (question, computed) => {
    expect(askerOf('en').ask(question).computed).toMatchObject(computed)
  })
})

describe('ports and services', () => {
  it.each([
    ['en', 'port 6379', 6379, 'Redis'],
    ['ja', '６３７９番', 6379, 'Redis'],
    ['ja', 'PostgreSQLって何番だっけ', 5432, 'PostgreSQL'],
    ['zh', 'mysql 是哪个端口', 3306, 'MySQL'],
    ['en', 'which port is rdp', 3389, 'RDP'],
  ])('%s: %s', (language, question, port, service) => {
    const { computed } = askerOf(language).ask(question)
    if (computed?.kind !== 'port') throw new Error('a port was expected')
    expect(computed.ports[0]).toMatchObject({ port, portRange: `${port}/${port}` })
    expect(computed.ports[0]?.services).toContain(service)
  })

  it.each([
    ['en', 'how do I restart mysql'],
    ['en', 'how do I install nginx'],
    ['en', 'what is the command to restart mysql'],
    ['ja', 'mysqlの再起動方法'],
    ['zh', '怎么重启mysql'],
    ['zh', '安装nginx'],
  ])('%s: %s asks for no port', (language, question) => {
    expect(askerOf(language).ask(question).computed).toBeNull()
  })

  it.each([
    ['en', 'mysql'],
    ['en', 'sql server'],
    ['en', 'mysql port'],
    ['zh', 'mysql端口'],
  ])('%s: %s does', (language, question) => {
    expect(askerOf(language).ask(question).computed?.kind).toBe('port')
  })

  it('22 is not 25 and 80 is not 8080', () => {
    const ports = (question: string) => askerOf('en').ask(question).entities.ports
    expect([ports('port 22'), ports('port 25'), ports('port 80'), ports('port 8080')]).toEqual([
      [22],
      [25],
      [80],
      [8080],
    ])
  })
})

describe('counts of rules', () => {
  const most = facts['rules-per-eni'].value
  const perGroup = facts['rules-per-group'].value

  it.each([
    ['en', 'how many rules with 3 groups', 3, perGroup],
    ['ja', '5グループ×各200ルールだと', 5, 200],
    ['zh', '10个安全组 每个100条规则', 10, 100],
    ['en', '16 groups with 70 rules each', 16, 70],
  ])('%s: %s', (language, question, groups, rulesPerGroup) => {
    expect(askerOf(language).ask(question).computed).toEqual({
      kind: 'rules-of-groups',
      groups,
      rulesPerGroup,
      product: groups * rulesPerGroup,
      most,
      fits: groups * rulesPerGroup <= most,
    })
  })

  it.each([
    ['ja', '受信150件と送信60件は登録できる？', 150, 60],
    ['en', 'can I have 150 ingress plus 60 egress', 150, 60],
    ['en', '80 inbound and 90 outbound rules', 80, 90],
    ['zh', '入方向150条，出方向60条可以吗', 150, 60],
  ])('%s: %s', (language, question, ingress, egress) => {
    expect(askerOf(language).ask(question).computed).toEqual({
      kind: 'rules-of-directions',
      ingress,
      egress,
      sum: ingress + egress,
      most: perGroup,
      fits: ingress + egress <= perGroup,
    })
  })

  it.each([
    ['ja', 'グループ4つならルールは合計いくつまで', 4],
    ['ja', 'SG2個でルールは最大何個', 2],
  ])('%s: %s: the number may follow its noun', (language, question, groups) => {
    expect(askerOf(language).ask(question).computed).toMatchObject({ groups, product: groups * perGroup })
  })

  it.each([
    ['ja', 'ルールが180個あります。あと何個追加できますか', 180],
    ['en', '60 inbound rules, how many outbound rules can I still add', 60],
    ['en', 'how many rules are left if I have 250 rules', 250],
    ['zh', '入方向已有140条，还能加几条', 140],
  ])('%s: %s: what is left', (language, question, used) => {
    const { computed, hits } = askerOf(language).ask(question)
    expect(computed).toEqual({ kind: 'rules-left', used, most: perGroup, left: Math.max(0, perGroup - used) })
    expect(hits[0]?.slug).toBe('rule-count-directions')
  })

  it.each([
    ['ja', 'インバウンド80は通るがアウトバウンド25が通らない'],
    ['en', 'inbound 22 works but outbound 25 is blocked'],
    ['en', 'log in 5 times out 30 seconds'],
    ['en', 'rules of 2 groups contradict'],
    ['zh', '入22出25'],
  ])('%s: %s asks for no count of rules', (language, question) => {
    expect(askerOf(language).ask(question).computed?.kind ?? '').not.toMatch(/^rules-/)
  })
})

describe('what is pasted opens the tool that reads it', () => {
  it.each([
    ['{"SecurityGroupId":"sg-1","Permissions":{"Permission":[]}}', 'rules'],
    ['{"Version":"1","Statement":[{"Effect":"Deny","Action":"ecs:*","Resource":"*"}]}', 'policy'],
    ['State   Recv-Q  Send-Q  Local Address:Port\nLISTEN  0  128  127.0.0.1:6379  0.0.0.0:*', 'reachability'],
    ['Chain INPUT (policy DROP)\ntarget prot opt source destination', 'reachability'],
    ['10.0.0.0/24\n10.0.1.0/24\n10.0.2.0/24', 'cidr'],
    // Output beside a group's document, whichever comes first and however long it is.
    ['LISTEN  0  511  0.0.0.0:80  0.0.0.0:*\n\n{"SecurityGroupId":"sg-1"}', 'reachability'],
    [`{"SecurityGroupId":"sg-1","Permissions":"${'x'.repeat(90_000)}"}\nLISTEN 0 511 *:80 *:*`, 'reachability'],
  ])('%.60s', (text, tool) => {
    const { computed, prefill } = askerOf('en').ask(text)
    expect(computed).toMatchObject({ kind: 'pasted', tool })
    expect(prefill).toEqual({ tool, pasted: text })
  })
})

describe('the tool is opened with what the question says', () => {
  it.each([
    ['port 8080 timeout', { protocol: 'tcp', port: 8080, direction: 'ingress', symptom: 'timeout' }],
    ['udp 53 connection refused', { protocol: 'udp', port: 53, symptom: 'refused' }],
    ['smtp 25 outbound times out', { protocol: 'tcp', port: 25, direction: 'egress' }],
    ['ping times out', { protocol: 'icmp', port: null }],
    ['ssh connection timed out', { protocol: 'tcp', port: 22 }],
  ])('%s', (question, expected) => {
    expect(askerOf('en').ask(question).prefill).toMatchObject({ tool: 'reachability', ...expected })
  })
})

describe('what is left of a block without another', () => {
  it('holds exactly as many addresses as are left, and none of those taken away', () => {
    fc.assert(
      fc.property(address, fc.integer({ min: 8, max: 20 }), fc.integer({ min: 1, max: 8 }), (value, length, more) => {
        const from = plainBlock(value, length)
        const part = plainBlock(value, length + more)
        for (const question of [
          `${from.network} minus ${part.network}`,
          `exclude ${part.network} from ${from.network}`,
        ]) {
          const { computed } = askerOf('en').ask(question)
          if (computed?.kind !== 'subtract') throw new Error('a rest was expected')
          const sizes = computed.blocks.map((block) => 2 ** (32 - Number(block.split('/')[1])))
          expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(Number(from.count) - Number(part.count))
          expect(computed.blocks).not.toContain(part.network)
        }
      }),
      { numRuns: 40 },
    )
  })

  it.each([
    ['ja', '10.0.0.0/8から10.1.2.0/24を除く'],
    ['zh', '10.0.0.0/8 去掉 10.1.2.0/24'],
  ])('%s: %s', (language, question) => {
    expect(askerOf(language).ask(question).computed).toMatchObject({
      kind: 'subtract',
      from: '10.0.0.0/8',
      without: ['10.1.2.0/24'],
    })
  })

  it('but a rule with an exception is no sum', () => {
    expect(askerOf('en').ask('allow 10.0.0.0/8 except 10.1.2.3').computed).toBeNull()
  })
})

describe('a block in parts of one size', () => {
  it('has at least as many as asked for, and their first ones stand side by side', () => {
    fc.assert(
      fc.property(
        address,
        fc.integer({ min: 8, max: 20 }),
        fc.integer({ min: 2, max: 64 }),
        (value, length, wanted) => {
          const { network } = plainBlock(value, length)
          const { computed } = askerOf('en').ask(`split ${network} into ${wanted} subnets`)
          if (computed?.kind !== 'split') throw new Error('parts were expected')
          expect(computed.parts).toBeGreaterThanOrEqual(wanted)
          expect(computed.parts).toBeLessThan(2 * wanted)
          expect(computed.parts * Number(computed.count)).toBe(2 ** (32 - length))
          computed.blocks.forEach((block, at) => {
            const first = Number(value - (value % 2 ** (32 - length))) + at * Number(computed.count)
            expect(block).toBe(`${dotted(first)}/${computed.prefix}`)
          })
        },
      ),
      { numRuns: 40 },
    )
  })

  it.each([
    ['ja', '10.0.0.0/16を4つのサブネットに分割', 18],
    ['zh', '把10.0.0.0/16分成4个子网', 18],
    ['en', 'split 10.0.0.0/24 into three', 26],
    ['en', 'split 10.0.0.0/16 into /20', 20],
  ])('%s: %s', (language, question, length) => {
    expect(askerOf(language).ask(question).computed).toMatchObject({ kind: 'split', prefix: length })
  })
})

describe('addresses that instances of a vSwitch can have', () => {
  const kept = facts['vswitch-kept-first'].value + facts['vswitch-kept-last'].value
  it.each([
    ['en', 'how many usable hosts in 192.168.1.0/26', 64 - kept],
    ['ja', '192.168.1.0/24 で使えるホスト数は', 256 - kept],
    ['zh', '192.168.1.0/26 可用主机数', 64 - kept],
  ])('%s: %s', (language, question, usable) => {
    expect(askerOf(language).ask(question).computed).toMatchObject({ kind: 'block', usable: String(usable) })
  })

  it('are told only where they are asked for, and where any are left', () => {
    expect(askerOf('en').ask('how many addresses in 10.0.0.0/26').computed).toMatchObject({ usable: null })
    expect(askerOf('en').ask('usable hosts in 10.0.0.0/30').computed).toMatchObject({ usable: null })
  })
})

describe('what is asked of two at once', () => {
  it.each([
    ['en', 'smallest block containing 10.0.0.5 and 10.0.3.9', '10.0.0.0/22'],
    ['en', 'what is the smallest subnet that holds 10.0.0.0/24, 10.0.3.0/24?', '10.0.0.0/22'],
    ['en', 'the smallest supernet of 10.0.0.0/24 and 10.0.1.0/24 and 10.0.9.1', '10.0.0.0/20'],
    ['en', 'smallest network with 2001:db8::1 and 2001:db8::ff', '2001:db8::/120'],
    ['ja', '10.0.0.5 と 10.0.3.9 を含む最小のブロック', '10.0.0.0/22'],
    ['ja', '10.0.0.5 から 10.0.3.9 までが入る最小のCIDRは？', '10.0.0.0/22'],
    ['zh', '包含 10.0.0.5 和 10.0.3.9 的最小网段', '10.0.0.0/22'],
  ] as const)('%s: one block around all that is named: %s', (language, question, network) => {
    expect(askerOf(language).ask(question).computed).toMatchObject({ kind: 'block', network, hostBits: false })
  })

  const host = fc.integer({ min: 2 ** 24, max: 2 ** 31 - 1 })

  it('the block around any two addresses holds both, and no half of it does', () => {
    fc.assert(
      // What begins with 0 or with ones may be a mask.
      fc.property(host, host, (one, two) => {
        fc.pre(one !== two)
        const { computed } = askerOf('en').ask(`smallest block containing ${dotted(one)} and ${dotted(two)}`)
        if (computed?.kind !== 'block') throw new Error('No block')
        const half = 2 ** (31 - computed.prefix)
        expect(Math.floor(one / half / 2)).toBe(Math.floor(two / half / 2))
        expect(Math.floor(one / half)).not.toBe(Math.floor(two / half))
        expect(computed).toMatchObject(plainBlock(one, computed.prefix))
      }),
      { numRuns: 40 },
    )
  })

  it.each([
    ['en', 'what lies between those two, 10.0.0.5 or 10.0.3.9?'],
    ['en', 'what is the difference of /24 and /28'],
    ['en', 'is 255.255.255.0 larger than 255.255.240.0, what is it'],
    ['ja', '10.0.0.5 と 10.0.3.9 は同じサブネット？'],
    ['ja', '/24 と /28 の違いとは'],
    ['zh', '/24 和 /28 是什么区别'],
  ] as const)('%s: the first alone is no answer: %s', (language, question) => {
    expect(askerOf(language).ask(question).computed).toBeNull()
  })
})

describe('one figure of a block or a mask', () => {
  it.each([
    ['ja', '192.168.1.0/26 のブロードキャストアドレス'],
    ['en', 'broadcast address for 192.168.1.0/26 please'],
    ['zh', '192.168.1.0/26 的广播地址'],
  ] as const)('%s: the last address is the broadcast address: %s', (language, question) => {
    expect(askerOf(language).ask(question).computed).toMatchObject({ kind: 'block', last: '192.168.1.63' })
  })

  it.each([
    ['ja', '255.255.240.0 は何ビット？'],
    ['en', '255.255.240.0 in CIDR'],
    ['zh', '255.255.240.0 是多少位'],
  ] as const)('%s: a mask is told as its length: %s', (language, question) => {
    expect(askerOf(language).ask(question).computed).toMatchObject({ kind: 'prefix', prefix: 20 })
  })
})

describe('how many blocks of one size another holds', () => {
  it('as many as the difference of the prefixes says, in every wording', () => {
    const asks = [
      ['en', (small: number, large: number) => `how many /${small} fit in a /${large}`],
      ['en', (small: number, large: number) => `number of /${small}s in a /${large}`],
      ['ja', (small: number, large: number) => `/${large} に /${small} はいくつ入る?`],
      ['ja', (small: number, large: number) => `/${large} から /${small} は何個取れる`],
      ['zh', (small: number, large: number) => `一个/${large}里面能划分多少个/${small}`],
    ] as const
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 24 }), fc.integer({ min: 1, max: 8 }), (large, more) => {
        for (const [language, ask] of asks) {
          expect(askerOf(language).ask(ask(large + more, large)).computed).toMatchObject({
            kind: 'split',
            prefix: large + more,
            parts: 2 ** more,
            count: String(2 ** (32 - large - more)),
            blocks: [],
          })
        }
      }),
      { numRuns: 30 },
    )
  })

  it.each([
    ['en', 'how many /64 networks are there in a /48 ipv6 prefix', 65536],
    ['ja', '/56 から /64 は何個取れる', 256],
    ['en', 'how many /29s in 10.1.0.0/23', 64],
    ['ja', '172.16.0.0/20 の中に /24 はいくつ?', 16],
    ['ja', '192.168.0.0/24を8等分したい', 8],
    ['en', 'split 10.50.0.0/18 into /21s', 8],
  ])('%s: %s', (language, question, parts) => {
    expect(askerOf(language).ask(question).computed).toMatchObject({ kind: 'split', parts })
  })

  it('opens no tool that could show none of them', () => {
    expect(askerOf('en').ask('how many /28 fit in a /22').prefill).toBeNull()
  })
})

describe('the smallest block around several, in other words', () => {
  it.each([
    ['en', 'minimum CIDR that covers 172.16.4.9 and 172.16.7.200', '172.16.4.0/22'],
    ['en', 'tightest block around 10.0.0.5 and 10.0.0.62', '10.0.0.0/26'],
    ['ja', '10.0.0.5 と 10.0.0.62 を含む一番小さいブロック', '10.0.0.0/26'],
    ['ja', '192.168.10.1と192.168.13.254の両方が入るいちばん小さいサブネットは？', '192.168.8.0/21'],
  ])('%s: %s', (language, question, network) => {
    expect(askerOf(language).ask(question).computed).toMatchObject({ kind: 'block', network })
  })
})

describe('a figure that is asked for after a question about addresses', () => {
  it.each([
    ['en', '10.0.0.0/24', 'and how many addresses?', { kind: 'block', count: '256' }],
    ['ja', '10.0.0.0/22 の範囲は', 'アドレスはいくつ？', { kind: 'block', count: '1024' }],
    ['en', 'what is 10.0.0.0/22', 'is 10.0.3.4 in it?', { kind: 'relation', relation: 'inside' }],
  ])('%s: %s … %s', (language, first, second, expected) => {
    const asker = askerOf(language)
    expect(asker.ask(second, { previous: asker.ask(first).context }).computed).toMatchObject(expected)
  })
})

describe('addresses that are no figure', () => {
  it.each([
    ['en', 'the service listens on 127.0.0.1'],
    ['en', 'why is 100.64.0.0/10 allowed by default'],
    ['zh', '安全组能不能放多个/32'],
  ])('%s: %s', (language, question) => {
    expect(askerOf(language).ask(question).computed).toBeNull()
  })
})

describe('who may stand behind an address', () => {
  const questions = {
    ja: (address: string) => `${address}はプライベートアドレスですか`,
    en: (address: string) => `is ${address} a private address?`,
    zh: (address: string) => `${address}是内网地址吗`,
  } as const
  /** What another library calls what is private here. */
  const isPrivate = (address: string) => ['private', 'uniqueLocal'].includes(ipaddr.parse(address).range())
  const isPublic = (address: string) => ipaddr.parse(address).range() === 'unicast'

  it.each(['ja', 'en', 'zh'] as const)('%s: IPv4 as another library has it', (language) => {
    const near = fc.constantFrom('10.0.0.0', '172.16.0.0', '172.31.255.255', '192.168.0.0', '169.254.0.0', '127.0.0.0')
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: 1, max: 2 ** 32 - 1 }).map(dotted), near), (written) => {
        // Masks are no addresses.
        fc.pre(!/^255\.|^0\./.test(written) && !/\.0\.0\.0$/.test(written))
        const { computed } = askerOf(language).ask(questions[language](written))
        if (computed?.kind !== 'class') throw new Error(`a class was expected for ${written}`)
        const name = computed.special?.name
        expect(name === 'private' || name === 'unique-local').toBe(isPrivate(written))
        if (name === undefined) expect(isPublic(written)).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  it.each([
    ['is 172.20.5.1 private', 'private'],
    ['is fe80::1 a private address', 'link-local'],
    ['is fd00::8 private or public', 'unique-local'],
    ['fe80::1是什么地址', 'link-local'],
    ['100.64.0.9是内网地址吗', 'shared-cgnat'],
    ['203.0.113.7 はグローバルアドレス?', 'documentation'],
  ])('%s: %s', (question, name) => {
    expect(askerOf('en').ask(question).computed).toMatchObject({ kind: 'class', special: { name } })
  })

  it.each(['is 8.8.8.8 public?', '8.8.8.8 はグローバルIPですか', '8.8.8.8是公网ip吗'])('%s: yes', (question) => {
    expect(askerOf('en').ask(question).computed).toMatchObject({ kind: 'class', special: null })
  })

  it.each([
    'how do I allow a private address 10.0.0.5 to reach port 22',
    'the public ip 203.0.113.7 does not answer',
    'is 0.0.0.0/0 private',
  ])('%s: asks of something else', (question) => {
    expect(askerOf('en').ask(question).computed?.kind).not.toBe('class')
  })
})

describe('a block for so many', () => {
  const kept = facts['vswitch-kept-first'].value + facts['vswitch-kept-last'].value
  const hosts = {
    ja: (wanted: number) => `${wanted}台入るサブネットは/いくつ`,
    en: (wanted: number) => `which prefix for ${wanted} hosts`,
    zh: (wanted: number) => `${wanted}台机器用多大的网段`,
  } as const
  const addresses = {
    ja: (wanted: number) => `アドレスが${wanted}個必要、${wanted}個のアドレスに足りるサブネットは`,
    en: (wanted: number) => `smallest subnet for ${wanted} addresses`,
    zh: (wanted: number) => `需要${wanted}个地址用多大的网段`,
  } as const

  it.each(['ja', 'en', 'zh'] as const)('%s: is the smallest with enough room', (language) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4_000_000 }), fc.boolean(), (wanted, areHosts) => {
        const { computed, hits } = askerOf(language).ask((areHosts ? hosts : addresses)[language](wanted))
        if (computed?.kind !== 'room') throw new Error('a size was expected')
        const room = 2 ** (32 - computed.prefix) - (areHosts ? kept : 0)
        expect(computed.wanted).toBe(wanted)
        expect(room).toBeGreaterThanOrEqual(wanted)
        expect(2 ** (31 - computed.prefix) - (areHosts ? kept : 0)).toBeLessThan(wanted)
        expect(computed.usable).toBe(areHosts ? String(room) : null)
        expect(hits[0]?.slug).toBe('ip-and-cidr')
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    ['ja', '200台 → /いくつ', 24],
    ['en', 'which prefix for 500 hosts', 23],
    ['zh', '需要300个地址用多大的网段', 23],
  ])('%s: %s', (language, question, prefix) => {
    expect(askerOf(language).ask(question).computed).toMatchObject({ kind: 'room', prefix })
  })

  it('waits for what works it out', () => {
    expect(askerOf('en').ask('which prefix for 500 hosts').awaitsFigures).toBe(false)
  })

  it.each(['can 2000 instances be in one group', 'how many rules do 300 servers need'])(
    '%s: wants none',
    (question) => {
      expect(askerOf('en').ask(question).computed?.kind).not.toBe('room')
    },
  )
})

describe('a mask alone', () => {
  it.each(['255.255.240.0', '255.255.240.0 in slash notation', '255.255.240.0は/いくつ', '255.255.240.0是/几'])(
    '%s: is its prefix',
    (question) => {
      expect(askerOf('en').ask(question).computed).toMatchObject({ kind: 'prefix', prefix: 20, mask: '255.255.240.0' })
    },
  )
})

describe('parts that a block does not have', () => {
  it.each([
    ['en', 'split 10.0.0.0/16 into 5', 5, 8],
    ['ja', '10.0.0.0/16を5つに分けたい', 5, 8],
    ['zh', '把10.0.0.0/16分成3份', 3, 4],
    ['en', 'split 10.0.0.0/16 into 4', null, 4],
  ])('%s: %s: says so', (language, question, asked, parts) => {
    expect(askerOf(language).ask(question).computed).toMatchObject({ kind: 'split', asked, parts })
  })
})

describe('parts of a block, asked on', () => {
  const asked = (language: string, ...turns: readonly string[]) => {
    const asker = askerOf(language)
    const [opening = '', ...rest] = turns
    return rest.reduce((reply, turn) => asker.ask(turn, { previous: reply.context }), asker.ask(opening)).computed
  }

  it.each([
    ['en', (whole: number, part: number) => `how many /${part} fit in a /${whole}`, (part: number) => `and /${part}?`],
    ['ja', (whole: number, part: number) => `/${whole}に/${part}はいくつ入る?`, (part: number) => `/${part}は?`],
    ['zh', (whole: number, part: number) => `一个/${whole}里有几个/${part}`, (part: number) => `那/${part}呢`],
  ] as const)('%s: are counted, too', (language, opening, next) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 8, max: 20 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 12 }),
        (whole, one, other) => {
          fc.pre(one !== other)
          expect(asked(language, opening(whole, whole + one), next(whole + other))).toMatchObject({
            kind: 'split',
            prefix: whole + other,
            parts: 2 ** other,
          })
        },
      ),
      { numRuns: 40 },
    )
  })

  it.each([
    ['how many /28 fit in a /22', 'and in a /20?', { prefix: 28, parts: 256 }],
    ['how many /24 in 10.0.0.0/16', 'and /26?', { prefix: 26, parts: 1024 }],
  ])('%s … %s', (opening, next, expected) => {
    expect(asked('en', opening, next)).toMatchObject({ kind: 'split', ...expected })
  })

  it('three times', () => {
    expect(asked('en', 'how many /28 fit in a /22', 'and /30?', 'and /24?')).toMatchObject({ prefix: 24, parts: 4 })
  })
})

describe('blocks that are named by their prefix alone', () => {
  it.each([
    ['en', (prefix: number) => `/${prefix} vSwitch how many`],
    ['en', (prefix: number) => `how many instances fit into a /${prefix}`],
    ['ja', (prefix: number) => `/${prefix} の vSwitch に何台`],
    ['zh', (prefix: number) => `/${prefix} 的交换机能放多少台`],
  ] as const)('%s: what the system keeps of a vSwitch is taken off (case %#)', (language, ask) => {
    fc.assert(
      fc.property(fc.integer({ min: 16, max: 29 }), (length) => {
        const usable = String(2 ** (32 - length) - facts['vswitch-kept-first'].value - facts['vswitch-kept-last'].value)
        expect(askerOf(language).ask(ask(length)).computed).toMatchObject({ kind: 'prefix', prefix: length, usable })
      }),
      { numRuns: 14 },
    )
  })

  it('nothing is taken off a block that is no vSwitch', () => {
    expect(askerOf('en').ask('how many addresses in a /24').computed).toMatchObject({ count: '256', usable: null })
  })

  it.each([
    ['en', (number: number, prefix: number) => `combine ${number} /${prefix} into one`],
    ['en', (number: number, prefix: number) => `${number} adjacent /${prefix} merged`],
    ['ja', (number: number, prefix: number) => `${number}つの/${prefix}をまとめる`],
    ['zh', (number: number, prefix: number) => `${number}个/${prefix}合并成一个`],
  ] as const)('%s: as many neighbours as a power of two make one block (case %#)', (language, ask) => {
    fc.assert(
      fc.property(fc.integer({ min: 16, max: 30 }), fc.integer({ min: 1, max: 5 }), (length, bits) => {
        const prefix = length - bits
        expect(askerOf(language).ask(ask(2 ** bits, length)).computed).toMatchObject({ kind: 'prefix', prefix })
      }),
      { numRuns: 20 },
    )
  })

  it.each([
    ['zh', '同一个 /24 里有 10.0.1.5 和 10.0.1.77 吗', 'equal'],
    ['en', 'are 10.0.1.5 and 10.0.2.77 in the same /24', 'disjoint'],
    ['ja', '10.0.1.5と10.0.2.77は同じ/22?', 'equal'],
  ])('%s: whether two addresses lie in one: %s', (language, question, relation) => {
    expect(askerOf(language).ask(question).computed).toMatchObject({ kind: 'relation', relation })
  })
})

describe('what was worked out is the answer', () => {
  it.each([
    ['en', ['is 300.1.1.1 private?'], 'refused', 'ip-and-cidr'],
    ['ja', ['8.8.8.8は公開IP?'], 'class', 'ip-and-cidr'],
    ['en', ['dns port', 'and NTP?'], 'port', 'protocols-and-ports'],
    ['ja', ['DNSのポートは', 'NTPは？'], 'port', 'protocols-and-ports'],
    ['zh', ['DNS用哪个端口', '那NTP呢'], 'port', 'protocols-and-ports'],
    ['ja', ['/24 のアドレス数は', '/20なら?'], 'prefix', 'ip-and-cidr'],
  ])('%s: %s', (language, turns, kind, slug) => {
    const asker = askerOf(language)
    const [opening = '', ...rest] = turns
    const { outcome, computed, hits } = rest.reduce(
      (reply, turn) => asker.ask(turn, { previous: reply.context }),
      asker.ask(opening),
    )
    expect([outcome, computed?.kind, hits[0]?.slug]).toEqual(['answer', kind, slug])
  })

  it('an address that is none takes no symptom away', () => {
    expect(askerOf('en').ask('cannot connect to 300.1.1.1').hits[0]?.slug).toBe('service-unreachable')
  })

  it('a service beside one that fails is asked about as one that fails', () => {
    const asker = askerOf('en')
    const { context } = asker.ask('dns times out')
    expect(asker.ask('and NTP?', { previous: context }).computed).toBeNull()
  })
})
