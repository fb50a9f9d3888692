import type { Family } from '@/lib/cidr'
import type { ConsoleStep } from '@/lib/rules'
import type { FirewallCode, FixKind, ReasonCode, StepKind } from './codes'
import type { HostAddress } from './host-address'

export type System = 'linux' | 'windows'

export type Protocol = 'tcp' | 'udp' | 'icmp' | 'icmpv6'

/** The traffic that is asked about. */
export interface Target {
  readonly protocol: Protocol
  /** Destination port 1–65535; null for protocols without ports. */
  readonly port: number | null
  /** Address of the other end: the client of ingress, the server of egress; null when not known. */
  readonly from: HostAddress | null
  /** `ingress`: into the instance. `egress`: out of it. */
  readonly direction: 'ingress' | 'egress'
}

/** The layers between a client and a process, in path order. */
export const layerNames = [
  'dns',
  'public-address',
  'edge',
  'network-acl',
  'security-group',
  'platform',
  'host-firewall',
  'listening-socket',
  'application',
] as const

export type LayerName = (typeof layerNames)[number]

export type State = 'pass' | 'fail' | 'unknown'

export const causes = [
  'security-group',
  'host-firewall',
  'not-listening',
  'loopback-only',
  'wrong-address',
  'wrong-port',
  'ipv6-only',
  'ipv4-only',
  'platform-port-25',
  'network-acl',
  'cloud-firewall',
  'no-public-address',
  'dns',
  'icp-or-penalty',
  'service-error',
  'none-found',
  'unknown',
] as const

export type Cause = (typeof causes)[number]

/** Why a layer has its state. */
export interface Because {
  readonly code: ReasonCode
  readonly params: Readonly<Record<string, string>>
  /** The line of the evidence that says so, as pasted (shortened to 300 characters); null when no single line does. */
  readonly line: string | null
}

export interface Layer {
  readonly layer: LayerName
  readonly state: State
  readonly because?: Because
}

/** A layer's own finding, before the layers are weighed against each other. */
export interface Finding {
  readonly state: State
  readonly cause: Cause | null
  readonly because: Because | null
  /** What a client would see if this finding is right; null when it says nothing. */
  readonly shows: 'silence' | 'refusal' | null
}

/** What a single try of a connection came to. */
export type Outcome =
  | 'connected'
  | 'answered'
  | 'error-answer'
  /** The service admits no client from this address, whoever it is. */
  | 'turned-away'
  | 'tls-failure'
  | 'no-answer'
  | 'closed'
  | 'reset'
  | 'refused'
  | 'timeout'
  | 'no-route'
  | 'network-unreachable'
  | 'not-resolved'
  | 'intercepted'
  | 'failed'

/** One try to connect, as a client's tool reports it. */
export interface Attempt {
  readonly kind: 'attempt'
  readonly tool: string
  readonly protocol: Protocol
  readonly host: string | null
  readonly address: HostAddress | null
  readonly port: number | null
  readonly outcome: Outcome
  /** HTTP status of an answer; null otherwise. */
  readonly status: number | null
  /** Name of the machine in the prompt that the command was typed at; null when none is shown. */
  readonly at: string | null
  readonly line: string
}

/** One socket of a listing. */
export interface Socket {
  readonly protocol: 'tcp' | 'udp'
  readonly listening: boolean
  /** Bound address; null: every address of `family`. */
  readonly address: HostAddress | null
  readonly family: Family
  /** For IPv6 sockets: whether they leave IPv4 alone; null when the listing doesn't tell. */
  readonly v6only: boolean | null
  readonly port: number
  readonly program: string | null
  readonly line: string
}

/** A listing of sockets and what its silence proves. */
export interface Sockets {
  readonly kind: 'sockets'
  readonly system: System
  readonly tool: string
  readonly at: string | null
  readonly sockets: readonly Socket[]
  /** Whether a listener would show if there were one. */
  readonly covers: (protocol: 'tcp' | 'udp', port: number) => boolean
}

export type FirewallVerdict = 'accept' | 'drop' | 'reject' | 'unknown'

/** What a host firewall does with the packet that is asked about. */
export interface FirewallRead {
  readonly verdict: FirewallVerdict
  readonly line: string | null
  readonly code: FirewallCode
}

/** Rules of a host firewall, not yet asked. */
export interface HostFirewall {
  readonly kind: 'host-firewall'
  readonly tool: 'iptables' | 'ip6tables' | 'nft' | 'ufw' | 'firewalld' | 'netsh'
  readonly decide: (packet: HostPacket) => FirewallRead
  /** Where the packet goes before the rules see it: another local port, another machine, or null: nowhere else. */
  readonly redirect: (packet: HostPacket) => number | 'elsewhere' | null
}

/** The first packet of a connection as the host's firewall sees it. */
export interface HostPacket {
  readonly direction: 'ingress' | 'egress'
  readonly protocol: Protocol
  readonly family: Family
  /** Address of the other end; null when not known. */
  readonly peer: bigint | null
  /** The host's own address; null when not known. */
  readonly self: bigint | null
  readonly port: number | null
  /** True when the host has changed the packet's destination before its rules see it. */
  readonly redirected: boolean
}

export interface PingResult {
  readonly kind: 'ping'
  readonly host: string | null
  readonly address: HostAddress | null
  readonly answered: boolean
  readonly line: string
}

/** Text of a JSON document that describes the cloud's side. */
export interface CloudDocument {
  readonly kind: 'document'
  readonly what: 'security-group' | 'network-acl' | 'cloud-firewall' | 'instance' | 'unreadable'
  readonly text: string
  readonly value: unknown
  readonly line: string
  /** Lines that it stands on, counted from 1. */
  readonly place: { readonly from: number; readonly to: number }
}

/** Addresses of the host's own interfaces. */
export interface Interfaces {
  readonly kind: 'interfaces'
  readonly addresses: readonly {
    readonly interface: string
    readonly family: Family
    readonly value: bigint
    readonly line: string
  }[]
}

/** What a stretch of a pasted piece was recognised as: a document, a command with its output, or text between. */
export interface Understood {
  /** Zero-based number of the piece. */
  readonly piece: number
  /** First and last line of the stretch, counted from 1. */
  readonly from: number
  readonly to: number
  /** Its first line that is not empty, shortened. */
  readonly start: string
  /** Names of what was found in it, such as `ss`, `curl`, `security-group`; empty when nothing was. */
  readonly as: readonly string[]
}

/** A command that would tell most now. */
export interface Step {
  readonly kind: StepKind
  readonly layer: LayerName
  readonly where: 'instance' | 'client' | 'cli'
  /** Ready to copy. */
  readonly command: string
}

/** One way to make a change, ready to copy. */
export interface Way {
  readonly how: 'cli' | 'terraform' | 'shell' | 'windows' | 'config'
  readonly text: string
}

/** A change that mends the failing layer. */
export interface Fix {
  readonly kind: FixKind
  readonly params: Readonly<Record<string, string>>
  /** The change in the console, field by field; empty where that is not said. */
  readonly console: readonly ConsoleStep[]
  /** Each is enough; empty when the change is made elsewhere. */
  readonly ways: readonly Way[]
}

export interface Diagnosis {
  readonly cause: Cause
  readonly layers: readonly Layer[]
  /** The one thing to look at next; null when nothing is left to find out. */
  readonly next: Step | null
  /** Least privilege first; empty when no cause is named. */
  readonly fix: readonly Fix[]
  readonly understood: readonly Understood[]
}
