import { type Block, formatBlock, type NoteCode, parseBlock } from '@/lib/cidr'
import type { FieldCode } from '../../faults'
import type { Direction, Peer } from '../../model'
import { textField } from '../fields'
import type { RuleReport } from '../report'

/** The other end: source of an ingress rule, destination of an egress rule. An address beats a group, a group beats a list (F-18). */
export function readPeer(report: RuleReport, direction: Direction): Peer | null {
  const { fields } = report
  const far = direction === 'ingress' ? 'Source' : 'Dest'
  const groupId = textField(fields, `${far}GroupId`)
  const listId = textField(fields, `${far}PrefixListId`)
  if (textField(fields, `${far}CidrIp`) || textField(fields, `Ipv6${far}CidrIp`)) {
    if (groupId) report.doubt('group-ignored', `${far}GroupId`)
    if (listId) report.doubt('list-ignored', `${far}PrefixListId`)
    const block = readAddresses(report, far)
    return block ? { kind: 'cidr', block } : null
  }
  if (groupId) {
    if (listId) report.doubt('list-ignored', `${far}PrefixListId`)
    const [, account, id] = /^([0-9]+)\/(sg-.+)$/.exec(groupId) ?? []
    const owner =
      textField(fields, `${far}GroupOwnerId`) || textField(fields, `${far}GroupOwnerAccount`) || account || null
    return { kind: 'group', groupId: id ?? groupId, account: owner }
  }
  if (listId) return { kind: 'prefix-list', id: listId }
  report.refuse('no-peer', `${far}CidrIp`)
  return null
}

/** The own end, which five-tuple rules can limit (M-9, P-10): null when all own addresses are meant. */
export function readSelf(report: RuleReport, direction: Direction): Block | null {
  return readAddresses(report, direction === 'ingress' ? 'Dest' : 'Source')
}

/** The block in one of the two address fields of an end; an unreadable one makes the rule unsound. */
function readAddresses(report: RuleReport, end: 'Source' | 'Dest'): Block | null {
  const [v4, v6] = [`${end}CidrIp`, `Ipv6${end}CidrIp`]
  const [writtenV4, writtenV6] = [textField(report.fields, v4), textField(report.fields, v6)]
  if (writtenV4 && writtenV6) {
    report.refuse('both-families', v6)
    return null
  }
  if (writtenV4) return readBlock(report, v4, writtenV4, 4)
  return writtenV6 ? readBlock(report, v6, writtenV6, 6) : null
}

/** No address or block, in any notation, is longer. */
const longestAddress = 200

/** Readings that are told: the text says something else than what was taken (F-8, M-8). */
const doubts: Partial<Record<NoteCode, FieldCode>> = {
  'host-bits': 'host-bits',
  mask: 'mask-notation',
  folded: 'folded',
}

function readBlock(report: RuleReport, name: string, written: string, family: 4 | 6): Block | null {
  if (written.length > longestAddress) {
    report.refuse('address', name, { reason: 'too-long' })
    return null
  }
  if (/[0-9a-fA-F:]\s{0,9}[,;、，]\s{0,9}[0-9a-fA-F:]/.test(written)) {
    report.refuse('several-values', name)
    return null
  }
  const parsed = parseBlock(written)
  if (!parsed.ok) {
    const { problem } = parsed
    const code = problem.code === 'masked' ? 'masked' : 'address'
    report.refuse(code, name, { reason: problem.code })
    return null
  }
  if (parsed.value.family !== family) {
    report.refuse('address-family', name)
    return null
  }
  for (const { code } of parsed.notes) {
    const doubtful = doubts[code]
    if (doubtful) report.doubt(doubtful, name, { read: formatBlock(parsed.value) })
  }
  return parsed.value
}
