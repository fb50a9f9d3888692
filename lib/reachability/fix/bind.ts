import type { Way } from '../model/diagnosis'
import type { ProgramEvent } from '../model/evidence'
import { config, shell } from './way'

/** How a program is told where to listen. */
interface Binding {
  readonly is: RegExp
  /** Its line of settings, or its command. */
  readonly way: (to: Place) => Way
}

interface Place {
  readonly address: string
  readonly port: string
  /** Address and port in one. */
  readonly place: string
  /** Addresses of the host itself that are kept: databases have clients there. */
  readonly besides: (local: string, between: string) => string
  /** The host's own address of IPv6 is listened at, too. */
  readonly six: boolean
  readonly container: Published
  /** What stands behind the address in the line: ` ssl http2`. */
  readonly behind: string
}

/** What a container publishes: each as the paste tells it, or the placeholder of one. */
export interface Published {
  /** The port within it. */
  readonly inside: number | string
  readonly image: string
}

/** A line of settings, and the command by which a unit reads it: the first name that there is. */
function setting(text: string, ...units: readonly [string, ...string[]]): Way {
  return { ...config(text), after: units.map((unit) => `sudo systemctl restart ${unit}`).join(' || ') }
}

const redisLine = ({ six, besides }: Place) => `bind ${besides(six ? '127.0.0.1 -::1' : '127.0.0.1', ' ')}`

const bindings: readonly Binding[] = [
  {
    is: /^(?:nginx|openresty|tengine)/,
    way: ({ place, behind }) => ({
      ...config(`listen ${place}${behind};`),
      after: 'sudo nginx -t && sudo systemctl reload nginx',
    }),
  },
  { is: /^(?:apache2|httpd)/, way: ({ place }) => setting(`Listen ${place}`, 'apache2', 'httpd') },
  { is: /^mariadbd/, way: ({ address }) => setting(`bind-address = ${address}`, 'mariadb') },
  { is: /^mysqld/, way: ({ address }) => setting(`bind-address = ${address}`, 'mysql', 'mysqld') },
  { is: /^(?:redis|valkey)/, way: (to) => setting(redisLine(to), 'redis-server', 'redis') },
  {
    is: /^postgres/,
    way: ({ besides }) => setting(`listen_addresses = '${besides('localhost', ',')}'`, 'postgresql'),
  },
  { is: /^mongo/, way: ({ besides }) => setting(`net:\n  bindIp: ${besides('127.0.0.1', ',')}`, 'mongod') },
  { is: /^gunicorn/, way: ({ place }) => shell(`gunicorn --bind ${place} APP`) },
  {
    is: /^(?:uvicorn|hypercorn|daphne)/,
    way: ({ address, port }) => shell(`uvicorn --host ${address} --port ${port} APP`),
  },
  // Its debugger runs the code of whoever reaches it.
  {
    is: /^flask/,
    way: ({ address, port }) => shell(`FLASK_DEBUG=0 flask --app APP run --host ${address} --port ${port}`),
  },
  { is: /^django$/i, way: ({ place }) => shell(`python manage.py runserver ${place}`) },
  { is: /^vite/, way: ({ address, port }) => shell(`npx vite --host ${address} --port ${port}`) },
  {
    is: /^streamlit/,
    way: ({ address, port }) => shell(`streamlit run APP --server.address ${address} --server.port ${port}`),
  },
  { is: /^puma|^rails/, way: ({ address, port }) => shell(`bin/rails server --binding ${address} --port ${port}`) },
  { is: /^next/, way: ({ address, port }) => shell(`npx next start --hostname ${address} --port ${port}`) },
  {
    is: /^docker-proxy/,
    way: ({ place, container: { inside, image } }) => shell(`docker run -p ${place}:${inside} ${image}`),
  },
]

/**
 * Where common programs are told the address that they listen at.
 *
 * @param address an address, or the placeholder of one
 * @param six whether `::1` is listened at beside `127.0.0.1`
 * @param behind what the line says behind the address, and goes on to say: without it TLS would end
 */
export function bindWays(
  program: string | null,
  port: string,
  address: string,
  container: Published,
  six = false,
  behind = '',
): Way[] {
  const place = address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`
  const isWhole = address === '::1' || address === '0.0.0.0' || address === '::'
  const besides = (local: string, between: string) =>
    isWhole ? address : address.startsWith('127.') ? local : `${local}${between}${address}`
  const found = bindings.find(({ is }) => program !== null && is.test(program))
  return found ? [found.way({ address, port, place, besides, six, container, behind })] : []
}

/** The line by which Redis asks for a password. */
export function passwordWay(): Way {
  return setting('requirepass PASSWORD', 'redis-server', 'redis')
}

/** A line of a file of settings that names addresses and nothing else: `bind 127.0.0.1 -::1`. */
const plainSetting =
  /^(?:bind|bind[-_]address\s{0,9}=|listen_addresses\s{0,9}=|bind_?ip\s{0,9}[:=])\s{0,9}['"]?(?:(?:localhost|-?[0-9a-f.:]{2,45})[ ,]{0,2}){1,6}['"]?$/i

/** The line of a file of settings that has the program listen where it does now; null where none is shown, or several are. */
export function settingOf(programs: readonly ProgramEvent[], port: string): string | null {
  const lines = programs.filter(({ what, port: at }) => what === 'configured' && String(at) === port)
  const [only, another] = new Set(lines.map(({ line }) => line.trim()))
  return only !== undefined && another === undefined && plainSetting.test(only) ? only : null
}

/** What nginx is told behind the address: words that are plain, and end the line. */
const listenLine = /^\s{0,40}listen\s{1,9}[^\s;]{1,60}((?:\s{1,9}[a-z0-9_]{1,20}){1,6})\s{0,9};\s{0,9}$/

/**
 * What the one line shown that has nginx listen at a port says behind its address, such as ` ssl http2`. Where none is shown, what
 * the port stands for: at 443 nobody listens without TLS.
 */
export function listenWords(programs: readonly ProgramEvent[], port: string): string {
  const lines = programs.filter(({ what, port: at }) => what === 'configured' && String(at) === port)
  const [only, another] = new Set(lines.map(({ line }) => line.trim()))
  const words = only !== undefined && another === undefined ? listenLine.exec(only)?.[1] : undefined
  if (words !== undefined) return words.replace(/\s+/g, ' ')
  return lines.length === 0 && port === '443' ? ' ssl' : ''
}
