import type { Ports, RuleProtocol } from '../model'
import { text } from './fields'
import type { RuleReport } from './report'

const any: Ports = { kind: 'any' }

function hasPorts(protocol: RuleProtocol): boolean {
  return protocol === 'tcp' || protocol === 'udp'
}

/** Destination ports: a range, every port, or a port list (F-3, F-13, M-3…M-5); null when they cannot be read. */
export function readPorts(report: RuleReport, protocol: RuleProtocol): Ports | null {
  const { fields, refuse, doubt } = report
  const range = text(fields, 'PortRange')
  const listId = text(fields, 'PortRangeListId')
  if (range === '') {
    if (!hasPorts(protocol)) return any
    if (listId) return { kind: 'list', id: listId }
    refuse('port-range', 'PortRange', 'start/end with 1–65535, such as 80/80')
    return null
  }
  if (listId) doubt('port-list-ignored', 'PortRangeListId', 'PortRange is given, so the port list is ignored.')
  if (range === '-1/-1') {
    const message = `-1/-1 cannot be created for ${protocol.toUpperCase()}; it is read as every port.`
    if (hasPorts(protocol)) doubt('all-ports', 'PortRange', message)
    return any
  }
  return readRange(report, protocol, 'PortRange', range)
}

/** Source ports of a five-tuple rule (F-4); empty and `-1/-1` mean any (P-4). */
export function readSourcePorts(report: RuleReport, protocol: RuleProtocol): Ports | null {
  const range = text(report.fields, 'SourcePortRange')
  return range === '' || range === '-1/-1' ? any : readRange(report, protocol, 'SourcePortRange', range)
}

function readRange({ refuse }: RuleReport, protocol: RuleProtocol, name: string, range: string): Ports | null {
  if (!hasPorts(protocol)) {
    refuse('port-range-fixed', name, `-1/-1, the only range of ${protocol.toUpperCase()},`)
    return null
  }
  if (range.length < 200 && /^\s*[0-9/]+\s*(?:[,;、，]\s*[0-9/]+\s*)+$/.test(range)) {
    refuse('several-values', name, 'one range: a rule holds one, and several are several rules;')
    return null
  }
  const [, first, last] = /^([0-9]{1,6})\/([0-9]{1,6})$/.exec(range) ?? []
  const [start, end] = [Number(first), Number(last)]
  if (!first || start < 1 || start > 65535 || end < 1 || end > 65535) {
    refuse('port-range', name, 'start/end with 1–65535, such as 80/80')
    return null
  }
  if (start > end) {
    refuse('port-range-reversed', name, `a start that is not above the end, such as ${end}/${start},`)
    return null
  }
  return { kind: 'range', start, end }
}
