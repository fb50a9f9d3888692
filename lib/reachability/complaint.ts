import { servicesAt } from '@/lib/net'
import { failing, type NamedService, namedServices, turning, working } from './data/complaints'
import { isFetching, isForeign } from './data/foreign'
import type { GatheredEvidence } from './model/evidence'
import { portOf } from './model/port'
import { isDated, isNoise } from './read/clients/lines'

/** Longest beginning of a text in which people's own sentences are looked for, in lines, and the longest sentence. */
export const mostLines = 400
export const longestSentence = 300

/** A port in people's words: `port 8080`, `8080 番`, `3306端口`, `203.0.113.9:8080`, `db01:3306`; behind numbers alone a colon is a clock's. */
const portWords =
  /\bport\s{1,3}(\d{2,5})\b|(?<![\d.:])(\d{2,5})\s?(?:番|端口|ポート|\/tcp\b)|(?:端口|ポート)\s?(\d{2,5})(?!\d)|(?<![\w.:-])(?:\d{1,3}(?:\.\d{1,3}){3}|(?=[\w.-]{0,253}[a-z])[\w.-]{1,253}):(\d{2,5})(?![\d:.])/gi
/** When something was, and for how long: `T10:15`, `UTC-03:30`, `Jan 22`, `22 May`, `10時22分`, `22 minutes`. */
const times: readonly RegExp[] = [
  /(?<=\dT|(?:UTC|GMT)[+-])\d{1,2}(?::\d\d){1,2}(?![\d:])/gi,
  /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}(?!\d)|(?<!\d)\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/g,
  /(?<!\d)\d{1,5} ?(?:ms|msec|s|secs?|seconds?|mins?|minutes?|hours?|days?|weeks?|months?|years?)\b|(?<!\d)\d{1,5} ?[年月日時时点分秒]/gi,
]
/** A number that nothing calls a port; one before the name of a status of HTTP is none. */
const bareNumber =
  /(?<![\w.:/-])(\d{2,5})(?![\w.:/-])(?! (?:Bad Gateway|Service|Gateway|Internal Server|Forbidden|Not Found)\b| ?(?:错误|エラー))/g

/** Whether a line is the output of a program, by its looks: columns, a prompt, a date, a document. */
export function isOutput(line: string): boolean {
  return (
    /\S\s{3,}\S|\t/.test(line) ||
    /^\s{0,20}(?:[#$>{}[\]"<|*+=-]|\d{10}: |(?:fatal|error|warning): )/i.test(line) ||
    isFetching(line) ||
    isNoise(line) ||
    isDated(line)
  )
}

const cjk = /[\u3040-\u30ff\u4e00-\u9fff]/

function isNamed({ names }: NamedService, text: string, words: string): boolean {
  return names.some((name) => (cjk.test(name) ? text.includes(name) : words.includes(` ${name} `)))
}

/** Ports that are called so. */
function portsIn(clause: string): string[] {
  return [...clause.matchAll(portWords)].map((match) => match.slice(1).find(Boolean) ?? '')
}

/** An address without a port: its scheme has one. */
const schemes = /\b(https?):\/\/(?![^\s/]{1,260}:\d)([\w.-]{0,255})/gi

/** Ports of the addresses in a clause that name none themselves. */
function schemesIn(clause: string): string[] {
  return [...clause.matchAll(schemes)].flatMap(([, scheme = '', host = '']) =>
    isForeign(host, null) ? [] : [scheme.toLowerCase() === 'https' ? '443' : '80'],
  )
}

function numbersIn(clause: string): number[] {
  const named = portsIn(clause)
  const told = named.length > 0 ? named : schemesIn(clause)
  const bare = [...clause.matchAll(bareNumber)]
    .map(([, number = '']) => number)
    .filter((number) => servicesAt(Number(number), 'tcp').length > 0)
  return [...told, ...(told.length > 0 ? [] : bare)].flatMap((text) => portOf(text) ?? [])
}

/** Ports of what people say does not work. */
interface Complaint {
  readonly ports: readonly number[]
  /** A number, or an address, is named: a service by its name may have several ports. */
  readonly sure: boolean
}

/**
 * Ports of what people say does not work, in sentences of their own: a number, or a service by its name, of which the ports are taken
 * that listen, else those that its clients use.
 *
 * @param listening ports at which the host listens
 */
export function complainedOf({ texts }: GatheredEvidence, listening: ReadonlySet<number>): Complaint {
  const found = texts
    .flatMap((text) => text.split('\n', mostLines))
    .flatMap((line) => (isComplaint(line) ? [inSentence(line, listening)] : []))
  return { ports: [...new Set(found.flatMap(({ ports }) => ports))], sure: found.some(({ sure }) => sure) }
}

function isComplaint(line: string): boolean {
  return line.length <= longestSentence && !isOutput(line) && failing.some((words) => words.test(line))
}

/** Whether a line is a sentence in which somebody says of a port, or a service, that it does not work. */
export function isComplaintOf(line: string): boolean {
  return isComplaint(line) && inSentence(line, new Set()).ports.length > 0
}

/** Ports that people's own sentences name, of something that works as of something that does not. */
export function namedIn({ texts }: GatheredEvidence): number[] {
  return texts.flatMap((text) =>
    text
      .split('\n', mostLines)
      .filter((line) => line.length <= longestSentence && !isOutput(line))
      .flatMap((line) => numbersIn(times.reduce((rest, pattern) => rest.replace(pattern, ' '), line))),
  )
}

/** Words of who does not reach something, and of where that is. */
const notReached =
  /\b(?:can(?:no|['’])?t|could ?n(?:o|['’])?t|unable to|not able to|do(?:es)? ?n(?:o|['’])?t)(?: [a-z]{1,12}){0,2} (?:access|reach|connect|open|visit|get to|load|work)\b|\bnot from (?:my|another|outside|other|any|the)\b|\bnot (?:be )?(?:accessible|reachable)\b|\b(?:inaccessible|unreachable)\b|[连連]不[上了到]|访问不[了到]|(?:无法|不能)[^，。]{0,6}(?:访问|连接|打开)|打不[开開]|アクセス(?:でき|出来)(?:な|ま)|(?:つなが|繋が)(?:ら|り?ま?せん)/i
const fromAway =
  /\b(?:server|remote(?:ly)?|(?:an)?other (?:machine|device|computer|host|pc|laptop|phone)s?|my (?:laptop|phone|pc|mac)|outside|external(?:ly)?|network|lan|public|internet|ip|domain|vps|cloud|ec2|instance)\b|公网|外网|远程|外部|服务器|局域网|域名|リモート|サーバ|外から|別の/i
const ownMachine = /\blocal(?:host|ly)?\b|127\.0\.0\.1|本地|本机|ローカル|手元/i

/** Whether somebody says that something is not reached from another machine, and nobody that the machine itself does not reach it. */
export function isMissedFromAway({ texts }: GatheredEvidence): boolean {
  const lines = texts.flatMap((text) =>
    text
      .split('\n', mostLines)
      .filter((line) => line.length <= longestSentence && !isOutput(line) && notReached.test(line)),
  )
  return (
    lines.some((line) => fromAway.test(line)) && !lines.some((line) => ownMachine.test(line) && !working.test(line))
  )
}

function inSentence(line: string, listening: ReadonlySet<number>): Complaint {
  const all = times.reduce((text, pattern) => text.replace(pattern, ' '), line).split(turning)
  const clauses = all.filter((clause) => failing.some((words) => words.test(clause)))
  const numbers = clauses.flatMap(numbersIn)
  if (numbers.length > 0) return { ports: numbers, sure: true }
  const named = clauses.flatMap((clause) => ofServices(clause, listening))
  if (named.length > 0) return { ports: named, sure: false }
  // `I have opened port 8080, but nothing connects`: the port stands before the complaint.
  const ports = all
    .filter((clause) => !working.test(clause))
    .flatMap((clause) => portsIn(clause).flatMap((text) => portOf(text) ?? []))
  return { ports, sure: ports.length > 0 }
}

function ofServices(clause: string, listening: ReadonlySet<number>): number[] {
  const text = clause.toLowerCase()
  const words = ` ${text.replace(/[^a-z0-9/ -]/g, ' ')} `.replace(/ {2,}/g, ' ')
  return namedServices
    .filter((service) => isNamed(service, text, words))
    .flatMap(({ usual, ports }) => {
      const heard = usual.filter((port) => listening.has(port))
      if (heard.length > 0) return heard
      const moved = [...ports].filter((port) => listening.has(port))
      return moved.length > 0 ? moved : usual
    })
}
