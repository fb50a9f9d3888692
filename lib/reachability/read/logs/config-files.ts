import { portOfService } from '../../data/programs'
import { FirstLook } from '../../look'
import type { ProgramEvent } from '../../model/evidence'
import { addressOf, type HostAddress } from '../../model/host-address'
import { portOf } from '../../model/port'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'
import { callSigns, eventsInCode } from './source-code'

/** Lines of a program's file of settings that say where it is to listen. */
interface Settings {
  readonly program: string
  /** The port where no line names one; null: the address has to name it. */
  readonly port: number | null
  /** Group 1: addresses, with or without a port. */
  readonly address: RegExp
  readonly portLine?: RegExp
  /** A line that leaves the address as it is without: the loopback one. */
  readonly unset?: RegExp
  /** What is said last holds: files of a folder of its own are read behind the one that includes them. */
  readonly isLast?: true
}

const listed = String.raw`((?:(?:localhost|loopback-only|-?[0-9a-f.:]{2,45}|\[[0-9a-f:]{2,45}\](?::\d{1,5})?|\*)[ ,]{0,3}){1,8})`
const given = (before: string, after = '') =>
  new RegExp(String.raw`^\s{0,9}${before}${listed}${after}\s{0,9}(?:#.{0,200})?$`, 'i')

const settings: readonly Settings[] = [
  // sshd_config(5), and `sshd -T`.
  {
    program: 'sshd',
    port: portOfService('SSH'),
    address: given(String.raw`ListenAddress\s{1,9}`),
    portLine: /^\s{0,9}Port\s{1,9}(\d{1,5})\s{0,9}$/i,
  },
  {
    program: 'redis',
    port: portOfService('Redis'),
    address: given(String.raw`bind\s{1,9}`),
    portLine: /^\s{0,9}port\s{1,9}(\d{1,5})\s{0,9}$/,
  },
  {
    program: 'mysqld',
    port: portOfService('MySQL'),
    address: given(String.raw`bind[-_]address\s{0,20}=\s{0,9}`),
    isLast: true,
  },
  {
    program: 'mongod',
    port: portOfService('MongoDB'),
    address: given(String.raw`bind_?ip\s{0,9}[:=]\s{0,9}["']?`, `["']?`),
  },
  {
    program: 'postgres',
    port: portOfService('PostgreSQL'),
    address: given(String.raw`listen_addresses\s{0,9}=\s{0,9}'`, "'"),
    // What stands behind a mark does not hold: it listens for its own machine alone then.
    unset: /^\s{0,9}#\s{0,3}listen_addresses\s{0,9}=/,
  },
  {
    program: 'elasticsearch',
    port: 9200,
    address: given(String.raw`(?:network|http)\.host\s{0,9}:\s{0,9}["']?`, `["']?`),
  },
  {
    program: 'java',
    port: null,
    address: given(String.raw`server\.address\s{0,9}=\s{0,9}`),
    portLine: /^\s{0,9}server\.port\s{0,9}=\s{0,9}(\d{1,5})\s{0,9}$/,
  },
  { program: 'postfix', port: portOfService('SMTP'), address: given(String.raw`inet_interfaces\s{0,9}=\s{0,9}`) },
  { program: 'nginx', port: null, address: /^\s{0,20}listen\s{1,9}(\S{2,60}:\d{1,5})(?: [\w= ]{1,60})?;/ },
  { program: 'httpd', port: null, address: /^\s{0,9}Listen\s{1,9}(\S{2,60}:\d{1,5})\s{0,9}$/ },
  // What applications call the address that they bind: one that they connect to has other names.
  {
    program: 'app',
    port: null,
    address: given(
      String.raw`(?:export\s{1,3})?["']?(?:[A-Za-z]{2,12}[._-])?(?:http[._-]addr(?:ess)?|(?:http|xmlrpc|server|web)[._-]interface|bind[._-]?(?:addr(?:ess)?|host|ip)|listen[._-]?(?:addr(?:ess)?|host|ip|on))["']?\s{0,20}[:=]\s{0,9}["']?`,
      `["']?,?`,
    ),
    portLine:
      /^\s{0,9}(?:export\s{1,3})?["']?(?:[A-Za-z]{2,12}[._-])?(?:(?:http|xmlrpc|server|web|listen|bind)[._-]?)?port["']?\s{0,20}[:=]\s{0,9}["']?(\d{1,5})["']?,?\s{0,9}$/i,
  },
  // Kafka's brokers: what they advertise has a name of its own.
  {
    program: 'kafka',
    port: null,
    address:
      /^\s{0,20}(?:-\s{1,4}["']?)?(?:listeners|KAFKA_(?:CFG_)?LISTENERS)\s{0,9}[=:]\s{0,9}["']?[A-Z_]{2,30}:\/\/((?:[\d.]{7,15}|localhost|\[[0-9a-f:]{2,45}\]):\d{1,5})["']?\s{0,9}$/,
  },
  // https://clickhouse.com/docs/operations/server-configuration-parameters/settings
  ...[8123, 9000].map(
    (port): Settings => ({
      program: 'clickhouse',
      port,
      address: given(String.raw`(?:\d{1,6}:\s{1,9})?<listen_host>`, '</listen_host>'),
    }),
  ),
  // daemon.json of Docker: https://docs.docker.com/reference/cli/dockerd/#daemon-configuration-file
  {
    program: 'dockerd',
    port: null,
    address: /^\s{0,20}(?:"hosts"\s{0,9}:\s{0,9}\[[^\]]{0,200}?)?"tcp:\/\/([\d.]{7,15}:\d{1,5})"\s{0,9}[\],]/,
  },
  // A file of Compose: the address of the host before the port of the host.
  {
    program: 'docker',
    port: null,
    address: /^\s{0,20}-\s{1,9}["']?([\d.]{7,15}:\d{1,5}):\d{1,5}(?:\/tcp)?["']?\s{0,9}$/,
  },
]

const everywhere: ReadonlySet<string> = new Set(['*', '0.0.0.0', '::', '[::]'])

/** `127.0.0.1`, `127.0.0.1:22`, `[::1]:22`, `-::1`; null for what is no address. */
function placeOf(text: string): { address: HostAddress | null; port: number | null } | null {
  const [, host = '', port = ''] = /^(\[[0-9a-f:]{2,45}\]|[\d.]{7,15}|localhost|\*):(\d{1,5})$/i.exec(text) ?? [
    text,
    text.replace(/^-/, ''),
  ]
  if (everywhere.has(host)) return { address: null, port: portOf(port) }
  const address = addressOf(host === 'localhost' || host === 'loopback-only' ? '127.0.0.1' : host)
  return address ? { address, port: portOf(port) } : null
}

function atLoopback(program: string, port: number, line: string): ProgramEvent {
  const told = { kind: 'program', program, what: 'configured', why: null, protocol: 'tcp' } as const
  const rest = { placed: true, container: null, manager: null } as const
  return { ...told, ...rest, address: addressOf('127.0.0.1'), port, line: quote(line) }
}

function eventsIn(lines: readonly string[], { program, port, address, portLine, unset }: Settings): ProgramEvent[] {
  if (lines.length === 0) return []
  const own = lines.filter((line) => address.test(line)).slice(0, 50)
  const left = unset && own.length === 0 ? lines.find((line) => unset.test(line)) : undefined
  if (left !== undefined && port !== null) return [atLoopback(program, port, left)]
  const named = portLine
    ? lines.map((line) => portOf(portLine.exec(line)?.[1] ?? '')).find((found) => found !== null)
    : null
  const told = { kind: 'program', program, what: 'configured', why: null, protocol: 'tcp' } as const
  const rest = { placed: true, container: null, manager: null } as const
  return own.flatMap((line) =>
    // What stands behind a mark does not hold: without a line of one's own PostgreSQL listens for its own machine alone.
    (line.trimStart().startsWith('#') ? 'localhost' : (address.exec(line)?.[1] ?? ''))
      .split(/[\s,]+/)
      .filter((word) => word !== '')
      .flatMap((word): ProgramEvent[] => {
        const place = placeOf(word)
        const at = place?.port ?? named ?? port
        return place && at !== null ? [{ ...told, ...rest, address: place.address, port: at, line: quote(line) }] : []
      }),
  )
}

/** frp, of its server and of its client: https://gofrp.org/en/docs/reference/ */
const frpLines: readonly (readonly [program: string, what: ProgramEvent['what'], line: RegExp])[] = [
  ['frps', 'configured', /^\s{0,9}bind_?port\s{0,9}=\s{0,9}(\d{1,5})\s{0,9}$/i],
  ['frpc', 'asks', /^\s{0,9}server_?port\s{0,9}=\s{0,9}(\d{1,5})\s{0,9}$/i],
]

function frpEvents(lines: readonly string[]): ProgramEvent[] {
  return lines.slice(0, 20_000).flatMap((line): ProgramEvent[] =>
    frpLines.flatMap(([program, what, pattern]): ProgramEvent[] => {
      const port = line.length <= 200 ? portOf(pattern.exec(line)?.[1] ?? '') : null
      const told = { kind: 'program', program, what, why: null, address: null, placed: false } as const
      return port === null
        ? []
        : [{ ...told, port, protocol: 'tcp', container: null, manager: null, line: quote(line) }]
    }),
  )
}

/** How a field of a file of YAML stands in its line: how deep, whether an item of a list begins with it, its name and its value. */
const yamlField = /^(\s{0,20})(-\s{1,4})?(\w{1,30}):(?:\s{1,9}["']?([\w.:/*-]{1,60})["']?)?\s{0,9}(?:#.{0,200})?$/

interface YamlField {
  readonly depth: number
  readonly isItem: boolean
  readonly name: string
  readonly value: string
  readonly line: string
}

function yamlFields(lines: readonly string[]): YamlField[] {
  return lines.flatMap((line): YamlField[] => {
    const [, blanks = '', hyphen, name, value = ''] = line.length <= 200 ? (yamlField.exec(line) ?? []) : []
    if (name === undefined) return []
    return [{ depth: blanks.length + (hyphen?.length ?? 0), isItem: hyphen !== undefined, name, value, line }]
  })
}

/** Fields that stand together, of an item of a list or below a name: each with its line. */
function groupsOf(fields: readonly YamlField[], begins: (field: YamlField) => boolean): Map<string, YamlField>[] {
  const groups: Map<string, YamlField>[] = []
  let open: { readonly depth: number; readonly group: Map<string, YamlField> } | null = null
  for (const field of fields) {
    if (begins(field)) {
      open = { depth: field.isItem ? field.depth : field.depth + 1, group: new Map() }
      groups.push(open.group)
      if (!field.isItem) continue
    } else if (open && (field.depth < open.depth || field.isItem)) open = null
    if (open && !open.group.has(field.name)) open.group.set(field.name, field)
  }
  return groups
}

const portKeys = /^(?:target|published|host_ip|protocol|mode|app_protocol|name)$/

/** Where the fields of a group let a program listen. */
function eventOf(program: string, address: YamlField | undefined, port: YamlField | undefined): ProgramEvent[] {
  const place = address ? placeOf(address.value) : null
  const number = portOf(port?.value ?? '')
  if (!address || !place || number === null) return []
  const told = { kind: 'program', program, what: 'configured', why: null, protocol: 'tcp' } as const
  const rest = { placed: true, container: null, manager: null } as const
  return [{ ...told, ...rest, address: place.address, port: number, line: quote(address.line) }]
}

/** Ports of a file of Compose, each with its fields on lines of their own; `server.address` of Spring as YAML. */
function yamlEvents(lines: readonly string[]): ProgramEvent[] {
  const fields = yamlFields(lines)
  const ports = groupsOf(fields, ({ isItem, name }) => isItem && portKeys.test(name))
  const server = groupsOf(fields, ({ isItem, name, value }) => !isItem && name === 'server' && value === '')
  return [
    ...ports.flatMap((group) => eventOf('docker', group.get('host_ip'), group.get('published'))),
    ...server.flatMap((group) => eventOf('java', group.get('address'), group.get('port'))),
  ]
}

/** An item of `ports:` in a file of Compose: the port of the host, and that of the container. */
const composePort =
  /^\s{0,20}-\s{1,9}["']?(?:0\.0\.0\.0:)?(\d{1,5}):(\d{1,5})(?:\/(tcp|udp))?["']?\s{0,9}(?:#.{0,200})?$/
const portsKey = /^\s{0,20}"?ports"?:\s{0,9}(?:#.{0,200})?$/

/** Ports that a file of Compose publishes to everyone. */
function composeEvents(lines: readonly string[]): ProgramEvent[] {
  let isPorts = false
  return lines.flatMap((line): ProgramEvent[] => {
    if (line.length > 300) return []
    if (!isPorts || !/^\s{0,20}(?:-|#|$)/.test(line)) isPorts = portsKey.test(line)
    const [, port = '', inside = '', kind] = isPorts ? (composePort.exec(line) ?? []) : []
    const [outer, inner] = [portOf(port), portOf(inside)]
    if (outer === null || inner === null) return []
    const told = { kind: 'program', program: 'docker', what: 'configured', why: null, address: null } as const
    const rest = { placed: true, container: null, manager: null, line: quote(line) } as const
    return [{ ...told, ...rest, port: outer, inside: inner, protocol: kind === 'udp' ? 'udp' : 'tcp' }]
  })
}

/** What such a file cannot do without. */
const yamlSigns: readonly RegExp[] = [/host_ip:/, /^server:/, /ports"?:/]

/** What `grep -rn` puts before a line: the file, and the line's number; of one file, the number alone. */
const ofSearch = /^(?:\/[\w./-]{1,200}:(?:\d{1,6}:)?|\d{1,6}:(?=[a-zA-Z]))/

/** A pattern of a line, as it may stand behind that. */
const found = ({ source, flags }: RegExp) =>
  new RegExp(source.replace(/^\^/, `^(?:${ofSearch.source.slice(1)})?`), flags)

/** How a port of a file of Compose begins: a hyphen, then a quote, a digit, or more blanks. */
const ofCompose = /- "|- '|- {2}|- 0|- 1|- 2|- 3|- 4|- 5|- 6|- 7|- 8|- 9/

/** What lines of interest have, by the settings that they are of. */
const signs: readonly (readonly RegExp[])[] = settings.map(({ program, address, portLine, unset }) => [
  program === 'docker' ? ofCompose : address,
  ...(unset ? [unset] : []),
  ...(portLine ? [portLine] : []),
])
const look = new FirstLook(signs)

/** The file whose line `grep` has found. */
const fileOf = (line: string) => /^(\/[\w./-]{1,200}):/.exec(line)?.[1] ?? null

/** A folder of parts, by its name: `conf.d`, `mysql.conf.d`. */
const isPart = (file: string) => /\.d\/[^/]{1,80}$/.test(file)

/** Without the addresses over which another that is said later goes. */
function held(
  lines: readonly string[],
  { address, isLast }: Settings,
  files: ReadonlyMap<string, string>,
): readonly string[] {
  const own = lines.filter((line) => address.test(line) && !line.trimStart().startsWith('#'))
  if (!isLast || own.length < 2) return lines
  const rank = (line: string) => (isPart(files.get(line) ?? '') ? 1 : 0)
  const [last] = own
    .map((line, index) => ({ line, file: files.get(line) ?? '', index }))
    .sort((a, b) => rank(b.line) - rank(a.line) || (a.file < b.file ? 1 : a.file > b.file ? -1 : b.index - a.index))
  return lines.filter((line) => !own.includes(line) || line === last?.line)
}

/** Reads where programs' files of settings let them listen. That a program runs with them is for others to show. */
export const configFiles: EvidenceReader = {
  name: 'config',
  signs: [...signs.flat().map(found), ...yamlSigns, ...frpLines.map(([, , pattern]) => pattern), ...callSigns],
  read: (block, signed) => {
    const lines = settings.map((): string[] => [])
    const files = new Map<string, string>()
    for (const at of signed.slice(0, 20_000)) {
      const written = block.lines[at] ?? ''
      if (written.length > 300) continue
      const line = written.replace(/^`|`\s{0,20}$/g, '').replace(ofSearch, '')
      files.set(line, fileOf(written) ?? files.get(line) ?? '')
      look.at(line)
      for (const [index, own] of lines.entries()) if (look.has(index)) own.push(line)
    }
    const yaml = signed.some((at) => yamlSigns.some((sign) => sign.test(block.lines[at] ?? '')))
    return [
      ...settings.flatMap((each, index) => eventsIn(held(lines[index] ?? [], each, files), each)),
      ...eventsInCode(signed.slice(0, 20_000).map((at) => block.lines[at] ?? '')),
      ...frpEvents(signed.map((at) => block.lines[at] ?? '')),
      ...(yaml ? yamlEvents(block.lines.slice(0, 20_000)) : []),
      ...(yaml ? composeEvents(block.lines.slice(0, 20_000)) : []),
    ]
  },
}
