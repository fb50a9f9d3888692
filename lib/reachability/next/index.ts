import { hasPorts } from '@/lib/net'
import { plainId } from '@/lib/text'
import { textAt } from '../cloud/fields'
import { instancesIn } from '../cloud/inventory'
import { speaksOfProxy } from '../data/client-proxies'
import { isWebPort } from '../data/programs'
import { clientProxy } from '../data/speakers'
import { isAnswered, isPrivatePath, isReached } from '../layers/experience'
import type { JudgedCase } from '../model/case'
import type { ReasonCode, StepKind } from '../model/codes'
import type { DiagnosticStep, LayerName } from '../model/diagnosis'
import { groupId } from '../model/group-id'
import { isLoopback, isPrivate, textOf } from '../model/host-address'
import { logCommand } from './log'
import { publicAddressOf } from './own-address'

function step(kind: StepKind, layer: LayerName, where: DiagnosticStep['where'], command: string): DiagnosticStep {
  return { kind, layer, where, command }
}

/** The listing of sockets, made by the tool that shows most. */
function sockets({ target, system }: JudgedCase): DiagnosticStep {
  const port = target.port ?? 80
  const linux = target.protocol === 'udp' ? 'sudo ss -lnup' : 'sudo ss -lntp'
  const command = system.instance === 'windows' ? `netstat -ano | findstr :${port}` : linux
  return step('sockets', 'listening-socket', 'instance', command)
}

/** What shows all of a firewall whose listing was cut or filtered. */
const wholeCommands: Readonly<Record<string, string>> = {
  ufw: 'sudo ufw status verbose',
  firewalld: 'sudo firewall-cmd --list-all-zones',
  iptables: 'sudo iptables -S',
  ip6tables: 'sudo ip6tables -S',
  nft: 'sudo nft list ruleset',
}

/** Listings of which a part is missing. */
const incomplete: ReadonlySet<ReasonCode | undefined> = new Set([
  'firewall-cut-off',
  'firewall-filtered',
  'firewall-no-chain',
  'firewall-no-policy',
])

/** What a host firewall is asked with next, by what has been seen of it. */
const firewallCommands: readonly (readonly [tool: string, command: string])[] = [
  ['ufw', 'sudo ufw status verbose'],
  ['firewalld', 'sudo firewall-cmd --list-all-zones'],
  ['iptables', 'sudo nft list ruleset'],
  ['nft', 'sudo iptables -S'],
]

function firewall({ gathered, system, findings, experience }: JudgedCase): DiagnosticStep {
  const { because: reason } = findings['host-firewall']
  const whole = incomplete.has(reason?.code) ? wholeCommands[reason?.params.tool ?? ''] : undefined
  if (whole !== undefined) return step('host-firewall', 'host-firewall', 'instance', whole)
  const tools = new Set<string>(gathered.firewalls.map(({ tool }) => tool))
  // The rules alone decide nothing without the state of the profiles, and the other way about.
  const rulesShown = gathered.firewalls.some((each) => each.tool === 'netsh' && each.rules.length > 0)
  const windows = rulesShown
    ? 'netsh advfirewall show allprofiles'
    : 'netsh advfirewall firewall show rule name=all dir=in'
  const known = firewallCommands.find(([tool]) => tools.has(tool))?.[1]
  const both = known ?? 'sudo iptables -S; sudo nft list ruleset'
  // What stands for one protocol of IP says nothing of the other.
  const linux = experience.family === 6 ? both.replace('iptables', 'ip6tables') : both
  return step('host-firewall', 'host-firewall', 'instance', system.instance === 'windows' ? windows : linux)
}

/** The address that the client comes with, as the instance sees it. */
function source({ experience, target, system }: JudgedCase, layer: LayerName): DiagnosticStep {
  return isPrivatePath(experience, target)
    ? step('own-address', layer, 'client', system.client === 'windows' ? 'ipconfig' : 'ip -br addr')
    : step('source-address', layer, 'client', 'curl -s https://ifconfig.me')
}

/** Whether a rule of the firewall that names addresses decides by the client's, which nobody has told. */
function isOfSource({ target, findings }: JudgedCase): boolean {
  const { line } = findings['host-firewall'].because ?? {}
  return (
    target.direction === 'ingress' &&
    target.from === null &&
    /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/.test(line ?? '')
  )
}

/** Whether all that the instance tried to reach on the Internet stayed silent: it may have no way out at all. */
function isWithoutWayOut({ target, experience, findings, gathered }: JudgedCase): boolean {
  if (target.direction === 'ingress' || findings['public-address'].state !== 'unknown') return false
  const isOut = gathered.attempts.some(
    (attempt) => isReached(attempt) && !(attempt.address && isPrivate(attempt.address)),
  )
  const isBack = gathered.pings.some(({ answered, address }) => answered && !(address && isPrivate(address)))
  const inside = isPrivatePath(experience, target)
  return experience.best?.outcome === 'timeout' && !isOut && !isBack && !inside && target.port !== 25
}

function group(seen: JudgedCase): DiagnosticStep {
  const { reading, findings, region, target } = seen
  const reason = findings['security-group'].because
  if (reason?.code === 'needs-membership' && target.from && isPrivate(target.from)) {
    return step('peer-groups', 'security-group', 'cli', describeAt(textOf(target.from), region))
  }
  if (reason?.code === 'needs-source') return source(seen, 'security-group')
  if (reason?.code === 'needs-list') {
    const command = `aliyun ecs DescribePrefixListAttributes --RegionId ${region} --PrefixListId ${plainId('prefix-list', reason.params.list)}`
    return step('prefix-list', 'security-group', 'cli', command)
  }
  // The rules that are missing are those of another group than the one that was pasted.
  const id = groupId(reason?.params.wanted ?? reading?.ruleSet.groups[0]?.id)
  const command = `aliyun ecs DescribeSecurityGroupAttribute --RegionId ${region} --SecurityGroupId ${id} --Direction all`
  return step('security-group', 'security-group', 'cli', command)
}

/** The instance that has a private address, with its groups, its VPC and its vSwitch. */
function describeAt(address: string, region: string): string {
  return `aliyun ecs DescribeInstances --RegionId ${region} --InstanceNetworkType vpc --PrivateIpAddresses '["${address}"]'`
}

/** Routes, groups and ACLs of the whole path, as the cloud itself works them out; what it answers is read here, too. */
function pathAnalysis({ target, experience, region, gathered }: JudgedCase): DiagnosticStep {
  const [only, another] = instancesIn(gathered.documents)
  const own = plainId('instance', only && !another ? textAt(only, 'InstanceId') : null)
  const inside = isPrivatePath(experience, target)
  const public_ =
    target.from && !isPrivate(target.from)
      ? textOf(target.from)
      : target.direction === 'egress'
        ? 'SERVER_ADDRESS'
        : 'CLIENT_ADDRESS'
  const peer = inside ? ['ecs', 'PEER_ID'] : ['internetIp', public_]
  const [[sourceType, source], [targetType, destination]] =
    target.direction === 'ingress' ? [peer, ['ecs', own]] : [['ecs', own], peer]
  const port = target.port === null ? '' : ` --TargetPort ${target.port}`
  const protocol = target.protocol === 'icmpv6' ? 'icmp' : target.protocol
  const create = `aliyun nis CreateAndAnalyzeNetworkPath --RegionId ${region} --SourceType ${sourceType} --SourceId ${source} --TargetType ${targetType} --TargetId ${destination} --Protocol ${protocol}${port}`
  const get = `aliyun nis GetNetworkReachableAnalysis --RegionId ${region} --NetworkReachableAnalysisId ANALYSIS_ID`
  return step('path-analysis', 'network-acl', 'cli', `${create}\n${get}`)
}

/** The address to try: one that clients have tried, that of the instance, or a placeholder; never the host's own loopback. */
function hostOf(seen: JudgedCase): string {
  const { target, experience, findings } = seen
  if (target.direction === 'egress' && target.from) return textOf(target.from)
  const tried = [...experience.outside, ...(experience.unclear ? [experience.unclear] : [])].find(
    ({ address }) => address !== null,
  )?.address
  if (tried) return textOf(tried)
  if (target.direction === 'egress') return 'SERVER_ADDRESS'
  const { because: reason } = findings['public-address']
  return reason?.code === 'public-address' && /^[\d.]{7,15}$/.test(reason.params.address ?? '')
    ? (reason.params.address ?? 'PUBLIC_ADDRESS')
    : publicAddressOf(seen)
}

function probe(seen: JudgedCase): DiagnosticStep {
  const { target, system } = seen
  const host = hostOf(seen)
  const where = target.direction === 'egress' ? 'instance' : 'client'
  const windows = (where === 'instance' ? system.instance : system.client) === 'windows'
  if (target.protocol === 'icmp' || target.protocol === 'icmpv6') {
    return step('ping', 'public-address', where, `ping ${windows ? '-n' : '-c'} 4 ${host}`)
  }
  const port = target.port ?? 80
  const past = where === 'client' && isProxySeen(seen) ? "--noproxy '*' " : ''
  return step('probe', 'application', where, probeCommand(target.protocol, host, port, windows, past))
}

/** Whether the client goes out through a proxy of its own: what that says is no answer of the server. */
function isProxySeen({ gathered: { attempts, texts } }: JudgedCase): boolean {
  return attempts.some(({ tool }) => tool === clientProxy) || texts.some((text) => speaksOfProxy(text.slice(0, 60_000)))
}

function probeCommand(protocol: 'tcp' | 'udp', host: string, port: number, windows: boolean, past: string): string {
  if (protocol === 'udp') return `nc -vzu -w 5 ${host} ${port}`
  if (isWebPort(port)) {
    const name = host.includes(':') ? `[${host}]` : host
    const url = `${String(port).endsWith('443') ? 'https' : 'http'}://${name}:${port}/`
    return `${windows ? 'curl.exe' : 'curl'} -v ${past}--connect-timeout 5 '${url}'`
  }
  return windows ? `Test-NetConnection ${host} -Port ${port}` : `nc -vz -w 5 ${host} ${port}`
}

/** The log of what answers, or should. */
function log(seen: JudgedCase): DiagnosticStep {
  return step('service-log', 'application', 'instance', logCommand(seen))
}

function interfaces({ system }: JudgedCase): DiagnosticStep {
  return step('interfaces', 'listening-socket', 'instance', system.instance === 'windows' ? 'ipconfig' : 'ip -br addr')
}

function containers(): DiagnosticStep {
  return step('containers', 'listening-socket', 'instance', 'sudo docker ps')
}

function instance({ region, gathered }: JudgedCase): DiagnosticStep {
  const [only, another] = instancesIn(gathered.documents)
  const id = plainId('instance', only && !another ? textAt(only, 'InstanceId') : null)
  const command = `aliyun ecs DescribeInstances --RegionId ${region} --InstanceIds '["${id}"]'`
  return step('instance', 'instance', 'cli', command)
}

function acl({ region }: JudgedCase): DiagnosticStep {
  return step(
    'network-acl',
    'network-acl',
    'cli',
    `aliyun vpc DescribeNetworkAclAttributes --RegionId ${region} --NetworkAclId NETWORK_ACL_ID`,
  )
}

/** Where a server is told the address that it gives to its clients. */
const advertising: Readonly<Record<string, string>> = {
  kafka: 'grep -n advertised.listeners config/server.properties',
  rocketmq: 'grep -n brokerIP1 conf/broker.conf',
  redis: 'redis-cli CONFIG GET cluster-announce-ip',
  ftp: 'grep -n pasv /etc/vsftpd.conf',
}

function advertised({ tool }: Readonly<Record<string, string>>): DiagnosticStep {
  const command = advertising[tool ?? ''] ?? 'grep -rn advertised /etc'
  return step('advertised-address', 'application', 'instance', command)
}

/** Databases of the cloud, by the names of their endpoints, and what asks each whom it lets in. */
const managed: readonly (readonly [name: RegExp, command: string])[] = [
  [/^(r-[a-z0-9]{1,40})(?:\.[a-z0-9-]{1,40}){0,3}\.aliyuncs\.com$/, 'r-kvstore DescribeSecurityIps --InstanceId'],
  [/^(dds-[a-z0-9]{1,40})(?:\.[a-z0-9-]{1,40}){0,3}\.aliyuncs\.com$/, 'dds DescribeSecurityIps --DBInstanceId'],
  [
    /^((?:rm|pgm)-[a-z0-9]{1,40})(?:\.[a-z0-9-]{1,40}){0,3}\.aliyuncs\.com$/,
    'rds DescribeDBInstanceIPArrayList --DBInstanceId',
  ],
]

/** The instance waits for a database of the cloud in vain: who is not in its whitelist meets silence. */
function whitelist({ target, experience }: JudgedCase): DiagnosticStep | null {
  const { best } = experience
  if (target.direction === 'ingress' || best?.outcome !== 'timeout' || best.host === null) return null
  for (const [name, command] of managed) {
    const id = name.exec(best.host.toLowerCase())?.[1]
    if (id !== undefined) return step('whitelist', 'application', 'cli', `aliyun ${command} ${id}`)
  }
  return null
}

/** Whether something of the paste was printed on the host itself. */
function isHostSeen({ gathered }: JudgedCase): boolean {
  const { programs, workloads, published, sockets: listings, interfaces: own, bans, packets, facts } = gathered
  return [programs, workloads, published, listings, own, bans, packets, facts].some((list) => list.length > 0)
}

/** Listings of a firewall that want the other half. */
const halfShown: ReadonlySet<ReasonCode | undefined> = new Set([
  'firewall-one-list',
  'firewall-some-rules',
  'firewall-disabled-rule',
  'firewall-cut-off',
])

/**
 * A container has the port, and refuses: the rules of Docker hand on before those of the host, so that nobody listens within, or
 * at loopback alone. Its log tells which, where it was not pasted. So it is where the host itself is cut off by what it published.
 */
function isRefusedInside({ gathered, experience, target }: JudgedCase): boolean {
  if (experience.local.reset !== null && gathered.published.length > 0) return true
  const has = gathered.published.some(({ port, tool }) => port !== null && port === target.port && tool !== 'kubectl')
  const refused = experience.best?.outcome === 'refused' || (!experience.best && experience.local.refused !== null)
  return has && refused && gathered.programs.length === 0
}

/** Where only a proxy of the client has spoken, the server itself is asked. */
function pastProxy(seen: JudgedCase): DiagnosticStep | null {
  const { best, local } = seen.experience
  return best === null && local.refused === null && isProxySeen(seen) ? probe(seen) : null
}

/** Whether the document of the group itself breaks off. */
function isGroupCut({ findings }: JudgedCase): boolean {
  const { because: reason } = findings['security-group']
  return reason?.code === 'cut-off' && /SecurityGroup|Permission/.test(reason.line ?? '')
}

/** What a finding itself asks for, whatever else is open. */
function bySpecific(seen: JudgedCase): DiagnosticStep | null {
  const { findings, experience, gathered } = seen
  const asked = findings['security-group'].because?.code
  if (
    isGroupCut(seen) ||
    asked === 'needs-source' ||
    asked === 'needs-membership' ||
    asked === 'needs-list' ||
    asked === 'flow-rejected' ||
    asked === 'one-direction'
  )
    return group(seen)
  if (findings['public-address'].because?.code === 'hairpin') return probe(seen)
  if (findings.application.because?.code === 'advertised-address')
    return advertised(findings.application.because.params)
  if (findings['network-acl'].because?.code === 'flow-rejected') return acl(seen)
  if (findings.application.state === 'fail') return log(seen)
  const wall = findings['host-firewall']
  if (wall.state === 'unknown' && halfShown.has(wall.because?.code)) return firewall(seen)
  if (wall.because?.code === 'firewall-undecided' && isOfSource(seen)) return source(seen, 'host-firewall')
  const socket = findings['listening-socket']
  const reason = socket.state === 'unknown' ? socket.because?.code : undefined
  if (reason === 'bind-in-use') return sockets(seen)
  if (reason === 'bound' && gathered.interfaces.every(({ tool }) => tool === 'cloud')) return interfaces(seen)
  const { best, outside, held, packets, local } = experience
  if (best?.outcome === 'connected' && outside.some(({ outcome }) => outcome === 'reset')) return log(seen)
  if (held?.state === 'half-open' && findings['network-acl'].state !== 'pass') return acl(seen)
  if (packets.some(({ what }) => what === 'unanswered') && findings['host-firewall'].state === 'unknown') {
    return firewall(seen)
  }
  const ended = gathered.workloads.some(({ state }) => state !== 'runs')
  if ((ended || local.reset !== null) && socket.state === 'unknown') return log(seen)
  return isRefusedInside(seen) ? log(seen) : null
}

/** Layers in the order in which they are worth a look, by what was met. */
function orderOf({ target, experience, symptom, gathered, findings }: JudgedCase): readonly LayerName[] {
  const ping = target.protocol === 'icmp' || target.protocol === 'icmpv6'
  const host: readonly LayerName[] =
    target.direction === 'egress' || ping ? ['host-firewall'] : ['listening-socket', 'host-firewall']
  const { best, local, silent } = experience
  // Nothing of the cloud lies between two programs of one machine.
  if (target.from !== null && isLoopback(target.from)) return host
  const met = best?.outcome ?? (local.refused ? 'refused' : symptom)
  if (met === 'no-route') return ['host-firewall', ...host, 'security-group']
  if (met === 'refused' || met === 'reset') return [...host, 'security-group']
  // Silence at a private address, tried near the host: what stands on the host comes first.
  const near = silent?.address && isPrivate(silent.address) && (target.from === null || isPrivate(target.from))
  if (near && local.reached) return [...host, 'security-group']
  const unsure = findings['listening-socket'].state === 'unknown'
  if (met !== 'timeout' && gathered.programs.length > 0 && unsure) return [...host, 'security-group']
  return ['security-group', ...(met === 'timeout' ? [...host].reverse() : host)]
}

function ofLayer(layer: LayerName, seen: JudgedCase): DiagnosticStep {
  if (layer === 'security-group') return group(seen)
  if (layer === 'host-firewall') return firewall(seen)
  const listed = seen.gathered.sockets.some(({ sockets: list }) => list.length > 0)
  const containerised = seen.gathered.workloads.length + seen.gathered.published.length === 0
  const dockered = seen.gathered.programs.some(({ program }) => program === 'docker')
  return listed && dockered && containerised ? containers() : sockets(seen)
}

/** The command whose output would tell of one layer; null where none would. */
export function lookAt(layer: LayerName, seen: JudgedCase): DiagnosticStep | null {
  switch (layer) {
    case 'public-address':
      return isPrivatePath(seen.experience, seen.target) ? null : instance(seen)
    case 'instance':
      return instance(seen)
    case 'network-acl':
      return acl(seen)
    case 'security-group':
    case 'host-firewall':
      return ofLayer(layer, seen)
    case 'listening-socket':
      return seen.target.direction === 'ingress' && hasPorts(seen.target.protocol) ? ofLayer(layer, seen) : null
    case 'application':
      return seen.target.direction === 'ingress' ? log(seen) : null
    default:
      return null
  }
}

/** What stops traffic without a word where the group and the host let it through: the network ACL, the instance, the routes. */
function afterHost(seen: JudgedCase): DiagnosticStep {
  const { findings, experience, target } = seen
  if (findings['network-acl'].state === 'unknown') return acl(seen)
  const inside = isPrivatePath(experience, target)
  return findings.instance.state === 'unknown' && !inside ? instance(seen) : pathAnalysis(seen)
}

/** The one command whose output would tell most now; null when nothing is left to find out. */
export function nextStep(seen: JudgedCase): DiagnosticStep | null {
  const { cause, findings, experience, symptom } = seen
  if (cause === 'none-found') {
    if (findings.application.state === 'pass') return null
    if (experience.best?.outcome === 'timeout') return afterHost(seen)
    return experience.best ? null : probe(seen)
  }
  if (cause !== 'unknown') return null
  const specific = pastProxy(seen) ?? bySpecific(seen)
  if (specific) return specific
  const list = whitelist(seen)
  if (list) return list
  if (isWithoutWayOut(seen)) return instance(seen)
  const open = (layer: LayerName) => findings[layer].state === 'unknown'
  const order = orderOf(seen)
  const { best, local, unclear, balanced } = experience
  const pinged = experience.ping !== null && seen.target.port === null
  const nothingMet = !best && !unclear && !balanced && !pinged && !local.refused && symptom === null
  if (nothingMet && (local.reached !== null || !isHostSeen(seen)) && order.every(open)) return probe(seen)
  if (nothingMet && local.reached !== null) return probe(seen)
  const layer = order.find(open)
  if (layer) return ofLayer(layer, seen)
  if (best?.outcome === 'timeout' || symptom === 'timeout') return afterHost(seen)
  if (best === null) return probe(seen)
  return open('instance') && !isAnswered(best) ? instance(seen) : log(seen)
}
