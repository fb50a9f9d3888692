import { format, type Numbers } from '@/components/messages'
import type { Messages } from '@/content/ja/messages'
import type { Plural } from '@/content/plural'
import type { FiguresShown } from './of-addresses'

/** What was worked out, in words. */
export interface ComputedWords {
  readonly result: string
  /** Blocks that are the result, ready to copy; empty when the sentence says all. */
  readonly blocks: readonly string[]
  /** How one gets there, step by step. */
  readonly working: readonly string[]
}

type Words = Messages['figures']

type Of<K extends FiguresShown['kind']> = Extract<FiguresShown, { readonly kind: K }>

type Ends = readonly [first: string, last: string]

const widths = { 4: 32, 6: 128 } as const

function prefixOf(block: string): number {
  return Number(block.slice(block.indexOf('/') + 1))
}

/** `10.0.0.0 ≤ 10.1.0.0 ≤ 10.1.255.255 ≤ 10.255.255.255`: the inner ends between the outer ones. */
function within([innerFirst, innerLast]: Ends, [first, last]: Ends): string {
  return [...new Set([first, innerFirst, innerLast, last])].join(' ≤ ')
}

/** Who may stand behind an address, in words. */
function classIn({ written, special }: Of<'class'>, { classes }: Words): ComputedWords {
  const name = special === null ? 'internet' : special.name === 'shared-cgnat' ? 'shared' : special.scope
  const values = { written, block: special?.block ?? '', source: special?.source ?? '' }
  return { result: format(classes[name], values), blocks: [], working: [] }
}

/**
 * The words for what was worked out of addresses.
 *
 * @param forms how addresses are counted in the page's language
 */
export function figureWords(
  computed: FiguresShown,
  text: Words,
  forms: Plural,
  { number, counted }: Numbers,
): ComputedWords {
  const addresses = (count: string | bigint) => counted(forms, BigInt(count))

  function countOf(prefix: number, count: string, family: 4 | 6): string {
    const width = widths[family]
    return format(text.countWorking, { width, prefix, free: width - prefix, addresses: addresses(count) })
  }

  function masks({ mask, wildcard }: Of<'block'>): string[] {
    return [...(mask ? [`${text.mask}: ${mask}`] : []), ...(wildcard ? [`${text.wildcard}: ${wildcard}`] : [])]
  }

  function sizes(blocks: readonly string[], family: 4 | 6): string[] {
    const size = (block: string) => 1n << BigInt(widths[family] - prefixOf(block))
    const shown = blocks
      .slice(0, 40)
      .map((block) => format(text.blockSize, { block, addresses: addresses(size(block)) }))
    const total = blocks.reduce((sum, block) => sum + size(block), 0n)
    return blocks.length === 1 ? shown : [...shown, format(text.sum, { addresses: addresses(total) })]
  }

  function leftOf(computed: Of<'subtract'>): ComputedWords {
    const { from, without, blocks } = computed
    const values = { from, without: without.join(', '), number: number(blocks.length), block: blocks[0] ?? '' }
    const sentence = [text.subtractNone, text.subtract][blocks.length] ?? text.subtractBlocks
    return {
      result: format(sentence, values),
      blocks,
      working: blocks.slice(0, 40).flatMap((block) => sizes([block], block.includes(':') ? 6 : 4)),
    }
  }

  function partsOf(computed: Of<'split'>): ComputedWords {
    const { written, asked, parts, prefix, count, blocks } = computed
    const values = { written, number: number(parts), prefix, addresses: addresses(count) }
    return {
      result: format(text.split, values),
      blocks,
      working: [
        ...(asked === null ? [] : [format(text.splitMore, { asked: number(asked), number: number(parts) })]),
        ...(blocks.length > 0 && parts > blocks.length
          ? [format(text.splitFirst, { number: number(blocks.length) })]
          : []),
      ],
    }
  }

  function roomFor({ wanted, prefix, mask, count, usable }: Of<'room'>): ComputedWords {
    return {
      result: format(text.room, { wanted: number(wanted), prefix, addresses: addresses(count) }),
      blocks: [],
      working: [
        countOf(prefix, count, 4),
        ...(usable === null ? [] : [format(text.usable, { addresses: addresses(usable) })]),
        ...(mask ? [`${text.mask}: ${mask}`] : []),
      ],
    }
  }

  function prefixOnly({ prefix, mask, count, family, wildcard, usable }: Of<'prefix'>): ComputedWords {
    const values = { prefix, mask: mask ?? '', addresses: addresses(count) }
    return {
      result: format(mask ? text.prefixMask : text.prefix, values),
      blocks: [],
      working: [
        countOf(prefix, count, family),
        ...(usable === null ? [] : [format(text.usable, { addresses: addresses(usable) })]),
        ...(wildcard ? [`${text.wildcard}: ${wildcard}`] : []),
      ],
    }
  }

  switch (computed.kind) {
    case 'block': {
      const { network, first, last, prefix, count, family, written, hostBits, usable } = computed
      const values = { network, first, last, addresses: addresses(count) }
      return {
        result: format(prefix === widths[family] ? text.blockOne : text.block, values),
        blocks: [],
        working: [
          ...(hostBits ? [format(text.hostBits, { written, network })] : []),
          countOf(prefix, count, family),
          ...(usable === null ? [] : [format(text.usable, { addresses: addresses(usable) })]),
          ...masks(computed),
        ],
      }
    }
    case 'prefix':
      return prefixOnly(computed)
    case 'room':
      return roomFor(computed)
    case 'class':
      return classIn(computed, text)
    case 'range': {
      const { first, last, count, family, blocks } = computed
      const values = { first, last, addresses: addresses(count), number: number(blocks.length), block: blocks[0] ?? '' }
      return {
        result: format(blocks.length === 1 ? text.range : text.rangeBlocks, values),
        blocks,
        working: sizes(blocks, family),
      }
    }
    case 'merge': {
      const { from, blocks } = computed
      const values = { from: number(from.length), number: number(blocks.length), block: blocks[0] ?? '' }
      const one = blocks.length === 1
      return {
        result: format(one ? text.merge : text.mergeBlocks, one ? { ...values, number: values.from } : values),
        blocks,
        working: blocks.flatMap((block) => sizes([block], block.includes(':') ? 6 : 4)),
      }
    }
    case 'subtract':
      return leftOf(computed)
    case 'split':
      return partsOf(computed)
    case 'relation': {
      const sentences = {
        equal: text.relationEqual,
        contains: text.relationContains,
        inside: text.relationInside,
        disjoint: text.relationDisjoint,
        overlaps: text.relationOverlaps,
      } as const
      const { a, b, relation } = computed
      const [endsOfA, endsOfB] = computed.ends
      const ends = (written: string, [first, last]: Ends) =>
        first === last ? [] : [format(text.ends, { text: written, first, last })]
      return {
        result: format(sentences[relation], { a, b }),
        blocks: [],
        working: [
          ...ends(a, endsOfA),
          ...ends(b, endsOfB),
          ...(relation === 'contains' ? [within(endsOfB, endsOfA)] : []),
          ...(relation === 'inside' ? [within(endsOfA, endsOfB)] : []),
        ],
      }
    }
  }
}
