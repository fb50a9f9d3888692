import type { FixKind } from '../model/codes'
import type { Fix, Way } from '../model/diagnosis'

/** Lines for a shell of Linux. */
export function shell(...lines: readonly string[]): Way {
  return { how: 'shell', text: lines.join('\n') }
}

/** Lines of a configuration file. */
export function config(text: string): Way {
  return { how: 'config', text }
}

interface Parts {
  readonly ways?: readonly Way[]
  readonly check?: string
  readonly undo?: string
}

export function fixOf(kind: FixKind, params: Readonly<Record<string, string>>, parts: Parts = {}): Fix {
  const { ways = [], check = null, undo = null } = parts
  return { kind, params, console: [], ways, check, undo }
}
