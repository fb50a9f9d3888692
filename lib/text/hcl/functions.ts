import { asSorted, HclPath, type HclResult, isList, isObject, isOpen, Missing, pairsOf, Unknown } from './values'

/** A function of the language; undefined where what it comes to cannot be told. */
export type HclFunction = (given: readonly HclResult[]) => HclResult | undefined

const isText = (value: HclResult | undefined): value is string | number =>
  typeof value === 'string' || typeof value === 'number'

function texts(value: HclResult | undefined): readonly string[] | null {
  return value !== undefined && isList(value) && value.every(isText) ? value.map(String) : null
}

/** A number, or what a text says that is one; undefined for any other text. */
export function saidNumber(value: string | number): number | undefined {
  if (typeof value === 'number') return value
  return /^-?\d{1,30}(?:\.\d{1,30})?$/.test(value) ? Number(value) : undefined
}

/** Each item once; texts in their order, as Terraform's sets have them. */
export function eachOnce(list: readonly HclResult[]): readonly HclResult[] {
  const once = [...new Map(list.map((item) => [JSON.stringify(item), item])).values()]
  return texts(once)?.toSorted(asSorted) ?? once
}

/** Functions of texts, lists and maps, as rules and policies are written with them. */
export const functions: Readonly<Record<string, HclFunction>> = {
  toset: ([list]) => (list !== undefined && isList(list) ? eachOnce(list) : list),
  tolist: ([list]) => list,
  tomap: ([map]) => map,
  tostring: ([value]) => (isText(value) ? String(value) : undefined),
  tonumber: ([value]) => (isText(value) ? saidNumber(value) : undefined),
  length: ([value]) => {
    if (typeof value === 'string') return [...value].length
    return value === undefined ? undefined : pairsOf(value)?.length
  },
  concat: (lists) => (lists.every(isList) ? within(lists.flat()) : undefined),
  merge: (maps) => (maps.every(isObject) ? Object.assign({}, ...maps) : undefined),
  flatten: ([list]) => (list !== undefined && isList(list) ? within(flat(list)) : undefined),
  compact: ([list]) =>
    list !== undefined && isList(list) ? list.filter((item) => item !== null && item !== '') : undefined,
  keys: ([map]) => (map !== undefined && isObject(map) ? pairsOf(map)?.map(([key]) => key) : undefined),
  values: ([map]) => (map !== undefined && isObject(map) ? pairsOf(map)?.map(([, value]) => value) : undefined),
  lookup: ([map, key, otherwise]) => {
    if (map === undefined || !isObject(map) || !isText(key)) return undefined
    return Object.hasOwn(map, String(key)) ? (map[String(key)] ?? null) : otherwise
  },
  element: ([list, index]) => {
    if (list instanceof HclPath && typeof index === 'number') return new HclPath([...list.steps, index])
    if (list === undefined || !isList(list) || typeof index !== 'number' || list.length === 0) return undefined
    return list[index % list.length]
  },
  distinct: ([list]) =>
    list !== undefined && isList(list) && !isOpen(list)
      ? [...new Map(list.map((item) => [JSON.stringify(item), item])).values()]
      : undefined,
  reverse: ([list]) => (list !== undefined && isList(list) ? [...list].reverse() : undefined),
  sort: ([list]) => texts(list)?.toSorted(asSorted),
  contains: ([list, wanted]) =>
    list !== undefined && isList(list) && !isOpen(list) && isText(wanted)
      ? list.some((item) => isText(item) && String(item) === String(wanted))
      : undefined,
  setproduct: (lists) => (lists.every(isList) ? productOf(lists) : undefined),
  zipmap: ([keys, values]) => {
    const names = texts(keys)
    if (!names || values === undefined || !isList(values) || names.length !== values.length) return undefined
    return Object.fromEntries(names.map((name, index) => [name, values[index] ?? null]))
  },
  range: ([first, end, step]) => {
    const [from, to] = end === undefined ? [0, first] : [first, end]
    if (typeof from !== 'number' || typeof to !== 'number' || (step !== undefined && step !== 1)) return undefined
    return to - from > mostItems ? undefined : Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)
  },
  coalesce: (given) => given.find((value) => value !== null && value !== ''),
  try: (given) => {
    const first = given.find((value) => !(value instanceof Missing))
    return first instanceof Unknown ? undefined : first
  },
  one: ([list]) => {
    if (list instanceof HclPath) return new HclPath([...list.steps, 0])
    return list !== undefined && isList(list) && list.length < 2 ? (list[0] ?? null) : undefined
  },
  join: ([sign, list]) => {
    if (list instanceof HclPath && sign === '') return new HclPath([...list.steps, 0])
    const items = texts(list)
    return items && typeof sign === 'string' ? items.join(sign) : undefined
  },
  split: ([sign, text]) => (typeof sign === 'string' && typeof text === 'string' ? text.split(sign) : undefined),
  format: ([pattern, ...given]) => {
    if (typeof pattern !== 'string' || !given.every(isText)) return undefined
    let next = 0
    return /%[^sdv]/.test(pattern) ? undefined : pattern.replace(/%[sdv]/g, () => String(given[next++] ?? ''))
  },
  jsonencode: ([value]) => (value === undefined || isOpen(value) ? undefined : JSON.stringify(value)),
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

function within(list: readonly HclResult[]): readonly HclResult[] | undefined {
  return list.length > mostItems ? undefined : list
}

/** Every way to take one item of each list, in the order of Terraform; undefined where they are too many. */
function productOf(lists: readonly (readonly HclResult[])[]): readonly HclResult[] | undefined {
  let ways: (readonly HclResult[])[] = [[]]
  for (const list of lists) {
    if (ways.length * list.length > mostItems) return undefined
    ways = ways.flatMap((way) => list.map((item) => [...way, item]))
  }
  return ways
}

function flat(list: readonly HclResult[]): readonly HclResult[] {
  return list.flatMap((item): readonly HclResult[] => (isList(item) ? flat(item) : [item]))
}
