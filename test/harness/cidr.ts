import {
  type Block,
  count,
  cover,
  formatAddress,
  formatBlock,
  lastOf,
  maskOf,
  type Parsed,
  parseAddress,
  parseBlock,
  relation,
} from '@/lib/cidr'
import { HarnessError } from './error'
import { type Operations, type Request, textOf } from './request'

function parsedOf<T>(parsed: Parsed<T>, name: string): T {
  if (parsed.ok) return parsed.value
  const { code, message, at } = parsed.problem
  throw new HarnessError(code, `${name}: ${message}`, `${name}, column ${at + 1}`)
}

function blockOf(request: Request, name: string): Block {
  return parsedOf(parseBlock(textOf(request, name)), name)
}

export const cidrOps: Operations = {
  'cidr.range': (request) => {
    const block = blockOf(request, 'block')
    return {
      first: formatAddress(block.family, block.first),
      last: formatAddress(block.family, lastOf(block)),
      prefix: block.prefix,
      mask: maskOf(block),
      count: String(count(block)),
      network: formatBlock(block),
      family: block.family,
    }
  },
  'cidr.cover': (request) => {
    const first = parsedOf(parseAddress(textOf(request, 'first')), 'first')
    const last = parsedOf(parseAddress(textOf(request, 'last')), 'last')
    if (first.family !== last.family) {
      throw new HarnessError('mixed-families', 'last: an address of the family of first was expected', 'last')
    }
    if (first.value > last.value) {
      throw new HarnessError('reversed-range', 'last: an address not below first was expected', 'last')
    }
    return { blocks: cover({ family: first.family, first: first.value, last: last.value }).map(formatBlock) }
  },
  'cidr.relation': (request) => ({ relation: relation(blockOf(request, 'a'), blockOf(request, 'b')) }),
}
