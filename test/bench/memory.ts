import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
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
  /** By how much its memory (resident) grew at the most, in MB. */
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
  globalThis.gc?.()
  forgetPeak()
  const before = process.memoryUsage().rss
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  console.log((user + system) / 1000, Math.max(0, peak() - before) / 1e6)
  process.exit(0)
}

/** What Linux keeps of the most memory that the process ever had begins anew: making the input took some, too. */
function forgetPeak() {
  if (existsSync('/proc/self/clear_refs')) writeFileSync('/proc/self/clear_refs', '5')
}

/** The most memory that the process had, in bytes. */
function peak(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : ''
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS
  return Number(kilobytes) * 1024
}
