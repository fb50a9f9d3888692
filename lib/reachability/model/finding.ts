import type { ReasonCode } from './codes'
import type { Because, Cause, LayerFinding } from './diagnosis'

export function because(
  code: ReasonCode,
  line: string | null = null,
  params: Readonly<Record<string, string>> = {},
): Because {
  return { code, params, line }
}

export function pass(reason: Because | null): LayerFinding {
  return { state: 'pass', cause: null, because: reason, shows: null }
}

export function unknown(reason: Because | null = null): LayerFinding {
  return { state: 'unknown', cause: null, because: reason, shows: null }
}

export function fail(cause: Cause, reason: Because, shows: LayerFinding['shows']): LayerFinding {
  return { state: 'fail', cause, because: reason, shows }
}
