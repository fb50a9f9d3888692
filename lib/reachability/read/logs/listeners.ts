import type { ProgramEvent } from '../../model/evidence'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'
import { boundAt } from './bind'

/** `emqx ctl listeners`: https://docs.emqx.com/en/emqx/latest/admin/cli.html */
const name = /^\s{0,4}((?:tcp|ssl|ws|wss|quic):[\w.-]{1,60})\s{0,9}$/
const address = /^\s{1,9}listen_on\s{1,20}: (\S{3,60})\s{0,9}$/
const running = /^\s{1,9}running\s{1,20}: (true|false)\s{0,9}$/

/** Reads what a broker says of its own listeners, one field a line. */
export const listeners: EvidenceReader = {
  name: 'emqx',
  signs: [address],
  read: ({ lines }) => {
    const found: ProgramEvent[] = []
    let listener = ''
    let place: ReturnType<typeof boundAt> = null
    for (const line of lines) {
      if (line.length > 200) continue
      listener = name.exec(line)?.[1] ?? listener
      const at = address.exec(line)?.[1]
      if (at !== undefined) place = boundAt(at.startsWith(':') ? `*${at}` : at, true)
      const state = running.exec(line)?.[1]
      if (state === undefined || !place || listener === '') continue
      const told = { kind: 'program', program: listener, why: null, container: null, manager: null } as const
      const what = state === 'true' ? 'listens' : 'stopped'
      const protocol = listener.startsWith('quic') ? 'udp' : 'tcp'
      found.push({
        ...told,
        what,
        ...place,
        protocol,
        line: quote(state === 'true' ? line : `${listener} ${line.trim()}`),
      })
      place = null
    }
    return found.slice(0, 200)
  },
}
