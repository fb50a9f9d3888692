import {
  type AddressSet,
  type Block,
  blocksBetween,
  count,
  differenceOf,
  formatAddress,
  formatBlock,
  lastOf,
  maskOf,
  type Parsed,
  parseAddress,
  parseBlock,
  readSet,
  relation,
  splitTexts,
  textsOf,
  widthOf,
} from '@/lib/cidr'
import { sentenceOf } from '@/lib/cidr/sentences'
import { HarnessError } from './error'
import { listOf, type Operations, type Request, textOf } from './request'

function parsedOf<T>(parsed: Parsed<T>, name: string): T {
  if (parsed.ok) return parsed.value
  const { code, at } = parsed.problem
  throw new HarnessError(code, `${name}: ${sentenceOf(parsed.problem)}`, `${name}, column ${at + 1}`)
}

function blockOf(request: Request, name: string): Block {
  return parsedOf(parseBlock(textOf(request, name)), name)
}

/** A list of blocks; ranges, which the page's lists may hold, are not blocks. */
function setOf(request: Request, name: string): AddressSet {
  const texts = listOf(request, name).map((text, index) => {
    const block = typeof text === 'string' ? parsedOf(parseBlock(text), `${name}[${index}]`) : null
    if (!block || typeof text !== 'string') {
      throw new HarnessError('bad-request', `${name}[${index}]: a string was expected`, `${name}[${index}]`)
    }
    return text
  })
  const read = readSet(texts)
  if (!read.ok) throw new HarnessError(read.problem.code, sentenceOf(read.problem), `${name}[${read.problem.index}]`)
  return read.value
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
    const [first, last] = [textOf(request, 'first'), textOf(request, 'last')]
    const blocks = blocksBetween(first, last)
    if (blocks) return { blocks }
    const [from, to] = [parsedOf(parseAddress(first), 'first'), parsedOf(parseAddress(last), 'last')]
    if (from.family !== to.family) {
      throw new HarnessError('mixed-families', 'last: an address of the family of first was expected', 'last')
    }
    throw new HarnessError('reversed-range', 'last: an address not below first was expected', 'last')
  },
  'cidr.merge': (request) => ({ blocks: textsOf(setOf(request, 'blocks')) }),
  'cidr.subtract': (request) => ({ blocks: textsOf(differenceOf(setOf(request, 'from'), setOf(request, 'remove'))) }),
  'cidr.split': (request) => {
    const block = blockOf(request, 'block')
    const { prefix } = request
    const most = widthOf(block.family)
    if (typeof prefix !== 'number' || !Number.isInteger(prefix) || prefix < block.prefix || prefix > most) {
      throw new HarnessError('prefix', `prefix: a whole number from ${block.prefix} to ${most} was expected`, 'prefix')
    }
    if (prefix - block.prefix > 16) throw new HarnessError('too-many', 'prefix: at most 65,536 blocks', 'prefix')
    return { blocks: splitTexts(block, prefix) }
  },
  'cidr.relation': (request) => ({ relation: relation(blockOf(request, 'a'), blockOf(request, 'b')) }),
}
