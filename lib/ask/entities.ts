/** What a question names beside its words. */
export interface Entities {
  /** Ports named as such, 1–65535. */
  readonly ports: readonly number[]
  /** CIDR blocks, as written. */
  readonly blocks: readonly string[]
  /** Single addresses, as written. */
  readonly addresses: readonly string[]
  /** Ranges of addresses, as written. */
  readonly ranges: readonly string[]
}

const v4 = '(?:[0-9]{1,3}\\.){3}[0-9]{1,3}'
const v6 = '(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}'
const address = `(?:${v4}|${v6})`
const range = new RegExp(`${address}\\s*(?:-|~|から|to)\\s*${address}`, 'g')
const block = new RegExp(`${address}/[0-9]{1,3}`, 'g')
const single = new RegExp(address, 'g')
const portForms = [
  /(?:ぽと|port|端口|tcp|udp|:)[\s:/#-]*([0-9]{1,5})(?![0-9.])/g,
  /(?<![0-9./])([0-9]{1,5})\s*(?:番|号端口|端口|ぽと|\/tcp|\/udp|port)/g,
]

function take(text: string, pattern: RegExp): { found: string[]; rest: string } {
  const found = [...text.matchAll(pattern)].map(([whole]) => whole)
  return { found, rest: text.replace(pattern, ' ') }
}

/** Finds addresses, blocks, ranges and ports in a normalised question, and what is left of it without the first three. */
export function entitiesOf(normalised: string): { readonly entities: Entities; readonly rest: string } {
  const ranges = take(normalised, range)
  const blocks = take(ranges.rest, block)
  const addresses = take(blocks.rest, single)
  const ports = new Set<number>()
  for (const form of portForms) {
    for (const match of addresses.rest.matchAll(form)) {
      const port = Number(match[1])
      if (port >= 1 && port <= 65535) ports.add(port)
    }
  }
  return {
    entities: { ports: [...ports], blocks: blocks.found, addresses: addresses.found, ranges: ranges.found },
    rest: addresses.rest,
  }
}
