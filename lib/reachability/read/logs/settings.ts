import { portOfService } from '../../data/programs'
import type { ProgramEvent } from '../../model/evidence'
import { addressOf } from '../../model/host-address'
import { portOf } from '../../model/port'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

/** A program that runs, and says of itself how it is set: each with the port that it has where it names none. */
interface Setting {
  readonly program: string
  readonly port: number
  /** The line that names addresses, on its own or below the one before. */
  readonly value: RegExp
  readonly before?: RegExp
  /** What the output that it stands in is headed by. */
  readonly head?: RegExp
}

const settings: readonly Setting[] = [
  // SHOW VARIABLES LIKE 'bind_address': https://dev.mysql.com/doc/refman/8.0/en/server-system-variables.html
  {
    program: 'mysqld',
    port: portOfService('MySQL'),
    value: /^\s{0,9}\|?\s{0,9}bind_address\s{1,40}\|?\s{0,9}([0-9a-f:.,*]{1,200})\s{0,40}\|?\s{0,9}$/i,
  },
  // SELECT @@bind_address, below the line between head and value.
  {
    program: 'mysqld',
    port: portOfService('MySQL'),
    head: /^\s{0,9}\|?\s{0,9}@@(?:global\.)?bind_address\s{0,40}\|?\s{0,9}$/i,
    before: /^\s{0,9}(?:\+-{3,60}\+|\|?\s{0,9}@@(?:global\.)?bind_address\s{0,40}\|?)\s{0,9}$/i,
    value: /^\s{0,9}\|?\s{0,9}([0-9a-f:.,*]{1,200})\s{0,40}\|?\s{0,9}$/i,
  },
  // CONFIG GET bind: https://redis.io/docs/latest/commands/config-get/
  {
    program: 'redis',
    port: portOfService('Redis'),
    before: /^\s{0,9}(?:1\)\s)?"?bind"?\s{0,9}$/,
    value: /^\s{0,9}(?:2\)\s)?"?((?:[0-9a-f:.*-]{2,46} ?){1,8})"?\s{0,9}$/i,
  },
  // SHOW listen_addresses: https://www.postgresql.org/docs/current/runtime-config-connection.html
  {
    program: 'postgres',
    port: portOfService('PostgreSQL'),
    head: /^\s{0,9}listen_addresses\s{0,9}$/,
    before: /^-{6,40}\s{0,9}$/,
    value: /^\s{0,9}((?:localhost|[0-9a-f:.*]{1,45})(?:, ?(?:localhost|[0-9a-f:.*]{1,45})){0,8})\s{0,40}$/,
  },
  // A row of pg_settings, or of SHOW ALL.
  {
    program: 'postgres',
    port: portOfService('PostgreSQL'),
    value:
      /^\s{0,9}listen_addresses\s{1,40}\|\s{0,9}((?:localhost|[0-9a-f:.*]{1,45})(?:, ?(?:localhost|[0-9a-f:.*]{1,45})){0,8})\s{0,40}(?:\|.{0,200})?$/,
  },
]
const portLine = /^\s{0,9}\|?\s{0,9}port\s{1,40}\|\s{0,9}(\d{1,5})\s{0,40}\|?\s{0,9}$/

/** A program that runs, and says its port alone: SHOW VARIABLES LIKE 'port', SELECT @@port, SHOW port. */
const portsAsked: readonly Omit<Setting, 'port'>[] = [
  { program: 'mysqld', head: /^\s{0,9}\|\s{0,9}Variable_name\s{1,40}\|\s{0,9}Value\s{1,40}\|/i, value: portLine },
  {
    program: 'mysqld',
    head: /^\s{0,9}\|\s{0,9}@@(?:global\.)?port\s{0,40}\|\s{0,9}$/i,
    before: /^\s{0,9}\+-{3,60}\+\s{0,9}$/,
    value: /^\s{0,9}\|\s{0,9}(\d{1,5})\s{0,40}\|\s{0,9}$/,
  },
  { program: 'postgres', head: /^\s{0,3}port\s{0,9}$/, before: /^-{4,10}\s{0,9}$/, value: /^\s{0,9}(\d{1,5})\s{0,9}$/ },
  { program: 'postgres', value: /^\s{0,9}port\s{1,40}\|\s{0,9}(\d{1,5})\s{1,40}\|.{1,200}\bport\b/i },
]

const everywhere: ReadonlySet<string> = new Set(['*', '0.0.0.0', '::'])

/** What databases answer when they are asked for their port, and for nothing else. */
function portsTold(lines: readonly string[]): ProgramEvent[] {
  const asked = portsAsked.filter(({ head }) => !head || lines.some((line) => head.test(line)))
  return lines.flatMap((line, index) =>
    asked.flatMap(({ program, value, before }): ProgramEvent[] => {
      if (before && !before.test(lines[index - 1] ?? '')) return []
      const port = portOf(value.exec(line)?.[1] ?? '')
      if (!port) return []
      const told = { kind: 'program', program, what: 'listens', why: null, protocol: 'tcp' } as const
      return [{ ...told, address: null, placed: false, port, container: null, manager: null, line: quote(line) }]
    }),
  )
}

function eventsOf(program: string, port: number, value: string, line: string): ProgramEvent[] {
  return value
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .flatMap((word): ProgramEvent[] => {
      const text = word.replace(/^-/, '')
      const all = everywhere.has(text)
      const address = all ? null : addressOf(text === 'localhost' ? '127.0.0.1' : text)
      if (!all && address === null) return []
      const told = { kind: 'program', program, what: 'listens', why: null, protocol: 'tcp' } as const
      return [{ ...told, address, placed: true, port, container: null, manager: null, line: quote(line) }]
    })
}

/** Reads what databases answer when they are asked at which addresses they listen. A file of settings is no such answer. */
export const settingsAsked: EvidenceReader = {
  name: 'settings',
  signs: [/bind/, /listen_addresses/, /^[\s|]{0,9}(?:@@(?:global\.)?)?port[\s|]/],
  read: (block) => {
    const lines = block.lines.filter((line) => line.length <= 300).slice(0, 5000)
    const named = lines.map((line) => portLine.exec(line)?.[1]).find((port) => port !== undefined)
    const found: ProgramEvent[] = []
    const asked = settings.filter(({ head }) => !head || lines.some((line) => head.test(line)))
    lines.forEach((line, index) => {
      for (const { program, port, value, before } of asked) {
        if (before && !before.test(lines[index - 1] ?? '')) continue
        const text = value.exec(line)?.[1]
        // Port 0 is none: no network is used.
        if (text && named !== '0') found.push(...eventsOf(program, portOf(named ?? '') ?? port, text, line))
      }
    })
    return found.length > 0 ? found : portsTold(lines)
  },
}
