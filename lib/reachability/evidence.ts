import type { Attempt, CloudDocument, HostFirewall, Interfaces, PingResult, Sockets, Understood } from './model'
import { type Block, blocksOf, cleanText } from './paste'
import { readAttempts } from './read/attempts'
import { readDocuments } from './read/documents'
import { readFirewalld } from './read/firewalld'
import { readInterfaces } from './read/interfaces'
import { readIptables } from './read/iptables'
import { readNetsh } from './read/netsh'
import { readNft } from './read/nft'
import { readSockets } from './read/sockets'
import { readUfw } from './read/ufw'

/** All that was understood of what was pasted. */
export interface Gathered {
  readonly attempts: readonly Attempt[]
  readonly pings: readonly PingResult[]
  readonly sockets: readonly Sockets[]
  readonly firewalls: readonly HostFirewall[]
  readonly interfaces: readonly Interfaces[]
  readonly documents: readonly CloudDocument[]
  readonly understood: readonly Understood[]
  /** Names of machines that a listing of sockets or firewall rules was made on. */
  readonly hosts: ReadonlySet<string>
}

/** Most characters that are read of all pieces together. */
const longestPaste = 16_000_000

/** Recognises each piece by what it says, whatever else stands around it. */
export function gather(pieces: readonly string[]): Gathered {
  const attempts: Attempt[] = []
  const pings: PingResult[] = []
  const sockets: Sockets[] = []
  const firewalls: HostFirewall[] = []
  const interfaces: Interfaces[] = []
  const documents: CloudDocument[] = []
  const understood: Understood[] = []
  const windows: Block[] = []
  const hosts = new Set<string>()
  let left = longestPaste
  pieces.forEach((piece, number) => {
    const text = cleanText(piece.slice(0, Math.max(left, 0)))
    left -= piece.length
    const stretches: Understood[] = []
    const found = readDocuments(text)
    for (const document of found.documents) {
      documents.push(document)
      stretches.push({ piece: number, ...document.place, start: document.line.slice(0, 80), as: [document.what] })
    }
    for (const block of blocksOf(found.rest, number)) {
      const names = new Set<string>()
      const listed = readSockets(block)
      const filters = [...readIptables(block), ...readNft(block), ...readUfw(block), ...readFirewalld(block)]
      sockets.push(...listed)
      firewalls.push(...filters)
      for (const { tool } of [...listed, ...filters]) names.add(tool)
      if (readNetsh([block]).length > 0) {
        windows.push(block)
        names.add('netsh')
      }
      if (block.at && block.at !== 'windows' && (listed.length > 0 || filters.length > 0)) hosts.add(block.at)
      for (const item of readInterfaces(block)) {
        interfaces.push(item)
        names.add('ip addr')
      }
      for (const item of readAttempts(block)) {
        if (item.kind === 'ping') {
          pings.push(item)
          names.add('ping')
        } else {
          attempts.push(item)
          names.add(item.tool)
        }
      }
      const start = (block.command ?? block.lines.find((line) => line.trim() !== '') ?? '').trim().slice(0, 80)
      stretches.push({ piece: number, ...block.place, start, as: [...names] })
    }
    understood.push(...stretches.sort((a, b) => a.from - b.from))
  })
  firewalls.push(...readNetsh(windows))
  return { attempts, pings, sockets, firewalls, interfaces, documents, understood, hosts }
}
