import { portOf } from '../../model/port'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

/** Where Windows keeps the port of Remote Desktop: https://learn.microsoft.com/windows-server/remote/remote-desktop-services/clients/change-listening-port */
const place = /Terminal Server\\WinStations\\RDP-Tcp/i
/** `PortNumber    REG_DWORD    0xd3d` of `reg query`, `PortNumber : 3389` of PowerShell. */
const value =
  /^\s{0,20}"?PortNumber"?(?:\s{1,20}REG_DWORD\s{1,20}|\s{0,60}[:=]\s{0,9}(?:dword:)?)(0x[0-9a-f]{1,8}|\d{1,5})\b/i

/** Reads the port that Remote Desktop is set to, where the registry says it. */
export const registry: EvidenceReader = {
  name: 'registry',
  signs: [value],
  read: ({ command, lines }) => {
    if (!place.test(command ?? '') && !lines.some((line) => place.test(line.slice(0, 400)))) return []
    return lines.slice(0, 2000).flatMap((line) => {
      const text = value.exec(line.slice(0, 400))?.[1] ?? ''
      const port = portOf(text.startsWith('0x') ? String(Number(text)) : text)
      if (port === null || port === 0) return []
      return [
        {
          kind: 'program' as const,
          program: 'TermService',
          what: 'configured' as const,
          why: null,
          address: null,
          placed: true,
          port,
          protocol: 'tcp' as const,
          container: null,
          manager: 'windows' as const,
          line: quote(line),
        },
      ]
    })
  },
}
