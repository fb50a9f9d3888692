import type { HostFact } from '../../model/evidence'
import { quote } from '../../paste/quote'
import { serverNamed } from '../clients/goal'
import { isSupposed, isTold } from '../talk'

/**
 * What systems say to a program whose packet their own filter does not let out: EPERM of netfilter, EACCES of ipfw and pf. That a
 * program may not make a socket is about its rights, and so is EACCES of connect(2).
 */
const denial =
  /(?<![\w.])send(?:to|msg|mmsg)?(?:\(\))?:? (?:failed: |error: )?(?:operation not permitted|permission denied|EPERM\b)|\bconnect(?:\(\))?:? (?:failed: |error: )?(?:operation not permitted|EPERM\b)|\bconnect to \S{1,255} port \d{1,5}(?: from .{1,80})? failed: operation not permitted|\b(?:UDP|packet)\b.{0,40}\bsend(?:ing)?\b.{0,40}\boperation not permitted|\b(?:sendto|sendmsg|connect)\b.{0,12}(?:許可されていない操作です|不允许的操作)/i

/** ping speaks of its own protocol alone. */
const ofPing = /^\s{0,9}ping6?: /

/** What each such line has. */
export const deniedSigns: readonly RegExp[] = [denial]

/** Where the machine itself has not let a packet of one of its programs out. */
export function deniedIn(lines: readonly string[], at: string | null): HostFact[] {
  return lines
    .filter((line) => line.length <= 600 && denial.test(line) && !isTold(line) && !isSupposed(line))
    .slice(0, 50)
    .map((line): HostFact => {
      // The place behind an arrow is the one that is reached.
      const { port } = serverNamed(line.slice(line.indexOf('->') + 1))
      const told = { kind: 'host', tool: ofPing.test(line) ? 'ping' : 'send', fact: 'send-denied', at } as const
      return { ...told, ...(port === null ? {} : { ports: [port] }), line: quote(line) }
    })
}
