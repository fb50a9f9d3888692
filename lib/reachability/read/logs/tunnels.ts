import type { ProgramEvent } from '../../model/evidence'
import { portOf } from '../../model/port'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

/**
 * What programs say that bring a port of their own machine to another one, once a client has come to them through it and the
 * service does not take the connection. Group 1: its port, where the line says it.
 */
const complaints: readonly (readonly [program: string, said: RegExp])[] = [
  ['frpc', /\bconnect to local service \[[^\]\s]{1,255}:(\d{1,5})\] ?error/],
  ['cloudflared', /\bUnable to reach the origin service\b(?:.{0,400}?\bdial tcp [\w.:[\]-]{1,255}:(\d{1,5}): )?/],
  [
    'ngrok',
    /\bERR_NGROK_8012\b()|\bfailed to establish a connection to the upstream (?:web )?service at https?:\/\/[\w.-]{1,255}:(\d{1,5})/,
  ],
  ['ssh', /^\s{0,9}(?:debug1: )?connect_to [\w.:-]{1,255} port (\d{1,5}): failed\./],
  ['lt', /\bconnection refused: [\w.-]{1,255}:(\d{1,5}) \(check your firewall settings\)/],
]

/** frps could not open the port that a client of it asked for. */
const unopened =
  /\b(?:new proxy \[.{1,80}\] type \[\w{2,8}\] error: |\] start error: )port (?:unavailable|already used)\b/

function unopenedOf(line: string): ProgramEvent[] {
  if (!unopened.test(line)) return []
  const told = { what: 'bind-failed', why: 'in-use', address: null, placed: false, protocol: 'tcp' } as const
  return [{ kind: 'program', program: 'frps', ...told, port: null, container: null, manager: null, line: quote(line) }]
}

const longest = 2000

function complaintOf(line: string): ProgramEvent | null {
  for (const [program, said] of complaints) {
    const match = said.exec(line)
    if (!match) continue
    const port = portOf(match.slice(1).find(Boolean) ?? '')
    const told = { what: 'upstream-failed', why: null, address: null, placed: false, protocol: 'tcp' } as const
    return { kind: 'program', program, ...told, port, container: null, manager: null, line: quote(line) }
  }
  return null
}

/** Reads where tunnels do not reach the service behind them: frp, cloudflared, ngrok, `ssh -R`, localtunnel. */
export const tunnels: EvidenceReader = {
  name: 'tunnel',
  signs: [...complaints.map(([, said]) => said), unopened],
  sparse: true,
  read: ({ lines }) =>
    lines
      .filter((line) => line.length <= longest)
      .slice(0, 2000)
      .flatMap((line) => complaintOf(line) ?? unopenedOf(line)),
}
