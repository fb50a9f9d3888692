import type { Evidence, PublishedPort, Workload } from '../../model/evidence'
import { quote } from '../../paste/quote'

/**
 * The rules that kube-proxy keeps for a Service without pods, as each of its back ends writes them, with the Service's own port:
 * https://kubernetes.io/docs/reference/networking/virtual-ips/. Group 1: namespace and name, group 2: the protocol.
 */
const noEndpoints =
  /(?:--comment "|\/\* |comment ")(?:[\w.-]{1,80}\/)?(?<name>[\w.-]{1,80})(?::[\w.-]{0,60})? has no endpoints\b/
/** The same in nftables, which has a map of them: `10.96.7.7 . tcp . 80 comment "shop/web:http" : goto reject-chain`. */
const inMap =
  /(?:[\d.]{7,15}|[0-9a-f:]{3,40}) \. (?<protocol>tcp|udp) \. (?<port>\d{1,5}) comment "(?:[\w.-]{1,80}\/)?(?<name>[\w.-]{1,80})(?::[\w.-]{0,60})?" : (?:goto reject|drop)/
const portIn = /(?:--dport|dpt:|dport) ?(\d{1,5})\b/
/** A chain by which the port is one of the nodes. */
const ofNodes = /KUBE-(?:NODEPORTS|EXTERNAL-SERVICES)\b|\bADDRTYPE match dst-type LOCAL|--dst-type LOCAL/

/** `ipvsadm -Ln`: a virtual server, and below it those to which it hands on. */
const virtual =
  /^\s{0,3}(TCP|UDP)\s{1,4}([\d.]{7,15}|\[[0-9a-f:]{2,45}\]):(\d{1,5})\s{1,9}(?:rr|wrr|lc|wlc|sh|dh|sed|nq)\b/
const real = /^\s{0,6}->\s/

const tool = 'kubectl'

function without(name: string, protocol: string, port: string, line: string, isNode: boolean): Evidence[] {
  const told = { tool, name, image: '', line: quote(line) } as const
  const published: PublishedPort = {
    kind: 'published-port',
    ...told,
    protocol: protocol === 'udp' ? 'udp' : 'tcp',
    inside: Number(port),
    port: isNode ? Number(port) : null,
    address: null,
  }
  return [{ kind: 'workload', what: 'service', ...told, state: 'ended' } satisfies Workload, published]
}

function ofRule(line: string): Evidence[] {
  const { name, protocol, port } = inMap.exec(line)?.groups ?? {}
  if (name !== undefined) return without(name, protocol ?? '', port ?? '', line, false)
  const service = noEndpoints.exec(line)?.groups?.name
  const number = portIn.exec(line)?.[1]
  if (service === undefined || number === undefined) return []
  return without(service, /\budp\b/i.test(line) ? 'udp' : 'tcp', number, line, ofNodes.test(line))
}

/** Virtual servers of IPVS behind which none stands, where others are seen to have some. */
function ofIpvs(lines: readonly string[]): Evidence[] {
  if (!lines.some((line) => real.test(line))) return []
  return lines.flatMap((line, at) => {
    const [, protocol = '', host = '', port = ''] = line.length <= 200 ? (virtual.exec(line) ?? []) : []
    const next = lines[at + 1]
    if (port === '' || next === undefined || !virtual.test(next.slice(0, 200))) return []
    return without(`${host}:${port}`, protocol.toLowerCase(), port, line, false)
  })
}

/** Events of pods, and what is answered to who asks for one that does not run: each with the name of the pod. */
const events: readonly RegExp[] = [
  /\bBack-off restarting failed container(?: [\w.-]{1,80} in pod |.{0,20}\bpod=)(?<name>[\w.-]{1,120}?)[_(]/,
  /\brestarting failed container=\S{1,80} pod=(?<name>[\w.-]{1,120}?)[_(]/,
  /\bpod\/(?<name>[\w.-]{1,120})\s{1,40}(?:Back-off (?:restarting failed container|pulling image)|Error: (?:ImagePullBackOff|ErrImagePull|CrashLoopBackOff)|Failed to pull image|\d{1,4}\/\d{1,4} nodes are available)/,
  /\bcontainer "[^"]{1,80}" in pod "(?<name>[^"]{1,120})" is waiting to start: \S/,
  /\bFailedScheduling\s{1,40}(?:pod\/)(?<name>[\w.-]{1,120})\b/,
]

function ofEvent(line: string): Workload[] {
  const name = events.map((form) => form.exec(line)?.groups?.name).find((found) => found !== undefined)
  if (name === undefined) return []
  return [{ kind: 'workload', what: 'pod', tool, name, image: '', state: 'restarts', line: quote(line) }]
}

/** What the kubelet says of the one pod that somebody describes, whose name stands elsewhere. */
const restarted =
  /\bWarning\s{1,40}(?:BackOff|Failed|FailedScheduling|FailedMount|FailedCreatePodSandBox|CrashLoopBackOff)\s.{0,200}\b(?:Back-off (?:restarting failed container|pulling image)|Error: (?:ImagePullBackOff|ErrImagePull|InvalidImageName|CreateContainer(?:Config)?Error|CrashLoopBackOff)|Failed to pull image|\d{1,4}\/\d{1,4} nodes are available|failed to create containerd task|MountVolume\.SetUp failed|Unable to attach or mount volumes|[Ff]ailed to create pod sandbox)|\bBackOff\s.{0,80}\bBack-off pulling image\b/
/** A probe of it that fails, with the port that it asks. */
const probed =
  /\b(?:Readiness|Liveness|Startup) probe failed: .{0,200}?:(?<port>\d{1,5})(?=[/"]?\S{0,200}: (?:dial tcp|connect))/
/** One that has failed again and again, as nothing is there. */
const probedOften =
  /\(x(?:[3-9]|\d{2,5}) over .{1,40}\b(?:Readiness|Liveness|Startup) probe failed: .{0,300}connection refused/
/** What comes later where it has started after all. */
const startedSince = /\bNormal\s{1,40}(?:Started|Scheduled)\s/
/** That the pod does not run, said to who asks for its port. */
const unforwarded =
  /\bunable to forward port because pod is not running\. Current status=\w|\bSVC_UNREACHABLE: .{0,80}no running pod for service (?<name>[\w.-]{1,80}) found/

/** The last of the events, in the order of the cluster: the newest stands at the end. */
function failedLast(lines: readonly string[]): string | undefined {
  const at = lines.findLastIndex((line) => restarted.test(line))
  const isOver =
    at >= 0 && /\bFailedScheduling\b/.test(lines[at] ?? '') && lines.slice(at).some((each) => startedSince.test(each))
  return at < 0 || isOver ? undefined : lines[at]
}

/** A pod that is restarted, and the ports at which it is asked in vain whether it is ready. */
function ofKubelet(lines: readonly string[], all: readonly string[]): Workload[] {
  const line = failedLast(all) ?? lines.find((each) => probedOften.test(each) || unforwarded.test(each))
  if (line === undefined) return []
  const ports = new Set(lines.map((each) => Number(probed.exec(each)?.groups?.port ?? 0)).filter((port) => port > 0))
  const told = { kind: 'workload', what: 'pod', tool, name: 'POD', image: '', state: 'restarts' } as const
  const name = unforwarded.exec(line)?.groups?.name ?? told.name
  return [{ ...told, name, ports: [...ports], line: quote(line) }]
}

const longest = 1000
/** A rule of iptables, in either form; of many of them some are for Services that nobody asks about. */
const anyRule = /^\s{0,9}(?:-A |(?:ACCEPT|DROP|REJECT|RETURN|KUBE-\S{1,40})\s{1,40}(?:tcp|udp|all)\s)/
const mostOthers = 3

/** What each of their lines has. */
export const clusterSigns: readonly RegExp[] = [
  noEndpoints,
  inMap,
  virtual,
  ...events,
  restarted,
  probed,
  probedOften,
  unforwarded,
]

/** Rows of events. */
const eventsIn = (lines: readonly string[]) =>
  lines.filter((line) => line.length <= longest && /\b(?:Normal|Warning)\s{1,40}[A-Z]\w{3,40}\s/.test(line)).slice(-200)

/** Pods by their names, or else the one that events without a name are of. */
function podsIn(own: readonly string[], lines: readonly string[]): Workload[] {
  const named = own.flatMap(ofEvent)
  return named.length > 0 ? named : ofKubelet(own, eventsIn(lines))
}

/** What a cluster's own parts say of Services without pods, and of pods that do not run. */
export function clusterIn(lines: readonly string[], signed: readonly number[]): readonly Evidence[] {
  const own = signed.map((at) => lines[at] ?? '').filter((line) => line.length <= longest)
  if (!own.some((line) => clusterSigns.some((sign) => sign.test(line)))) return []
  const others = lines.filter((line) => anyRule.test(line.slice(0, 200)) && !line.includes('has no endpoints')).length
  const rules = others > mostOthers ? [] : own.flatMap(ofRule)
  return [...rules, ...podsIn(own, lines), ...ofIpvs(lines)].slice(0, 500)
}
