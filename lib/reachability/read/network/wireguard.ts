import type { ProgramEvent } from '../../model/evidence'
import { portOf } from '../../model/port'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

/** `wg show`, of each interface: https://git.zx2c4.com/wireguard-tools/about/src/man/wg.8 */
const interfaceLine = /^\s{0,9}interface: [\w.=+-]{1,15}\s{0,9}$/
const portLine = /^\s{0,9}listening port: (\d{1,5})\s{0,9}$/

/** Reads at which port of UDP WireGuard listens: at all addresses, as it knows no other way. */
export const wireguard: EvidenceReader = {
  name: 'wg',
  signs: [portLine],
  heads: [interfaceLine],
  read: ({ lines }) => {
    if (!lines.some((line) => interfaceLine.test(line))) return []
    return lines.slice(0, 2000).flatMap((line): ProgramEvent[] => {
      const port = portOf(portLine.exec(line)?.[1] ?? '')
      if (port === null || port === 0) return []
      const told = { kind: 'program', program: 'wireguard', what: 'listens', why: null, address: null } as const
      return [{ ...told, placed: true, port, protocol: 'udp', container: null, manager: null, line: quote(line) }]
    })
  },
}
