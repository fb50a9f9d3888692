import { parseAddress } from '@/lib/cidr'
import { normalise } from './normalise'
import { services } from './services'

export type Protocol = 'tcp' | 'udp' | 'icmp' | 'icmpv6' | 'gre'
export type Direction = 'ingress' | 'egress'
/** How a connection fails, as the reader sees it. */
export type Symptom = 'timeout' | 'refused' | 'reset' | 'unreachable'

/** What a question names beside its words. */
export interface Entities {
  /** Ports named as such, 1–65535, those of named services included. */
  readonly ports: readonly number[]
  /** Port ranges as a rule writes them, such as `8000/8010`; `-1/-1` for all. */
  readonly portRanges: readonly string[]
  /** Names of services (services.ts), such as `PostgreSQL`. */
  readonly services: readonly string[]
  /** CIDR blocks, as written. */
  readonly blocks: readonly string[]
  /** Single addresses, as written. */
  readonly addresses: readonly string[]
  /** Ranges of addresses, as `first-last`, in the order written. */
  readonly ranges: readonly string[]
  /** Prefix lengths that stand alone, such as 24 of `/24`. */
  readonly prefixes: readonly number[]
  /** IPv4 subnet masks, such as `255.255.240.0`. */
  readonly masks: readonly string[]
  /** IPv4 wildcard masks, such as `0.0.15.255`. */
  readonly wildcards: readonly string[]
  readonly protocols: readonly Protocol[]
  readonly directions: readonly Direction[]
  readonly symptom: Symptom | null
  /** Address family that is named: 4, 6; null when neither or both. */
  readonly family: 4 | 6 | null
  /** Error codes and API names, as written: `AuthorizationLimitExceed`, `ETIMEDOUT`. */
  readonly codes: readonly string[]
}

const v4 = '(?<![0-9.])(?:[0-9]{1,3}\\.){3}[0-9]{1,3}(?!\\.?[0-9])'
const v6 = '(?<![0-9a-z:])(?:[0-9a-f]{0,4}:){2,7}(?:(?:[0-9]{1,3}\\.){3}[0-9]{1,3}|[0-9a-f]{0,4})(?![0-9a-z:])'
const address = `(?:${v4}|${v6})`
const range = new RegExp(
  `(${address})\\s*(?:-|~|…|\\.\\.+|から|より|to|through|till|until|至|到|和|and(?=.*(?:まで|cidr|block|range|between)))\\s*(${address})`,
  'g',
)
const between = new RegExp(`(?:between|begin|start)\\D{0,12}(${address})\\s*(?:and|end|,)\\D{0,8}(${address})`, 'g')
const block = new RegExp(`(${address})\\s?/\\s?([0-9]{1,4}(?![0-9.])|${v4})`, 'g')
const single = new RegExp(address, 'g')
// Masks begin with ones: every octet before the last one that is not zero is 255.
const maskShape = /^(?:255\.){0,3}(?:255|254|252|248|240|224|192|128)(?:\.0){0,3}$|^255\./
const wildcardShape = /^0\.(?:[0-9]{1,3}\.){2}(?:[1-9][0-9]*)$/

const kanjiDigits = new Map([...'〇零一二三四五六七八九'].map((digit, at) => [digit, at <= 1 ? 0 : at - 1]))

/** `八十` → 80; null when it is no number below 10,000. */
function kanjiNumber(text: string): number | null {
  if (!/[十百千]/.test(text)) {
    const digits = [...text].map((digit) => kanjiDigits.get(digit))
    return digits.every((digit) => digit !== undefined) ? Number(digits.join('')) : null
  }
  let sum = 0
  let ones: number | undefined
  for (const character of text) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[character]
    if (unit) {
      sum += (ones ?? 1) * unit
      ones = undefined
    } else {
      ones = kanjiDigits.get(character)
    }
  }
  return sum + (ones ?? 0)
}

const portWord = 'ぽおと|ぽと|port|端口|端扣|tcp|udp|:'
const portForms = [
  new RegExp(`(?:${portWord})[\\s:/#の號号=-]*([0-9]{1,5})(?![0-9.])`, 'g'),
  /(?<![0-9./])([0-9]{1,5})\s*(?:番(?!目)|版|号端口|端口|端扣|号口|口|ぽと|\/tcp|\/udp|tcp|udp|port)/g,
]
const spelled = {
  'twenty-two': 22,
  'twenty two': 22,
  'twenty-five': 25,
  'twenty five': 25,
  eighty: 80,
}
/** Numbers that mean a port wherever they stand, unless a unit follows. */
const knownPorts = new Set([
  ...services.map(({ port }) => port).filter((port) => ![110, 500, 21, 23, 53].includes(port)),
  ...[3000, 3001, 4000, 5000, 5001, 7001, 8000, 8001, 8010, 8081, 8082, 8088, 8090, 8181, 8443, 8848, 8899, 9001],
  ...[9091, 9999, 2022, 2222, 10000, 10022, 18080, 19999, 20000, 22122, 33389],
])
const bareNumber =
  /(?<![0-9a-z.,/:#_×x*+=-])([0-9]{2,5})(?![0-9]|[.,/:][0-9]|\s?(?:%|個|个|件|本|台|条|つ|名|人|年|月|日|時|分|秒|回|倍|円|元|gb|mb|tb|kb|g\b|m\b|rules?\b|ips?\b|groups?\b|entries|bit|ms|days?|hours?|people|×|x[0-9]|级|级别|规则|組|组))/g

const protocolWords: readonly (readonly [Protocol, RegExp])[] = [
  ['tcp', /tcp/],
  ['udp', /udp/],
  ['icmpv6', /icmp ?v6|icmpv6|icmp\(ipv6\)/],
  ['icmp', /icmp|ping|ぴんぐ/],
  ['gre', /(?<![a-z])gre(?![a-z])/],
]
/** A pattern in the readers' own spelling, held against normalised text. */
function said(pattern: string): RegExp {
  return new RegExp(normalise(pattern))
}

const ingress = said('インバウンド|入方向|入站|inbound|ingress|incoming|受信|进站|外から|外部から|从外|from outside')
const egress = said('アウトバウンド|出方向|出站|outbound|egress|outgoing|送信|外向き|往外|外へ|外に出')
const symptoms: readonly (readonly [Symptom, RegExp])[] = [
  ['refused', said('refused|econnrefused|接続を?拒否|拒否され|拒绝连接|连接被拒|被拒|拒绝访问')],
  ['reset', said('connection reset|econnreset|err_connection_reset|リセットされ|被重置|连接重置')],
  ['timeout', said('time ?d? ?out|times out|timeot|etimedout|タイムアウト|超时|hangs?(?![a-z])|filtered')],
  [
    'unreachable',
    said(
      "unreachab|not reachab|(?:can't|cannot|can not|cant|unable to|won't) (?:reach|connect|access|open|load|visit)" +
        '|つなが(?:ら|り?ま?せ)|繋が(?:ら|り?ま?せ)|(?:接続|アクセス|到達)(?:が|も)?(?:でき(?:な|ま|ん)|不)' +
        '|開けな|見れな|見えな|届かな|不通|连不上|打不开|访问不了|无法(?:访问|连接)|不能访问',
    ),
  ],
]

const codeShape =
  /(?<![A-Za-z])(?:[A-Z][a-z]+(?:[A-Z]+[a-z]+)+(?:\.[A-Z][A-Za-z]+)*|[A-Z][A-Za-z]+\.[A-Z][A-Za-z.]+|ecs:[A-Za-z*]+|E(?:CONN|TIMED|HOST|NET|AI_)[A-Z_]*|ERR_[A-Z_]+|q_[a-z-]+)(?![A-Za-z])/g

/** A name of a service that stands alone: Latin names between other letters are none. */
const serviceForms = services.map((service) => ({
  service,
  form: new RegExp(
    [normalise(service.name), ...service.also.map(normalise)]
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .map((word) => (/^[a-z]/.test(word) ? `(?<![a-z])${word}(?![a-z])` : word))
      .join('|'),
  ),
}))

export interface Named {
  readonly entities: Entities
  /** The normalised text without addresses, blocks and ranges. */
  readonly rest: string
}

/**
 * Finds what a question names.
 * @param text as written: error codes are told by their capitals
 * @param normalised the same text, normalised
 */
export function entitiesOf(text: string, normalised: string): Named {
  const ranges: string[] = []
  const takeRange = (whole: string, first: string, last: string) => {
    if (!isAddress(first) || !isAddress(last)) return whole
    ranges.push(`${first}-${last}`)
    return ' '
  }
  let rest = normalised.replace(range, takeRange).replace(between, takeRange)
  const blocks: string[] = []
  rest = rest.replace(block, (whole, base: string, prefix: string) => {
    if (!isAddress(base)) return whole
    blocks.push(`${base}/${prefix}`)
    return ' '
  })
  const found: string[] = []
  rest = rest.replace(single, (whole) => {
    if (!isAddress(whole)) return whole
    found.push(whole)
    return ' '
  })
  const masks = found.filter((each) => maskShape.test(each))
  const wildcards = found.filter((each) => wildcardShape.test(each))
  const addresses = found.filter((each) => !masks.includes(each) && !wildcards.includes(each))

  const prefixes = [
    ...rest.matchAll(/(?<![0-9a-z.:/?])\/\s?([0-9]{1,3})(?![0-9./a-z])/g),
    ...rest.matchAll(/(?:すらつしゆ|slash|prefix(?: length)?(?: of)?|ぷれふいつくす长?)\s*([0-9]{1,3})(?![0-9])/g),
  ]
    .map((match) => Number(match[1]))
    .filter((prefix) => prefix <= 128)

  const portRanges = [...rest.matchAll(/(?<![0-9/])(-1\s?\/\s?-1|[0-9]{1,5}\/[0-9]{1,5})(?![0-9/])/g)].map((match) =>
    (match[1] ?? '').replace(/\s/g, ''),
  )
  const ports = new Set<number>()
  const addPort = (port: number) => {
    if (port >= 1 && port <= 65535) ports.add(port)
  }
  for (const written of portRanges) {
    const [start, end] = written.split('/').map(Number)
    if (start === end && start !== undefined) addPort(start)
  }
  const digits = rest.replace(
    /([〇零一二三四五六七八九十百千]{2,6})\s*(?=番|号?端口|号口|ぽと)|(?<=ぽと|端口|port\s?)([〇零一二三四五六七八九十百千]{2,6})/g,
    (whole, before?: string, after?: string) => String(kanjiNumber(before ?? after ?? '') ?? whole),
  )
  for (const form of portForms) for (const match of digits.matchAll(form)) addPort(Number(match[1]))
  for (const [word, port] of Object.entries(spelled)) if (digits.includes(`port ${word}`)) addPort(port)
  const speaksOfPorts = /ぽと|port|端口|番/.test(digits)
  for (const match of digits.matchAll(bareNumber)) {
    const port = Number(match[1])
    if (knownPorts.has(port) || (speaksOfPorts && port > 1024)) addPort(port)
  }
  const named = serviceForms
    .filter(({ form }) => form.test(normalised.replace(/https?:\/\//g, ' ')))
    .map(({ service }) => service)

  return {
    entities: {
      ports: [...ports],
      portRanges,
      services: named.map(({ name }) => name),
      blocks,
      addresses,
      ranges,
      prefixes,
      masks,
      wildcards,
      protocols: protocolWords.filter(([, word]) => word.test(normalised)).map(([protocol]) => protocol),
      directions: [
        ...(ingress.test(normalised) ? (['ingress'] as const) : []),
        ...(egress.test(normalised) ? (['egress'] as const) : []),
      ],
      symptom: symptoms.find(([, words]) => words.test(normalised))?.[0] ?? null,
      family: familyOf(normalised),
      codes: [...new Set([...text.matchAll(codeShape)].map(([code]) => code))].slice(0, 10),
    },
    rest,
  }
}

function familyOf(normalised: string): 4 | 6 | null {
  const four = /ip ?v4/.test(normalised)
  const six = /ip ?v6/.test(normalised)
  return four === six ? null : four ? 4 : 6
}

/** IPv4 shapes count even when they are wrong, so that the reader is told; IPv6 ones only when they are right. */
function isAddress(text: string): boolean {
  return !text.includes(':') || parseAddress(text).ok
}

/** What a follow-up leaves unsaid is taken from the question before. */
export function inherit(now: Entities, before: Entities): Entities {
  const either = <T>(mine: readonly T[], theirs: readonly T[]) => (mine.length > 0 ? mine : theirs)
  const namesAddresses = [now.blocks, now.addresses, now.ranges, now.prefixes, now.masks, now.wildcards].some(
    (each) => each.length > 0,
  )
  const namesPorts = now.ports.length > 0 || now.services.length > 0
  const place = namesAddresses ? now : before
  const door = namesPorts ? now : before
  return {
    ports: door.ports,
    services: door.services,
    portRanges: either(now.portRanges, before.portRanges),
    blocks: place.blocks,
    addresses: place.addresses,
    ranges: place.ranges,
    prefixes: place.prefixes,
    masks: place.masks,
    wildcards: place.wildcards,
    protocols: either(now.protocols, before.protocols),
    directions: either(now.directions, before.directions),
    symptom: now.symptom ?? before.symptom,
    family: now.family ?? before.family,
    codes: either(now.codes, before.codes),
  }
}
