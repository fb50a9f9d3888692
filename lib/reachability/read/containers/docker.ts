import { allPortsOf as usualPortsOf } from '../../data/programs'
import type { Evidence, ProgramEvent, PublishedPort, Workload } from '../../model/evidence'
import { addressOf } from '../../model/host-address'
import type { PastedBlock } from '../../paste/blocks'
import { quote } from '../../paste/quote'
import { saysListening } from '../logs/programs'
import type { EvidenceReader } from '../reader'
import { isGuess, isTold } from '../talk'

/** `127.0.0.1:3002->3002/tcp`, `0.0.0.0:7000-7001->7000-7001/tcp`, `:::8088->80/tcp`, `[::]:80->80/tcp`. */
const mapping =
  /(?:(\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]{2,45}\]|:::?|\*):)?(\d{1,5})(?:-(\d{1,5}))?->(\d{1,5})(?:-(\d{1,5}))?\/(tcp|udp)/g
/** What such a map, and one that Go prints, has: to look for all of it in each line that speaks of TCP would take long. */
const mapped = /->\d{1,5}(?:-\d{1,5})?\/(?:tcp|udp)/
const inGo = /:\[\{[0-9a-f:.]{0,45} \d/
/** `80/tcp`, `15671-15672/tcp`: a port that the program inside uses, and that is not published. */
const exposed = /(?<![\d>:.\-/])(\d{1,5})(?=\/tcp|\/udp|-\d{1,5}\/)(?:-(\d{1,5}))?\/(tcp|udp)(?=,|\s|$)/g

/** How `docker ps`, `docker compose ps` (both versions) and podman head their lists. */
const heads: readonly RegExp[] = [
  /^\s{0,9}CONTAINER ID\s{1,200}IMAGE\s/,
  /^\s{0,9}NAME\s{1,200}IMAGE\s{1,200}COMMAND\s{1,200}SERVICE\s/,
  /^\s{0,9}NAME\s{1,200}COMMAND\s{1,200}SERVICE\s{1,200}STATUS\s{1,200}PORTS/,
  /^\s{0,9}ID\s{1,200}IMAGE\s{1,200}COMMAND\s{1,200}CREATED\s{1,200}STATUS\s{1,200}PORTS/,
  /^\s{0,60}Name\s{1,200}Command\s{1,200}State\s{1,200}Ports\s{0,60}$/i,
  /^\s{0,9}ID\s{1,200}NAME\s{1,200}MODE\s{1,200}REPLICAS\s{1,200}IMAGE\s{1,200}PORTS/,
  /^\s{0,9}(?=.{0,300}\b(?:PORTS|IMAGE|COMMAND|CREATED)\b)(?:(?:NAME|IMAGE|COMMAND|SERVICE|CREATED|STATUS|STATE|PORTS)(?:\s{1,200}|$)){2,8}$/,
  // Columns that the reader has chosen: `--format 'table {{.Names}}\t{{.Ports}}'`.
  /^\s{0,9}(?:(?:CONTAINER ID|IMAGE|COMMAND|CREATED(?: AT)?|STATUS|STATE|PORTS|NAMES|SIZE|RUNNING FOR|NETWORKS|LOCAL VOLUMES)(?:\s{1,200}|$)){2,12}$/,
]

/** Most ports of a range that are told apart. */
const longestRange = 100

interface Row {
  readonly tool: string
  readonly name: string
  readonly image: string
  readonly line: string
}

function portsIn(text: string, row: Row): PublishedPort[] {
  const found: PublishedPort[] = []
  const note = (protocol: string, inside: number, port: number | null, host: string | undefined) => {
    const address = host === undefined ? null : addressOf(host)
    const bound = address !== null && address.value !== 0n ? address : null
    found.push({
      kind: 'published-port',
      ...row,
      protocol: protocol === 'udp' ? 'udp' : 'tcp',
      inside,
      port,
      address: bound,
    })
  }
  for (const match of text.matchAll(mapping)) {
    const [, host, first = '', last, inside = '', , protocol = ''] = match
    const count = last === undefined ? 1 : Math.min(Number(last) - Number(first) + 1, longestRange)
    for (let step = 0; step < count; step += 1) note(protocol, Number(inside) + step, Number(first) + step, host)
  }
  for (const [, first = '', last = first, protocol = ''] of text.replace(mapping, ' ').matchAll(exposed)) {
    const count = Math.min(Number(last) - Number(first) + 1, longestRange)
    for (let step = 0; step < count; step += 1) note(protocol, Number(first) + step, null, undefined)
  }
  return found
}

function stateOf(text: string): Workload['state'] | null {
  if (/\bRestarting\b/i.test(text)) return 'restarts'
  if (/\bExited \(|\bExit \d|\bexited\b|\bDead\b|\bCreated\b(?! \d)/.test(text)) return 'ended'
  return /\bUp\b|\brunning\b/i.test(text) ? 'runs' : null
}

/** Where a list has the name and the image of a container. */
interface Table {
  readonly tool: string
  readonly name: (line: string, words: readonly string[]) => string
  readonly image: (line: string, words: readonly string[]) => string
}

const second = (_: string, words: readonly string[]) => words[1] ?? ''
const docked: Table = { tool: 'docker', name: (_, words) => words.at(-1) ?? '', image: second }
/** A line that somebody has made of the columns: the name stands first. */
const made: Table = { tool: 'docker', name: (_, words) => (words[0] ?? '').replace(/[:,|]$/, ''), image: () => '' }
const swarm: Table = { tool: 'docker service', name: second, image: (_, words) => words[4] ?? '' }
const composed: Table = { tool: 'docker compose', name: (_, words) => words[0] ?? '', image: second }
/** Behind the name stands the command, whose program tells as much as an image what runs there. */
const commanded: Table = { ...composed, tool: 'docker-compose' }

/** Before 0.7 containers had no names, and ports no protocols: `49154->80`. */
const early: Table = { tool: 'docker', name: (_, words) => words[0] ?? '', image: second }
const earlyPort = /(?<=\s)(\d{1,5})->(\d{1,5})(?=,|\s|$)/g

/** A table of chosen columns: a cell stands below the head of its column. */
function chosen(head: string): Table {
  const cell = (column: string) => (line: string) => {
    const at = head.indexOf(column)
    return at < 0 ? '' : (line.slice(at).trimStart().split(/\s/, 1)[0] ?? '')
  }
  return { tool: 'docker', name: cell(head.includes('NAMES') ? 'NAMES' : 'NAME'), image: cell('IMAGE') }
}

/** What stands below each head, in the order of `heads`. */
const tables: readonly ((head: string) => Table)[] = [
  () => docked,
  () => composed,
  () => commanded,
  () => early,
  () => commanded,
  () => swarm,
  chosen,
  chosen,
]

function tableOf(line: string): Table | null {
  return tables[heads.findIndex((pattern) => pattern.test(line))]?.(line) ?? null
}

/** A row of a list: its ports, and whether it runs. */
function rowOf(line: string, table: Table): Evidence[] {
  const words = line.trim().split(/\s+/)
  const { tool } = table
  const row: Row = { tool, name: table.name(line, words), image: table.image(line, words), line: quote(line) }
  const state = table === swarm && words[3]?.startsWith('0/') ? 'ended' : stateOf(line)
  // podman keeps in its list where an ended container was published.
  const written = table === early ? line.replace(earlyPort, '$1->$2/tcp') : line
  const ports = state === 'ended' ? [] : portsIn(written, row)
  return state === null && ports.length === 0
    ? []
    : [{ kind: 'workload', what: 'container', ...row, state: state ?? 'runs' } satisfies Workload, ...ports]
}

/** A narrow window breaks a row in two: the ports of a line that goes on with the row before it. */
function goesOn(line: string, found: readonly Evidence[]): Evidence[] {
  const row = found.findLast((item) => item.kind === 'workload')
  return row ? portsIn(line, { tool: row.tool, name: row.name, image: row.image, line: quote(line) }) : []
}

/** `docker port web`: `80/tcp -> 0.0.0.0:8080`. */
const portLine = /^\s{0,9}(\d{1,5})\/(tcp|udp) -> (\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]{2,45}\]|:::?):(\d{1,5})\s{0,9}$/

function portRow(line: string, name: string): Evidence[] {
  const match = portLine.exec(line)
  if (!match) return []
  const [, inside = '', protocol = '', host = '', port = ''] = match
  return portsIn(`${host}:${port}->${inside}/${protocol}`, { tool: 'docker', name, image: '', line: quote(line) })
}

/** What `docker inspect` says of ports: a port as a key, and the addresses of the host below it, on one line or many. */
const inspectedPart =
  /"Name": ?"\/?([\w.-]{1,128})"|"(\d{1,5})\/(tcp|udp)": ?(null|\[)|"HostIp": ?"([0-9a-f:.]{0,45})"|"HostPort": ?"(\d{1,5})"/g
/** A port that is not published, among others that may be. */
const nullPort = /"\d{1,5}\/(?:tcp|udp)": ?null\b/
/** The same as Go prints it: `80/tcp:[{0.0.0.0 8080} {:: 8080}]`. */
const goPorts = /\b(\d{1,5})\/(tcp|udp):\[((?:\{[0-9a-f:.]{0,45} \d{1,5}\} ?){1,10})\]/g

const written = (host: string) => (host === '' ? '0.0.0.0' : host.includes(':') ? `[${host}]` : host)

/** What is known while an inspection is read: the port whose addresses come next, the address before a port. */
interface Inspection {
  inside: { readonly port: string; readonly protocol: string } | null
  host: string
  name: string
}

/** Parts of JSON, one after the other. */
function inspectedIn(line: string, state: Inspection, row: () => Row): PublishedPort[] {
  const found: PublishedPort[] = []
  for (const [, named, port, protocol = '', open, address, hostPort] of line.matchAll(inspectedPart)) {
    if (named !== undefined) state.name ||= named
    else if (port !== undefined) {
      state.inside = { port, protocol }
      state.host = ''
      if (open === 'null') found.push(...portsIn(`${port}/${protocol}`, row()))
    } else if (address !== undefined) state.host = address
    else if (hostPort !== undefined && state.inside) {
      const { inside, host } = state
      found.push(...portsIn(`${written(host)}:${hostPort}->${inside.port}/${inside.protocol}`, row()))
    }
  }
  return found
}

function goPortsIn(line: string, row: () => Row): PublishedPort[] {
  return [...line.matchAll(goPorts)].flatMap(([, port = '', protocol = '', list = '']) =>
    [...list.matchAll(/\{([0-9a-f:.]{0,45}) (\d{1,5})\}/g)].flatMap(([, address = '', hostPort = '']) =>
      portsIn(`${written(address)}:${hostPort}->${port}/${protocol}`, row()),
    ),
  )
}

/** `docker inspect`, whole or by a format of one's own. */
function inspected({ lines, command }: PastedBlock): Evidence[] {
  const found: Evidence[] = []
  const asked = /^(?:docker|podman)\s{1,9}(?:container\s{1,9})?inspect\s.{0,300}\s([\w][\w.-]{0,127})\s{0,9}$/.exec(
    command ?? '',
  )?.[1]
  const state: Inspection = { inside: null, host: '', name: asked ?? '' }
  for (const line of lines) {
    if (line.length > longestInspected) continue
    const row = (): Row => ({ tool: 'docker', name: state.name || 'CONTAINER', image: '', line: quote(line) })
    found.push(...inspectedIn(line, state, row), ...goPortsIn(line, row))
  }
  return found
}

/** Longest line of an inspection: a document that a format printed on one line. */
const longestInspected = 4000

const unlisted =
  /^\s{0,9}(?:[\w.-]{1,128}:?\s.{0,300}(?:\d|\]|:)|[\d.]{7,15}|\[[0-9a-f:]{2,45}\]|::):\d{1,5}(?:-\d{1,5})?->\d{1,5}(?:-\d{1,5})?\/(?:tcp|udp)/

/** A container as an object on a line: `docker ps --format json`, `docker compose ps --format json`. */
const asObject = /^\s{0,9}\{.{0,2000}"Ports":"([^"]{0,600})"/
const inObject = (line: string, key: string) => new RegExp(`"${key}":"([^"]{0,300})"`).exec(line)?.[1] ?? ''

/** Such an object, as the row that it would be. */
function objectRow(line: string): Evidence[] {
  const ports = asObject.exec(line)?.[1]
  if (ports === undefined) return []
  const name = inObject(line, 'Names') || inObject(line, 'Name')
  const row: Row = { tool: 'docker', name, image: inObject(line, 'Image'), line: quote(line) }
  const state = stateOf(inObject(line, 'Status'))
  const found = portsIn(ports.replaceAll('\\u003e', '>'), row)
  return state === null ? found : [{ kind: 'workload', what: 'container', ...row, state } satisfies Workload, ...found]
}

/** What it says of a port that is not published. */
const noPort =
  /^\s{0,9}Error(?: response from daemon)?: [Nn]o public port '(\d{1,5})(?:\/(tcp|udp))?' published for ([\w.-]{1,128})/

function missingPort(line: string): Evidence[] {
  const [, inside = '', protocol = 'tcp', name = ''] = noPort.exec(line) ?? []
  return inside === '' ? [] : portsIn(`${inside}/${protocol}`, { tool: 'docker', name, image: '', line: quote(line) })
}

/** `docker port web 8080` prints where that one is. */
const portAsked = /^(?:docker|podman)\s{1,9}port\s{1,9}(\S{1,128})\s{1,9}(\d{1,5})(?:\/(tcp|udp))?\s{0,9}$/
const placeAlone = /^\s{0,9}(\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]{2,45}\]):(\d{1,5})\s{0,9}$/

function askedPorts({ command, lines }: PastedBlock): Evidence[] {
  const [, name = '', inside = '', protocol = 'tcp'] = portAsked.exec(command ?? '') ?? []
  if (name === '') return []
  return lines.flatMap((line) => {
    const place = placeAlone.exec(line)
    const row: Row = { tool: 'docker', name, image: '', line: quote(line) }
    return place ? portsIn(`${place[1]}:${place[2]}->${inside}/${protocol}`, row) : []
  })
}

/**
 * `docker run -p 127.0.0.1:8080:80 web`. Where the id of the container or its log was printed it runs as it was told to; else the
 * command says what somebody meant to have.
 */
const runCommand = /^(?:docker|podman)\s{1,9}(?:container\s{1,9})?run\s/
const ranAs = /^\s{0,9}[0-9a-f]{64}\s{0,9}$/
const publishOption =
  /\s(?:-p|--publish)[ =]["']?(?:((?:\d{1,3}\.){3}\d{1,3}|\[[0-9a-f:]{2,45}\]):)?(\d{1,5})(?:-(\d{1,5}))?:(\d{1,5})(?:-(\d{1,5}))?(?:\/(tcp|udp))?["']?(?=\s|$)/g

/** Options by which ports of a container are reached, one by one, all at once, or as those of the host. */
const hasPublished =
  /\s(?:-[a-zA-Z]{0,4}[pP][a-zA-Z]{0,4}|--publish(?:-all)?|--net(?:work)?[ =](?:host|container:\S{1,80})|--label|-l)(?=[\s=\d]|$)/
/** Options that take the next word with them. */
const takesNext =
  /^(?:-[a-zA-Z]{0,4}[evwuhmlcp]|--(?:name|publish|expose|env|env-file|volume|workdir|user|hostname|memory|cpus|restart|network|net|label|mount|entrypoint|platform|pull|gpus|add-host|dns|ip|link|log-driver|log-opt|shm-size|ulimit|cap-add|cap-drop|device|tmpfs|security-opt|sysctl|pid|ipc))$/

/** The image that such a command names: the first word that is no option, nor of one. */
function imageIn(command: string): string {
  const words = command.slice(0, 2000).split(/\s+/)
  for (let index = words.indexOf('run') + 1; index < words.length; index += 1) {
    const word = words[index] ?? ''
    if (takesNext.test(word)) index += 1
    else if (!word.startsWith('-')) return /^[\w./:@-]{1,200}$/.test(word) ? word : ''
  }
  return ''
}

/** Images, and commands in them, by which somebody looks around or asks others: no service is started. */
const noService =
  /^(?:.{0,80}\/)?(?:hello-world|busybox|alpine|netshoot|curl|debian|ubuntu|fedora|centos)(?::\S{1,80})?$/i
const asksOthers =
  /\s(?:curl|wget|nc|ncat|telnet|ping|dig|nslookup|nmap|openssl|ssh|traceroute|psql|mysql|mysqladmin|mysqldump|redis-cli|mongosh?|env|ls|cat|echo|which|id|whoami|--version|--help|-h)(?=\s|$)|\s(?:\/bin\/)?(?:ba)?sh\s{0,9}$/

/** Any of its ports, where it is not known which it has. */
const anyPort = 0

/** The ports that what it runs has unless told otherwise, of which it publishes none. */
function withoutPorts(row: Row, command: string): PublishedPort[] {
  const usual = usualPortsOf(row.image)
  const within = ` ${command.slice(command.indexOf(` ${row.image}`) + 1 + row.image.length)}`
  if (usual.length === 0 && (row.image === '' || noService.test(row.image) || asksOthers.test(within))) return []
  return (usual.length > 0 ? usual : [anyPort]).map((inside) => ({
    kind: 'published-port',
    ...row,
    planned: true,
    protocol: 'tcp',
    inside,
    port: null,
    address: null,
  }))
}

/** The ports that options of such a command publish. */
function publishedIn(command: string, row: Row): PublishedPort[] {
  return [...command.slice(0, 2000).matchAll(publishOption)].flatMap(
    ([, host, port = '', last, inside = '', end, kind]) => {
      const to = (first: string, final: string | undefined) => (final === undefined ? first : `${first}-${final}`)
      return portsIn(
        `${host === undefined ? '' : `${host}:`}${to(port, last)}->${to(inside, end)}/${kind ?? 'tcp'}`,
        row,
      )
    },
  )
}

/** A container's own ports, asked for alone: none of them is published. */
const portsAsked =
  /\b(?:docker|podman|nerdctl)\s.{0,40}inspect\s.{0,200}(?:NetworkSettings\.Ports|HostConfig\.PortBindings)\b/
const noPorts = /^\s{0,9}(?:\{\}|map\[\]|null)\s{0,9}$/

function withoutAny({ command, lines }: PastedBlock): PublishedPort[] {
  const line = portsAsked.test(command ?? '') ? lines.find((each) => noPorts.test(each)) : undefined
  const row = { tool: 'docker', name: 'CONTAINER', image: '', line: quote(line ?? '') }
  const told = { planned: true, protocol: 'tcp', inside: anyPort, port: null, address: null } as const
  return line === undefined ? [] : [{ kind: 'published-port', ...row, ...told }]
}

const daemonError = /\bError response from daemon: /

function ran({ command, lines }: Pick<PastedBlock, 'command' | 'lines'>): Evidence[] {
  if (command === null || !runCommand.test(command) || lines.some((line) => daemonError.test(line))) return []
  const name = /\s--name[ =]([\w.-]{1,128})/.exec(command)?.[1] ?? ''
  const row: Row = { tool: 'docker', name, image: imageIn(command), line: quote(command) }
  const ports = publishedIn(command, row)
  const unpublished = hasPublished.test(command) ? [] : withoutPorts(row, command)
  if (ports.length === 0) return unpublished
  // Either its id was printed, or what the program in it says; the id is printed as well where its ports could not be had.
  return lines.some((line) => ranAs.test(line) || saysListening(line)) ? ports : ports.map(meant)
}

/** Such a command within a sentence, up to where the sentence goes on. */
const runTold = /\b(?:docker|podman) {1,3}(?:container {1,3})?run (?:[^`'"，。；、]|["'][^"']{0,200}["']){3,1000}/
/** Words that end a command within a sentence. */
const goesOnAs = /\s(?:and|but|then|the|which|it|to|so|when|where|with no|works?|gives?|after|in order)\s.{0,1000}$/i

/** A line that is such a command and nothing else. */
const runAlone =
  /^\s{0,20}(?:\d{1,2}[.)]\s{1,3})?[`$#>]{0,2}\s{0,3}(?:sudo\s{1,3})?(?:docker|podman) {1,3}(?:container {1,3})?run /

/** The options of such a command by themselves, as people quote them: `-p 8080:80`. */
const optionsAlone =
  /^\s{0,9}[`'"]?(?:(?:-p|--publish)[ =][\d.:[\]a-f]{3,60}(?:\/(?:tcp|udp))?\s{0,3}){1,9}[`'"]?\s{0,9}$/

/** What people say they have started, in their own words: that it runs so is for others to show. */
function toldRuns({ lines }: PastedBlock): (ProgramEvent | PublishedPort)[] {
  const options = lines.filter((line) => line.length <= 600 && optionsAlone.test(line))
  const quoted = options.flatMap((line) =>
    publishedIn(` ${line.replaceAll(/[`'"]/g, ' ')}`, { tool: 'docker', name: '', image: '', line: quote(line) }),
  )
  const told = lines
    .filter(
      (line) => line.length <= 1500 && runTold.test(line) && !isGuess(line.replace(personal, ' ')) && !isTold(line),
    )
    .flatMap((line): (ProgramEvent | PublishedPort)[] => {
      const isAlone = runAlone.test(line)
      const command = (runTold.exec(line)?.[0] ?? '').replace(goesOnAs, '').trim()
      return ran({ command, lines: [] }).flatMap((item) =>
        item.kind === 'program' || (isAlone && item.kind === 'published-port') ? [item] : [],
      )
    })
  return [...quoted.map(meant), ...told].slice(0, 20)
}
/** Of themselves people may speak as they say what they have started. */
const personal = /(?<![\w[-])(?:I(?:['’](?:m|ve))?|[Mm]y|[Ww]e|[Oo]ur)(?![\w-])/g

/** What a command was to publish, without a sign that it has. */
function meant({ name, protocol, inside, port, address, line }: PublishedPort): ProgramEvent {
  const told = { program: 'docker', what: 'configured', why: null, manager: null, placed: true } as const
  return { kind: 'program', ...told, address, port, inside, protocol, container: name, line }
}

/** A row whose id was shortened or made unreadable: what follows is still how such a row goes on. */
const disguised = /^\s{0,9}[\w*….-]{2,64}\s{1,20}\S.{0,300}\s(?:Up (?:\d|About|Less)|Exited \(|Restarting \(|Created\s)/

/** `docker compose up` of a container that has ended: `shop-web-1 exited with code 1`. */
const exitedLine = /^\s{0,9}([\w.-]{1,128}) exited with code \d{1,3}(?: \(restarting\))?\s{0,9}$/

/** The service of Compose that a line of its log is of: `shop-web-1  | GET /`. */
const loggedBy = /^\s{0,9}([\w.-]{1,128})\s{1,40}\| /

/** Whether others that were started with it go on: one that ends well among them has done its work. */
function isOneOfSeveral(name: string, lines: readonly string[]): boolean {
  return lines.some((line) => {
    const other = line.length <= 1500 ? loggedBy.exec(line)?.[1] : undefined
    return other !== undefined && other !== name
  })
}

function exited(line: string, lines: readonly string[]): Workload[] {
  const name = exitedLine.exec(line)?.[1]
  return name === undefined || (line.includes('with code 0') && isOneOfSeveral(name, lines))
    ? []
    : [
        {
          kind: 'workload',
          what: 'container',
          tool: 'docker compose',
          name,
          image: '',
          state: 'ended',
          line: quote(line),
        },
      ]
}

/** A row of a list whose head was not copied: its name, its command in quotes, and how it is. */
const headless =
  /^\s{0,9}[\w.-]{1,128}\s{1,60}(?:[\w./:@-]{1,200}\s{1,60})?"[^"]{1,120}"\s.{0,120}\s(?:Exited \(\d{1,3}\) |Restarting \(\d{1,3}\) |Up (?:\d|About|Less))/

/** Whether a line begins with a name and what a format has put behind it. */
const unlistedTable = (line: string) => (/^\s{0,9}[\w.-]{1,128}(?::|\s{0,3}[|,])\s/.test(line) ? made : commanded)

/** A list in a form of one's own, which has no head. */
const formatted = '--format'
const ofFormat = /^(?:docker|podman|nerdctl)\s.{0,80}\bps\s.{0,200}--format\b(?!.{0,12}\btable\b)/
const madeRow =
  /^\s{0,9}[\w./@:-]{1,128}[:,|]?\s.{0,200}(?:\d\/(?:tcp|udp)\b|\bUp (?:\d|About|Less)|\bExited \(|\bRestarting \()/

/** A line below a head, or one that needs none. */
function lineOf(line: string, table: Table | null, asked: string, found: readonly Evidence[]): Evidence[] {
  const plain = table === null || table === docked
  if (plain && /^\s{0,9}[0-9a-f]{12}\s{1,20}\S/.test(line)) return rowOf(line, docked)
  if (table === docked && disguised.test(line)) return rowOf(line, docked)
  if (table === docked) return /^\s{1,200}\S{0,80}->\d{1,5}/.test(line) ? goesOn(line, found) : []
  if (table !== null) return rowOf(line, table)
  if (headless.test(line)) return rowOf(line, commanded)
  // A map of ports is like nothing else, whatever list it was taken from.
  if (asObject.test(line)) return objectRow(line)
  if (unlisted.test(line) && !isGuess(line) && !/[\u3040-\u30ff\u4e00-\u9fff]/.test(line))
    return rowOf(line, unlistedTable(line))
  if (asked === formatted && madeRow.test(line)) return rowOf(line, made)
  if (noPort.test(line)) return missingPort(line)
  return line.includes('/tcp ->') || line.includes('/udp ->') ? portRow(line, asked) : []
}

const rowStart = /^\s{0,9}[0-9a-f]{12}\s{1,20}\S/
/** What is left of a map of ports on the next line. */
const brokenCell = /^(?:->\d|\d{0,4}\/(?:tcp|udp)\b|\d{1,5}->|p\s{1,9}\S|cp\s{1,9}\S)/
/** What such a list has between its head and its rows, and is passed over. */
const rule = '-----'

/** The lines of a list in which the window has broken rows within a cell, with these rows whole. */
function wholeRows(lines: readonly string[]): readonly string[] {
  if (!lines.some((line) => brokenCell.test(line.slice(0, 40)))) return lines
  const whole: string[] = []
  let row = -1
  for (const line of lines) {
    const begun = whole[row]
    if (begun !== undefined && begun.length < 1000 && line.length < 500 && brokenCell.test(line)) {
      whole[row] = begun + line
      whole.push(rule)
    } else {
      row = rowStart.test(line) ? whole.length : line.trim() === '' ? -1 : row
      whole.push(line)
    }
  }
  return whole
}

/** The head of a list, to which no row belongs, and another command below it: no container runs. */
function isEmptyList({ lines, command, ended }: PastedBlock): boolean {
  const shown = lines.filter((line) => line.trim() !== '')
  return (
    ended &&
    shown.length === 1 &&
    /^docker\s{1,9}(?:container\s{1,9})?(?:ps|ls)\s{0,9}(?:-a)?$/.test(command ?? '') &&
    tableOf(shown[0] ?? '') === docked
  )
}

function nothingRuns(lines: readonly string[]): Workload[] {
  const line = lines.find((each) => each.trim() !== '') ?? ''
  const row = { tool: 'docker', name: 'CONTAINER', image: '', line: quote(line) }
  return [{ kind: 'workload', what: 'container', ...row, state: 'ended' }]
}

/** Reads `docker ps`, `docker compose ps`, `docker service ls`, `docker port` and `docker inspect`: https://docs.docker.com/reference/cli/docker/ */
export const docker: EvidenceReader = {
  name: 'docker',
  heads,
  signs: [
    ...heads,
    mapped,
    portLine,
    noPort,
    inspectedPart,
    inGo,
    exposed,
    runTold,
    /-p \d/,
    /-p=\d/,
    /--publish/,
    /"Ports":/,
    /Up (?:\d|About|Less)/,
    /Exit(?:ed)? \(?\d|exited|Dead|Created|Restarting|running/,
  ],
  asked: /^(?:docker|podman|nerdctl)\s{1,9}(?:container\s{1,9})?(?:run|port|inspect)\s/,
  read: (block, signed) => {
    const found: Evidence[] = []
    let table: Table | null = null
    let next = 0
    const command = block.command ?? ''
    const asked = ofFormat.test(command)
      ? formatted
      : (/^(?:docker|podman)\s{1,9}port\s{1,9}(\S{1,128})/.exec(command)?.[1] ?? '')
    for (const [at, line] of wholeRows(block.lines).entries()) {
      const isSigned = signed[next] === at
      if (isSigned) next += 1
      if (line.length > 1500 || (!isSigned && table === null)) continue
      const head = isSigned ? tableOf(line) : null
      if (head) table = head
      else if (/^\s{0,9}-{5,}\s{0,9}$/.test(line)) continue
      else if (line.trim() === '') table = null
      else if (table === null && line.includes('exited with code')) found.push(...exited(line, block.lines))
      else found.push(...lineOf(line, table, asked, found))
    }
    if (isEmptyList(block)) found.push(...nothingRuns(block.lines))
    const isInspected = (line: string) => line.includes('"HostPort"') || line.includes(':[{') || nullPort.test(line)
    const text = block.lines.some(isInspected) ? inspected(block) : []
    return [...found, ...text, ...askedPorts(block), ...withoutAny(block), ...ran(block), ...toldRuns(block)]
  },
}
