import { serverSays } from '../../data/protocols'
import type { ServedRequest } from '../../model/evidence'
import { addressOf } from '../../model/host-address'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'
import { isTold } from '../talk'

/** Words before the address of whom a server speaks of. */
const clientNamed =
  /(?:\bfrom "?|\b[Cc]lient:? ?\[?"?|\b[Rr]emote(?:Address|_addr|_ip| address)?["']?[=: ]{1,3}["']?\/?|\bR:\/|\brip=|\b[Pp]eer(?:name)?["']?[=: ]{1,3}["']?|^\s{0,9}(?:\S{1,60}\s{0,30}\| )?(?:\[[^\]]{1,40}\] )?)\[?(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})(?![\d.])/

/** The client that a line of a server's log names; null where it names none. */
export function clientOf(line: string): string | null {
  return clientNamed.exec(line)?.[1] ?? null
}

/** A person asks about it. */
const asking = /^\s{0,9}(?:what|why|how|is|does|do|can|should)\b.{0,400}[?？]\s{0,9}$/i

/** Whether a server says in a line that its client speaks another protocol than itself. */
export function isMixedUp(line: string): boolean {
  if (/\bsshd?(?:-session)?\[\d/.test(line) && clientOf(line) === null) return false
  return line.length <= 1500 && serverSays.some((form) => form.test(line)) && !isTold(line) && !asking.test(line)
}

/** Reads of whom servers say that they speak another protocol: the very client may be among those who look for open ports everywhere. */
export const mixedUp: EvidenceReader = {
  name: 'log',
  signs: serverSays,
  sparse: true,
  read: ({ lines }) =>
    lines
      .filter(isMixedUp)
      .slice(-2000)
      .flatMap((line): ServedRequest[] => {
        const client = addressOf(clientOf(line) ?? '')
        const told = { kind: 'request', server: 'protocol', port: null, status: null, tls: null } as const
        return client ? [{ ...told, client, refused: 'protocol', line: quote(line) }] : []
      }),
}
