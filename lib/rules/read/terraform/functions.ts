import { type Block, formatAddress, formatBlock, lastOf, parseBlock } from '@/lib/cidr'
import { Unknown } from '../unknown'
import { isList, isObject, Path, pairsOf, type Value } from './values'

type Run = (given: readonly Value[]) => Value | undefined

const isText = (value: Value | undefined): value is string | number =>
  typeof value === 'string' || typeof value === 'number'

function texts(value: Value | undefined): readonly string[] | null {
  return value !== undefined && isList(value) && value.every(isText) ? value.map(String) : null
}

/** Functions that rules are written with. */
export const functions: Readonly<Record<string, Run>> = {
  toset: ([list]) =>
    list !== undefined && isList(list) ? [...new Map(list.map((item) => [JSON.stringify(item), item])).values()] : list,
  tolist: ([list]) => list,
  tomap: ([map]) => map,
  tostring: ([value]) => (isText(value) ? String(value) : undefined),
  tonumber: ([value]) => (isText(value) ? Number(value) : undefined),
  length: ([value]) => {
    if (typeof value === 'string') return [...value].length
    return value === undefined ? undefined : pairsOf(value)?.length
  },
  concat: (lists) => (lists.every(isList) ? within(lists.flat()) : undefined),
  merge: (maps) => (maps.every(isObject) ? Object.assign({}, ...maps) : undefined),
  flatten: ([list]) => (list !== undefined && isList(list) ? within(flat(list)) : undefined),
  compact: ([list]) =>
    list !== undefined && isList(list) ? list.filter((item) => item !== null && item !== '') : undefined,
  keys: ([map]) => (map !== undefined && isObject(map) ? Object.keys(map).sort() : undefined),
  values: ([map]) =>
    map !== undefined && isObject(map)
      ? Object.keys(map)
          .sort()
          .map((key) => map[key] ?? null)
      : undefined,
  lookup: ([map, key, otherwise]) => {
    if (map === undefined || !isObject(map) || !isText(key)) return undefined
    return Object.hasOwn(map, String(key)) ? (map[String(key)] ?? null) : otherwise
  },
  element: ([list, index]) => {
    if (list instanceof Path && typeof index === 'number') return new Path([...list.steps, index])
    if (list === undefined || !isList(list) || typeof index !== 'number' || list.length === 0) return undefined
    return list[index % list.length]
  },
  coalesce: (given) => given.find((value) => value !== null && value !== ''),
  try: (given) => given.find((value) => !(value instanceof Unknown)),
  one: ([list]) => {
    if (list instanceof Path) return new Path([...list.steps, 0])
    return list !== undefined && isList(list) && list.length < 2 ? (list[0] ?? null) : undefined
  },
  join: ([sign, list]) => {
    if (list instanceof Path && sign === '') return new Path([...list.steps, 0])
    const items = texts(list)
    return items && typeof sign === 'string' ? items.join(sign) : undefined
  },
  split: ([sign, text]) => (typeof sign === 'string' && typeof text === 'string' ? text.split(sign) : undefined),
  format: ([pattern, ...given]) => {
    if (typeof pattern !== 'string' || !given.every(isText)) return undefined
    let next = 0
    return /%[^sdv]/.test(pattern) ? undefined : pattern.replace(/%[sdv]/g, () => String(given[next++] ?? ''))
  },
  cidrsubnet: ([prefix, bits, number]) => subnet(prefix, bits, number),
  cidrhost: ([prefix, number]) => {
    const block = blockIn(prefix)
    if (!block || typeof number !== 'number' || !Number.isInteger(number)) return undefined
    const host = number < 0 ? lastOf(block) + 1n + BigInt(number) : block.first + BigInt(number)
    return host < block.first || host > lastOf(block) ? undefined : formatAddress(block.family, host)
  },
  lower: ([text]) => (typeof text === 'string' ? text.toLowerCase() : undefined),
  upper: ([text]) => (typeof text === 'string' ? text.toUpperCase() : undefined),
  trimspace: ([text]) => (typeof text === 'string' ? text.trim() : undefined),
  replace: ([text, from, to]) =>
    typeof text === 'string' && typeof from === 'string' && typeof to === 'string' && !from.startsWith('/')
      ? text.replaceAll(from, to)
      : undefined,
}

/** Most items of a list that is put together. */
const mostItems = 20_000

function within(list: readonly Value[]): readonly Value[] | undefined {
  return list.length > mostItems ? undefined : list
}

function flat(list: readonly Value[]): readonly Value[] {
  return list.flatMap((item): readonly Value[] => (isList(item) ? flat(item) : [item]))
}

function blockIn(value: Value | undefined): Block | null {
  const parsed = typeof value === 'string' ? parseBlock(value) : null
  return parsed?.ok ? parsed.value : null
}

/** `cidrsubnet(prefix, newbits, netnum)`; undefined where the block has no such part. */
function subnet(prefix: Value | undefined, bits: Value | undefined, number: Value | undefined): string | undefined {
  const block = blockIn(prefix)
  if (!block || typeof bits !== 'number' || typeof number !== 'number') return undefined
  if (!Number.isInteger(bits) || !Number.isInteger(number) || bits < 0 || number < 0) return undefined
  const length = block.prefix + bits
  const size = block.family === 4 ? 32 : 128
  if (length > size || number >= 2 ** bits) return undefined
  return formatBlock({
    family: block.family,
    first: block.first + (BigInt(number) << BigInt(size - length)),
    prefix: length,
  })
}
