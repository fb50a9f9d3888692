import { incompleteness, type NewRule, type Reading, type RuleSet, toDocuments, type Warning } from '@/lib/rules'
import { isFields } from '@/lib/text'
import { groupDrafts, isRow, rowOfRule } from './groups'
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
import { documentOf } from './written'

type Fields = Readonly<Record<string, string | number>>

/** A rule set as drafts. Each row goes on with what it was read as: nothing is read again until it is edited. */
export function setupOf(ruleSet: RuleSet, doubts: Doubts = noDoubts, region = ''): Setup {
  return { groups: groupDrafts(ruleSet), lists: toDocuments({ ...ruleSet, groups: [] }).slice(1), doubts, region }
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
    unread: Math.max(placesOf(open.filter(({ severity }) => severity === 'error')), unread.length) - shown,
    notes: [
      ...open
        .filter(({ severity, code }) => severity !== 'error' && !foundAgain.has(code))
        .map(({ code, params }) => ({ code, params: { ...params } })),
      ...defaultsIn(reading),
      ...readingsIn(reading),
    ],
  }
}

/** Values that are named each by itself. */
const mostReadings = 3

/** The values that were read as another than what stands there, such as a port `22` as `22/22`: each once, the first of many. */
function readingsIn({ warnings }: Reading): Doubts['notes'] {
  const readings = new Map(
    warnings.flatMap(({ code, severity, params }) =>
      severity === 'warning' && 'read' in params
        ? [[`${code} ${params.found}`, { code, params: { ...params } }] as const]
        : [],
    ),
  )
  const notes = [...readings.values()]
  const more = notes.length - mostReadings
  return more > 0 ? [...notes.slice(0, mostReadings), { code: 'more', params: { count: more } }] : notes
}

/** At how many places warnings are: however many of its fields are at fault, a rule is one. */
function placesOf(warnings: readonly Warning[]): number {
  const places = warnings.map(({ place, params }, index) => {
    if (!place || !('field' in params)) return index
    const field = `.${params.field}`
    return `${place.document} ${place.path.endsWith(field) ? place.path.slice(0, -field.length) : place.path}`
  })
  return new Set(places).size
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
        rules.push(rowOfRule({ ...rule, id: freeId({ ...group, rules }), place: { document: 0, path: '' } }))
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
