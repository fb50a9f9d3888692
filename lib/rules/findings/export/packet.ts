import { formatAddress } from '@/lib/cidr'
import type { Proof } from '../model'
import { protocolText } from '../words'
import { type FindingWords, filled } from './words'

/** A proof as one line. */
export function proofText(proof: Proof | null, words: FindingWords): string {
  if (!proof) return ''
  const { packet, verdict } = proof
  return filled(words.proof[verdict], {
    direction: packet.direction,
    protocol: protocolText(packet.protocol),
    peer: formatAddress(packet.family, packet.peer),
    port: packet.port === null ? '' : `:${packet.port}`,
  })
}
