import { servicesAt } from '@/lib/net'
import { isWebPort, servesPort } from '../../data/programs'
import { serviceNames } from '../../data/tables/service-names'
import type { Listing, Socket, Sockets, TextPattern, Transport } from '../../model/evidence'

function matches(row: string, { kind, texts, insensitive, not }: TextPattern): boolean {
  const [expression = ''] = texts
  const found =
    kind === 'expression'
      ? new RegExp(expression, insensitive ? 'i' : '').test(row)
      : texts.some((word) => row.toLowerCase().includes(word.toLowerCase()))
  return found !== not
}

/** A name of a port in the tables of systems: of other names a search tells as little. */
function nameOf(port: number): string | undefined {
  const [name] = [...serviceNames].find(([, own]) => own === port) ?? []
  return name ?? servicesAt(port, 'tcp')[0]?.name.toLowerCase().replaceAll(' ', '-')
}

/** Whether a listener on the port, bound to every address, would be in the listing. */
function shows(listing: Listing, protocol: Transport, port: number): boolean {
  if (!listing.whole || !listing.listening || !listing[protocol] || !listing.bothFamilies) return false
  if (listing.ports && !listing.ports.includes(port)) return false
  const rows =
    protocol === 'tcp'
      ? [
          `tcp   LISTEN 0      128      0.0.0.0:${port}      0.0.0.0:*   LISTEN `,
          `tcp6  LISTEN 0      128      [::]:${port}      [::]:*   LISTEN `,
        ]
      : [`udp   UNCONN 0      0      0.0.0.0:${port}      0.0.0.0:*    `]
  // By the name that its system has for the port, which a search for the number does not find.
  const name = listing.named ? nameOf(port) : undefined
  if (name !== undefined) rows.push(...rows.map((row) => row.replaceAll(new RegExp(`:${port}(?= )`, 'g'), `:${name}`)))
  const windows =
    protocol === 'tcp' && !listing.named ? [`  TCP    0.0.0.0:${port}    0.0.0.0:0    LISTENING       4`] : []
  return listing.patterns.every(
    (pattern) =>
      rows.every((row) => matches(row, pattern)) ||
      (windows.length > 0 && windows.every((row) => matches(row, pattern))),
  )
}

/**
 * Whether a program of the port's own kind that listened there would show, as its name was searched for: `netstat -anp | grep sshd`.
 * Of web servers, whose ports are many, it would tell too little.
 */
export function coversProgram({ sockets, coverage }: Sockets, protocol: Transport, port: number): boolean {
  const { listing, cut } = coverage
  if (cut || !listing?.whole || !listing.listening || !listing[protocol] || !listing.bothFamilies) return false
  if (listing.ports !== null || listing.patterns.length === 0 || isWebPort(port)) return false
  const program = sockets.find((socket) => socket.program !== null && servesPort(socket.program, port))?.program
  if (!program) return false
  const row = `${protocol}        0      0 0.0.0.0:${port}            0.0.0.0:*               LISTEN      1/${program} users:(("${program}",pid=1,fd=3))`
  return listing.patterns.every((pattern) => matches(row, pattern))
}

/** Whether a second socket of a program at the same port would show as well: what was searched for is the program, or the port. */
export function coversTwin({ coverage }: Sockets, { line, program }: Socket): boolean {
  const { listing, cut } = coverage
  if (cut || !listing?.whole || !listing.listening || !listing.bothFamilies || program === null) return false
  const rows = ['0.0.0.0', '[::]', '*'].map((address) =>
    line.replace(/(?<=\s)(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]{2,45}\]|\*)(?=:(?:\d|\*))/gi, address),
  )
  return listing.patterns.every((pattern) => rows.every((row) => matches(row, pattern)))
}

/** Whether a listener at the port would show in the listing if there were one. */
export function covers({ sockets, coverage }: Sockets, protocol: Transport, port: number): boolean {
  const { listing, cut, none, header, ended, noisy } = coverage
  if (cut) return false
  if (none) return protocol === 'tcp' && (listing ? shows(listing, protocol, port) : none.port === port)
  // A header without rows at the end of a paste may be one whose rows were not copied.
  if (sockets.length === 0 && !ended) return false
  if (listing) return shows(listing, protocol, port) && (header || ended || !noisy)
  return header && sockets.some((socket) => socket.protocol === protocol && socket.state === 'listening')
}
