import type { RuleSet } from '@/lib/rules'
import { type Call, permissionsOf } from './aliyun'

type Fields = Readonly<Record<string, string>>
interface Stored {
  readonly id: string
  readonly direction: 'ingress' | 'egress'
  readonly fields: Fields
}

const peerFields = /^(?:(?:Ipv6)?(?:Source|Dest)CidrIp|(?:Source|Dest)(?:GroupId|PrefixListId))$/

/** The platform's side of the API: keeps the rules of groups as its pages say, and refuses what they refuse. */
export class Cloud {
  readonly #groups = new Map<string, { rules: Stored[]; innerAccess: string }>()
  #made = 0

  constructor(documents: readonly Readonly<Record<string, unknown>>[]) {
    for (const document of documents) {
      if (!isGroup(document)) continue
      this.#groups.set(document.SecurityGroupId, {
        innerAccess: document.InnerAccessPolicy,
        rules: document.Permissions.Permission.map(({ SecurityGroupRuleId, Direction, NicType: _, ...fields }) => ({
          id: String(SecurityGroupRuleId),
          direction: Direction === 'egress' ? 'egress' : 'ingress',
          fields: normal(fields),
        })),
      })
    }
  }

  run(call: Call) {
    const { operation, parameters } = call
    const group = this.#groups.get(parameters.get('SecurityGroupId') ?? '')
    if (!group || !parameters.has('RegionId')) throw new Error('InvalidSecurityGroupId.NotFound')
    const direction = operation.includes('Egress') ? 'egress' : 'ingress'
    if (operation === 'ModifySecurityGroupPolicy') {
      group.innerAccess = parameters.get('InnerAccessPolicy') ?? ''
    } else if (operation.startsWith('Authorize')) {
      for (const fields of permissionsOf(call).map(normal)) {
        if (Number(fields.Priority) > 100) throw new Error('InvalidPriority.ValueNotSupported')
        if (group.rules.some((rule) => rule.direction === direction && identity(rule.fields) === identity(fields)))
          continue
        this.#made += 1
        group.rules.push({ id: `sgr-made${this.#made}`, direction, fields })
      }
    } else if (operation.startsWith('Revoke')) {
      const ids = [...parameters].flatMap(([name, value]) => (name.startsWith('SecurityGroupRuleId.') ? [value] : []))
      const same = permissionsOf(call).map((fields) => identity(normal(fields)))
      const stays = ({ id, direction: of, fields }: Stored) =>
        of !== direction || !(ids.includes(id) || same.includes(identity(fields)))
      const kept = group.rules.filter(stays)
      if (group.rules.length - kept.length !== ids.length + same.length)
        throw new Error('InvalidSecurityGroupRule.NotFound')
      group.rules = kept
    } else this.#modify(group.rules, direction, call)
  }

  #modify(rules: Stored[], direction: string, { operation, parameters }: Call) {
    if (!operation.startsWith('ModifySecurityGroup')) throw new Error(`${operation} is not known`)
    const { RegionId: _, SecurityGroupId: __, SecurityGroupRuleId: id, ...given } = Object.fromEntries(parameters)
    const changed = normal(given)
    const at = rules.findIndex((rule) =>
      id === undefined ? identity(rule.fields) === identity(changed) : rule.id === id && rule.direction === direction,
    )
    const rule = rules[at]
    if (!rule) throw new Error('InvalidSecurityGroupRuleId.NotFound')
    const fields = { ...rule.fields, ...changed }
    if (peersOf(fields, direction) !== peersOf(rule.fields, direction))
      throw new Error('the kind of the object cannot change')
    if (
      rules.some(
        (other) => other !== rule && other.direction === direction && identity(other.fields) === identity(fields),
      )
    )
      throw new Error('the rule is the same as another one')
    rules[at] = { ...rule, fields }
  }

  /** What `DescribeSecurityGroupAttribute` says of each group. */
  describe() {
    return [...this.#groups].map(([id, { rules, innerAccess }]) => ({
      SecurityGroupId: id,
      VpcId: 'vpc-1',
      InnerAccessPolicy: innerAccess,
      Permissions: {
        Permission: rules.map((rule) => ({ SecurityGroupRuleId: rule.id, Direction: rule.direction, ...rule.fields })),
      },
    }))
  }
}

interface GroupDocument {
  readonly SecurityGroupId: string
  readonly InnerAccessPolicy: string
  readonly Permissions: { readonly Permission: readonly Readonly<Record<string, unknown>>[] }
}

function isGroup(document: object): document is GroupDocument {
  return 'Permissions' in document
}

/** Fields as text, names of values in one case. */
function normal(fields: Readonly<Record<string, unknown>>): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      name === 'Policy' ? String(value).toLowerCase() : String(value),
    ]),
  )
}

function identity({ Description: _, NicType: __, ...fields }: Fields): string {
  return JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Which kinds of other and own end a rule names. */
function peersOf(fields: Fields, direction: string): string {
  const names = Object.keys(fields).filter((name) => peerFields.test(name))
  return `${direction} ${names.filter((name) => (direction === 'ingress' ? name.includes('Source') : name.includes('Dest'))).sort()}`
}

/** What the rules of a set are, without their ids and places, in any order. */
export function contents({ groups }: RuleSet): string[] {
  const written = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value)
  return groups
    .flatMap((group) => group.rules.map((rule) => Object.entries({ ...rule, id: '', place: null }).sort()))
    .map((fields) => JSON.stringify(fields, written))
    .sort()
}
