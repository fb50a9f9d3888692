import { hasPorts } from '@/lib/net'
import type { Ports, RuleProtocol } from '../../model'
import { textField } from '../fields'
import type { RuleReport } from '../report'

const any: Ports = { kind: 'any' }

/** Destination ports: a range, every port, or a port list (F-3, F-13, M-3…M-5); null when they cannot be read. */
export function readPorts(report: RuleReport, protocol: RuleProtocol): Ports | null {
  const { fields } = report
  const range = textField(fields, 'PortRange')
  const listId = textField(fields, 'PortRangeListId')
  if (range === '') {
    if (!hasPorts(protocol)) return any
    if (listId) return { kind: 'list', id: listId }
    report.refuse('port-range', 'PortRange')
    return null
  }
  if (listId) report.doubt('port-list-ignored', 'PortRangeListId')
  if (range === '-1/-1') {
    if (hasPorts(protocol)) report.doubt('all-ports', 'PortRange')
    return any
  }
  return readRange(report, protocol, 'PortRange', range)
}

/** Source ports of a five-tuple rule (F-4); empty and `-1/-1` mean any (P-4). */
export function readSourcePorts(report: RuleReport, protocol: RuleProtocol): Ports | null {
  const range = textField(report.fields, 'SourcePortRange')
  return range === '' || range === '-1/-1' ? any : readRange(report, protocol, 'SourcePortRange', range)
}

/** A range with an end that is not written, or with another sign between its ends, as people type it. */
const loose = /^([0-9]{1,6})(?:\s?[-–~〜～:]\s?([0-9]{1,6}))?$/

function readRange(report: RuleReport, protocol: RuleProtocol, name: string, range: string): Ports | null {
  if (!hasPorts(protocol)) {
    report.refuse('port-range-fixed', name)
    return null
  }
  if (range.length < 200 && isSeveral(range)) {
    report.refuse('several-values', name)
    return null
  }
  const strict = /^([0-9]{1,6})\/([0-9]{1,6})$/.exec(range)
  const [, first, last] = strict ?? loose.exec(range) ?? []
  const [start, end] = [Number(first), Number(last ?? first)]
  if (!first || start < 1 || start > 65535 || end < 1 || end > 65535) {
    report.refuse('port-range', name)
    return null
  }
  if (start > end) {
    report.refuse('port-range-reversed', name)
    return null
  }
  if (!strict) report.doubt('port-range-read', name, { read: `${start}/${end}` })
  return { kind: 'range', start, end }
}

/** Whether a text has more than one port or range: `80,443`, `80/80; 443/443`. */
function isSeveral(range: string): boolean {
  if (!/[,;、，]/.test(range)) return false
  const parts = range.split(/[,;、，]/)
  return parts.every((part) => /^[0-9/-]+$/.test(part.trim()))
}
