import type { ProgramEvent } from '../../../model/evidence'
import { quote } from '../../../paste/quote'
import type { EvidenceReader } from '../../reader'
import { boundAt } from '../bind'

/** The unit that `systemctl status ssh.socket` is about: https://www.freedesktop.org/software/systemd/man/latest/systemd.socket.html */
const unitLine = /^\s{0,9}[●○×*]\s([\w.@:\\-]{1,120}?)\.socket\b/
const listeningLine = /^\s{0,9}Active: active \((?:listening|running)\)/
/** `Listen: [::]:22 (Stream)`; each further socket stands on a line of its own. */
const socketLine =
  /^\s{1,40}(?:Listen: )?((?:\[[0-9a-f:.]{2,45}\]|\d{1,3}(?:\.\d{1,3}){3}|\*):\d{1,5}) \((Stream|Datagram)\)\s{0,9}$/

/** Reads at which ports systemd itself listens for a service, whatever the service's own settings say. */
export const socketUnits: EvidenceReader = {
  name: 'systemd',
  signs: [unitLine, listeningLine, socketLine],
  sparse: true,
  heads: [unitLine],
  read: ({ lines }) => {
    let program: string | null = null
    let isListening = false
    return lines.slice(0, 2000).flatMap((line): ProgramEvent[] => {
      const unit = unitLine.exec(line)?.[1]
      if (unit !== undefined) {
        program = unit
        isListening = false
      }
      isListening ||= listeningLine.test(line)
      const [, written = '', type] = socketLine.exec(line) ?? []
      const place = program !== null && isListening ? boundAt(written, true) : null
      if (!place) return []
      const told = { kind: 'program', program, what: 'listens', why: null, container: null, manager: null } as const
      return [{ ...told, ...place, protocol: type === 'Datagram' ? 'udp' : 'tcp', line: quote(line) }]
    })
  },
}
