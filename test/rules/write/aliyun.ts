import { execFileSync } from 'node:child_process'

/** One call as the CLI understands it. */
export interface Call {
  readonly operation: string
  readonly parameters: ReadonlyMap<string, string>
}

/**
 * Types command lines into a real bash in which `aliyun` prints its arguments, and reads them as the CLI's parser does: a
 * value that starts with a hyphen is refused unless an equals sign joins it to its name.
 */
export function callsOf(lines: readonly string[]): Call[] {
  if (lines.length === 0) return []
  const script = `aliyun() { printf '%s\\0' "$#" "$@"; }\n${lines.join('\n')}\n`
  const printed = execFileSync('bash', ['--norc', '-s'], {
    input: script,
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  }).toString('utf8')
  const words = printed.split('\0')
  const calls: Call[] = []
  for (let at = 0; at < words.length - 1; ) {
    const count = Number(words[at])
    calls.push(callOf(words.slice(at + 1, at + 1 + count)))
    at += 1 + count
  }
  return calls
}

function callOf([product, operation = '', ...rest]: readonly string[]): Call {
  if (product !== 'ecs') throw new Error(`ecs was expected, not ${product}`)
  const parameters = new Map<string, string>()
  for (let at = 0; at < rest.length; at += 1) {
    const [, name = '', joined] = /^--([A-Za-z0-9.]+)(?:=([\s\S]*))?$/.exec(rest[at] ?? '') ?? []
    if (name === '') throw new Error(`not support flag form ${rest[at]}`)
    if (name === 'force') {
      parameters.set(name, '')
      continue
    }
    if (parameters.has(name)) throw new Error(`${name} duplicated`)
    if (joined === undefined) at += 1
    const value = joined ?? rest[at] ?? ''
    if (value === '' || (joined === undefined && value.startsWith('-')))
      throw new Error(`${name} must be assigned with value`)
    parameters.set(name, value)
  }
  return { operation, parameters }
}

/** `Permissions.1.…` and so on, as objects. */
export function permissionsOf({ parameters }: Call): Record<string, string>[] {
  const found: Record<string, string>[] = []
  for (const [name, value] of parameters) {
    const [, number, field = ''] = /^Permissions\.([0-9]+)\.(\w+)$/.exec(name) ?? []
    if (number === undefined) continue
    const permission = found[Number(number) - 1] ?? {}
    permission[field] = value
    found[Number(number) - 1] = permission
  }
  return found
}
