import type { ProgramEvent } from '../../model/evidence'
import { addressOf } from '../../model/host-address'
import { portOf } from '../../model/port'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

/** `netsh interface portproxy show all`: https://learn.microsoft.com/windows-server/networking/technologies/netsh/netsh-interface-portproxy */
const head = /^\s{0,9}(?:Listen on ipv[46]:|侦听 ipv[46]:|ipv[46] をリッスンする:|偵聽 ipv[46]:)/
const row = /^\s{0,9}([0-9a-f.:]{2,45}|\*)\s{1,20}(\d{1,5})\s{1,20}([\w.:-]{2,255})\s{1,20}(\d{1,5})\s{0,9}$/

/** Reads where Windows is set to pass connections on. That the service that does so runs is for others to show. */
export const portproxy: EvidenceReader = {
  name: 'portproxy',
  signs: [head],
  heads: [head],
  read: ({ lines }) => {
    if (!lines.some((line) => head.test(line))) return []
    return lines.slice(0, 2000).flatMap((line): ProgramEvent[] => {
      const [, text = '', port = ''] = line.length <= 300 ? (row.exec(line) ?? []) : []
      const all = text === '*' || text === '0.0.0.0' || text === '::'
      const address = all ? null : addressOf(text)
      if (!all && address === null) return []
      const told = { kind: 'program', program: 'portproxy', what: 'configured', why: null, protocol: 'tcp' } as const
      return [
        { ...told, address, placed: true, port: portOf(port), container: null, manager: 'windows', line: quote(line) },
      ]
    })
  },
}
