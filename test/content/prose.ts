import { readFileSync } from 'node:fs'
import matter from 'gray-matter'
import { fields, operations, terraformNames } from '@/content/api'
import { parseAddress, parseBlock } from '@/lib/cidr'
import { cliCalls } from '@/lib/cli'
import { services } from '@/lib/net'
import { actionsOfSecurityGroups } from '@/lib/policy'
import { allowed } from './prose-allowed'

/** Something typed that an engine, the facts or the API's own lists have, or that none of them knows. */
export interface ProseFault {
  readonly text: string
  readonly why: string
}

const errorCodes: ReadonlySet<string> = new Set(
  JSON.parse(readFileSync('content/error-codes.json', 'utf8')).codes.map(({ code }: { readonly code: string }) => code),
)
const knownPorts = new Set(services.flatMap(({ ports, moved }) => [...ports.map(({ port }) => port), ...moved]))
const operationNames = new Set(Object.values(operations).flatMap((product) => Object.keys(product)))
const parameterNames = new Set(
  Object.values(operations).flatMap((product) =>
    Object.values(product).flatMap((names) => names.flatMap((name) => [name, ...name.split('.')])),
  ),
)
const fieldNames = new Set([...fields, ...terraformNames])
const ramActions = new Set(actionsOfSecurityGroups.map(({ action }) => action))
/** Programs that examples in running text may call. */
const programs =
  /^(?:ss|nc|curl|ping|ping6|ip|dig|openssl|netstat|nft|iptables|ufw|firewall-cmd|systemctl|ssh|telnet|terraform|traceroute|mtr|docker|kubectl|sudo|tcpdump|Get-NetFirewallProfile|netsh|Test-NetConnection|apt|yum|dnf|nslookup|whoami|cat)\b/

/** The parts of a document that a reader reads: prose, and what stands in `code`. */
export function partsOf(source: string): { readonly prose: string; readonly codes: readonly string[] } {
  const { data, content } = matter(source)
  const body = content
    .replace(/^```[\s\S]*?^```/gm, ' ')
    .replace(/\s*\{\/\*.*?\*\/\}/g, ' ')
    .replace(/<Inferred\s+why="([^"]*)"\s*>/g, ' $1 ')
    .replace(/<\/?[A-Za-z][^>]*>/g, ' ')
    .replace(/\]\([^)]*\)/g, '] ')
  const text = `${String(data.title ?? '')}\n${String(data.answer ?? '').replace(/\{[a-z0-9-]+\}/g, ' ')}\n${body}`
  const codes = [...text.matchAll(/`([^`]+)`/g)].flatMap(([, code]) => code ?? [])
  return { prose: text.replace(/`[^`]+`/g, ' ` '), codes }
}

/** Every fault of one document. */
export function proseFaults(source: string, slug: string): ProseFault[] {
  const { prose, codes } = partsOf(source)
  const { rest, addresses } = withoutAddresses(source, prose)
  const faults = [...numberFaults(rest), ...[...addresses, ...codes].flatMap(codeFaults)]
  return faults.filter(
    ({ text }) => !allowed.some((entry) => (entry.slug === '*' || entry.slug === slug) && entry.text === text),
  )
}

/** A title and an answer are plain text, without code: the addresses in them are read like those in code. */
function withoutAddresses(source: string, prose: string) {
  const { data } = matter(source)
  const address = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,3})?|(?<![\w:])::\/\d{1,3}/g
  const plain = `${String(data.title ?? '')}\n${String(data.answer ?? '')}`
  const addresses = plain.match(address) ?? []
  const [title = '', answer = '', ...body] = prose.split('\n')
  return { rest: [title.replace(address, ' '), answer.replace(address, ' '), ...body].join('\n'), addresses }
}

const months = 'January|February|March|April|May|June|July|August|September|October|November|December'
/** Numbers that say nothing an engine would know better, and those that are held against a table. */
const readings: readonly (readonly [pattern: RegExp, fault?: (number: number) => string | null])[] = [
  [/^\s*\d+\.(?=\s)/gm],
  [/(?<![\d.])\d+\.\d+\.\d+(?![\d.])/g],
  [/\d{4} ?年(?: ?\d{1,2} ?月(?: ?\d{1,2} ?日)?)?|\d{1,2} ?月 ?\d{1,2} ?日/g],
  [new RegExp(`(?:\\d{1,2} )?(?:${months}) \\d{4}|\\b(?:19|20)\\d\\d\\b`, 'g')],
  [/(?:例|Example) ?\d/g],
  [/\d ?番目/g],
  [/-1\/-1/g],
  [/(?:手順|step|steps|步骤|第) ?\d(?: ?[と〜、-] ?\d)?(?: ?步)?/gi],
  [
    /(?:優先度|priority|优先级)(?: ?が| は| of|为)? ?(\d+)/gi,
    (number) => (number >= 1 && number <= 100 ? null : 'priority'),
  ],
  [
    /(?:(?:TCP|UDP|SSH|RDP|HTTP|HTTPS|MySQL)(?: port| ports| ポート| 端口)?|ports?|ポート|端口) ?\(?(\d+)\)?/gi,
    (number) => (knownPorts.has(number) ? null : 'port'),
  ],
  [/(\d+) ?(?:番|端口|号端口)/g, (number) => (knownPorts.has(number) ? null : 'port')],
  [/(\d+) ?(?:ビット|bits?\b|位(?=[^址]))/g, (number) => (number <= 128 ? null : 'bits')],
  [
    /\b[1-9] ?(?:つ|個|回|台|通り|種類|営業日|工作日|文|か所|本|件|枚|倍|点|段階|者|人|度|ページ|グループ|タプル|组|个|种|条|次|步|块|类|句|处|张|项)/g,
  ],
  [/(?:status|状態コード|状态码) ?(\d+)/gi, (number) => (number >= 100 && number <= 599 ? null : 'status of HTTP')],
  [/[A-Za-z]\d+(?:\.\d+)?/g],
]

function numberFaults(prose: string): ProseFault[] {
  const faults: ProseFault[] = []
  let rest = prose
  for (const [pattern, judge] of readings) {
    rest = rest.replace(pattern, (whole, number) => {
      const why = judge?.(Number(number))
      if (why) faults.push({ text: whole.trim(), why: `no known ${why}` })
      return ' '
    })
  }
  for (const [number] of rest.matchAll(/\d[\d,./:]*/g)) {
    faults.push({ text: number, why: 'a bare number: name a fact, or write it as code that an engine can check' })
  }
  return faults
}

const cidr = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:]*:[0-9a-f:]*)(?:\/\d{1,3})?$/i
const id = /^(?:sg|sgr|eni|i|pl|prl|vpc|vsw|eip|nra|dr|lb|acl|d|m|s|r|alb|nlb|ram)-[a-z0-9-]+$|^eth\d$|^acs:[\w:*/-]+$/

/** What is wrong with a piece of code in running text. */
export function codeFaults(code: string): ProseFault[] {
  const fault = (why: string): ProseFault[] => [{ text: code, why }]
  if (cidr.test(code))
    return (code.includes('/') ? parseBlock(code) : parseAddress(code)).ok
      ? []
      : fault('no address that the engine reads')
  const ports = /^(?:(?:TCP|UDP) )?(\d+)\/(\d+)$/.exec(code)
  if (ports) {
    const [first, last] = [Number(ports[1]), Number(ports[2])]
    return first >= 1 && first <= last && last <= 65_535 ? [] : fault('no port range')
  }
  if (/^(?:(?:TCP|UDP|ICMP|ICMPv6|GRE|ALL) )?-1\/-1$/.test(code)) return []
  const port = /^(?:TCP|UDP) (\d+)$/.exec(code) ?? /^(?:0\.0\.0\.0|127\.0\.0\.1|::|\[::\]|)?:(\d+)$/.exec(code)
  if (port) return knownPorts.has(Number(port[1])) ? [] : fault('no known port')
  if (code.startsWith('aliyun ')) return commandFaults(code)
  const action = /^([a-z-]+):([A-Z]\w*\*?|\*)$/.exec(code)
  if (action) {
    const [, product = '', name = ''] = action
    if (name === '*' || name.endsWith('*') || ramActions.has(code)) return []
    return Object.hasOwn(operations[product] ?? {}, name) || /^ecs:(?:SecurityGroup|tag)/.test(code)
      ? []
      : fault('no known action')
  }
  if (errorCodes.has(code) || operationNames.has(code) || parameterNames.has(code) || fieldNames.has(code)) return []
  if (id.test(code) || programs.test(code) || /^[\w./-]+\.(?:json|tf|sh|conf|txt)$|^\/[\w./-]+$/.test(code)) return []
  const set = /^([A-Za-z_]+) ?= ?"?[A-Za-z0-9/.-]+"?$/.exec(code)
  if (set) return fieldNames.has(set[1] ?? '') || parameterNames.has(set[1] ?? '') ? [] : fault('no known parameter')
  return fault('neither an address, a port, a command, a known name nor an error code')
}

/** What is wrong with the calls of an example; empty when each is known with its parameters. */
export function commandFaults(text: string): ProseFault[] {
  let calls: ReturnType<typeof cliCalls>
  try {
    calls = cliCalls(text)
  } catch (error) {
    return [{ text, why: error instanceof Error ? error.message : 'not read' }]
  }
  return calls.flatMap(({ product, operation, parameters }) => {
    const known = operations[product]?.[operation]
    if (!known) return [{ text: `${product} ${operation}`, why: 'an operation that content/api.ts does not list' }]
    const isKnown = (name: string) =>
      ['method', 'force', 'output'].includes(name) ||
      known.some((each) =>
        new RegExp(`^${each.replaceAll('.', '\\.').replace(/\bN\b/g, '\\d+').replace('*', '\\w+')}$`).test(name),
      )
    return parameters
      .filter(({ name }) => !isKnown(name))
      .map(({ name }) => ({ text: name, why: `no known parameter of ${operation}` }))
  })
}
