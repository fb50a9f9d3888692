import { shellWord } from '@/lib/text'
import type { JudgedCase } from '../model/case'
import type { Fix, Way } from '../model/diagnosis'
import type { FixKind } from '../model/fix-kinds'

/** Lines for a shell of Linux. */
export function shell(...lines: readonly string[]): Way {
  return { how: 'shell', text: lines.join('\n') }
}

/** Lines of a configuration file. */
export function config(text: string): Way {
  return { how: 'config', text }
}

/**
 * A call of the `aliyun` CLI in its built-in spelling, each member of a list on a line of its own.
 *
 * @param parameters names and values; values are quoted here
 */
export function aliyun(
  product: 'vpc' | 'cloudfw',
  operation: string,
  parameters: readonly (readonly [name: string, value: string])[],
): string {
  let line = `aliyun ${product} ${operation}`
  let part = ''
  for (const [name, value] of parameters) {
    const of = /^\w{1,40}\.\d{1,3}/.exec(name)?.[0] ?? ''
    line += of !== part && of !== '' ? ' \\\n  ' : ' '
    part = of
    // A value that begins with a hyphen, such as -1/-1, is an option to the CLI unless an equals sign joins it.
    line += `--${name}${value.startsWith('-') ? '=' : ' '}${shellWord(value)}`
  }
  return line
}

/** What shows who listens, on the system of the instance. */
export function listenersCommand({ system, target }: JudgedCase): string {
  return system.instance === 'windows' ? `netstat -ano | findstr :${target.port ?? ''}` : 'sudo ss -lntp'
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
