import type { ProgramEvent } from '../../model/evidence'
import { addressOf, isLoopback } from '../../model/host-address'
import { portOf } from '../../model/port'
import { quote } from '../../paste/quote'

/** A line of Jupyter's log, by whichever of its parts: https://jupyter-server.readthedocs.io/en/stable/operators/public-server.html */
export const ofNotebook = /\b(?:Notebook|Server|Lab|SingleUserNotebook|SingleUserLab)App\]/
/** An address that it can be called at; `(5b2e90cd1a77 or 127.0.0.1)` and `[all ip addresses on your system]` stand for all. */
const calledAt =
  /\bhttps?:\/\/(?<host>\([^)\s]{1,255} or [^)\s]{1,60}\)|\[all ip addresses on your system\]|\[[0-9a-f:]{2,45}\]|[\w.-]{1,255}):(?<port>\d{1,5})\//i

const isOwn = (host: string) => {
  const address = addressOf(host)
  return host.toLowerCase() === 'localhost' || (address !== null && isLoopback(address))
}

/**
 * Where Jupyter listens: it prints the name of its machine, or says that it is every address, where it does, and otherwise
 * the address that it was given. The one of loopback stands beside each.
 */
export function notebook(lines: readonly string[], container: string | null): ProgramEvent[] {
  const called = lines.slice(0, 20_000).flatMap((line) => {
    const { host = '', port = '' } =
      line.length <= 600 && ofNotebook.test(line) ? (calledAt.exec(line)?.groups ?? {}) : {}
    const number = portOf(port)
    return number === null || /\bProxying\b|\bRefusing\b/.test(line) ? [] : [{ host, port: number, line }]
  })
  const ports = new Set(called.map(({ port }) => port))
  return [...ports].flatMap((port): ProgramEvent[] => {
    const own = called.filter((each) => each.port === port)
    const outer = own.find(({ host }) => !isOwn(host))
    const [first] = outer ? [outer] : own
    if (!first) return []
    const set = outer && /^[\d.]{7,15}$/.test(outer.host) && outer.host !== '0.0.0.0' ? addressOf(outer.host) : null
    const address = outer ? set : addressOf('127.0.0.1')
    const told = { kind: 'program', program: 'jupyter', what: 'listens', why: null, protocol: 'tcp' } as const
    return [{ ...told, address, placed: true, port, container, manager: null, line: quote(first.line) }]
  })
}
