/**
 * Starts a clock of the processor time that this process has used, in milliseconds: what a bound on work is held against,
 * since the time on the wall is also that of whatever else the machine does.
 */
export function cpuTime(): () => number {
  const start = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  }
}
