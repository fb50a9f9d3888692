import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Diagnosis, diagnose, parseTarget, type Target } from '@/lib/reachability'
import { gather } from '@/lib/reachability/read/gather'

interface Case {
  readonly name: string
  readonly target: Target
  readonly evidence: readonly string[]
}

const cases = ['cases', 'public', 'tools', 'threads', 'posts'].flatMap((name) =>
  readFileSync(new URL(`../fixtures/reachability/${name}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line): Case[] => {
      const { name: own, request } = JSON.parse(line)
      const target = parseTarget(request.target)
      const evidence = request.evidence.filter((piece: unknown) => typeof piece === 'string')
      return target.ok && evidence.length > 1 ? [{ name: own, target: target.target, evidence }] : []
    }),
)

/** Cases of one piece. */
const singles = ['cases', 'tools', 'threads', 'posts', 'pastes'].flatMap((name) =>
  readFileSync(new URL(`../fixtures/reachability/${name}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line): { name: string; target: Target; text: string }[] => {
      const { name: own, request } = JSON.parse(line)
      const target = parseTarget(request.target)
      const [text, another] = request.evidence
      return target.ok && typeof text === 'string' && another === undefined
        ? [{ name: own, target: target.target, text }]
        : []
    }),
)

/** What must not depend on how the pieces were pasted. */
function essence({ cause, layers, next }: Diagnosis) {
  return { cause, layers: layers.map(({ layer, state }) => `${layer} ${state}`), next: next?.kind ?? null }
}

/** The pieces in another order, some of them pasted under one another. */
const pastes = (pieces: readonly string[]) =>
  fc
    .tuple(
      fc.shuffledSubarray([...pieces], { minLength: pieces.length }),
      fc.array(fc.constantFrom('apart', '\n', '\n\n', '\n\n\n'), {
        minLength: pieces.length,
        maxLength: pieces.length,
      }),
    )
    .map(([order, joints]) => {
      const found: string[] = []
      for (const [index, piece] of order.entries()) {
        const joint = joints[index] ?? 'apart'
        const last = found.pop()
        if (last === undefined) found.push(piece)
        else if (joint === 'apart') found.push(last, piece)
        else found.push(`${last}${joint}${piece}`)
      }
      return found
    })

describe('the answer is the same for every order and split', { timeout: 60_000 }, () => {
  it('there are many cases of several pieces', () => expect(cases.length).toBeGreaterThan(50))

  it.each(cases)('$name', ({ target, evidence }) => {
    const expected = essence(diagnose({ target, evidence }))
    fc.assert(
      fc.property(pastes(evidence), (pieces) => {
        expect(essence(diagnose({ target, evidence: pieces }))).toEqual(expected)
      }),
      { numRuns: 3 },
    )
  })
})

/** Outputs without their commands, as they stand one under another, of which many say the opposite of others. */
const opposite: Readonly<Record<string, string>> = {
  'ss, at loopback':
    'State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0      100        127.0.0.1:8080      0.0.0.0:*    users:(("java",pid=70,fd=9))\nLISTEN 0      128          0.0.0.0:22        0.0.0.0:*    users:(("sshd",pid=60,fd=3))',
  'ss, everywhere':
    'State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0      100          0.0.0.0:8080      0.0.0.0:*    users:(("java",pid=70,fd=9))',
  'netstat without it':
    'Active Internet connections (only servers)\nProto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name\ntcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN      60/sshd',
  'netstat of Windows without it':
    'Active Connections\n\n  Proto  Local Address          Foreign Address        State           PID\n  TCP    0.0.0.0:135            0.0.0.0:0              LISTENING       900',
  'netstat of macOS without it':
    'Active Internet connections (including servers)\nProto Recv-Q Send-Q  Local Address          Foreign Address        (state)\ntcp4       0      0  *.22                   *.*                    LISTEN',
  'lsof, at loopback':
    'COMMAND PID USER   FD   TYPE DEVICE SIZE/OFF NODE NAME\njava     70 root    9u  IPv4  12345      0t0  TCP 127.0.0.1:8080 (LISTEN)',
  'ufw without it':
    'Status: active\n\nTo                         Action      From\n--                         ------      ----\n22/tcp                     ALLOW       Anywhere',
  'ufw, switched off': 'Status: inactive',
  'iptables, shut': '-P INPUT DROP\n-P FORWARD DROP\n-P OUTPUT ACCEPT\n-A INPUT -i lo -j ACCEPT',
  'iptables, open': '-P INPUT ACCEPT\n-P FORWARD ACCEPT\n-P OUTPUT ACCEPT',
  nft: 'table inet fw {\n\tchain in {\n\t\ttype filter hook input priority 0; policy drop;\n\t\ttcp dport 22 accept\n\t}\n}',
  'firewalld without it':
    'public (active)\n  target: default\n  icmp-block-inversion: no\n  interfaces: eth0\n  sources:\n  services: ssh\n  ports:\n  protocols:\n  forward: no\n  masquerade: no\n  forward-ports:\n  source-ports:\n  icmp-blocks:\n  rich rules:',
  'SELinux, on': 'Enforcing',
  'SELinux, logging alone': 'Permissive',
  'a bind that failed': 'nginx: [emerg] bind() to 0.0.0.0:8080 failed (13: Permission denied)',
  silence: 'curl: (28) Failed to connect to 203.0.113.9 port 8080 after 75002 ms: Connection timed out',
  refusal: 'curl: (7) Failed to connect to 203.0.113.9 port 8080: Connection refused',
  'a trace': 'traceroute to 203.0.113.9 (203.0.113.9), 30 hops max, 60 byte packets\n 1  203.0.113.9  9 ms',
}

describe('outputs that contradict each other say the same apart and under one another', { timeout: 60_000 }, () => {
  const read = parseTarget({ protocol: 'tcp', port: 8080, from: '198.51.100.7' })
  if (!read.ok) throw new Error('no target')
  const told = (...evidence: string[]) => essence(diagnose({ target: read.target, evidence }))

  it.each(Object.entries(opposite))('%s', (name, one) => {
    for (const [other, another] of Object.entries(opposite)) {
      if (other === name) continue
      const apart = told(one, another)
      for (const joint of ['\n', '\n\n']) expect(told(`${one}${joint}${another}`), `${name}, ${other}`).toEqual(apart)
    }
  })

  it('a port that one listing has at loopback and another has not is at neither', () => {
    const { 'ss, at loopback': ss = '', 'netstat without it': netstat = '' } = opposite
    expect(told(`${ss}\n${netstat}`).cause).toBe('unknown')
    expect(told(ss).cause).toBe('loopback-only')
  })

  it('a table of ufw is whole where another answer stands below it', () => {
    const { 'ufw without it': ufw = '' } = opposite
    for (const word of ['Enforcing', 'Disabled', 'active', 'inactive', 'enabled', 'failed', 'running'])
      expect(told(`${ufw}\n${word}`).cause, word).toBe('host-firewall')
    // What a row may begin with is one that breaks off.
    for (const word of ['44', 'Anywhe', 'OpenSS', 'Nginx', 'http'])
      expect(told(`${ufw}\n${word}`).cause, word).toBe('unknown')
  })
})

/** Where a prompt stands with a command behind it. */
const prompt =
  /^(?:\[?[\w.-]{1,40}@[\w.-]{1,64}[ :][^#$%\n]{0,60}[#$%] ?\S|[$#] [a-z]|PS [A-Z]:\\[^>]*> ?\S|[A-Z]:\\[^>]*>\S)/

/** A paste of several commands, taken apart at their prompts; null where there are not several, or none has an output. */
function commandsIn(text: string): string[] | null {
  const lines = text.split('\n')
  const starts = lines.flatMap((line, index) => (prompt.test(line) ? [index] : []))
  const [first = 0] = starts
  const parts = starts.map((start, index) =>
    lines
      .slice(start, starts[index + 1])
      .join('\n')
      .trimEnd(),
  )
  const before = lines.slice(0, first).join('\n').trimEnd()
  const isRun = parts.some((part) => part.includes('\n'))
  return starts.length > 1 && isRun ? [...(before === '' ? [] : [before]), ...parts] : null
}

describe('commands of one paste may stand in any order, or each in a paste of its own', { timeout: 60_000 }, () => {
  const pasted = singles.flatMap(({ name, target, text }) => {
    const parts = commandsIn(text)
    return parts ? [{ name, target, text, parts }] : []
  })

  it('there are many such pastes', () => expect(pasted.length).toBeGreaterThan(60))

  it.each(pasted)('$name', ({ target, text, parts }) => {
    const expected = essence(diagnose({ target, evidence: [text] }))
    // A prompt behind each: that its output is all there is no matter of where it stands.
    const ended = parts.map((part) => `${part}\n$ `)
    for (const evidence of [ended, [ended.join('\n')], [ended.toReversed().join('\n')], ended.toReversed()]) {
      expect(essence(diagnose({ target, evidence }))).toEqual(expected)
    }
  })
})

describe('what was read is plain data', () => {
  it.each(cases)('$name', ({ evidence }) => {
    const gathered = gather(evidence)
    expect(structuredClone(gathered)).toEqual(gathered)
  })
})

describe('a reader is one file and one line', () => {
  it('added to a copy of the room, it is asked with each block, and heads a stretch of its own', async () => {
    const room = join(mkdtempSync(join(tmpdir(), 'readers-')), 'reachability')
    try {
      cpSync(new URL('../../lib/reachability', import.meta.url), room, { recursive: true })
      writeFileSync(
        join(room, 'read/dummy.ts'),
        `import type { Reader } from './reader'
        export const dummy: Reader = {
          name: 'dummy',
          heads: [/^DUMMY 1\\.0$/],
          read: ({ at, lines }) =>
            lines.includes('DUMMY 1.0') ? [{ kind: 'host', tool: 'dummy', fact: 'selinux-on', at, line: 'DUMMY 1.0' }] : [],
        }`,
      )
      appendFileSync(join(room, 'read/readers.ts'), "export { dummy } from './dummy'\n")
      const outfile = join(room, 'bundle.mjs')
      await build({
        entryPoints: [join(room, 'index.ts')],
        outfile,
        bundle: true,
        format: 'esm',
        logLevel: 'silent',
        alias: { '@/lib': fileURLToPath(new URL('../../lib', import.meta.url)) },
      })
      const { diagnose: withDummy }: typeof import('@/lib/reachability') = await import(outfile)
      const [one] = cases
      if (!one) throw new Error('no case')
      const { understood } = withDummy({ target: one.target, evidence: ['some text\nDUMMY 1.0\nmore'] })
      expect(understood.map(({ as, from }) => [as, from])).toEqual([
        [[], 1],
        [['dummy'], 2],
      ])
    } finally {
      rmSync(room, { recursive: true, force: true })
    }
  })
})
