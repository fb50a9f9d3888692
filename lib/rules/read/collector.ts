import type { Place, Warning } from '../model'

type Params = Readonly<Record<string, string>>

/** Gathers what is wrong or doubtful while documents are read. Of one code at most `mostOfOneCode` are kept; the rest are counted. */
export interface Collector {
  error(code: string, message: string, place: Place | null, params?: Params, subject?: string | null): void
  warning(code: string, message: string, place: Place | null, params?: Params, subject?: string | null): void
  hint(code: string, message: string, place: Place | null, params?: Params, subject?: string | null): void
  readonly warnings: readonly Warning[]
}

const mostOfOneCode = 100

export function newCollector(): Collector {
  const warnings: Warning[] = []
  const seen = new Map<string, number>()
  let dropped = 0
  const add =
    (severity: Warning['severity']) =>
    (code: string, message: string, place: Place | null, params: Params = {}, subject: string | null = null) => {
      const count = (seen.get(code) ?? 0) + 1
      seen.set(code, count)
      if (count <= mostOfOneCode) warnings.push({ code, severity, message, place, subject, params })
      else dropped += 1
    }
  return {
    error: add('error'),
    warning: add('warning'),
    hint: add('hint'),
    get warnings() {
      if (dropped === 0) return warnings
      const message = `${dropped} more findings are not listed.`
      const params = { count: String(dropped) }
      return [...warnings, { code: 'more', severity: 'hint' as const, message, place: null, subject: null, params }]
    },
  }
}
