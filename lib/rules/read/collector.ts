import type { Place, Warning } from '../model'

type Params = Readonly<Record<string, string>>

/** Gathers what is wrong or doubtful while documents are read. At most `maxWarnings` are kept; the rest are counted. */
export interface Collector {
  error(code: string, message: string, place: Place | null, params?: Params, subject?: string | null): void
  warning(code: string, message: string, place: Place | null, params?: Params, subject?: string | null): void
  hint(code: string, message: string, place: Place | null, params?: Params, subject?: string | null): void
  readonly warnings: readonly Warning[]
}

const maxWarnings = 500

export function newCollector(): Collector {
  const warnings: Warning[] = []
  let dropped = 0
  const add =
    (severity: Warning['severity']) =>
    (code: string, message: string, place: Place | null, params: Params = {}, subject: string | null = null) => {
      if (warnings.length < maxWarnings) warnings.push({ code, severity, message, place, subject, params })
      else dropped += 1
    }
  return {
    error: add('error'),
    warning: add('warning'),
    hint: add('hint'),
    get warnings() {
      if (dropped === 0) return warnings
      const message = `${dropped} more findings are not listed.`
      return [
        ...warnings,
        {
          code: 'more',
          severity: 'hint' as const,
          message,
          place: null,
          subject: null,
          params: { count: String(dropped) },
        },
      ]
    },
  }
}
