import { decodeState, encodeState, longestLink } from '@/components/fragment'
import {
  type Diagnosis,
  mask,
  reachabilityLink,
  readReachabilityLink,
  type Symptom,
  type System,
} from '@/lib/reachability'

/** A text that was pasted or a file that was dropped. */
export interface Piece {
  /** Name of the file; empty for what stands in the box. */
  readonly name: string
  readonly text: string
}

/** What the page holds, as it is undone, linked and exported: every field as the reader wrote it. */
export interface Draft {
  readonly direction: 'ingress' | 'egress'
  readonly protocol: 'tcp' | 'udp' | 'icmp' | 'icmpv6'
  readonly port: string
  readonly from: string
  readonly symptom: Symptom | null
  readonly system: System
  /** The text in the box, then files. */
  readonly text: string
  readonly files: readonly Piece[]
}

export const initial: Draft = {
  direction: 'ingress',
  protocol: 'tcp',
  port: '80',
  from: '',
  symptom: null,
  system: 'linux',
  text: '',
  files: [],
}

/** Most characters of evidence that are read, all pieces together. */
export const mostEvidence = 8_000_000

export function hasPorts({ protocol }: Draft): boolean {
  return protocol === 'tcp' || protocol === 'udp'
}

/** The pieces that hold something. */
export function piecesOf({ text, files }: Draft): Piece[] {
  return [...(text.trim() === '' ? [] : [{ name: '', text }]), ...files]
}

/** The target as its parts are written; `parseTarget` reads them. */
export function targetFields(draft: Draft) {
  const port = draft.port.trim()
  return {
    direction: draft.direction,
    protocol: draft.protocol,
    ...(hasPorts(draft) ? { port: /^\d{1,6}$/.test(port) ? Number(port) : Number.NaN } : {}),
    ...(draft.from.trim() === '' ? {} : { from: draft.from.trim() }),
  }
}

export interface Fragment {
  readonly fragment: string
  /** False when the evidence is too long for a link. */
  readonly whole: boolean
  /** Secrets that were left out. */
  readonly secrets: number
}

/** The draft as a link's fragment. Secrets never go into a link; evidence goes where there is room for it. */
export async function toFragment(draft: Draft): Promise<Fragment> {
  const port = Number(draft.port)
  const question = reachabilityLink({
    direction: draft.direction,
    protocol: draft.protocol,
    ...(hasPorts(draft) && Number.isInteger(port) && port >= 1 && port <= 65535 ? { port } : {}),
    from: draft.from.trim(),
    ...(draft.symptom ? { symptom: draft.symptom } : {}),
  })
  const fields = new URLSearchParams(question.slice(1))
  if (draft.system === 'windows') fields.set('system', draft.system)
  const bare = `#${fields}`
  const pieces = piecesOf(draft)
  if (pieces.length === 0) return { fragment: bare, whole: true, secrets: 0 }
  // Output shrinks to a tenth at best: what is longer than this is not worth the work.
  if (pieces.reduce((sum, { text }) => sum + text.length, 0) > longestLink * 100) {
    return { fragment: bare, whole: false, secrets: 0 }
  }
  let secrets = 0
  const texts = pieces.map(({ name, text }) => {
    const masked = mask(text, { addresses: false })
    secrets += masked.secrets
    return [name, masked.text]
  })
  fields.set('evidence', await encodeState(texts))
  const full = `#${fields}`
  return full.length > longestLink
    ? { fragment: bare, whole: false, secrets: 0 }
    : { fragment: full, whole: true, secrets }
}

/** The draft of a fragment, which may come from anyone; `broken` when its evidence cannot be read. */
export async function fromFragment(fragment: string): Promise<{ readonly draft: Draft; readonly broken: boolean }> {
  const { direction, protocol, port, from, symptom } = readReachabilityLink(fragment)
  const fields = new URLSearchParams(fragment.replace(/^#/, '').slice(0, 200_000))
  const evidence = fields.get('evidence')
  const pieces = evidence === null ? [] : await decodePieces(evidence)
  const [first, ...rest] = pieces ?? []
  const boxed = first?.name === ''
  return {
    draft: {
      direction: direction ?? initial.direction,
      protocol: protocol ?? initial.protocol,
      port: port === undefined ? initial.port : String(port),
      from: from ?? '',
      symptom: symptom ?? null,
      system: fields.get('system') === 'windows' ? 'windows' : 'linux',
      text: boxed ? first.text : '',
      files: boxed ? rest : first ? [first, ...rest] : [],
    },
    broken: pieces === null,
  }
}

async function decodePieces(text: string): Promise<Piece[] | null> {
  try {
    const value = await decodeState(text)
    if (!Array.isArray(value) || value.length > 100) return null
    const pieces = value.map((item: unknown): Piece | null => {
      if (!Array.isArray(item)) return null
      const [name, content]: unknown[] = item
      return typeof name === 'string' && typeof content === 'string'
        ? { name: name.slice(0, 200), text: content }
        : null
    })
    return pieces.every((piece) => piece !== null) ? pieces : null
  } catch {
    return null
  }
}

/** What the worker is asked. */
export interface Task {
  readonly id: number
  readonly fields: ReturnType<typeof targetFields>
  readonly evidence: readonly string[]
  readonly symptom: Symptom | null
  readonly system: { readonly instance: System; readonly client: System }
}

/** What the worker answers. */
export interface Answer {
  readonly id: number
  readonly diagnosis: Diagnosis
}
