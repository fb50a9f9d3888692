import { portOfService } from '../../data/programs'
import type { ProgramEvent } from '../../model/evidence'
import { portOf } from '../../model/port'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

/** Where Windows keeps the port of Remote Desktop: https://learn.microsoft.com/windows-server/remote/remote-desktop-services/clients/change-listening-port */
const place = /Terminal Server\\WinStations\\RDP-Tcp/i
/** `PortNumber    REG_DWORD    0xd3d` of `reg query`, `PortNumber : 3389` of PowerShell. */
const value =
  /^\s{0,20}"?PortNumber"?(?:\s{1,20}REG_DWORD\s{1,20}|\s{0,60}[:=]\s{0,9}(?:dword:)?)(0x[0-9a-f]{1,8}|\d{1,5})\b/i

function event(what: 'configured' | 'absent', port: number, line: string): ProgramEvent {
  const told = { kind: 'program', program: 'TermService', why: null, address: null, placed: true } as const
  return { ...told, what, port, protocol: 'tcp', container: null, manager: 'windows', line: quote(line) }
}

/** Whether Windows turns away all of Remote Desktop: `fDenyTSConnections    REG_DWORD    0x1`, `fDenyTSConnections : 1`. */
const denied =
  /^\s{0,20}"?fDenyTSConnections"?(?:\s{1,20}REG_DWORD\s{1,20}|\s{0,60}[:=]\s{0,9}(?:dword:)?)(?:0x)?0{0,7}1\s{0,40}$/i

/** Reads the port that Remote Desktop is set to, where the registry says it, and that it is switched off. */
export const registry: EvidenceReader = {
  name: 'registry',
  signs: [value, denied],
  read: ({ command, lines }) => {
    const isPlaced = place.test(command ?? '') || lines.some((line) => place.test(line.slice(0, 400)))
    return lines.slice(0, 2000).flatMap((line) => {
      if (denied.test(line.slice(0, 400))) return [event('absent', portOfService('RDP'), line)]
      const text = isPlaced ? (value.exec(line.slice(0, 400))?.[1] ?? '') : ''
      const port = portOf(text.startsWith('0x') ? String(Number(text)) : text)
      return port === null || port === 0 ? [] : [event('configured', port, line)]
    })
  },
}
