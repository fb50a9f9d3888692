import { formatBlock } from '@/lib/cidr'
import { hasPorts } from '@/lib/net'
import {
  formatPeer,
  formatPorts,
  incompleteness,
  type NewRule,
  type Reading,
  type Rule,
  type RuleSet,
  ruleName,
  toDocuments,
  type Unread,
} from '@/lib/rules'
import { isFields } from '@/lib/text'
import {
  type Doubts,
  freeId,
  type GroupDraft,
  newKey,
  noDoubts,
  type RuleDraft,
  ruleProtocols,
  type Setup,
} from './model'
import { keepReading } from './rows'
import { documentOf } from './written'

type Fields = Readonly<Record<string, string | number>>

/** What a rule says beside the columns of the table, in the API's names. */
function restOf({ direction, peer, self, sourcePorts, description }: Rule): Fields {
  const [far, near] = direction === 'ingress' ? ['Source', 'Dest'] : ['Dest', 'Source']
  const account = peer.kind === 'group' ? peer.account : null
  return {
    ...(sourcePorts.kind === 'range' ? { SourcePortRange: formatPorts(sourcePorts) } : {}),
    ...(self ? { [`${self.family === 6 ? 'Ipv6' : ''}${near}CidrIp`]: formatBlock(self) } : {}),
    ...(account ? { [`${far}GroupOwner${/^[0-9]+$/.test(account) ? 'Id' : 'Account'}`]: account } : {}),
    ...(description ? { Description: description } : {}),
  }
}

function rowOf(rule: Rule): RuleDraft {
  return {
    key: newKey(),
    id: ruleName(rule.id),
    direction: rule.direction,
    action: rule.action,
    protocol: rule.protocol,
    ports: hasPorts(String(rule.protocol)) && rule.ports.kind === 'any' ? '1/65535' : formatPorts(rule.ports),
    peer: formatPeer(rule.peer),
    peerKind: rule.peer.kind,
    priority: String(rule.priority),
    rest: restOf(rule),
  }
}

/** Stands in a row for a value that the documents do not say; no reader takes it for one. */
const notSaid = '?'

/** What stands in a row for a value that is not known: the expression that it comes from, as a template of Terraform. */
function instead(expression: string | undefined): string {
  return expression === undefined ? notSaid : `\${${expression}}`
}

type Told = Unread['known'] & Required<Pick<Unread['known'], 'direction' | 'action' | 'protocol'>>

/**
 * Whether a rule that was not read can stand as a row: its choices are known, and what is not known is a field that can be
 * typed. Of others it is not even known how many they are.
 */
function isRow(known: Unread['known']): known is Told {
  const { direction, action, protocol, ports, peer, priority } = known
  if (direction === undefined || action === undefined || protocol === undefined) return false
  return ports === undefined || peer === undefined || priority === undefined
}

/** A rule of which not everything is known as a row that says so in its place: the reader may know it. */
function rowOfUnread({ place, known, written }: Unread, taken: ReadonlySet<string>): RuleDraft | null {
  if (!isRow(known)) return null
  const path = place.path.split('.').slice(0, -1).join('.') || 'rule'
  let id = path
  for (let number = 2; taken.has(id); number += 1) id = `${path}-${number}`
  const { direction, action, protocol, ports, peer, priority } = known
  return {
    key: newKey(),
    id,
    direction,
    action,
    protocol,
    ports: ports ? formatPorts(ports) : instead(written?.ports),
    peer: peer ? formatPeer(peer) : instead(written?.peer),
    peerKind: peer?.kind ?? null,
    priority: priority === undefined ? instead(written?.priority) : String(priority),
    rest: {},
  }
}

/** A rule set as drafts. Each row goes on with what it was read as: nothing is read again until it is edited. */
export function setupOf(ruleSet: RuleSet, doubts: Doubts = noDoubts, region = ''): Setup {
  const unread = new Map<string | null, Unread[]>()
  for (const rule of ruleSet.unread) {
    const own = unread.get(rule.group)
    if (own) own.push(rule)
    else unread.set(rule.group, [rule])
  }
  return {
    groups: ruleSet.groups.map((group): GroupDraft => {
      const { id, name, innerAccess, vpcId, complete } = group
      const type = group.typeKnown ? group.type : null
      const rules = group.rules.map((rule) => {
        const row = rowOf(rule)
        keepReading(row, { id, type }, row.id === rule.id ? rule : { ...rule, id: row.id })
        return row
      })
      const taken = new Set(rules.map((row) => row.id))
      for (const rule of unread.get(id) ?? []) {
        const row = rowOfUnread(rule, taken)
        if (!row) continue
        taken.add(row.id)
        rules.push(row)
      }
      return { id, name, type, innerAccess, vpcId, complete, rules }
    }),
    lists: toDocuments({ ...ruleSet, groups: [] }).slice(1),
    doubts,
    region,
  }
}

/** The setup as documents, in the order of its groups: for links and files. */
export function documentsOf({ groups, lists }: Pick<Setup, 'groups' | 'lists'>): Readonly<Record<string, unknown>>[] {
  return [
    ...groups.map(documentOf),
    ...lists.filter((list) => typeof list === 'object' && list !== null).map((list) => ({ ...list })),
  ]
}

/** Codes of what the rules themselves show, and so is found again whenever they are put together. */
const foundAgain = new Set(['type-assumed', 'list-missing', 'next-token'])

/** What a reading of pasted documents leaves open and the rows made of it do not show. */
export function doubtsOf(reading: Reading): Doubts {
  const open = incompleteness(reading)
  const { unread, groups } = reading.ruleSet
  const ids = new Set<string | null>(groups.map(({ id }) => id))
  // Each of these was reported once, and stands among the rows as one that cannot be read.
  const shown = unread.filter(({ group, known }) => ids.has(group) && isRow(known)).length
  return {
    unread: Math.max(open.filter(({ severity }) => severity === 'error').length, unread.length) - shown,
    notes: [
      ...open
        .filter(({ severity, code }) => severity !== 'error' && !foundAgain.has(code))
        .map(({ code, params }) => ({ code, params: { ...params } })),
      ...defaultsIn(reading),
    ],
  }
}

/** The variables and parameters that were taken for their defaults, in one note: another value would change the rules. */
function defaultsIn({ warnings }: Reading): Doubts['notes'] {
  const names = warnings.flatMap(({ code, params }) =>
    code === 'default-taken' && 'name' in params ? [String(params.name)] : [],
  )
  return names.length > 0 ? [{ code: 'default-taken', params: { name: [...new Set(names)].join(', ') } }] : []
}

/** The setup with a change made: rows that go, and rules that are added to their groups. */
export function withChange<S extends Pick<Setup, 'groups'>>(
  setup: S,
  gone: readonly RuleDraft[],
  added: readonly NewRule[],
): S {
  const without = withoutRows(setup, gone)
  return {
    ...without,
    groups: without.groups.map((group) => {
      const rules = [...group.rules]
      for (const rule of added) {
        if (rule.group !== group.id) continue
        rules.push(rowOf({ ...rule, id: freeId({ ...group, rules }), place: { document: 0, path: '' } }))
      }
      return rules.length === group.rules.length ? group : { ...group, rules }
    }),
  }
}

/** The setup without these rows. */
export function withoutRows<S extends Pick<Setup, 'groups'>>(setup: S, rows: readonly RuleDraft[]): S {
  const gone = new Set(rows.map(({ key }) => key))
  return {
    ...setup,
    groups: setup.groups.map((group) => ({ ...group, rules: group.rules.filter(({ key }) => !gone.has(key)) })),
  }
}

/** A group read from a document of `documentsOf`, with the rows that could not be read put back in their places. */
export function withUnread(group: GroupDraft, document: unknown): GroupDraft {
  const written = permissionsIn(document)
  if (written.length === group.rules.length) return group
  const read = [...group.rules]
  const rules = written.flatMap((fields): RuleDraft[] => {
    const next = read[0]
    if (next && next.id === fields.SecurityGroupRuleId) return read.splice(0, 1)
    const row = unreadRow(fields)
    return row ? [row] : []
  })
  return { ...group, rules: [...rules, ...read] }
}

function permissionsIn(document: unknown): readonly Fields[] {
  if (!isFields(document) || !isFields(document.Permissions)) return []
  const { Permission: permissions } = document.Permissions
  return Array.isArray(permissions) ? permissions.filter(isPlain) : []
}

function isPlain(value: unknown): value is Fields {
  return (
    isFields(value) && Object.values(value).every((field) => typeof field === 'string' || typeof field === 'number')
  )
}

/** A row as it was written; null when not even its choices are known. */
function unreadRow(fields: Fields): RuleDraft | null {
  const protocol = ruleProtocols.find((name) => name === fields.IpProtocol)
  const { Direction: direction, Policy: action } = fields
  if (protocol === undefined) return null
  if ((direction !== 'ingress' && direction !== 'egress') || (action !== 'accept' && action !== 'drop')) return null
  const far = direction === 'ingress' ? 'Source' : 'Dest'
  const peers = [`${far}CidrIp`, `Ipv6${far}CidrIp`, `${far}GroupId`, `${far}PrefixListId`]
  const peer = peers.find((name) => name in fields)
  const columns = new Set([...shown, ...peers])
  return {
    key: newKey(),
    id: String(fields.SecurityGroupRuleId ?? ''),
    direction,
    action,
    protocol,
    ports: String(fields.PortRange ?? fields.PortRangeListId ?? ''),
    peer: String(fields[peer ?? ''] ?? ''),
    peerKind: null,
    priority: String(fields.Priority ?? ''),
    rest: Object.fromEntries(Object.entries(fields).filter(([name]) => !columns.has(name))),
  }
}

/** Fields that the columns of the table show, and those that say nothing here. */
const shown = [
  'SecurityGroupRuleId',
  'Direction',
  'IpProtocol',
  'PortRange',
  'PortRangeListId',
  'Policy',
  'Priority',
  'NicType',
]
