import { decodeState } from '@/components/fragment'
import type { StateForm } from '@/components/state'
import { type Direction, hasPorts } from '@/lib/net'
import { reachabilityLink, readReachabilityLink, type Symptom, type System, type Target } from '@/lib/reachability'

/** A text that was pasted or a file that was dropped. */
export interface EvidencePiece {
  /** Name of the file; empty for what stands in the box. */
  readonly name: string
  readonly text: string
}

/** What the page holds, as it is undone, linked and exported: every field as the reader wrote it. */
export interface ReachDraft {
  readonly direction: Direction
  readonly protocol: Target['protocol']
  /** Empty: nobody's choice; what the evidence names is judged. */
  readonly port: string
  readonly from: string
  readonly symptom: Symptom | null
  readonly system: System
  /** The text in the box, then files. */
  readonly text: string
  readonly files: readonly EvidencePiece[]
}

export const initialDraft: ReachDraft = {
  direction: 'ingress',
  protocol: 'tcp',
  port: '',
  from: '',
  symptom: null,
  system: 'linux',
  text: '',
  files: [],
}

/** Most characters of evidence that are read, all pieces together. */
export const mostEvidence = 8_000_000

/** The pieces that hold something. */
export function piecesOf({ text, files }: ReachDraft): EvidencePiece[] {
  return [...(text.trim() === '' ? [] : [{ name: '', text }]), ...files]
}

/** The port that is judged where neither the reader nor the evidence names one. */
const assumedPort = 80

/** Whether the port is nobody's choice. */
export function isPortAssumed({ port, protocol }: ReachDraft): boolean {
  return hasPorts(protocol) && port.trim() === ''
}

/** Whether the direction is nobody's choice: as the form stands at first. */
export function isUndirected(draft: ReachDraft): boolean {
  return draft.direction === 'ingress' && isPortAssumed(draft)
}

/** The target as its parts are written; `parseTarget` reads them. */
export function targetFields(draft: ReachDraft) {
  return {
    direction: draft.direction,
    protocol: draft.protocol,
    ...(hasPorts(draft.protocol) ? { port: portIn(draft.port) } : {}),
    ...(draft.from.trim() === '' ? {} : { from: draft.from.trim() }),
  }
}

/** What is written with an input method may have digits of full width. */
function portIn(written: string): number {
  const text = written.normalize('NFKC').trim()
  if (text === '') return assumedPort
  return /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
}

/** What is asked, without any evidence, as the fields of a fragment. */
export function questionOf(draft: ReachDraft): URLSearchParams {
  const port = draft.port.trim() === '' ? 0 : portIn(draft.port)
  const question = reachabilityLink({
    direction: draft.direction,
    protocol: draft.protocol,
    ...(hasPorts(draft.protocol) && Number.isInteger(port) && port >= 1 && port <= 65535 ? { port } : {}),
    from: draft.from.trim(),
    ...(draft.symptom ? { symptom: draft.symptom } : {}),
  })
  const fields = new URLSearchParams(question.slice(1))
  if (draft.system === 'windows') fields.set('system', draft.system)
  return fields
}

/** The draft of a fragment without its evidence. It may come from anyone. */
function questionIn(fields: URLSearchParams): ReachDraft {
  const { direction, protocol, port, from, symptom } = readReachabilityLink(String(fields))
  return {
    ...initialDraft,
    direction: direction ?? initialDraft.direction,
    protocol: protocol ?? initialDraft.protocol,
    port: port === undefined ? initialDraft.port : String(port),
    from: from ?? '',
    symptom: symptom ?? null,
    system: fields.get('system') === 'windows' ? 'windows' : 'linux',
  }
}

function withPieces(draft: ReachDraft, pieces: readonly EvidencePiece[]): ReachDraft {
  const [first, ...rest] = pieces
  return first?.name === '' ? { ...draft, text: first.text, files: rest } : { ...draft, files: pieces }
}

/** How the page's state is kept, linked and saved. */
export const draftForm: StateForm<ReachDraft> = {
  tool: 'reachability',
  names: ['direction', 'protocol', 'port', 'from', 'symptom', 'system', 'evidence'],
  typed: (draft) => (piecesOf(draft).length === 0 ? questionOf(draft) : null),
  pack: (draft) => ({
    question: String(questionOf(draft)),
    pieces: piecesOf(draft).map(({ name, text }) => [name, text]),
  }),
  unpack: (value) => {
    const { question, pieces }: Record<string, unknown> = Object(value)
    const read = readPieces(pieces)
    return typeof question === 'string' && read ? withPieces(questionIn(new URLSearchParams(question)), read) : null
  },
  fromLink: async (fields) => {
    const evidence = fields.get('evidence')
    const pieces = evidence === null ? [] : await decodePieces(evidence)
    return { state: withPieces(questionIn(fields), pieces ?? []), whole: pieces !== null }
  },
}

async function decodePieces(text: string): Promise<EvidencePiece[] | null> {
  try {
    return readPieces(await decodeState(text))
  } catch {
    return null
  }
}

/** Pieces of evidence as `[name, text]`; null when that is not what it is. */
function readPieces(value: unknown): EvidencePiece[] | null {
  if (!Array.isArray(value) || value.length > 100) return null
  const pieces = value.map((item: unknown): EvidencePiece | null => {
    if (!Array.isArray(item)) return null
    const [name, content]: unknown[] = item
    return typeof name === 'string' && typeof content === 'string' ? { name: name.slice(0, 200), text: content } : null
  })
  return pieces.every((piece) => piece !== null) ? pieces : null
}

/** What the worker is asked. */
export interface DiagnosisTask {
  readonly fields: ReturnType<typeof targetFields>
  readonly evidence: readonly string[]
  /** The port is nobody's choice. */
  readonly assumed: boolean
  readonly undirected: boolean
  readonly symptom: Symptom | null
  readonly system: { readonly instance: System; readonly client: System }
}
