import type { ProgramEvent } from '../../model/evidence'
import { addressOf } from '../../model/host-address'
import { portOf } from '../../model/port'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

/** A row of `ps aux`, `ps -ef`, `ps ax`, `top`: who, the number of the process, and the command at the end. */
const row = /^\s{0,9}(?:[\w.+-]{1,32}\s{1,20}\d{1,9}\s|\d{1,9}\s{1,9}(?:\?|pts\/\d|tty\d?)\s)/
const search = /\b(?:e?grep|rg|ag|ack|pgrep) /

/** A program whose command line, or title, says where it listens: groups `address` and `port`, in one pattern or two. */
interface Told {
  readonly program: string
  readonly is: RegExp
  readonly address: RegExp
  readonly port: RegExp
}

const option = (names: string, value: string) => new RegExp(String.raw`(?:^|\s)(?:${names})[ =]?(${value})(?=\s|:|$)`)
const host = String.raw`[0-9a-f.:]{2,45}|\*|localhost`
const number = String.raw`\d{1,5}`
const joined = (before: string) => new RegExp(String.raw`${before}(${host}|\[[0-9a-f:.]{2,45}\]):\d{1,5}(?=\s|$)`)
const joinedPort = (before: string) =>
  new RegExp(String.raw`${before}(?:${host}|\[[0-9a-f:.]{2,45}\]):(\d{1,5})(?=\s|$)`)

/** An option that lets a server listen: `--server.address`, `--bind`, `--listen-addr`, `--web.listen-address`, `--http.host`. */
const listens =
  /--?(?:[a-z]{2,12}[._-])?(?:server\.address|http\.host|(?:listen|bind)(?:[._-]?(?:addr(?:ess)?|host|ip))?|(?:http|listen|bind)[._-]?addr)/

const told: readonly Told[] = [
  {
    program: 'redis',
    is: /\b(?:redis|valkey)-server\b/,
    address: joined(String.raw`-server\s{1,3}`),
    port: joinedPort(String.raw`-server\s{1,3}`),
  },
  { program: 'mongod', is: /\bmongod\b/, address: option('--bind_ip', host), port: option('--port', number) },
  {
    program: 'mysqld',
    is: /\b(?:mysqld|mariadbd)\b/,
    address: option('--bind-address', host),
    port: option('--port', number),
  },
  {
    program: 'memcached',
    is: /\bmemcached\b/,
    address: option('-l|--listen', host),
    port: option('-p|--port', number),
  },
  {
    program: 'gunicorn',
    is: /\bgunicorn\b/,
    address: joined('(?:-b|--bind)[ =]'),
    port: joinedPort('(?:-b|--bind)[ =]'),
  },
  { program: 'uvicorn', is: /\buvicorn\b/, address: option('--host', host), port: option('--port', number) },
  {
    program: 'flask',
    is: /\bflask\b.{0,80} run\b/,
    address: option('-h|--host', host),
    port: option('-p|--port', number),
  },
  {
    program: 'vnc',
    is: /\bX(?:tiger)?vnc\b/,
    address: /\s-(localhost)(?:=1|=yes|=true| yes)?(?=\s|$)/,
    port: option('-rfbport', number),
  },
  { program: 'php', is: /\bphp[\d.]{0,5} /, address: joined('-S '), port: joinedPort('-S ') },
  {
    program: 'python',
    is: /\bmanage\.py runserver\b/,
    address: joined('runserver '),
    port: joinedPort('runserver '),
  },
  {
    program: 'python',
    is: /-m http\.server\b/,
    address: option('-b|--bind', host),
    port: /-m http\.server.{0,80}\s(\d{2,5})(?=\s|$)/,
  },
  { program: 'dockerd', is: /\bdockerd\b/, address: joined('-H[ =]tcp://'), port: joinedPort('-H[ =]tcp://') },
  // Options whose names mean nothing but where a server listens, with the port behind the address or in an option of its own.
  { program: '', is: listens, address: joined(`${listens.source}[ =]`), port: joinedPort(`${listens.source}[ =]`) },
  {
    program: '',
    is: listens,
    address: option(listens.source, host),
    port: option('--?(?:[a-z]{2,12}[._-])?port|-p', number),
  },
]

const everywhere: ReadonlySet<string> = new Set(['*', '0.0.0.0', '::', '[::]'])

/** @param what whether the program is seen to run, or was only told to */
function eventOf(line: string, what: ProgramEvent['what']): ProgramEvent | null {
  const found = told.find(({ is, address }) => is.test(line) && address.test(line))
  if (!found) return null
  const text = found.address.exec(line)?.[1]
  const port = portOf(found.port.exec(line)?.[1] ?? '')
  if (text === undefined || port === null || port === 0) return null
  const all = everywhere.has(text)
  const address = all ? null : addressOf(text === 'localhost' ? '127.0.0.1' : text)
  if (!all && address === null) return null
  const said = { kind: 'program', program: found.program || null, what, why: null, protocol: 'tcp' } as const
  return { ...said, address, placed: true, port, container: null, manager: null, line: quote(line) }
}

/** The address that a command starts a server at. A client has a host and a port of its own to connect to. */
function typed(command: string | null): ProgramEvent | null {
  return command === null || command.length > 1000 || search.test(command) ? null : eventOf(command, 'configured')
}

/** `Process: 90417 ExecStart=… (code=exited, status=1/FAILURE)` of systemctl: that one does not run any more. */
const endedRow = /\(code=(?:exited|killed|dumped)\b|^\s{0,9}Process: /

/** Reads from lists of processes, and from commands that were typed, where programs were told to listen. */
export const processes: EvidenceReader = {
  name: 'ps',
  signs: told.map(({ is }) => is),
  sparse: true,
  heads: [/^\s{0,4}(?:USER|UID)\s{1,20}PID\s/],
  read: ({ command, lines }) =>
    [
      typed(command),
      ...lines
        .filter((line) => line.length <= 1000 && row.test(line) && !search.test(line) && !endedRow.test(line))
        .slice(0, 5000)
        .map((line) => eventOf(line, 'listens')),
    ].filter((event) => event !== null),
}
