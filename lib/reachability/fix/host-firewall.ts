import type { Family } from '@/lib/cidr'
import { servicesAt } from '@/lib/net'
import { powershellWord, shellWord, windowsWord } from '@/lib/text'
import { follow } from '../layers/firewalls/follow'
import { forwardedChain, handingChain, ownChain } from '../layers/firewalls/iptables'
import type { JudgedCase } from '../model/case'
import type { Fix, Way } from '../model/diagnosis'
import type { BsdRules, HostFirewall, HostPacket, NftRules } from '../model/evidence'
import type { Target } from '../model/target'
import { jailName } from '../next/names'
import { namedPeer } from './peer'
import { fixOf, shell } from './way'

/** What runs the host's firewall: the program whose commands last. */
type Manager = Exclude<HostFirewall, BsdRules>['tool']

const ufwChain = /^ufw6?-/
const firewalldChain = /^(?:IN_|FWDI_|INPUT_(?:direct|ZONES)|filter_IN(?:PUT)?_)/

function chainNames(firewall: HostFirewall): readonly string[] {
  if (firewall.tool === 'iptables' || firewall.tool === 'ip6tables') {
    return [...firewall.tables.values()].flatMap((chains) => [...chains.keys()])
  }
  return firewall.tool === 'nft' ? firewall.tables.flatMap(({ name, chains }) => [name, ...chains.keys()]) : []
}

const managers: readonly Manager[] = ['ufw', 'firewalld', 'iptables', 'nft', 'netsh']

/** Those of BSD are changed in files that each has in his own way. */
const ofBsd: ReadonlySet<string | undefined> = new Set(['pf', 'ipfw'])
const isManaged = (firewall: HostFirewall): firewall is Exclude<HostFirewall, BsdRules> => !ofBsd.has(firewall.tool)

/** Rules that ufw or firewalld wrote are changed by these: what is put beside them is gone at the next reload. */
function managerOf({ gathered, findings }: JudgedCase): Manager {
  const { line, params: said } = findings['host-firewall'].because ?? {}
  const named = said?.tool
  const tool =
    gathered.firewalls.filter(isManaged).find((firewall) => firewall.tool === named)?.tool ??
    managers.find((manager) => manager === named) ??
    'iptables'
  const names = gathered.firewalls.flatMap(chainNames)
  const tools = gathered.firewalls.filter(isManaged).map((firewall) => firewall.tool)
  if (tool === 'ufw' || tool === 'firewalld' || tool === 'netsh') return tool
  if (tools.includes('ufw') || names.some((name) => ufwChain.test(name)) || line?.includes('[UFW ')) return 'ufw'
  if (tools.includes('firewalld') || names.includes('firewalld') || names.some((name) => firewalldChain.test(name))) {
    return 'firewalld'
  }
  return tool
}

type Params = Readonly<Record<string, string>>

/** Commands that open the port, show that it is open, and close it again. */
interface Opening {
  readonly way: Way
  readonly check: string
  readonly undo: string
}

interface Wanted {
  readonly target: Target
  readonly port: number
  readonly family: Family
  /** `address/prefix`; empty: any. */
  readonly peer: string
}

function ufw({ target: { protocol, direction }, port, peer }: Wanted): Opening {
  const out = direction === 'egress' ? 'out ' : ''
  const rule =
    peer === ''
      ? `allow ${out}${port}/${protocol}`
      : direction === 'egress'
        ? `allow out proto ${protocol} to ${peer} port ${port}`
        : `allow proto ${protocol} from ${peer} to any port ${port}`
  return { way: shell(`sudo ufw insert 1 ${rule}`), check: 'sudo ufw status numbered', undo: `sudo ufw delete ${rule}` }
}

function firewalld({ target: { protocol }, port, family, peer }: Wanted): Opening {
  const rich = `rule priority="-1" family="ipv${family}" source address="${peer}" port port="${port}" protocol="${protocol}" accept`
  const [add, remove] =
    peer === ''
      ? [`--add-port=${port}/${protocol}`, `--remove-port=${port}/${protocol}`]
      : [`--add-rich-rule='${rich}'`, `--remove-rich-rule='${rich}'`]
  return {
    way: shell(`sudo firewall-cmd --permanent ${add}`, 'sudo firewall-cmd --reload'),
    check: 'sudo firewall-cmd --list-all',
    undo: `sudo firewall-cmd --permanent ${remove}\nsudo firewall-cmd --reload`,
  }
}

/** Chains through which traffic goes that is not the host's own to take. */
const passing: ReadonlySet<string | undefined> = new Set([forwardedChain, handingChain, ownChain])

/** Docker's own rules go on where those for what is forwarded return. */
function iptablesForwarded(
  tool: 'iptables' | 'ip6tables',
  { chain = '', inside }: Params,
): (wanted: Wanted) => Opening {
  return ({ target: { protocol }, port, peer }) => {
    const target = chain === forwardedChain ? 'RETURN' : 'ACCEPT'
    const end = chain === ownChain ? '-d' : '-s'
    const rule = `${peer === '' ? '' : `${end} ${peer} `}-p ${protocol} --dport ${inside ?? port} -j ${target}`
    return {
      way: shell(`sudo ${tool} -I ${chain} 1 ${rule}`),
      check: `sudo ${tool} -nvL ${chain} --line-numbers`,
      undo: `sudo ${tool} -D ${chain} ${rule}`,
    }
  }
}

function iptables(tool: 'iptables' | 'ip6tables'): (wanted: Wanted) => Opening {
  return ({ target: { protocol, direction }, port, peer }) => {
    const egress = direction === 'egress'
    const chain = egress ? 'OUTPUT' : 'INPUT'
    const match = peer === '' ? '' : `${egress ? '-d' : '-s'} ${peer} `
    const rule = `${match}-p ${protocol} --dport ${port} -j ACCEPT`
    return {
      way: shell(`sudo ${tool} -I ${chain} 1 ${rule}`),
      check: `sudo ${tool} -nvL ${chain} --line-numbers`,
      undo: `sudo ${tool} -D ${chain} ${rule}`,
    }
  }
}

/** The base chain of the pasted rules that stops the packet: nft takes a rule only for a table and a chain that there are. */
function nftChain(rules: readonly NftRules[], { target, family }: Wanted): string {
  const egress = target.direction === 'egress'
  const packet: HostPacket = {
    direction: target.direction,
    protocol: target.protocol,
    family,
    peer: target.from?.value ?? null,
    self: null,
    port: target.port,
    redirected: false,
  }
  const bases = rules
    .flatMap(({ tables }) => tables)
    .filter((table) => table.family === 'inet' || table.family === (family === 6 ? 'ip6' : 'ip'))
    .flatMap((table) =>
      table.bases
        .filter(({ hook, type }) => hook === (egress ? 'output' : 'input') && type !== 'nat')
        .map(({ chain }) => ({ table, chain, verdict: follow(table.chains, chain, packet).verdict })),
    )
  const base = bases.find(({ verdict }) => verdict === 'drop' || verdict === 'reject') ?? bases[0]
  return base
    ? [base.table.family, base.table.name, base.chain].map(nftName).join(' ')
    : `inet filter ${egress ? 'output' : 'input'}`
}

function nftName(name: string): string {
  return /^[A-Za-z][\w/.-]{0,63}$/.test(name) ? shellWord(name) : 'NAME'
}

function nft(rules: readonly NftRules[]): (wanted: Wanted) => Opening {
  return (wanted) => {
    const { target, port, family, peer } = wanted
    const egress = target.direction === 'egress'
    const match = peer === '' ? '' : `${family === 6 ? 'ip6' : 'ip'} ${egress ? 'daddr' : 'saddr'} ${peer} `
    const chain = nftChain(rules, wanted)
    return {
      way: shell(`sudo nft insert rule ${chain} ${match}${target.protocol} dport ${port} accept`),
      check: `sudo nft -a list chain ${chain}`,
      undo: `sudo nft delete rule ${chain} handle HANDLE_NUMBER`,
    }
  }
}

function netsh({ target: { protocol, direction }, port, peer }: Wanted): Opening {
  const egress = direction === 'egress'
  const remote = peer === '' ? '' : ` remoteip=${peer}`
  const name = `name="Allow ${port}"`
  return {
    way: {
      how: 'windows',
      text: `netsh advfirewall firewall add rule ${name} dir=${egress ? 'out' : 'in'} action=allow protocol=${protocol.toUpperCase()} ${egress ? 'remoteport' : 'localport'}=${port}${remote}`,
    },
    check: `netsh advfirewall firewall show rule ${name}`,
    undo: `netsh advfirewall firewall delete rule ${name}`,
  }
}

const isBlockedAlways = (line: string) => /\bBlockInboundAlways\b/i.test(line)

/** Rules count again where all was blocked always; then this one is added. */
function netshAlways(wanted: Wanted): Opening {
  const opening = netsh(wanted)
  const set = (what: string) => `netsh advfirewall set allprofiles firewallpolicy ${what},allowoutbound`
  return {
    ...opening,
    way: { ...opening.way, text: `${set('blockinbound')}\n${opening.way.text}` },
    undo: `${opening.undo}\n${set('blockinboundalways')}`,
  }
}

function openingOf(manager: Manager, { gathered, findings }: JudgedCase): (wanted: Wanted) => Opening {
  const told = findings['host-firewall'].because?.params ?? {}
  // No manager of a firewall has a hand in what Docker forwards.
  if (passing.has(told.chain)) return iptablesForwarded(told.tool === 'ip6tables' ? 'ip6tables' : 'iptables', told)
  switch (manager) {
    case 'ufw':
      return ufw
    case 'firewalld':
      return firewalld
    case 'netsh':
      return isBlockedAlways(findings['host-firewall'].because?.line ?? '') ? netshAlways : netsh
    case 'nft':
      return nft(gathered.firewalls.filter((firewall) => firewall.tool === 'nft'))
    default:
      return iptables(manager)
  }
}

/** Rules that were typed are gone after a restart, unless they are written down. */
const keeping: Partial<Record<Manager, { readonly way: Way; readonly check: string }>> = {
  iptables: {
    way: shell('sudo netfilter-persistent save || sudo service iptables save'),
    check: 'sudo grep -n dport /etc/iptables/rules.v4 /etc/sysconfig/iptables',
  },
  ip6tables: {
    way: shell('sudo netfilter-persistent save || sudo service ip6tables save'),
    check: 'sudo grep -n dport /etc/iptables/rules.v6 /etc/sysconfig/ip6tables',
  },
  nft: {
    // What stood in the file is kept; without its first line a reload would hold every rule twice.
    way: shell(
      'f=/etc/nftables.conf; [ ! -d /etc/sysconfig ] || f=/etc/sysconfig/nftables.conf',
      '[ -e $f.before ] || sudo cp -a $f $f.before',
      '(echo flush ruleset; sudo nft list ruleset) | sudo tee $f >/dev/null',
      'sudo systemctl enable nftables',
    ),
    check: 'sudo grep -n dport /etc/nftables.conf /etc/sysconfig/nftables.conf; systemctl is-enabled nftables',
  },
}

/** How fail2ban names what it writes into each firewall: a set of nft, a chain or a set of iptables, the remark of a rule of ufw. */
const ofFail2ban: readonly RegExp[] = [
  /@?\baddr6?-set-([A-Za-z0-9][\w.-]{0,60})/,
  /\bby Fail2Ban after \d{1,9} attempts against ([A-Za-z0-9][\w.-]{0,60})/i,
  /(?:^|[\s@])(?:f2b|fail2ban)-(?!(?:table|chain)\b)([A-Za-z0-9][\w.-]{0,60})/,
]

/** The jail that wrote the rule which stops the client: `f2b-sshd`, `fail2ban-ssh`, `addr-set-sshd`. */
function jailIn(line: string | null): string | null {
  return ofFail2ban.map((name) => name.exec(line ?? '')?.[1]).find((jail) => jail !== undefined) ?? null
}

/** Lets this one client in again, and leaves the guard to do its work. */
function unban(jail: string, client: string, params: Readonly<Record<string, string>>): Fix {
  const name = jailName(jail)
  return fixOf(
    'unban-client',
    { ...params, jail: name, client },
    {
      ways: [shell(`sudo fail2ban-client set ${name} unbanip ${client}`)],
      check: `sudo fail2ban-client status ${name}`,
      undo: `sudo fail2ban-client set ${name} banip ${client}`,
    },
  )
}

/** The daemon of a line of TCP wrappers; a line for all of them stands in the way of sshd, too. */
function daemon(name: string | undefined): string {
  return name && /^[a-z][\w.-]{1,30}$/.test(name) ? name : 'sshd'
}

/** An address as TCP wrappers take it: IPv6 in brackets, hosts_access(5). */
function wrapped(client: string): string {
  return client.includes(':') ? `[${client}]` : client
}

/** Takes a line out of a file again, and nothing else. */
function withoutLine(line: string, file: string): string {
  return `sudo sed -i ${shellWord(`/^${line.replace(/[.[]/g, '[$&]')}$/d`)} ${file}`
}

/** How each guard lets one client in again, and takes that back. */
function unbanOf({ tool, jail }: Params, client: string, params: Params): Fix | null {
  const told = { ...params, client }
  switch (tool) {
    case 'hosts.deny':
      return fixOf('admit-in-hosts-allow', told, {
        ways: [shell(`echo ${shellWord(`${daemon(jail)}: ${wrapped(client)}`)} | sudo tee -a /etc/hosts.allow`)],
        check: "sudo grep -nv '^#' /etc/hosts.allow /etc/hosts.deny",
        undo: withoutLine(`${daemon(jail)}: ${wrapped(client)}`, '/etc/hosts.allow'),
      })
    case 'csf':
      return fixOf('unban-client', told, {
        ways: [shell(`sudo csf -dr ${client}`, `sudo csf -tr ${client}`)],
        check: `sudo csf -g ${client}`,
        undo: `sudo csf -d ${client}`,
      })
    case 'crowdsec':
      return fixOf('unban-client', told, {
        ways: [shell(`sudo cscli decisions delete --ip ${client}`)],
        check: `sudo cscli decisions list --ip ${client}`,
        undo: `sudo cscli decisions add --ip ${client}`,
      })
    case 'ipset':
      return fixOf('unban-client', told, {
        ways: [shell(`sudo ipset del ${shellWord(jail ?? '')} ${client}`)],
        check: `sudo ipset test ${shellWord(jail ?? '')} ${client}`,
        undo: `sudo ipset add ${shellWord(jail ?? '')} ${client}`,
      })
    // Each has a tool of its own, or none.
    case 'guard':
      return null
    case 'sshguard':
      return fixOf('unban-client', told, {
        ways: [shell(`echo ${client} | sudo tee -a /etc/sshguard/whitelist`, 'sudo systemctl restart sshguard')],
        check: 'sudo journalctl -u sshguard -n 20 --no-pager',
        undo: `${withoutLine(client, '/etc/sshguard/whitelist')}\nsudo systemctl restart sshguard`,
      })
    default:
      return unban(jail ?? '', client, params)
  }
}

/** Has the kernel answer pings again, now and after a restart. */
function answerPing({ protocol }: Target, params: Params): Fix {
  const key = protocol === 'icmpv6' ? 'net.ipv6.icmp.echo_ignore_all' : 'net.ipv4.icmp_echo_ignore_all'
  return fixOf('answer-ping', params, {
    ways: [shell(`sudo sysctl -w ${key}=0`, `sudo grep -rn ${key} /etc/sysctl.conf /etc/sysctl.d`)],
    check: `sysctl ${key}`,
    undo: `sudo sysctl -w ${key}=1`,
  })
}

/** Gives the kernel's table of connections more room, now and after a restart. */
function raiseConntrack(params: Params): Fix {
  const key = 'net.netfilter.nf_conntrack_max'
  const file = '/etc/sysctl.d/90-conntrack.conf'
  return fixOf('raise-conntrack', params, {
    ways: [
      shell(
        'sysctl net.netfilter.nf_conntrack_count net.netfilter.nf_conntrack_max',
        `sudo sysctl -w ${key}=NEW_LIMIT`,
        `echo ${shellWord(`${key} = NEW_LIMIT`)} | sudo tee ${file}`,
      ),
    ],
    check: 'sudo dmesg -T | grep conntrack | tail -n 5',
    undo: `sudo rm ${file}\nsudo sysctl -w ${key}=OLD_LIMIT`,
  })
}

/** Ends a blocking rule of Windows, or has an allowing one work again, by its name, quoted for where the command is typed. */
function switchRule(
  kind: 'disable-block-rule' | 'enable-rule',
  name: string,
  params: Readonly<Record<string, string>>,
): Fix {
  const [now, back] = kind === 'enable-rule' ? ['yes', 'no'] : ['no', 'yes']
  // The name by which PowerShell knows a rule is not the one that netsh knows it by.
  const isInner = /^[A-Za-z]{2,30}(?:-[A-Za-z]{2,30}){0,4}-In-(?:TCP|UDP)$/.test(name)
  const both = isInner ? null : windowsWord(name)
  const word = both ?? powershellWord(name)
  const by = isInner ? '-Name' : '-DisplayName'
  const set = (enable: string) =>
    both === null
      ? `Set-NetFirewallRule ${by} ${word} -Enabled ${enable === 'yes' ? 'True' : 'False'}`
      : `netsh advfirewall firewall set rule name=${word} new enable=${enable}`
  return fixOf(
    kind,
    { ...params, rule: name },
    {
      ways: [{ how: 'windows', text: set(now ?? 'no') }],
      check: both === null ? `Get-NetFirewallRule ${by} ${word}` : `netsh advfirewall firewall show rule name=${word}`,
      undo: set(back ?? 'yes'),
    },
  )
}

/** Whether all that is usual at the port is for people who are known: it is opened to them alone. */
function isRisky(port: number, { protocol }: Target): boolean {
  const there = servicesAt(port, protocol === 'udp' ? 'udp' : 'tcp')
  return there.length > 0 && there.every(({ risk }) => risk === 'high')
}

/** Opens the port in the firewall that stops it: for this client alone, then for whoever the security group lets through. */
export function firewallFixes(seen: JudgedCase): Fix[] {
  const { target, findings, gathered, assumed } = seen
  const reason = findings['host-firewall'].because
  if (ofBsd.has(reason?.params.tool)) return []
  const { family, address: client, block: peer } = namedPeer(seen)
  const manager = managerOf(seen)
  const params = { tool: manager, port: String(target.port ?? ''), protocol: target.protocol, peer }
  if (reason?.code === 'banned') {
    const fix = unbanOf(reason.params, reason.params.client || client, params)
    return fix ? [fix] : []
  }
  if (reason?.code === 'ping-ignored') return [answerPing(target, params)]
  // Which program runs the firewall is not told: its own listing says it, and what to write.
  if (reason?.code === 'works-without-firewall' && reason.params.tool === '' && gathered.firewalls.length === 0)
    return []
  if (reason?.code === 'conntrack-full') return [raiseConntrack(params)]
  const jail = jailIn(reason?.line ?? null)
  if (jail !== null) return [unban(jail, client, params)]
  const fixes: Fix[] = []
  const switched = { 'firewall-block-rule': 'disable-block-rule', 'firewall-disabled-rule': 'enable-rule' } as const
  const code = reason?.code
  if (manager === 'netsh' && (code === 'firewall-block-rule' || code === 'firewall-disabled-rule')) {
    const rule = gathered.firewalls
      .flatMap((firewall) => (firewall.tool === 'netsh' ? firewall.rules : []))
      .find(({ line }) => line === reason?.line)
    fixes.push(switchRule(switched[code], rule?.name ?? 'RULE_NAME', params))
  }
  const { port } = target
  if (port === null) return fixes
  const open = openingOf(manager, seen)
  for (const [kind, from] of [
    ['open-host-firewall', peer],
    ['open-host-firewall-all', ''],
  ] as const) {
    if (from === '' && (assumed || isRisky(port, target))) continue
    const { way, check, undo } = open({ target, port, family, peer: from })
    fixes.push(fixOf(kind, params, { ways: [way], check, undo }))
  }
  const keep = keeping[manager]
  if (!keep) return fixes
  // What was saved is taken back by saving again, without the rule.
  const opened = fixes.find(({ kind }) => kind === 'open-host-firewall')?.undo
  const undo = opened ? { undo: `${opened}\n${keep.way.text}` } : {}
  return [...fixes, fixOf('keep-rules', params, { ways: [keep.way], check: keep.check, ...undo })]
}
