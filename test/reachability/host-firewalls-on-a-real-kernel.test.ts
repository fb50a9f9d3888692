import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { diagnose, parseTarget } from '@/lib/reachability'

/**
 * Each case is a host firewall that was set up in a network namespace of Linux 6, its listings, and what connections
 * from three addresses to 21 ports with a listener came to. The reader of the listing has to agree with the kernel.
 */
interface Case {
  readonly name: string
  readonly outputs: Record<string, string>
  readonly tries: { readonly from: string; readonly results: Record<string, string> }[]
}

const cases: Case[] = JSON.parse(
  readFileSync(new URL('../fixtures/reachability/firewalls.json', import.meta.url), 'utf8'),
)

function layerOf(evidence: string, from: string, port: number) {
  const read = parseTarget({ protocol: 'tcp', port, from })
  if (!read.ok) throw new Error(read.problem.message)
  return diagnose({ target: read.target, evidence: [evidence] }).layers.find(({ layer }) => layer === 'host-firewall')
}

const listings = cases.flatMap(({ name, outputs, tries }) =>
  Object.entries(outputs)
    .filter(([, output]) => output !== '')
    .map(([command, output]) => ({ name, command, output, tries })),
)

let asked = 0
let open = 0

describe('listings of host firewalls agree with the kernel', () => {
  it.each(listings)('$name, $command', ({ command, output, tries }) => {
    const wrong: string[] = []
    for (const { from, results } of tries) {
      if (command.startsWith('iptables') && from.includes(':')) continue
      for (const [port, result] of Object.entries(results)) {
        const layer = layerOf(`[root@web ~]# ${command}\n${output}[root@web ~]# `, from, Number(port))
        asked += 1
        if (layer?.state === 'unknown') open += 1
        const seen = { pass: ['connected'], fail: ['timeout', 'refused', 'no-route'], unknown: [result] }[
          layer?.state ?? 'unknown'
        ]
        if (!seen.includes(result)) {
          wrong.push(`${from} → ${port}: ${result}, read as ${layer?.state} by ${layer?.because?.line}`)
        } else if (layer?.state === 'fail' && (layer.because?.params.verdict === 'drop') !== (result === 'timeout')) {
          wrong.push(`${from} → ${port}: ${result}, read as ${layer.because?.params.verdict}`)
        }
      }
    }
    expect(wrong).toEqual([])
  })

  it('leaves less than one question in twenty open', () => {
    expect(asked).toBeGreaterThan(2000)
    expect(open / asked).toBeLessThan(0.05)
  })
})
