import type { Family } from '@/lib/cidr'
import { portOfService } from '../../data/programs'
import { FirstLook } from '../../look'
import { addressOf, type HostAddress } from '../../model/host-address'
import { portOf } from '../../model/port'
import { remembering } from '../../remember'
import { pipelineOf, programNameOf } from '../sockets/listing'

/** Where a client's command points to. */
export interface Goal {
  readonly host: string | null
  readonly port: number | null
  readonly udp: boolean
  /** Family that the command is limited to. */
  readonly only?: Family
  /** Whether its address begins with `https:`, or with `http:`. */
  readonly secure?: boolean
}

/** Ports that a scheme stands for; one that is not named here is written with its port: `telnet://203.0.113.9:3306`. */
const schemes: Readonly<Record<string, number>> = {
  http: portOfService('HTTP'),
  https: portOfService('HTTPS'),
  smtp: portOfService('SMTP'),
  smtps: portOfService('SMTPS'),
  ftp: portOfService('FTP'),
  sftp: portOfService('SSH'),
  scp: portOfService('SSH'),
  telnet: portOfService('Telnet'),
}

/** Host and port of `http://host:port/…`; null when the text is no such address. */
function urlOf(text: string): Goal | null {
  const match =
    /^(?:([a-z][\w+.-]{1,15}):\/\/)?(?:[^@/\s]{0,200}@)?(\[[0-9a-fA-F:.]{2,45}\]|[\w.-]{1,255})(?::(\d{1,5}))?(?:[/?#]|$)/.exec(
      text,
    )
  if (!match?.[2]) return null
  return {
    host: match[2].replace(/^\[|\]$/g, ''),
    port: match[3] ? portOf(match[3]) : (schemes[match[1] ?? 'http'] ?? null),
    udp: false,
    ...(/^https?$/.test(match[1] ?? '') ? { secure: match[1] === 'https' } : {}),
  }
}

/** Databases' clients: the option for the port, and the port without it. */
const databases: Readonly<Record<string, { readonly option: string; readonly port: number }>> = {
  mysql: { option: 'P', port: portOfService('MySQL') },
  mariadb: { option: 'P', port: portOfService('MySQL') },
  psql: { option: 'p', port: portOfService('PostgreSQL') },
  'redis-cli': { option: 'p', port: portOfService('Redis') },
}

/** The server in the arguments of a database's client, as options, a connection string or an address; else this host. */
function serverIn(words: string, { option, port }: { readonly option: string; readonly port: number }) {
  const url = /:\/\/(?:[^@/\s]*@)?(\[[0-9a-fA-F:.]+\]|[\w.-]+)(?::(\d{1,5}))?/.exec(words)
  const host = url?.[1] ?? /(?:^|\s)(?:-h ?|--host[ =]|host=)([\w.:-]+)/.exec(words)?.[1] ?? 'localhost'
  const given = url?.[2] ?? new RegExp(`(?:^|\\s)(?:-${option} ?|--port[ =]|port=)(\\d{1,5})(?=\\s|$)`).exec(words)?.[1]
  return { host: host.replace(/^\[|\]$/g, ''), port: given ? portOf(given) : port }
}

/** Letters of options that take a value, which is the rest of the word or the next one: the manual of each program. */
const valued: Readonly<Record<string, string>> = {
  curl: 'AbCcDdEeFHhKmoPQrTtUuwXxYyz',
  wget: 'aABDeIilOoPQRtTUwX',
  ssh: 'BbcDEeFIiJLlmOoPpQRSWw',
  sftp: 'BbcDFiJloPRSX',
  ping: 'cIiLlMmpQSsTWw',
  nc: 'wspiO',
}
const longValued =
  /^--(?:connect-timeout|max-time|retry|resolve|interface|header|request|data|output|user|user-agent|write-out|proxy|cacert|cert|key|timeout|tries)$/

const isNc = (tool: string) => tool === 'nc' || tool === 'ncat' || tool === 'netcat'

/** Whether an option has its value in the next word. */
function takesValue(tool: string, word: string): boolean {
  const name = isNc(tool) ? 'nc' : tool
  const letters = Object.hasOwn(valued, name) ? valued[name] : undefined
  if (letters === undefined) return false
  if (word.startsWith('--')) return longValued.test(word)
  const at = [...word].findIndex((letter, index) => index > 0 && letters.includes(letter))
  return at > 0 && at === word.length - 1
}

/** What a command line gives: words that are no options, a port that an option names, whether it speaks UDP. */
interface Words {
  readonly plain: readonly string[]
  readonly port: number | null
  readonly udp: boolean
}

/** Options that name the port, by the program. */
function isPortOption(tool: string, word: string): boolean {
  if (tool === 'ssh') return word === '-p'
  if (tool === 'sftp' || tool === 'scp') return word === '-P'
  if (tool === 'test-connection') return /^-TcpPort$/i.test(word)
  return /^(?:test-netconnection|tnc)$/.test(tool) && /^-(?:Port|p)$/i.test(word)
}

function wordsIn(tool: string, rest: readonly string[]): Words {
  const plain: string[] = []
  let port: number | null = null
  let udp = false
  for (let index = 0; index < rest.length; index += 1) {
    const word = rest[index] ?? ''
    const next = rest[index + 1] ?? ''
    if (isPortOption(tool, word)) {
      port = portOf(next)
      index += 1
    } else if (/^-(?:ComputerName|Uri)$/i.test(word)) {
      plain.unshift(next)
      index += 1
    } else if (word.startsWith('-')) {
      if (isNc(tool) && /^-\w{0,9}u/.test(word)) udp = true
      if (takesValue(tool, word)) index += 1
    } else plain.push(word)
  }
  return { plain, port, udp }
}

const byUrl: ReadonlySet<string> = new Set(['curl', 'wget', 'invoke-webrequest', 'iwr', 'http', 'https', 'grpcurl'])
const plainHosts: ReadonlySet<string> = new Set([
  'dig',
  'nslookup',
  'host',
  'openssl',
  'nmap',
  'mtr',
  'traceroute',
  'tracert',
])

/** Programs that take a host, and the port behind it. */
const withPortBehind: ReadonlySet<string> = new Set(['tcping', 'psping', 'nc', 'ncat', 'netcat'])

/** Programs that take `-4` and `-6` for the family to use, alone or among other letters. */
const withFamily: ReadonlySet<string> = new Set(['curl', 'wget', 'ssh', 'sftp', 'nc', 'ncat', 'telnet', 'ping', 'nmap'])

/** The family that an option limits a command to; null where none does. */
function onlyOf(tool: string, words: readonly string[]): Family | null {
  if (/(?:^|\/)ping6$/.test(words[0] ?? '')) return 6
  if (!withFamily.has(tool)) return null
  const option = words.find((word) => /^-(?:[a-zA-Z]{0,6}[46][a-zA-Z]{0,6}|-ipv[46]|-inet[46]-only)$/.test(word))
  return option === undefined ? null : option.includes('6') ? 6 : 4
}

/** The address that a command gives a name, for want of another (`--resolve example.com:443:203.0.113.9`). */
function givenAddress(words: readonly string[]): string | null {
  const given = words[words.indexOf('--resolve') + 1] ?? ''
  const address = /^[+]?[\w.*-]{1,255}:\d{1,5}:\[?([0-9a-fA-F:.]{2,45}?)\]?$/.exec(given)?.[1]
  return words.includes('--resolve') && address !== undefined ? address : null
}

/** Where a client's command line points to; null when it is no client's. */
export const goalOf = (command: string | null) => (command === null ? null : goalIn(command))

const goalIn = remembering((command: string): (Goal & { readonly tool: string }) | null => {
  // What a shell puts in is one word, whatever stands in it.
  const [words = []] = pipelineOf(command.replace(/\$\([^()]{0,300}\)/g, '$SHELL'))
  const goal = pointedTo(words)
  const only = goal && onlyOf(goal.tool, words)
  return goal && only ? { ...goal, only } : goal
})

function pointedTo(words: readonly string[]): (Goal & { readonly tool: string }) | null {
  const tool = programNameOf(words)
  const { plain, port, udp } = wordsIn(tool, words.slice(1))
  const [host = '', second = ''] = plain
  if (byUrl.has(tool)) {
    const goal = urlOf(plain.find((word) => /[.:/]|^localhost/.test(word)) ?? host)
    return goal ? { ...goal, host: givenAddress(words) ?? goal.host, tool } : null
  }
  const bare = host.slice(host.lastIndexOf('@') + 1) || null
  if (tool === 'ssh' || tool === 'sftp') return { tool, host: bare, port: port ?? portOfService('SSH'), udp: false }
  if (tool === 'telnet') return { tool, host: bare, port: second ? portOf(second) : portOfService('Telnet'), udp }
  if (withPortBehind.has(tool)) return { tool, host: bare, port: second ? portOf(second) : null, udp }
  if (tool === 'test-netconnection' || tool === 'tnc')
    return { tool: 'Test-NetConnection', host: bare, port, udp: false }
  if (tool === 'test-connection' && port !== null) return { tool, host: bare, port, udp: false }
  if (tool === 'ping' || tool === 'ping6') {
    // `-n 4` and `-t 64` have a number behind them on one system, and nothing on the other.
    const named = plain.find((word) => !/^\d{1,9}$/.test(word))
    return { tool: 'ping', host: named ?? bare, port: null, udp: false }
  }
  const database = Object.hasOwn(databases, tool) ? databases[tool] : undefined
  if (database) return { tool, ...serverIn(words.slice(1).join(' '), database), udp: false }
  return plainHosts.has(tool) ? { tool, host: bare, port: null, udp: false } : null
}

/** Host, address and port of a server, as far as they are known. */
export interface Server {
  readonly host: string | null
  readonly address: HostAddress | null
  readonly port: number | null
}

/** Places in a line where a server stands with its port, the surest first; a group of an IPv6 address is no port. */
const withPort: readonly RegExp[] = [
  /(?:connect to|connect to host|Failed to connect to|Failed connect to|connect to address|Connecting to|Connected to|Trying|dial tcp|tcp connect to|正在连接|Could not connect to|Failed connecting to(?: host| server)?) (?:[\w.-]{1,255} \()?\[?((?![0-9a-fA-F:]{0,40}::|(?:[0-9a-fA-F]{1,4}:){7})[\w.-]{1,255}|[0-9a-fA-F:.]{2,45})\]?\)?(?:[:|]|,? port | \(tcp\) )(\d{1,5})(?!\.?\d|[a-f]|:[\da-f:])/i,
  /(?:connect to host|Failed to connect to|Could not connect to Redis at|Connection to|server on '|connection to server at "[^"]{0,255}" \(|server at ") ?\[?((?![0-9a-fA-F:]{0,40}::|(?:[0-9a-fA-F]{1,4}:){7})[\w.:-]{1,255}?|[0-9a-fA-F:.]{2,45})\]?['"\])]{0,3}(?:,? port |:| \()(\d{1,5})(?!\.?\d|[a-f]|:[\da-f:])/i,
  /"([\w.:-]{1,255})"(?:、ポート|上的服务器，端口)(\d{1,5})(?!\.?\d)/,
  /host='([\w.:-]{1,255})', port=(\d{1,5})(?!\.?\d)/,
  /\/dev\/tcp\/([\w.-]{1,255})\/(\d{1,5})(?!\.?\d)/,
  /\[([\d.]{7,15})\]\s{1,3}(\d{1,5}) \(/,
  /'([\w.-]{1,255})' \(port (\d{1,5})\)/,
  /\bconnect to (?:[\w.-]{1,255})?\/([0-9a-f.:]{2,45}) \(port (\d{1,5})\)/,
  /["“]([\w.-]{1,255})["”] ?[(（]端口:? ?(\d{1,5})[)）]/,
  /(?:[a-z][\w+.-]{1,20}):\/\/(?:[^@/\s"']{0,80}@)?([\w.-]{1,255}):(\d{1,5})(?!\.?\d)/,
  /(?<![\d.])(\d{1,3}(?:\.\d{1,3}){3})(?::\s?|\/ ?(?!(?:[12]?\d|3[0-2])(?!\d))|[: ]port )(\d{1,5})(?![\d.])/,
  /\[([0-9a-fA-F:]{2,45}|[\d.]{7,15})(?:%\w{1,16})?\]:(\d{1,5})(?!\.?\d)/,
  /(?<![\w.-])(localhost):(\d{1,5})(?!\.?\d)/,
  // Node.js, which sets no brackets around an address of IPv6.
  /\bE(?:CONNREFUSED|TIMEDOUT|HOSTUNREACH|CONNRESET|NETUNREACH|ADDRNOTAVAIL) ((?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{1,4}):(\d{1,5})(?![\d:])/,
]
const look = new FirstLook(withPort.map((pattern) => [pattern]))
const alone =
  /(?:Trying|Connected to|address|fail for|Connecting To|(?:[Ff]ailed to|[Cc]an['’]?t) connect to) \[?([0-9a-fA-F:.]{2,45}?)\]?(?:\.{3}|:\s|\.?\s{0,9}$|\s)/i
const portAlone = /(?:on port|port:?|ポート番号|端口|ポート)\s{0,3}(\d{1,5})(?!\d)/i
/** An address of a page, but that of the list of errors to which libcurl's users are sent. */
const plainUrl = /\b(https?):\/\/(?!curl\.(?:haxx\.)?se\/)([\w.-]{1,255})(?=[/\s"'?#:)]|$)(?!:\d)/

/** What an address of IPv6 may be, from a place on. */
const wordFrom = (line: string, at: number) =>
  /^[0-9a-f:.]{2,45}?(?=:?(?:\s|$))/i.exec(line.slice(at, at + 60))?.[0] ?? ''

/** The server that a line of output itself names. */
export function serverNamed(line: string): Server {
  look.at(line)
  for (let index = 0; index < withPort.length; index += 1) {
    const match = look.has(index) ? withPort[index]?.exec(line) : null
    if (!match?.[1]) continue
    const bare = match[1].replace(/:$/, '')
    // Without brackets the last group of an address of IPv6 looks like a port.
    const whole = bare.includes(':') && !/\bTrying /.test(line) ? wordFrom(line, line.indexOf(bare)) : ''
    const six = whole.length > bare.length ? addressOf(whole) : null
    if (six) return { host: whole, address: six, port: null }
    return { host: bare, address: addressOf(bare), port: portOf(match[2] ?? '') }
  }
  const single = alone.exec(line)?.[1]
  const port = portAlone.exec(line)?.[1]
  const url = single ? null : plainUrl.exec(line)
  if (url?.[2] && port === undefined) {
    return { host: url[2], address: addressOf(url[2]), port: schemes[url[1] ?? ''] ?? null }
  }
  return { host: single ?? null, address: single ? addressOf(single) : null, port: port ? portOf(port) : null }
}
