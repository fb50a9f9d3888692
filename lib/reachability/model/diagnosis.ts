import type { Direction } from '@/lib/net'
import type { ConsoleStep } from '@/lib/rules'
import type { ReasonCode, StepKind, Symptom } from './codes'
import type { UnderstoodStretch } from './evidence'
import type { FixKind } from './fix-kinds'
import type { TargetProtocol } from './target'

/** The layers between a client and a process, in path order. */
export const layerNames = [
  'dns',
  'public-address',
  'edge',
  'network-acl',
  'security-group',
  'platform',
  'instance',
  'host-firewall',
  'listening-socket',
  'application',
] as const

export type LayerName = (typeof layerNames)[number]

export type LayerState = 'pass' | 'fail' | 'unknown'

export const causes = [
  'security-group',
  'host-firewall',
  'not-listening',
  'loopback-only',
  'wrong-address',
  'wrong-port',
  'ipv6-only',
  'ipv4-only',
  'instance-stopped',
  'platform-port-25',
  'network-acl',
  'cloud-firewall',
  'no-public-address',
  'dns',
  'icp-or-penalty',
  'waf',
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
  /** Where it stands in what was pasted; absent where it could not be found there as it is quoted. */
  readonly place?: EvidencePlace
}

/** A stretch of what was pasted. */
export interface EvidencePlace {
  /** Zero-based number of the piece. */
  readonly piece: number
  /** First and last line, counted from 1. */
  readonly from: number
  readonly to: number
  /** The lines themselves, and what stands around them, each as pasted and shortened to 300 characters. */
  readonly before: readonly string[]
  readonly lines: readonly string[]
  readonly after: readonly string[]
}

export interface Layer {
  readonly layer: LayerName
  readonly state: LayerState
  readonly because?: Because
  /** The command whose output would tell of this layer, where its state is not known and one would. */
  readonly look?: DiagnosticStep
}

/** A layer's own finding, before the layers are weighed against each other. */
export interface LayerFinding {
  readonly state: LayerState
  readonly cause: Cause | null
  readonly because: Because | null
  /** What a client would see if this finding is right; null when it says nothing. */
  readonly shows: 'silence' | 'refusal' | null
}

/** A command that would tell most now. */
export interface DiagnosticStep {
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
  /** For lines of a file of settings: the command that makes them count, also once they are taken back. */
  readonly after?: string
}

/** A change that mends the failing layer. */
export interface Fix {
  readonly kind: FixKind
  readonly params: Readonly<Record<string, string>>
  /** The change in the console, field by field; empty where that is not said. */
  readonly console: readonly ConsoleStep[]
  /** Each is enough; empty when the change is made elsewhere. */
  readonly ways: readonly Way[]
  /** A command whose output shows that it worked; null where the try from the client is all there is. */
  readonly check: string | null
  /** A command that takes it back; null where there is none, or the change itself says how. */
  readonly undo: string | null
}

/** A change, and the layer that it mends. */
export interface LayerFix extends Fix {
  readonly layer: LayerName
}

/** A port that may be meant. */
export interface OfferedPort {
  readonly protocol: 'tcp' | 'udp'
  readonly port: number
}

/** The port that was judged, and whose choice it was. */
export interface JudgedPort {
  readonly protocol: TargetProtocol
  /** Null for protocols without ports, and where any of those that are offered may be meant. */
  readonly port: number | null
  /**
   * `asked`: of who asks; `evidence`: nobody chose one, and this is the one that the evidence names; `assumed`: nobody names one, and
   * what hangs on it is left open; `several`: nobody chose one, and the evidence names more than one.
   */
  readonly by: 'asked' | 'evidence' | 'assumed' | 'several'
  /** Ports to choose from, each number once: the other one that the tries speak of, or the several. */
  readonly offered: readonly OfferedPort[]
}

/** The direction that was judged, and whose choice it was. */
export interface JudgedDirection {
  readonly direction: Direction
  /** `asked`: of who asks; `evidence`: nobody chose one, and what was tried was tried by the instance; `assumed`: nothing says otherwise. */
  readonly by: 'asked' | 'evidence' | 'assumed'
  /** Whether the other direction may be meant: the evidence speaks of it, or leaves open who has connected to a mail server. */
  readonly offered: Direction | null
}

export interface Diagnosis {
  readonly cause: Cause
  readonly layers: readonly Layer[]
  /** The one thing to look at next; null when nothing is left to find out. */
  readonly next: DiagnosticStep | null
  /**
   * What mends the layer that stops the traffic, least privilege first, then the narrowest change for each other layer that does, in
   * path order; empty when no cause is named, but for what a client has to do itself.
   */
  readonly fix: readonly LayerFix[]
  readonly understood: readonly UnderstoodStretch[]
  /** What clients met at the target, as a reader would choose it; null where no try shows it. */
  readonly met: Symptom | null
  readonly judged: JudgedPort
  readonly way: JudgedDirection
  /** Address of the other end: the one that was asked about, or that the evidence names; null where neither does. */
  readonly client: string | null
}
