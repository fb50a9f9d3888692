import type { RuleFaults, Severity, Warning, WarningCode } from '../faults'
import type { DocumentPlace } from '../model'

/** Reports one finding: its code, its place, the values for its sentence, and the rule or group that it speaks of. */
export type Say = <C extends WarningCode>(
  code: C,
  place: DocumentPlace | null,
  params: RuleFaults[C],
  subject?: string | null,
) => void

/** Gathers what is wrong or doubtful while documents are read. Of one code at most `mostOfOneCode` are kept; the rest are counted. */
export interface Collector {
  readonly error: Say
  readonly warning: Say
  readonly hint: Say
  readonly warnings: readonly Warning[]
}

const mostOfOneCode = 100

export function newCollector(): Collector {
  const warnings: Warning[] = []
  const seen = new Map<string, number>()
  let dropped = 0
  const say =
    (severity: Severity): Say =>
    (code, place, params, subject = null) => {
      const count = (seen.get(code) ?? 0) + 1
      seen.set(code, count)
      if (count <= mostOfOneCode) warnings.push({ code, severity, place, subject, params })
      else dropped += 1
    }
  return {
    error: say('error'),
    warning: say('warning'),
    hint: say('hint'),
    get warnings() {
      if (dropped === 0) return warnings
      const more: Warning = { code: 'more', severity: 'hint', place: null, subject: null, params: { count: dropped } }
      return [...warnings, more]
    },
  }
}
