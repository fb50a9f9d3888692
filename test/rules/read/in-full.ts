import { formatBlock } from '@/lib/cidr'
import { type ReadOptions, type Rule, read, type Unread, type Warning } from '@/lib/rules'

const inWords = (value: unknown) =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part))

function peerOf({ peer }: Pick<Rule, 'peer'>): string {
  return peer.kind === 'cidr' ? formatBlock(peer.block) : inWords(peer)
}

function ruleOf(rule: Rule): string {
  const { id, direction, action, priority, protocol, ports, self, description, place } = rule
  const range = ports.kind === 'range' ? `${ports.start}/${ports.end}` : inWords(ports)
  const more = [...(self ? [`self ${formatBlock(self)}`] : []), ...(description ? [inWords(description)] : [])]
  return ['  rule', id, direction, action, priority, protocol, range, peerOf(rule), ...more, `@ ${place.path}`].join(
    ' ',
  )
}

const unreadOf = ({ group, place, known }: Unread) => {
  const { peer, ...rest } = known
  return `perhaps ${group ?? '?'} ${inWords(rest)}${peer ? ` ${peerOf({ peer })}` : ''} @ ${place.path}`
}

const warningOf = ({ severity, code, place, params, subject }: Warning) =>
  `${severity} ${code} ${inWords(params)} ${subject ?? '-'} @ ${place ? `${place.document + 1} ${place.path || 'whole'}` : '-'}`

/** All that a text comes to, a line each: documents, groups with their rules, lists, members, what may exist, what is told. */
export function inFull(text: string, yaml: NonNullable<ReadOptions['yaml']>): string[] {
  const { recognised, ruleSet, memberships, warnings } = read(text, { yaml })
  return [
    ...recognised.map(({ kind, read, skipped }) => `${kind} ${read} read, ${skipped} not`),
    ...ruleSet.groups.flatMap(({ id, name, type, typeKnown, innerAccess, vpcId, complete, rules }) => [
      `group ${[id, inWords(name), type, ...(typeKnown ? [] : ['assumed']), innerAccess, inWords(vpcId), ...(complete ? [] : ['in part'])].join(' ')}`,
      ...rules.map(ruleOf),
    ]),
    ...[...ruleSet.prefixLists.values()].map(
      ({ id, name, family, blocks, maxEntries }) =>
        `list ${id} ${inWords(name)} IPv${family} ${maxEntries ?? '-'} ${blocks.map(formatBlock).join(' ')}`,
    ),
    ...[...ruleSet.portLists.values()].map(
      ({ id, ranges }) => `ports ${id} ${ranges.map(({ start, end }) => `${start}/${end}`).join(' ')}`,
    ),
    ...[...memberships].map(([id, groups]) => `member ${id} ${groups.join(' ')}`),
    ...ruleSet.unread.map(unreadOf),
    ...warnings.map(warningOf),
  ]
}
