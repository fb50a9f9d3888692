import { addressOf } from '../host-address'
import type { Interfaces } from '../model'
import { type Block, quote } from '../paste'

/** Reads `ip addr` (also `-br`) and `ifconfig`. */
export function readInterfaces(block: Block): Interfaces[] {
  const addresses: Interfaces['addresses'][number][] = []
  let name = ''
  for (const line of block.lines) {
    if (line.length > 500) continue
    const head = /^\d{1,4}: ([\w.-]+)(?:@\S+)?: </.exec(line) ?? /^([a-z][\w.-]*): flags=/.exec(line)
    if (head?.[1]) {
      name = head[1]
      continue
    }
    const brief = /^([a-z][\w.-]*)(?:@\S+)?\s+(?:UP|DOWN|UNKNOWN)\s+((?:[0-9a-f.:]+\/\d+\s*)+)/.exec(line)
    const texts = brief ? (brief[2] ?? '').trim().split(/\s+/) : [/^\s+inet6?\s+([0-9a-f.:]+)/.exec(line)?.[1] ?? '']
    for (const text of texts) {
      const address = text ? addressOf(text.replace(/\/\d+$/, '')) : null
      if (address && (brief || name)) addresses.push({ interface: brief?.[1] ?? name, ...address, line: quote(line) })
    }
  }
  return addresses.length > 0 ? [{ kind: 'interfaces', addresses }] : []
}
