import type { HostFact } from '../../model/evidence'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'
import { deniedIn, deniedSigns } from './denied'

const facts: readonly (readonly [HostFact['fact'], string, RegExp])[] = [
  ['selinux-on', 'getenforce', /^\s{0,9}(?:Enforcing|Current mode:\s{1,40}enforcing)\s{0,9}$/],
  [
    'selinux-off',
    'getenforce',
    /^\s{0,9}(?:Permissive|Disabled|SELinux status:\s{1,40}disabled|Current mode:\s{1,40}permissive)\s{0,9}$/,
  ],
  [
    'default-route',
    'ip route',
    /^\s{0,9}(?:default via [0-9a-f:.]{2,45} dev \S{1,40}|0\.0\.0\.0\s{1,20}[\d.]{7,15}\s{1,20}0\.0\.0\.0\s)/,
  ],
  [
    'ping-ignored',
    'sysctl',
    /^\s{0,9}net\.ipv[46]\.(?:icmp_echo_ignore_all|icmp\.echo_ignore_all)\s{0,3}=\s{0,3}1\s{0,9}$/,
  ],
  // What a router has towards its carrier, by miniupnpc: an address that the Internet does not carry.
  [
    'said-no-address',
    'upnpc',
    /^\s{0,9}ExternalIPAddress = (?:100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])|10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}\s{0,9}$|\bFound an IGD with a reserved IP address \(/,
  ],
  // The kernel's table of connections: https://docs.kernel.org/networking/nf_conntrack-sysctl.html
  ['conntrack-full', 'kernel-log', /\b(?:nf|ip)_conntrack: table full, dropping packet/],
  ['no-packets', 'tcpdump', /^\s{0,9}0 packets captured\s{0,9}$/],
]

/** Commands that print all routes of IPv4, and how a row of theirs looks; the default one stands first. */
const routesAsked = /^(?:ip (?:-4 )?r(?:oute)?(?: show| list| ls)?|route -n|netstat -rn)$/
const routeRow =
  /^\s{0,3}[\d.]{7,15}(?:\/\d{1,2})? (?:dev|via) |^[\d.]{7,15}\s{1,20}[\d.]{7,15}\s{1,20}[\d.]{7,15}\s{1,9}U/

/** A file of the kernel's settings that is printed holds a number and nothing else. */
const settingFile = /\/proc\/sys\/net\/ipv[46]\/icmp(?:_|\/)echo_ignore_all\b/

/** Reads single facts about the host: SELinux's mode, its default route, a capture that stayed empty, what it does not let out. */
export const hostFacts: EvidenceReader = {
  name: 'host',
  signs: [...facts.map(([, , pattern]) => pattern), ...deniedSigns],
  sparse: true,
  asked: new RegExp(`${settingFile.source}|${routesAsked.source}`),
  read: (block) => {
    const found: HostFact[] = []
    const printed = settingFile.test(block.command ?? '')
    for (const line of block.lines) {
      if (line.length > 300) continue
      if (printed && /^\s{0,9}1\s{0,9}$/.test(line)) {
        const said = quote(`${block.command ?? ''}: ${line.trim()}`)
        found.push({ kind: 'host', tool: 'sysctl', fact: 'ping-ignored', at: block.at, line: said })
        continue
      }
      const fact = facts.find(([, , pattern]) => pattern.test(line))
      if (fact) found.push({ kind: 'host', tool: fact[1], fact: fact[0], at: block.at, line: quote(line) })
    }
    const row = routesAsked.test(block.command ?? '') ? block.lines.find((line) => routeRow.test(line)) : undefined
    if (row !== undefined && !found.some(({ fact }) => fact === 'default-route')) {
      found.push({ kind: 'host', tool: 'ip route', fact: 'no-default-route', at: block.at, line: quote(row) })
    }
    return [...found.slice(0, 50), ...deniedIn(block.lines, block.at)]
  },
}
