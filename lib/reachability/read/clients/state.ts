import type { LineSigns } from '../../look'
import type { Attempt, AttemptOutcome, Evidence } from '../../model/evidence'
import type { TargetProtocol } from '../../model/target'
import { quote } from '../../paste/quote'
import type { Goal, Server } from './goal'

/** What is known while the lines of a client's output are read one after the other. */
export interface ClientState {
  readonly goal: (Goal & { readonly tool: string }) | null
  /** Name of the machine in the prompt; null where none is shown, or where the line was pasted from elsewhere. */
  at: string | null
  readonly found: Evidence[]
  /** A bare number is the status that curl was asked to print. */
  readonly codeOnly: boolean
  tool: string
  place: Server
  /** A connection is open since the last try. */
  connected: boolean
  answered: boolean
  /** A try that has begun and of which nothing more is said yet: its line. */
  trying: string | null
  /** A warning of Test-NetConnection that a port does not answer. */
  warned: string | null
  /** Fields of Test-NetConnection that have been read. */
  fields: Map<string, string> | null
}

/** A way in which a client says something: true where the line is one, and has been read. */
export type LineForm = (line: string, state: ClientState) => boolean

/** Such a way with what tells its lines apart at first sight. */
export interface SignedForm {
  /** Patterns of which one holds in each line that it knows; null: they have nothing in common. */
  readonly signs: LineSigns
  /** Lines that it may know besides. */
  readonly also?: RegExp
  readonly read: LineForm
}

export const noServer: Server = { host: null, address: null, port: null }

/** Most tries that are kept of one output. */
const mostFound = 5000

interface More {
  readonly status?: number
  readonly name?: string
  readonly protocol?: TargetProtocol
  readonly place?: Server
  readonly only?: Attempt['only']
}

/** Notes what a try came to. */
export function add(state: ClientState, outcome: AttemptOutcome, line: string, more: More = {}): void {
  if (state.found.length >= mostFound) return
  const place = more.place ?? state.place
  const attempt: Attempt = {
    kind: 'attempt',
    tool: more.name ?? (state.tool || 'client'),
    protocol: more.protocol ?? (state.goal?.udp ? 'udp' : 'tcp'),
    host: place.host,
    address: place.address,
    only: more.only ?? state.goal?.only ?? null,
    port: place.port,
    outcome,
    status: more.status ?? null,
    ...(state.goal?.secure === undefined ? {} : { secure: state.goal.secure }),
    at: state.at,
    line: quote(line),
  }
  state.trying = null
  state.found.push(attempt)
}

/** Notes what somebody says in words of their own: of no server that they name, wherever the words were pasted. */
export function addTold(state: ClientState, outcome: AttemptOutcome, line: string, more: More): void {
  const { at } = state
  state.at = null
  add(state, outcome, line, { ...more, place: noServer })
  state.at = at
}

/** Tools that are one program, or speak through one. */
const kin: Readonly<Record<string, string>> = { sftp: 'ssh', scp: 'ssh', rsync: 'ssh', git: 'ssh', mariadb: 'mysql' }
/** Tools that open a connection, whatever is spoken over it. */
const speakingTo: ReadonlySet<string> = new Set(['telnet', 'nc', 'ncat'])
const nameOf = (tool: string) => kin[tool] ?? tool

/** The lines to come are another program's: what the one before has tried is not what this one speaks of. */
export function turnTo(tool: string, state: ClientState): void {
  // Through some a person speaks to services of any kind.
  const isThrough = state.connected && speakingTo.has(state.tool)
  if (state.tool !== '' && nameOf(state.tool) !== nameOf(tool) && !isThrough) {
    state.place = noServer
    state.connected = false
    state.answered = false
  }
  state.tool = tool
}
