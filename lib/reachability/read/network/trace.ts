import type { Trace } from '../../model/evidence'
import { addressOf, sameAddress } from '../../model/host-address'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

/** How a trace begins: traceroute, tracert in its languages, tracepath, mtr. */
const starts: readonly (readonly [string, RegExp])[] = [
  ['traceroute', /^\s{0,9}traceroute6? to (\S{1,255}) \(([0-9a-f:.]{2,45})\)/],
  [
    'tracert',
    /^\s{0,9}(?:Tracing route to|通过最多 \d{1,3} 个跃点跟踪到|通過最多|経由するホップ数は最大).{0,20}?\s?(\S{1,255})(?: \[([0-9a-f:.]{2,45})\])?/,
  ],
  ['mtr', /^\s{0,9}(?:HOST: \S{1,255}\s{1,80}Loss%|Start: \d{4}-)()/],
]
const hop = /^\s{0,9}\d{1,3}(?:\.\|--|:?\s)\s{0,9}(.{1,400})$/

/** Where a command of mtr leads, which its report does not say. */
const asked = /^(?:\S{0,40}\/)?(?:mtr|tracepath6?)\s(?:.{0,200}\s)?([0-9a-f:.]{2,45})(?:\s{1,9}-\S{1,20}){0,6}\s{0,9}$/

interface Open {
  readonly tool: string
  readonly host: string
  readonly address: string
  readonly first: string
  last: string
}

/** Reads traceroute, tracert and mtr's report: whether the last hop is the destination. */
export const trace: EvidenceReader = {
  name: 'traceroute',
  signs: starts.map(([, pattern]) => pattern),
  heads: starts.map(([, pattern]) => pattern),
  read: (block) => {
    const found: Trace[] = []
    let open: Open | null = null
    const close = () => {
      if (!open) return
      const { tool, host, last } = open
      const address = addressOf(open.address || host || (asked.exec(block.command ?? '')?.[1] ?? ''))
      const isIt = (word: string) => {
        const hop = address === null ? null : addressOf(word.replace(/^[([]|[)\],]$/g, ''))
        return hop !== null && address !== null && sameAddress(hop, address)
      }
      // The line that names where it leads is no hop.
      const arrived = last !== open.first && last.split(/\s+/).some(isIt)
      found.push({ kind: 'trace', tool, host: host || null, address, arrived, at: block.at, line: quote(last) })
      open = null
    }
    for (const line of block.lines) {
      if (line.length > 600) continue
      const start = starts
        .map(([tool, pattern]) => [tool, pattern.exec(line)] as const)
        .find(([, match]) => match !== null)
      // A report of mtr has two lines above its hops.
      if (start?.[0] === 'mtr' && open?.tool === 'mtr' && open.last === open.first) continue
      if (start) {
        close()
        open = { tool: start[0], host: start[1]?.[1] ?? '', address: start[1]?.[2] ?? '', first: line, last: line }
      } else if (open !== null && hop.test(line)) open.last = line
    }
    close()
    return found
  },
}
