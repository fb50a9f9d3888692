import {
  type Fault,
  isJsonNote,
  type JsonFault,
  type JsonFinding,
  type JsonNote,
  type Lines,
  linesOf,
  nowhere,
  type Place,
} from '@/lib/text'
import type { PolicyFaults, PolicyProblem, PolicyWarnings } from '../faults'

/** The text that places count in. */
export interface PolicySource {
  readonly text: string | null
  /** Where, in `text`, the offsets of the nodes begin. */
  readonly base: number
  /** Path of the string that holds `text`; null: the text as given. */
  readonly within: string | null
  readonly lines: Lines | null
}

export function sourceOf(text: string | null, within: string | null = null): PolicySource {
  return { text, base: 0, within, lines: text === null ? null : linesOf(text) }
}

/** A place among nodes: an offset in the source, or none. */
export interface Spot {
  readonly source: PolicySource
  readonly path: string
  readonly at: number | null
}

export function placeOfSpot({ source, path, at }: Spot): Place {
  if (at === null || !source.lines) return { ...nowhere, path, within: source.within }
  const where = source.base + at
  return { path, at: where, ...source.lines.placeOf(where), within: source.within }
}

export function joined(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}

const mostProblems = 500

/** Gathers what is wrong, up to a bound; what is beyond is counted. */
export class PolicyReport {
  readonly problems: PolicyProblem[] = []
  failed = false
  private dropped = 0

  error(fault: Fault<PolicyFaults, unknown>, spot: Spot): void {
    this.failed = true
    this.add(() => ({ ...fault, severity: 'error', place: placeOfSpot(spot) }))
  }

  warn(fault: Fault<PolicyWarnings, unknown>, spot: Spot): void {
    this.add(() => ({ ...fault, severity: 'warning', place: placeOfSpot(spot) }))
  }

  /** What the reader of JSON found. */
  json(findings: readonly JsonFinding[], dropped: number, source: PolicySource): void {
    for (const finding of findings) {
      const { at, ...fault } = finding
      const spot = { source, path: '', at }
      if (isNote(fault)) this.add(() => ({ ...fault, severity: 'warning', place: placeOfSpot(spot) }))
      else if (isFault(fault)) {
        this.failed = true
        this.add(() => ({ ...fault, severity: 'error', place: placeOfSpot(spot) }))
      }
    }
    this.dropped += dropped
    if (dropped > 0) this.failed = true
  }

  private add(make: () => PolicyProblem): void {
    if (this.problems.length < mostProblems) this.problems.push(make())
    else this.dropped += 1
  }

  /** Every problem, with one that counts those that are not listed. */
  finish(): readonly PolicyProblem[] {
    if (this.dropped === 0) return this.problems
    const more = { code: 'more', params: { count: this.dropped }, place: nowhere } as const
    return [...this.problems, this.failed ? { ...more, severity: 'error' } : { ...more, severity: 'warning' }]
  }
}

type Bare<T> = T extends unknown ? Omit<T, 'at'> : never

function isNote(finding: Bare<JsonFinding>): finding is Bare<JsonNote> {
  return isJsonNote(finding.code)
}

function isFault(finding: Bare<JsonFinding>): finding is Bare<JsonFault> {
  return !isJsonNote(finding.code)
}
