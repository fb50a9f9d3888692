import { serviceNames } from '../data/tables/service-names'
import { portNumber } from './port-number'

/** Ports, both ends included. */
export interface PortsOfEvidence {
  readonly start: number
  readonly end: number
}

/** Reads a port number 0–65535 or a service's name; null when it is neither. */
export function portOf(text: string): number | null {
  return portNumber(text) ?? serviceNames.get(text) ?? null
}

/** Reads `80`, `http`, `8000:8100` or `8000-8100`; null when it is none of them. */
export function portsOf(text: string): PortsOfEvidence | null {
  const whole = portOf(text)
  if (whole !== null) return { start: whole, end: whole }
  const [start, end, more] = text.split(/[:-]/)
  if (start === undefined || end === undefined || more !== undefined) return null
  const low = start === '' ? 0 : portOf(start)
  const high = end === '' ? 65535 : portOf(end)
  return low === null || high === null || low > high ? null : { start: low, end: high }
}

export function isPortIn(ranges: readonly PortsOfEvidence[], port: number): boolean {
  return ranges.some(({ start, end }) => start <= port && port <= end)
}
