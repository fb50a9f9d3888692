import type { Reading } from '@/lib/rules'
import type { Symptom } from './codes'
import type { Cause, LayerFinding, LayerName } from './diagnosis'
import type { GatheredEvidence, Socket } from './evidence'
import type { Experience } from './experience'
import type { HostAddress } from './host-address'
import type { System, Target } from './target'

export interface ReachQuestion {
  readonly target: Target
  /** The target's port, TCP or UDP, is nobody's choice: one that the evidence names is judged instead. */
  readonly assumed?: boolean
  /** The target's direction is nobody's choice: out of the instance where all that failed was tried by it. */
  readonly undirected?: boolean
  /** Raw pasted texts: output of commands, documents, browser errors, in any order and mixture. */
  readonly evidence: readonly string[]
  /** What the reader says they see; it helps to choose the next step and never names a cause. */
  readonly symptom?: string
  /** What the machines run, for the commands to come; what the evidence shows of the instance goes before. */
  readonly system?: { readonly instance?: System; readonly client?: System }
}

export type LayerFindings = Record<LayerName, LayerFinding>

/** All that the layers were judged by, for what comes after the cause. */
export interface JudgedCase {
  readonly target: Target
  /** Address of the other end, where the line that decides names it, too. */
  readonly client: HostAddress | null
  readonly gathered: GatheredEvidence
  readonly experience: Experience
  readonly findings: LayerFindings
  readonly cause: Cause
  readonly reading: Reading | null
  readonly socket: Socket | null
  readonly symptom: Symptom | null
  readonly system: { readonly instance: System; readonly client: System }
  /** Neither the reader nor the evidence has named the port. */
  readonly assumed: boolean
  /** Region id for the commands, or a placeholder. */
  readonly region: string
}
