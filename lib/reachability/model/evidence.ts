import type { AddressRange, Family } from '@/lib/cidr'
import type { FirewallCode } from './codes'
import type { Chains, Condition, FilterRule } from './filter'
import type { HostAddress } from './host-address'
import type { PortsOfEvidence } from './port'
import type { System, Target, TargetProtocol } from './target'

/*
 * What readers find in a paste: plain data, which can be printed, compared and stored. It says what stands there; what it
 * means for the traffic that is asked about is for the layers.
 */

/** What has ports of its own. */
export type Transport = 'tcp' | 'udp'

/** What a single try of a connection came to. */
export type AttemptOutcome =
  | 'connected'
  | 'answered'
  | 'error-answer'
  /** The service admits no client from this address, whoever it is. */
  | 'turned-away'
  /** The service takes no more connections for now. */
  | 'busy'
  /** The service turns down a user, a key or a password. */
  | 'login-refused'
  /** Client and service have no way of speaking in common. */
  | 'no-agreement'
  | 'tls-failure'
  | 'no-answer'
  | 'closed'
  | 'reset'
  | 'refused'
  | 'timeout'
  | 'no-route'
  | 'network-unreachable'
  | 'not-resolved'
  /** The filing page, or that of a penalty, came instead of the site. */
  | 'intercepted'
  /** The block page of a Web Application Firewall came instead of the site. */
  | 'blocked'
  /** It failed, and the tool does not tell how. */
  | 'failed'

/** One try to connect, as a client's tool reports it. */
export interface Attempt {
  readonly kind: 'attempt'
  readonly tool: string
  readonly protocol: TargetProtocol
  readonly host: string | null
  readonly address: HostAddress | null
  /** Family that the command was limited to, as `curl -6` is; null where it was not. */
  readonly only: Family | null
  readonly port: number | null
  readonly outcome: AttemptOutcome
  /** HTTP status of an answer; null otherwise. */
  readonly status: number | null
  /** Whether the command's address begins with `https:`, or with `http:`; absent where it has neither. */
  readonly secure?: boolean
  /** Name of the machine in the prompt that the command was typed at; null when none is shown. */
  readonly at: string | null
  readonly line: string
}

export interface PingResult {
  readonly kind: 'ping'
  readonly host: string | null
  readonly address: HostAddress | null
  readonly answered: boolean
  readonly at: string | null
  readonly line: string
}

/** State of a socket, as far as it matters here. */
export type SocketState = 'listening' | 'half-open' | 'open' | 'other'

/** One socket of a listing. */
export interface Socket {
  readonly protocol: Transport
  readonly state: SocketState
  /** Bound address; null: every address of `family`. */
  readonly address: HostAddress | null
  readonly family: Family
  /** For IPv6 sockets: whether they leave IPv4 alone; null when the listing doesn't tell. */
  readonly v6only: boolean | null
  readonly port: number
  /** Address of the other end; null when there is none, or when the listing shows a name. */
  readonly peer: HostAddress | null
  readonly program: string | null
  /** Number of the process, where the listing names no program but this. */
  readonly pid?: number
  readonly line: string
}

/** What the command line of a socket listing asks for. */
export interface Listing {
  /** False when rows may be missing: `head`, `tail`, an unknown filter. */
  readonly whole: boolean
  /** True when listening sockets are asked for. */
  readonly listening: boolean
  /** True when no others are. */
  readonly only?: boolean
  readonly tcp: boolean
  readonly udp: boolean
  readonly bothFamilies: boolean
  /** True where names stand in place of the numbers of ports that have one. */
  readonly named?: boolean
  /** Ports that a filter of the tool itself is limited to; null: none. */
  readonly ports: readonly number[] | null
  /** Patterns of `grep` and `findstr` that a row has to match. */
  readonly patterns: readonly TextPattern[]
}

export interface TextPattern {
  /** Words of which one has to stand in the row, or one regular expression. */
  readonly kind: 'words' | 'expression'
  readonly texts: readonly string[]
  readonly insensitive: boolean
  /** True where rows that match are left out. */
  readonly not: boolean
}

/** What the silence of a listing proves. */
export interface Coverage {
  /** What its command asks for; null when no command is shown. */
  readonly listing: Listing | null
  /** Text is missing in it or at its end. */
  readonly cut: boolean
  /** The tool says that there is no such socket: at this port; null: it does not say so. */
  readonly none: { readonly port: number | null } | null
  readonly header: boolean
  /** What follows shows that the output is all there. */
  readonly ended: boolean
  /** Lines that are no rows stand among them. */
  readonly noisy: boolean
}

/** A listing of sockets. */
export interface Sockets {
  readonly kind: 'sockets'
  readonly system: System
  readonly tool: string
  readonly at: string | null
  /** The container in which it was asked for, by the command; empty where that has no name. Absent: on the host, as far as that shows. */
  readonly within?: string
  readonly sockets: readonly Socket[]
  readonly coverage: Coverage
}

export type FirewallVerdict = 'accept' | 'drop' | 'reject' | 'unknown'

/** What a host firewall does with the packet that is asked about. */
export interface FirewallRead {
  readonly verdict: FirewallVerdict
  readonly line: string | null
  readonly code: FirewallCode
}

export interface IptablesRules {
  readonly kind: 'host-firewall'
  readonly tool: 'iptables' | 'ip6tables'
  readonly at: string | null
  readonly tables: ReadonlyMap<string, Chains>
  /** Text is missing at the end. */
  readonly cut: boolean
  /** Only some of the rules were printed. */
  readonly filtered: boolean
}

/** A chain that the kernel hands packets to. */
export interface BaseChain {
  readonly chain: string
  readonly type: string
  readonly hook: string
}

export interface NftTable {
  readonly family: string
  readonly name: string
  readonly chains: Chains
  readonly bases: readonly BaseChain[]
}

export interface NftRules {
  readonly kind: 'host-firewall'
  readonly tool: 'nft'
  readonly at: string | null
  readonly tables: readonly NftTable[]
  readonly cut: boolean
  /** All tables were printed, not one of them. */
  readonly whole: boolean
}

export interface UfwRow {
  readonly out: boolean
  readonly six: boolean
  readonly rule: FilterRule
}

export interface UfwStatus {
  readonly kind: 'host-firewall'
  readonly tool: 'ufw'
  readonly at: string | null
  readonly active: boolean
  readonly statusLine: string
  readonly incoming: string | null
  readonly outgoing: string | null
  readonly defaultLine: string
  readonly rows: readonly UfwRow[]
  readonly cut: boolean
}

export interface Zone {
  readonly name: string
  readonly active: boolean
  readonly fields: ReadonlyMap<string, readonly string[]>
  readonly lines: ReadonlyMap<string, string>
}

export interface FirewalldZones {
  readonly kind: 'host-firewall'
  readonly tool: 'firewalld'
  readonly at: string | null
  /** The line that says that it does not run; null when it runs, or does not say. */
  readonly stopped: string | null
  readonly zones: readonly Zone[]
  /** A zone was asked for by name. */
  readonly named: boolean
  /** What `--list-ports`, `--list-services`, `--list-rich-rules` or `--query-port` printed, where no zone was. */
  readonly list: {
    readonly of: 'ports' | 'services' | 'rich-rules' | 'port'
    readonly names: readonly string[]
    readonly line: string
    /** The zone that was asked for; null: the default one. */
    readonly zone: string | null
  } | null
  /** Zones that have interfaces, where these were asked for: `--get-active-zones`. */
  readonly active: readonly string[] | null
}

export interface WindowsRule {
  readonly name: string
  readonly enabled: boolean
  readonly ingress: boolean
  readonly block: boolean
  readonly conditions: readonly Condition[]
  readonly line: string
}

export interface WindowsProfile {
  readonly name: string
  readonly on: boolean | null
  /** Whether incoming traffic without a rule is blocked. */
  readonly blocks: boolean | null
  /** Whether it is blocked whatever a rule allows. */
  readonly always?: boolean
  readonly line: string
}

/** What one command of Windows said of its firewall; several together are one firewall. */
export interface WindowsRules {
  readonly kind: 'host-firewall'
  readonly tool: 'netsh'
  readonly at: string | null
  readonly rules: readonly WindowsRule[]
  readonly profiles: readonly WindowsProfile[]
  /** All rules were asked for and printed. */
  readonly all: boolean
  /** Rules that were printed without their ports: `Get-NetFirewallRule`. */
  readonly unported?: readonly WindowsRule[]
  /** Ports that were printed without the rest of their rule: `Get-NetFirewallPortFilter`. */
  readonly filters?: readonly WindowsPorts[]
}

/** Which traffic a rule is for, without what becomes of it. */
export interface WindowsPorts {
  /** Name of the rule, where the command says it. */
  readonly rule: string | null
  readonly conditions: readonly Condition[]
}

/** Rules of a firewall of BSD for what comes in, in one chain of which the first that matches decides. */
export interface BsdRules {
  readonly kind: 'host-firewall'
  readonly tool: 'pf' | 'ipfw'
  readonly at: string | null
  readonly chains: Chains
  /** A part of the rules is shown. */
  readonly cut: boolean
}

export type HostFirewall = BsdRules | IptablesRules | NftRules | UfwStatus | FirewalldZones | WindowsRules

/** The first packet of a connection as the host's firewall sees it. */
export interface HostPacket {
  readonly direction: Target['direction']
  readonly protocol: TargetProtocol
  readonly family: Family
  /** Address of the other end; null when not known. */
  readonly peer: bigint | null
  /** Whether the other end, of which the address is not known, has surely come over the Internet. */
  readonly peerPublic?: boolean
  /** The host's own address; null when not known. */
  readonly self: bigint | null
  readonly port: number | null
  /** True when the host has changed the packet's destination before its rules see it. */
  readonly redirected: boolean
  /** The interface by which it comes, where the other end is of a network that the host is in. */
  readonly link?: string
  /** Where the host hands it on: from elsewhere to a container, or from one container to another. */
  readonly forwarded?: 'in' | 'between'
}

/** A document that describes the cloud's side: JSON, Terraform, or a screen of the console copied as text. */
export interface CloudDocument {
  readonly kind: 'document'
  readonly what: 'security-group' | 'network-acl' | 'cloud-firewall' | 'instance' | 'path-analysis' | 'unreadable'
  readonly text: string
  readonly value: unknown
  readonly line: string
  /** Zero-based number of the piece that it stands in. */
  readonly piece: number
  /** Lines that it stands on, counted from 1. */
  readonly place: { readonly from: number; readonly to: number }
  /** For a table of the console: by the lines of `text`, those of the piece that they were made of, counted from 1. */
  readonly rows?: readonly number[]
}

/** Addresses of the host's own interfaces. */
export interface Interfaces {
  readonly kind: 'interfaces'
  readonly tool: string
  readonly at: string | null
  readonly addresses: readonly {
    readonly interface: string
    readonly family: Family
    readonly value: bigint
    readonly line: string
  }[]
}

/** A port of a container, or of a service of a cluster, and where the host makes it reachable. */
export interface PublishedPort {
  readonly kind: 'published-port'
  readonly tool: string
  readonly name: string
  readonly image: string
  readonly protocol: Transport
  /** Port that the program inside listens at. */
  readonly inside: number
  /** Port of the host; null when it is not published. */
  readonly port: number | null
  /** Address of the host; null: every one. */
  readonly address: HostAddress | null
  /** A file says so; that a container runs with it does not stand there. */
  readonly planned?: true
  readonly line: string
}

/** A container or a pod as its tool lists it. */
export interface Workload {
  readonly kind: 'workload'
  readonly what: 'container' | 'pod' | 'service'
  readonly tool: string
  readonly name: string
  readonly image: string
  readonly state: 'runs' | 'restarts' | 'ended'
  /** Somebody says so, and no tool does. */
  readonly told?: true
  /** Ports that its description gives the container, TCP; absent where it has none. */
  readonly ports?: readonly number[]
  readonly line: string
}

/** Why a program could not take its address. */
export type BindProblem = 'in-use' | 'permission' | 'not-local'

/** What a program, or who started it, says of its own work. */
export interface ProgramEvent {
  readonly kind: 'program'
  /** Name of the program or of its unit; null when the line does not say. */
  readonly program: string | null
  readonly what:
    | 'listens'
    /** What its file of settings says: that the program runs with it is not said. */
    | 'configured'
    /** Somebody says that nothing listens at the port. */
    | 'absent'
    /** Somebody says, or the command that starts it, that the program listens at loopback alone. */
    | 'local'
    /** What the settings of a client say: the port that it asks for. */
    | 'asks'
    | 'bind-failed'
    | 'failed'
    | 'stopped'
    | 'runs'
    | 'config-error'
    | 'upstream-failed'
    | 'turned-away'
  readonly why: BindProblem | null
  /** Address that it speaks of; null: every address, or none said. */
  readonly address: HostAddress | null
  /** Whether the line says where: an address, or all of them. */
  readonly placed: boolean
  readonly port: number | null
  readonly protocol: Transport
  /**
   * What it says as it ends by a fault of its own, and nothing of what it is called: a server that does not start, or a program of
   * whichever kind.
   */
  readonly crashed?: 'server' | 'program'
  /** It was ended from the keyboard, below what it says. */
  readonly ended?: true
  /** The port at which a proxy was asked for what it does not reach, where the line says it. */
  readonly front?: number | null
  /** The port within the container to which settings lead the host's; absent where they speak of no container. */
  readonly inside?: number
  /** The container whose output it stands in, where the command names one; null otherwise. */
  readonly container: string | null
  /** Who starts the program, where that one says it. */
  readonly manager: 'pm2' | 'supervisor' | 'windows' | 'openrc' | 'runit' | 's6' | null
  readonly line: string
}

/** Clients that a guard of the host keeps out. */
export interface Ban {
  readonly kind: 'ban'
  readonly by: 'fail2ban' | 'hosts.deny' | 'csf' | 'crowdsec' | 'sshguard' | 'guard'
  /** The jail, or the daemon. */
  readonly name: string
  readonly addresses: readonly AddressRange[]
  readonly line: string
}

/** A line of the files of TCP wrappers: hosts_access(5). */
export interface AccessRule {
  /** Names of daemons and patterns of clients, as written, `EXCEPT` among them. */
  readonly daemons: readonly string[]
  readonly clients: readonly string[]
  /** What its options make of it, whichever file it stands in: hosts_options(5). Null: they hang on more than who asks. */
  readonly admits: boolean | null
  readonly line: string
}

/** `/etc/hosts.allow` or `/etc/hosts.deny`, as far as it is shown: the first line that fits holds. */
export interface AccessFile {
  readonly kind: 'access-file'
  /** Null: what is shown is of both, and which lines are of which is not. */
  readonly file: 'allow' | 'deny' | null
  readonly rules: readonly AccessRule[]
  readonly line: string
}

/** One packet, or a pair of them, that the host, the kernel or the network itself saw. */
export interface SeenPacket {
  readonly kind: 'packet'
  readonly by: 'kernel-log' | 'windows-log' | 'tcpdump' | 'conntrack' | 'flow-log' | 'cloud-firewall'
  readonly what: 'arrived' | 'dropped' | 'rejected' | 'accepted' | 'answered' | 'reset' | 'prohibited' | 'unanswered'
  readonly protocol: TargetProtocol
  readonly source: HostAddress
  readonly sourcePort: number | null
  /** Null: the machine itself, by its name. */
  readonly destination: HostAddress | null
  readonly port: number | null
  /** Which way it goes, where that is shown. */
  readonly direction: Target['direction'] | null
  /** Whether the host hands it on, to a container for the most part: its destination and port are those within. */
  readonly forwarded?: boolean
  readonly line: string
}

/** A request of a client that a server of the host has taken, as its own log says. */
export interface ServedRequest {
  readonly kind: 'request'
  /** What has logged it: a web server, a server that comes with a framework, or the service itself. */
  readonly server: string
  readonly client: HostAddress
  /** The server's port, where the line says it. */
  readonly port: number | null
  /** Status of HTTP; null for other services. */
  readonly status: number | null
  /** Whether TLS was spoken, where the line tells. */
  readonly tls: boolean | null
  /** The service has turned the client away for whom it is, or it does not speak the service's protocol. */
  readonly refused?: true | 'protocol'
  readonly line: string
}

/** The way that packets of a trace took. */
export interface Trace {
  readonly kind: 'trace'
  readonly tool: string
  readonly host: string | null
  readonly address: HostAddress | null
  /** The last hop is the address itself. */
  readonly arrived: boolean
  /** Name of the machine that it was typed at; null when none is shown. */
  readonly at: string | null
  readonly line: string
}

/** What a name stands for. */
export interface Resolution {
  readonly kind: 'resolution'
  readonly tool: string
  readonly name: string | null
  readonly addresses: readonly HostAddress[]
  readonly line: string
}

/** Where a server has sent its client: an address that it tells, or is told to tell, as its own. */
export interface Referral {
  readonly kind: 'referral'
  readonly tool: string
  readonly address: HostAddress
  readonly port: number | null
  readonly line: string
}

/** A rule of a firewall of another cloud. */
export interface ForeignRule {
  /** It keeps out; else it lets in. */
  readonly denies?: true
  /** Where rules are asked one after the other: which goes first, the lowest number. */
  readonly order?: number
  /** What it is called. */
  readonly name?: string
  readonly protocol: string
  readonly ports: PortsOfEvidence
  /** Blocks that are let in. */
  readonly sources: readonly string[]
  /** Others are let in as well: members of a group, of a list, or of what the text does not show. */
  readonly open: boolean
  readonly line: string
}

/** Something about the host that matters to a cause without being one: SELinux's mode, its routes. */
export interface HostFact {
  readonly kind: 'host'
  readonly tool: string
  /** The address that it is about, where it is about one. */
  readonly address?: HostAddress
  readonly fact:
    | 'black-hole'
    | 'public-address'
    | 'selinux-on'
    | 'selinux-off'
    | 'default-route'
    | 'no-default-route'
    | 'no-packets'
    | 'ping-ignored'
    | 'said-shared-address'
    | 'works-without-firewall'
    /** Somebody says what was changed, and that it works since. */
    | 'mended'
    | 'conntrack-full'
    /** The machine has not let out a packet of one of its own programs. */
    | 'send-denied'
    | 'said-overdue'
    | 'said-locked'
    | 'said-penalty'
    /** Somebody says that no rule of the group lets these ports in, or whom the one that does lets in. */
    | 'said-closed'
    | 'said-source'
    /** Somebody says that a group lets these ports in, and no others. */
    | 'said-only'
    | 'said-stopped'
    /** A group of another cloud, by its rules. */
    | 'foreign-rules'
    | 'said-no-address'
    /** A machine of another cloud, or of whatever runs machines, as a list or a description has it. */
    | 'machine-runs'
    | 'machine-stopped'
    /** It runs, and has a field for its public address with nothing in it. */
    | 'machine-without-address'
    /** A Service of a cluster waits for its balancer, and has no address: its ports are those of the Service. */
    | 'no-balancer'
    | 'said-outbound-25'
    | 'said-unresolved'
    /** A program has not found the server that it was told to ask, by a name without a dot. */
    | 'inner-unresolved'
  /** The layer that was changed, of `mended`, and the ports that the sentence names. */
  readonly mends?: 'security-group' | 'host-firewall'
  readonly ports?: readonly number[]
  /** Those of `foreign-rules`, and whether they are all that the group has. */
  readonly rules?: readonly ForeignRule[]
  readonly whole?: boolean
  /** They are those of a list of a network, not of a group. */
  readonly acl?: true
  /** The group or the network that they are of. */
  readonly group?: string
  /** Whom a rule lets in, of `said-source`: a block. */
  readonly source?: string
  readonly at: string | null
  readonly line: string
}

/** Addresses that are in a set, by whose name rules of the host's firewall know it. */
export interface IpSet {
  readonly kind: 'address-set'
  readonly name: string
  readonly ranges: readonly AddressRange[]
  /** One address alone was asked about. */
  readonly tested?: true
  readonly line: string
}

/** The program that a number of a process stands for. */
export interface ProcessName {
  readonly kind: 'process'
  readonly pid: number
  readonly name: string
  readonly line: string
}

export type Evidence =
  | Attempt
  | PingResult
  | Sockets
  | HostFirewall
  | Interfaces
  | CloudDocument
  | PublishedPort
  | Workload
  | ProgramEvent
  | Ban
  | AccessFile
  | SeenPacket
  | ServedRequest
  | Trace
  | Resolution
  | Referral
  | HostFact
  | ProcessName
  | IpSet

/** What a stretch of a pasted piece was recognised as: a document, a command with its output, or text between. */
export interface UnderstoodStretch {
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

/** All that was understood of what was pasted, sorted by kind. */
export interface GatheredEvidence {
  readonly attempts: readonly Attempt[]
  readonly pings: readonly PingResult[]
  readonly sockets: readonly Sockets[]
  readonly firewalls: readonly HostFirewall[]
  readonly interfaces: readonly Interfaces[]
  readonly documents: readonly CloudDocument[]
  readonly published: readonly PublishedPort[]
  /** What files of Compose publish. */
  readonly planned: readonly PublishedPort[]
  readonly workloads: readonly Workload[]
  readonly programs: readonly ProgramEvent[]
  readonly bans: readonly Ban[]
  readonly sets: readonly IpSet[]
  readonly accessFiles: readonly AccessFile[]
  readonly packets: readonly SeenPacket[]
  readonly requests: readonly ServedRequest[]
  readonly traces: readonly Trace[]
  readonly resolutions: readonly Resolution[]
  readonly referrals: readonly Referral[]
  readonly facts: readonly HostFact[]
  readonly understood: readonly UnderstoodStretch[]
  /** The pieces as they were read: without colours, quotation marks and what else was around them; lines keep their numbers. */
  readonly texts: readonly string[]
  /** Names of machines that a listing of sockets or firewall rules was made on. */
  readonly hosts: ReadonlySet<string>
}
