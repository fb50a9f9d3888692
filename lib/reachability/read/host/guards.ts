import type { AddressRange } from '@/lib/cidr'
import type { Ban } from '../../model/evidence'
import { rangeOfText } from '../../model/host-address'
import { quote } from '../../paste/blocks'
import type { Reader } from '../reader'

/** Addresses of a list, as blocks or one by one. */
function rangesOf(text: string): AddressRange[] {
  return text
    .trim()
    .split(/[\s,]+/)
    .slice(0, 5000)
    .map((word) => rangeOfText(word))
    .filter((range) => range !== null)
}

/** `fail2ban-client status sshd`. */
const jailLine = /^\s{0,9}Status for the jail: (\S{1,64})\s{0,9}$/
const bannedLine = /Banned IP list:\s{0,20}(.{0,8000})$/
/** `fail2ban.actions [812]: NOTICE [sshd] Ban 198.51.100.7`. */
const logLine = /\[([\w.-]{1,64})\] (Ban|Unban|Restore Ban) ([0-9a-f:.]{2,45})/

/** TCP wrappers: hosts_access(5), and what sshd logs of them. */
const denyLine = /^\s{0,9}(ALL|sshd|[a-z][\w.-]{1,30})\s{0,9}:\s{0,9}(ALL|[\d.,/ ]{4,400})(?:\s{0,3}:.{0,200})?\s{0,9}$/
const refusedLine = /sshd\[\d{1,9}\]: refused connect from \S{1,255}(?: \(([0-9a-f:.]{2,45})\))?/

/** `198.51.100.` stands for all addresses that begin so. */
function denied(text: string): AddressRange[] {
  if (text === 'ALL') return rangesOf('0.0.0.0/0 ::/0')
  return rangesOf(
    text.replace(/(?<![\d.])(\d{1,3}(?:\.\d{1,3}){0,2})\.(?=[\s,]|$)/g, (_, start: string) => {
      const parts = start.split('.')
      return `${[...parts, '0', '0', '0'].slice(0, 4).join('.')}/${parts.length * 8}`
    }),
  )
}

/** Reads `fail2ban-client status`, the log of fail2ban, `/etc/hosts.deny` and what sshd says of it. */
export const guards: Reader = {
  name: 'fail2ban',
  heads: [jailLine],
  read: (block) => {
    const found: Ban[] = []
    const logged = new Map<string, Ban>()
    const wrappers = /hosts\.deny/.test(block.command ?? '')
    let jail = ''
    for (const line of block.lines) {
      if (line.length > 10_000) continue
      jail = jailLine.exec(line)?.[1] ?? jail
      const list = bannedLine.exec(line)
      if (list && jail !== '') {
        found.push({ kind: 'ban', by: 'fail2ban', name: jail, addresses: rangesOf(list[1] ?? ''), line: quote(line) })
      }
      const entry = logLine.exec(line)
      if (entry) {
        const [, name = '', what, address = ''] = entry
        // One who was let in again is banned no more.
        const addresses = what === 'Unban' ? [] : rangesOf(address)
        logged.set(`${name} ${address}`, { kind: 'ban', by: 'fail2ban', name, addresses, line: quote(line) })
      }
      const refused = refusedLine.exec(line)?.[1]
      if (refused)
        found.push({ kind: 'ban', by: 'hosts.deny', name: 'sshd', addresses: rangesOf(refused), line: quote(line) })
      const deny = wrappers ? denyLine.exec(line) : null
      if (deny)
        found.push({
          kind: 'ban',
          by: 'hosts.deny',
          name: deny[1] ?? '',
          addresses: denied(deny[2] ?? ''),
          line: quote(line),
        })
    }
    return [...found, ...logged.values()]
  },
}
