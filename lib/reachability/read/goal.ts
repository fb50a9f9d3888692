import { pipelineOf } from '../coverage'
import { addressOf, type HostAddress } from '../host-address'
import { portOf } from '../port'

/** Where a client's command points to. */
export interface Goal {
  readonly host: string | null
  readonly port: number | null
  readonly udp: boolean
}

const schemes: Readonly<Record<string, number>> = { http: 80, https: 443 }

/** Host and port of `http://host:port/…`; null when the text is no such address. */
function urlOf(text: string): Goal | null {
  const match = /^(?:(https?):\/\/)?(?:[^@/\s]*@)?(\[[0-9a-fA-F:.]+\]|[\w.-]+)(?::(\d{1,5}))?(?:[/?#].*)?$/.exec(text)
  if (!match?.[2]) return null
  return {
    host: match[2].replace(/^\[|\]$/g, ''),
    port: match[3] ? portOf(match[3]) : (schemes[match[1] ?? 'http'] ?? null),
    udp: false,
  }
}

/** Databases' clients: the option for the port, and the port without it. */
const databases: Readonly<Record<string, { readonly option: string; readonly port: number }>> = {
  mysql: { option: 'P', port: 3306 },
  mariadb: { option: 'P', port: 3306 },
  psql: { option: 'p', port: 5432 },
  'redis-cli': { option: 'p', port: 6379 },
}

/** The server in the arguments of a database's client, as options, a connection string or an address; else this host. */
function serverIn(words: string, { option, port }: { readonly option: string; readonly port: number }) {
  const url = /:\/\/(?:[^@/\s]*@)?(\[[0-9a-fA-F:.]+\]|[\w.-]+)(?::(\d{1,5}))?/.exec(words)
  const host = url?.[1] ?? /(?:^|\s)(?:-h ?|--host[ =]|host=)([\w.:-]+)/.exec(words)?.[1] ?? 'localhost'
  const given = url?.[2] ?? new RegExp(`(?:^|\\s)(?:-${option} ?|--port[ =]|port=)(\\d{1,5})(?=\\s|$)`).exec(words)?.[1]
  return { host: host.replace(/^\[|\]$/g, ''), port: given ? portOf(given) : port }
}

/** Where a client's command line points to. */
export function goalOf(command: string | null): (Goal & { readonly tool: string }) | null {
  if (command === null) return null
  const [words = []] = pipelineOf(command)
  const tool = (words[0] ?? '')
    .replace(/^.*[\\/]/, '')
    .replace(/\.exe$/i, '')
    .toLowerCase()
  const rest = words.slice(1)
  const plain: string[] = []
  const taking =
    /^-(?:m|o|H|X|d|A|u|w|c|W|i|p|D|F|T|x|e|k|t|s|b|connect-timeout|max-time|retry|resolve|interface|user-agent)$|^--(?:connect-timeout|max-time|retry|resolve|interface|header|request|data|output|user|user-agent|write-out|proxy|cacert|cert|key|timeout|tries)$/
  let port: number | null = null
  let udp = false
  for (let index = 0; index < rest.length; index += 1) {
    const word = rest[index] ?? ''
    if (tool === 'ssh' && word === '-p') port = portOf(rest[++index] ?? '')
    else if (/^-(?:Port|p)$/i.test(word) && /^(?:test-netconnection|tnc)$/.test(tool))
      port = portOf(rest[++index] ?? '')
    else if (/^-ComputerName$/i.test(word)) plain.unshift(rest[++index] ?? '')
    else if (word.startsWith('-')) {
      if (/^nc(?:at)?$/.test(tool) && /^-\w*u/.test(word)) udp = true
      const takesValue = /^nc(?:at)?$/.test(tool)
        ? /^-\w*[wsp]$/.test(word)
        : tool === 'curl' || tool === 'wget' || tool === 'ssh' || tool === 'ping'
          ? taking.test(word) && !(tool === 'ssh' && /^-[At]$/.test(word))
          : false
      if (takesValue) index += 1
    } else plain.push(word)
  }
  const [host = '', second = ''] = plain
  if (tool === 'curl' || tool === 'wget') {
    const url = plain.find((word) => /[.:/]|^localhost/.test(word)) ?? host
    const goal = urlOf(url)
    return goal ? { ...goal, tool } : null
  }
  if (tool === 'ssh') return { tool, host: host.replace(/^.*@/, '') || null, port: port ?? 22, udp: false }
  if (tool === 'telnet' || tool === 'nc' || tool === 'ncat') {
    return { tool, host: host || null, port: second ? portOf(second) : tool === 'telnet' ? 23 : null, udp }
  }
  if (tool === 'test-netconnection' || tool === 'tnc')
    return { tool: 'Test-NetConnection', host: host || null, port, udp: false }
  if (tool === 'ping' || tool === 'ping6') return { tool: 'ping', host: host || null, port: null, udp: false }
  const database = databases[tool]
  if (database) return { tool, ...serverIn(rest.join(' '), database), udp: false }
  if (/^(?:dig|nslookup|host|openssl|nmap)$/.test(tool)) return { tool, host: host || null, port: null, udp: false }
  return null
}

/** Host, address and port of a server, as far as they are known. */
export interface Server {
  readonly host: string | null
  readonly address: HostAddress | null
  readonly port: number | null
}

/** The server that a line of output itself names. */
export function placeIn(line: string): Server {
  const patterns = [
    /(?:connect to|connect to host|Failed to connect to|Failed connect to|connect to address|Connecting to|Connected to|Trying|dial tcp|connect fail for)\s+(?:[\w.-]+\s+\()?\[?([0-9a-fA-F:.]*[.:][0-9a-fA-F:.]*|[\w.-]+)\]?\)?(?:[:|]|,?\s+port\s+|\s+\(tcp\)\s+)(\d{1,5})/i,
    /(?:connect to host|Failed to connect to|Could not connect to Redis at|Connection to|Can't connect to \w+ server on '|connection to server at "[^"]*" \(|server at ")\s*\[?([\w.:-]+?)\]?['"\])]*(?:,?\s+port\s+|:| \()(\d{1,5})/i,
    /"([\w.:-]+)"(?:、ポート|上的服务器，端口)(\d{1,5})/,
    /\/dev\/tcp\/([\w.-]+)\/(\d{1,5})/,
    /\[([\d.]+)\]\s+(\d{1,5})\s+\(/,
    /https?:\/\/([\w.-]+):(\d{1,5})/,
    /(\d{1,3}(?:\.\d{1,3}){3})[: ](?:port )?(\d{1,5})\b/,
    /\[([0-9a-fA-F:]+)\]:(\d{1,5})/,
  ]
  for (const pattern of patterns) {
    const match = pattern.exec(line)
    if (match?.[1]) {
      const bare = match[1].replace(/:$/, '')
      return { host: bare, address: addressOf(bare), port: portOf(match[2] ?? '') }
    }
  }
  const single =
    /(?:Trying|Connected to|address|fail for|Connecting To)\s+\[?([0-9a-fA-F:.]*[.:][0-9a-fA-F:.]*?)\]?(?:\.{3}|:\s|\.?\s*$|\s)/i.exec(
      line,
    )
  const address = single?.[1] ? addressOf(single[1]) : null
  const port = /(?:on port|port:?|ポート番号|端口|ポート)\s*(\d{1,5})/i.exec(line)?.[1]
  return { host: single?.[1] ?? null, address, port: port ? portOf(port) : null }
}
