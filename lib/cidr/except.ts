import { type AddressSet, readSet, relationOf } from './address-set'
import { itemsOf } from './list'
import { takesAway } from './taking'

/** What a text says of two lists: the addresses of the first that are not in the second. */
export interface Remainder {
  readonly from: string
  readonly without: string
}

/** Words of Japanese and Chinese stand beside an address without a blank. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]+|[(（]/gu
/** What stands between words and addresses. A bracket that opens is a word: what follows is no longer the list before it. */
const apart = /[\s,;、，；。)[\]{}）「」『』【】]+|：/u

/** A text as words and items. */
function tokensOf(text: string): string[] {
  return text.replace(unspaced, ' $& ').split(apart)
}

/** Words that say nothing about what is taken from what. */
const filling =
  /(?<![a-z])(?:all|of|the|everything|every|any|in|ip|ips|address|addresses|block|blocks|range|ranges|network|networks|subnet|subnets|cidr|and|for|part)(?![a-z])|アドレス|ブロック|ネットワーク|範囲|すべて|全て|全部|全体|もの|部分|所有|地址|网段|網段|および|及び|以及|[的のと和与及(（]/gi

/** Between what is taken from and what is taken: `A except B`, `A から B を除く`, `A 中除去 B`. */
const between =
  /^(?:but )?(?:except(?:ing)?|exclud(?:e|es|ing)|excl\.?|minus|without|not|save)$|^but$|^other than$|^(?:から|より|ただし|のうち|うち)$|^(?:中|里|但|内|之中)?(?:除|除了|除去|除外|去掉|减去|減去|扣除|刨去|排除|不含|不包括|不包含)(?:了)?$/i
/** After what is taken, where what it is taken from stands before it: `A (B を除く)`. */
const behind =
  /^(?:を|は)?(?:除く|除いた|除きます|除外|除外する|除外した|引く|引いた|抜く|抜いた|含まない)(?:こと|結果|残り)?$|^(?:以外|之外|外|除外)$/
/** After what is taken, where what it is taken from follows: `B を除く A`, `B 以外の A`, `除 B 外的 A`. */
const before = /^を(?:除く|除いた|除いて|除外した|引いた|抜いた)$|^は除いて$|^(?:以外|之外|外)$/
/** Between two lists, of which either may be the one that is taken: `A 除く B`, `B 以外 A`. */
const either = /^(?:除く|以外|除外)$/
/** Before what is taken, where what it is taken from follows: `exclude B from A`. */
const first = /^(?:exclud(?:e|ing)|subtract|remove|take|except|除|除了|除去|排除)$/i

/**
 * Reads `A except B`, `A から B を除く`, `除 B 外的 A` and their like as the two lists that they name.
 *
 * @returns `unclear` where something is to be taken away, and it is not plain what from what; null where nothing is
 */
export function differenceIn(written: string): Remainder | 'unclear' | null {
  if (!takesAway(written)) return null
  /** Words and lists of addresses in turn: the words before the first list, the first list, the words after it … */
  const parts: [words: string, list: string][] = [['', '']]
  for (const token of tokensOf(written)) {
    const last = parts.at(-1)
    if (!last || token === '') continue
    if (isAddress(token)) last[1] += `${token} `
    else if (last[1] === '') last[0] += `${token} `
    else if (!/[(（]/.test(token) && wordsOf(token) === '' && !takesAway(token)) continue
    else parts.push([`${token} `, ''])
  }
  const [[lead = '', one = ''] = [], [middle = '', two = ''] = [], [tail = '', none = ''] = []] = parts
  if (![one, two].every(hasAddress) || none !== '' || parts.length > 3) return 'unclear'
  return ordered([lead, middle, tail].map(wordsOf), one.trim(), two.trim())
}

/** Which of two lists is taken from which, by the words before, between and after them. */
function ordered([lead = '', middle = '', tail = '']: readonly string[], one: string, two: string) {
  const forward = { from: one, without: two }
  const backward = { from: two, without: one }
  if (lead === '' && tail === '' && either.test(middle)) {
    const relation = relationOf(setIn(one), setIn(two))
    return relation === 'contains' ? forward : relation === 'inside' ? backward : 'unclear'
  }
  const isAfter = tail === '' || behind.test(tail)
  if ((lead === '' || lead === '从') && isAfter && (between.test(middle) || (middle === '' && tail !== '')))
    return forward
  const isBefore = lead === '' ? before.test(middle) : first.test(lead) && /^(?:from|out|以外|之外|外|)$/i.test(middle)
  return isBefore && tail === '' ? backward : 'unclear'
}

function setIn(list: string): AddressSet {
  const read = readSet(itemsOf(list).map(({ text }) => text))
  return read.ok ? read.value : { v4: [], v6: [] }
}

/** Words without those that only fill, in one form. */
function wordsOf(text: string): string {
  return text.replace(filling, ' ').replace(/\s+/g, ' ').trim()
}

/** An address, a block, a range, or the dash of one, in any form, that takes nothing away. */
function isAddress(token: string): boolean {
  return !takesAway(token) && (hasAddress(token) || /^[-‐‑‒–—―−ー〜~～－]$/.test(token))
}

function hasAddress(text: string): boolean {
  return /[0-9０-９]|::/.test(text)
}
