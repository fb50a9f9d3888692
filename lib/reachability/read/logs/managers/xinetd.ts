import { serviceNames } from '../../../data/tables/service-names'
import type { ProgramEvent } from '../../../model/evidence'
import { addressOf } from '../../../model/host-address'
import { portOf } from '../../../model/port'
import { quote } from '../../../paste/quote'
import type { EvidenceReader } from '../../reader'

const opening = /^\s{0,9}service\s{1,9}([\w.-]{1,60})\s{0,9}\{?\s{0,9}$/
const field = /^\s{0,20}(disable|port|bind|interface|protocol|socket_type)\s{1,40}=\s{1,20}(\S{1,60})\s{0,9}$/

/** Where a service that is not switched off is to listen; without an address at all of them. */
function eventOf(name: string, fields: ReadonlyMap<string, string>, line: string): ProgramEvent[] {
  const port = portOf(fields.get('port') ?? String(serviceNames.get(name) ?? ''))
  const host = fields.get('bind') ?? fields.get('interface')
  const isOpen = host === undefined || host === '0.0.0.0'
  const address = isOpen ? null : addressOf(host)
  if (fields.get('disable') === 'yes' || port === null || (!isOpen && address === null)) return []
  const isUdp = fields.get('protocol') === 'udp' || fields.get('socket_type') === 'dgram'
  const told = { kind: 'program', program: name, what: 'configured', why: null } as const
  const rest = { placed: true, container: null, manager: null } as const
  return [{ ...told, ...rest, address, port, protocol: isUdp ? 'udp' : 'tcp', line: quote(line) }]
}

/** Reads the files of xinetd: xinetd.conf(5). */
export const xinetd: EvidenceReader = {
  name: 'xinetd',
  signs: [opening],
  read: ({ lines }) => {
    const found: ProgramEvent[] = []
    let open: { readonly name: string; readonly line: string; readonly fields: Map<string, string> } | null = null
    for (const line of lines) {
      if (line.length > 300 || found.length >= 500) continue
      const name = opening.exec(line)?.[1]
      const [, key = '', value = ''] = field.exec(line) ?? []
      if (name !== undefined) open = { name, line, fields: new Map() }
      else if (open && key !== '') open.fields.set(key, value)
      else if (open && /^\s{0,9}\}/.test(line)) {
        // Other files have services in braces, too: one of xinetd says by what kind of socket it is reached.
        if (open.fields.has('socket_type')) found.push(...eventOf(open.name, open.fields, open.line))
        open = null
      }
    }
    return found
  },
}
