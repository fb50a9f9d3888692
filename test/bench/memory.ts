import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Processor time in ms so far, which other work on the machine does not add to. */
export function cpu(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Time and memory of a work done once in a process of its own. */
export interface Alone {
  /** Processor time in ms. */
  readonly ms: number
  /** By how much its memory grew at the most, in MB. */
  readonly mb: number
}

/** Runs this benchmark again for the work of a name, see `answerAlone`; `file` is its input, if it takes one. */
export function alone(entry: string, name: string, file = ''): Alone {
  const { stdout, status } = spawnSync(process.execPath, ['--expose-gc', fileURLToPath(entry), name, file], {
    encoding: 'utf8',
  })
  const [ms, mb] = stdout.trim().split(' ').map(Number)
  if (status !== 0 || ms === undefined || mb === undefined) throw new Error(`${name} failed`)
  return { ms, mb }
}

/**
 * In a process that was started for one work: does it and ends. Each work gets its input before memory is looked at.
 */
export function answerAlone(works: Readonly<Record<string, () => () => unknown>>) {
  const prepare = works[process.argv[2] ?? '']
  if (!prepare) return
  const work = prepare()
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  // In kilobytes.
  const most = process.resourceUsage().maxRSS * 1024
  console.log((user + system) / 1000, Math.max(0, most - before) / 1e6)
  process.exit(0)
}
