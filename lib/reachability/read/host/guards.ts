import type { AddressRange } from '@/lib/cidr'
import type { Ban } from '../../model/evidence'
import { addressOf, rangeOfText } from '../../model/host-address'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

/** An address of IPv4 alone, as nearly all of them are. */
const plain = /^[\d.]{7,15}$/

/** A block, or one address: reading it as a block takes much longer. */
function rangeIn(word: string): AddressRange | null {
  const address = plain.test(word) ? addressOf(word) : null
  return address ? { family: address.family, first: address.value, last: address.value } : rangeOfText(word)
}

/** Addresses of a list, as blocks or one by one. */
function rangesOf(text: string): AddressRange[] {
  return text
    .trim()
    .split(/[\s,]+/)
    .slice(0, 5000)
    .map(rangeIn)
    .filter((range) => range !== null)
}

/** `fail2ban-client status sshd`. */
const jailLine = /^\s{0,9}Status for the jail: (\S{1,64})\s{0,9}$/
const bannedLine = /Banned IP list:\s{0,20}(.{0,8000})$/
/** `fail2ban.actions [812]: NOTICE [sshd] Ban 198.51.100.7`. */
const logLine = /\[([\w.-]{1,64})\] (Ban|Unban|Restore Ban) ([0-9a-f:.]{2,45})/

/** The mail that fail2ban sends: `The IP 198.51.100.7 has just been banned by Fail2Ban after` … `3 attempts against sshd.` */
const mailLine = /\bThe IP ([0-9a-f:.]{2,45}) has just been banned by \S/
const mailJail = /\battempts against ([\w.-]{1,64}?)\.?\s{0,9}$/

function mailedBan(line: string, lines: readonly string[]): Ban[] {
  const address = mailLine.exec(line)?.[1]
  if (address === undefined) return []
  const name = lines.slice(0, 200).flatMap((each) => (each.length <= 400 && mailJail.exec(each)?.[1]) || [])[0]
  return name ? [{ kind: 'ban', by: 'fail2ban', name, addresses: rangesOf(address), line: quote(line) }] : []
}

/** What sshd logs of whom TCP wrappers have turned away. */
const refusedLine = /sshd\[\d{1,9}\]: refused connect from \S{1,255}(?: \(([0-9a-f:.]{2,45})\))?/

/** `[{'sshd': ['198.51.100.7']}]`: fail2ban-client banned. Other objects of Python have lists of addresses, too. */
const bannedWhole = /^\s{0,9}\[\{'[\w.-]{1,64}': \[/
const bannedLists = /'([\w.-]{1,64})': \[((?:'[0-9a-f:./]{2,45}'(?:, )?){1,500})\]/g
/** `fail2ban-client get sshd banned`, or `banip`: the addresses alone. */
const bannedOf = /fail2ban-client\s{1,9}get\s{1,9}([\w.-]{1,64})\s{1,9}(?:banned|banip)\b/
const addressesAlone =
  /^\s{0,9}\[?['"]?([0-9a-f.:]{2,45}['"]?(?:[,\s]{1,9}['"]?[0-9a-f.:]{2,45}['"]?){0,400})\]?\s{0,9}$/

function aloneBan(line: string, jail: string | undefined): Ban | null {
  const text = jail === undefined ? undefined : addressesAlone.exec(line)?.[1]
  return jail === undefined || text === undefined
    ? null
    : { kind: 'ban', by: 'fail2ban', name: jail, addresses: rangesOf(text.replace(/['"]/g, '')), line: quote(line) }
}

/** Other guards, each in one line: csf and its daemon, CrowdSec's list, sshguard's log. */
const others: readonly (readonly [Ban['by'], RegExp])[] = [
  ['csf', /^\s{0,9}csf\.deny: (?<address>[0-9a-f:./]{2,49}) # (?<name>.{0,120})/],
  // Lines of csf.deny, and the list of `csf -t`, which holds for all ports where it names none.
  ['csf', /^\s{0,9}(?<address>[0-9a-f:./]{2,49}) # (?<name>(?:lfd|Manually denied): .{0,120})/],
  [
    'csf',
    /^\s{0,9}DENY\s{1,9}(?<address>[0-9a-f:./]{2,49})\s{1,40}\*\s{1,20}in(?:out)?\s{1,20}\d[\w ]{1,30}? {2,40}(?<name>\S.{0,120})/,
  ],
  [
    'crowdsec',
    /[│|,]\s{0,9}(?:Ip|Range):(?<address>[0-9a-f:./]{2,49})\s{0,40}[│|,]\s{0,40}(?<name>[^│|,]{1,80}?)\s{0,40}[│|,]\s{0,40}ban\s{0,40}[│|,]/,
  ],
  ['sshguard', /\bsshguard\[\d{1,9}\]: (?<name>Blocking) "?(?<address>[0-9a-f:./]{2,49})"? /],
]

/** csf's daemon, of a client that it shuts out, and of one that it lets in again. */
const daemonLine =
  /\blfd(?:\[\d{1,9}\])?: (?<name>.{0,80}?)\b(?:from|IP) (?<address>[0-9a-f:.]{2,45}) (?:.{0,200}\*Blocked in csf\*|(?<removed>(?:temporary )?block removed))/

/** Daemons that watch logs and shut clients out, and what they say of one: tallow, blocklistd, DenyHosts, IPBan, reaction. */
const watcherLine =
  /\b(?<name>tallow|bl(?:ac|oc)klistd|denyhosts|IPBan\w{0,8}|reaction|sshblock|pyban|banip|bruteforceblocker)\b(?:\[\d{1,9}\])?.{0,80}?\b(?:(?<on>block(?:ed|ing)|bann(?:ed|ing)|new denied hosts?|denied)|(?<off>unblock(?:ed|ing)|un-?bann(?:ed|ing)|released|removed))\b[^\d\n]{0,60}?(?<address>(?:\d{1,3}\.){3}\d{1,3}|[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7})(?:\/\d{1,3})?(?![\w.])/i

function noteWatched(line: string, logged: Map<string, Ban>): void {
  const { name = '', on, address = '' } = watcherLine.exec(line)?.groups ?? {}
  if (address === '') return
  const told = { kind: 'ban', by: 'guard', name, line: quote(line) } as const
  logged.set(`watched ${address}`, { ...told, addresses: on === undefined ? [] : rangesOf(address) })
}

/** What logs say of a client, of which the last holds: one who was let in again is banned no more. */
function noteLogged(line: string, logged: Map<string, Ban>): void {
  const [, jail = '', what, banned = ''] = logLine.exec(line) ?? []
  if (what !== undefined) {
    const told = { kind: 'ban', by: 'fail2ban', name: jail, line: quote(line) } as const
    logged.set(`${jail} ${banned}`, { ...told, addresses: what === 'Unban' ? [] : rangesOf(banned) })
  }
  const { name = '', address, removed } = daemonLine.exec(line)?.groups ?? {}
  if (address === undefined) return
  const told = { kind: 'ban', by: 'csf', name: name.trim() || 'lfd', line: quote(line) } as const
  logged.set(`csf ${address}`, { ...told, addresses: removed === undefined ? rangesOf(address) : [] })
}

/** A line of csf's own file, whatever is remarked there: an address or a block. */
const denyFile = /^(?:sudo\s{1,3})?(?:cat|tail|head|less|more|vi|vim|nano)\s.{0,80}\/csf\.deny\b/
const deniedAlone = /^\s{0,9}([0-9a-f:./]{2,49})(?:\s{1,9}#.{0,200})?\s{0,9}$/

function filedBan(line: string): Ban | null {
  const addresses = rangesOf(deniedAlone.exec(line)?.[1] ?? '')
  return addresses.length > 0 ? { kind: 'ban', by: 'csf', name: 'csf.deny', addresses, line: quote(line) } : null
}

function otherBan(line: string): Ban | null {
  for (const [by, pattern] of others) {
    const groups = pattern.exec(line)?.groups
    if (!groups) continue
    const { address = '', name = '' } = groups
    return { kind: 'ban', by, name: name.trim().slice(0, 60), addresses: rangesOf(address), line: quote(line) }
  }
  return null
}

function refusedBan(line: string): Ban | null {
  const refused = refusedLine.exec(line)?.[1]
  return refused === undefined
    ? null
    : { kind: 'ban', by: 'hosts.deny', name: 'sshd', addresses: rangesOf(refused), line: quote(line) }
}

/** Reads fail2ban's client and log, what sshd says of TCP wrappers, csf, CrowdSec and sshguard. */
export const guards: EvidenceReader = {
  name: 'fail2ban',
  signs: [
    jailLine,
    bannedLine,
    logLine,
    mailLine,
    mailJail,
    daemonLine,
    watcherLine,
    refusedLine,
    bannedLists,
    ...others.map(([, pattern]) => pattern),
  ],
  sparse: true,
  asked: /fail2ban-client|csf\.deny/,
  heads: [jailLine],
  read: (block) => {
    const found: Ban[] = []
    const logged = new Map<string, Ban>()
    const asked = bannedOf.exec(block.command ?? '')?.[1]
    const isDenyFile = denyFile.test(block.command ?? '')
    let jail = ''
    for (const line of block.lines) {
      if (line.length > 10_000) continue
      jail = jailLine.exec(line)?.[1] ?? jail
      const list = bannedLine.exec(line)
      if (list && jail !== '') {
        found.push({ kind: 'ban', by: 'fail2ban', name: jail, addresses: rangesOf(list[1] ?? ''), line: quote(line) })
      }
      found.push(...mailedBan(line, block.lines))
      noteLogged(line, logged)
      if (line.length <= 500) noteWatched(line, logged)
      for (const [, name = '', list = ''] of bannedWhole.test(line) ? line.matchAll(bannedLists) : []) {
        const addresses = rangesOf(list.replaceAll("'", ''))
        found.push({ kind: 'ban', by: 'fail2ban', name, addresses, line: quote(line) })
      }
      found.push(
        ...[aloneBan(line, asked), isDenyFile ? filedBan(line) : otherBan(line), refusedBan(line)].filter(
          (ban) => ban !== null,
        ),
      )
    }
    return [...found, ...logged.values()]
  },
}
