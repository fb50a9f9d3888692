import { RosReference, type RosValues, rosValues, Unknown } from '@/lib/text'
import type { Direction } from '../../model'
import { groupTypeOf, setType, setVpc } from '../api/group'
import { maxRules } from '../bounds'
import { heldClaim } from '../claim'
import { addRule, addUnread, describe, ofDirection, type RuleReader } from '../describe'
import { type Fields, field, isFields, shownValue, textField } from '../fields'
import type { GatheredGroup, Recognised } from '../gathered'
import { speaksOfRules } from '../outside'
import { partOfSource, placeIn, type RuleSource } from '../source'
import { knownOf, knownPart } from '../unknown'

/** Whether a document is a template of Resource Orchestration Service. */
export function isTemplate(fields: Fields): boolean {
  const resources = field(fields, 'Resources')
  if (!isFields(resources)) return false
  return (
    field(fields, 'ROSTemplateFormatVersion') !== undefined ||
    Object.values(resources).some((each) => isFields(each) && textField(each, 'Type').startsWith('ALIYUN::ECS::'))
  )
}

const directionOf: Readonly<Record<string, Direction>> = {
  'ALIYUN::ECS::SecurityGroupIngress': 'ingress',
  'ALIYUN::ECS::SecurityGroupIngresses': 'ingress',
  'ALIYUN::ECS::SecurityGroupEgress': 'egress',
  'ALIYUN::ECS::SecurityGroupEgresses': 'egress',
}

/** Stacks and modules inside, whose templates are not there. */
const inside = /^(?:ALIYUN::ROS::Stack|MODULE::)/

/** Resources that are in groups as instances and interfaces are (G-11). */
const members =
  /^ALIYUN::ECS::(?:Instance|InstanceGroup|InstanceClone|InstanceGroupClone|RunCommandInstance|NetworkInterface)$/

/** What a value holds, in lists and objects of any depth. */
function heldIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(heldIn)
  const isPlain = isFields(value) && !(value instanceof RosReference) && !(value instanceof Unknown)
  return isPlain ? Object.values(value).flatMap(heldIn) : [value]
}

interface Resource {
  readonly name: string
  readonly type: string
  readonly properties: Fields
  readonly at: RuleSource
  /** False when the template does not tell whether it is made. */
  readonly certain: boolean
}

/**
 * A template of Resource Orchestration Service (formats, section 5). A group that the template makes is known by its name
 * in the template. What a parameter or function gives is worked out as far as the template says it, by defaults too; what
 * it does not say makes a rule one that may exist.
 */
export function readRosTemplate(fields: Fields, source: RuleSource, reader: RuleReader): Recognised {
  const sections = ['Parameters', 'Conditions', 'Mappings', 'Resources'].map(
    (name) => [name, field(fields, name)] as const,
  )
  const template = new Template(rosValues(Object.fromEntries(sections)), source, reader)
  return template.read(field(fields, 'Resources'))
}

class Template {
  private readonly counted = { read: 0, skipped: 0 }

  constructor(
    private readonly values: RosValues,
    private readonly source: RuleSource,
    private readonly reader: RuleReader,
  ) {}

  read(written: unknown): Recognised {
    const resources = isFields(written) ? Object.entries(written).flatMap(([name, it]) => this.resource(name, it)) : []
    const groups = new Set(resources.flatMap(({ name, type }) => (type === 'ALIYUN::ECS::SecurityGroup' ? [name] : [])))
    let found = 0
    for (const resource of resources) {
      if (resource.type === 'ALIYUN::ECS::SecurityGroup') this.group(resource)
      else if (resource.type === 'ALIYUN::ECS::SecurityGroupClone') this.clone(resource)
      else if (Object.hasOwn(directionOf, resource.type)) this.rules(resource)
      else {
        if (members.test(resource.type)) this.member(resource)
        if (inside.test(resource.type)) this.inside(resource, groups)
        continue
      }
      found += 1
    }
    const { collect } = this.reader
    if (found === 0 && this.counted.skipped === 0)
      collect.error('no-template-groups', placeIn(this.source, 'Resources'), {})
    for (const name of this.values.defaultsTaken()) {
      collect.warning('default-taken', placeIn(this.source, `Parameters.${shownValue(name)}`), {
        name: shownValue(name),
      })
    }
    return { document: this.source.document, kind: 'template', ...this.counted }
  }

  /** A resource that the template makes, or may make. */
  private resource(name: string, written: unknown): Resource[] {
    if (!isFields(written)) return []
    const type = textField(written, 'Type')
    const matters = type.startsWith('ALIYUN::ECS::SecurityGroup') || members.test(type) || inside.test(type)
    if (!matters) return []
    const at = partOfSource(this.source, `Resources.${name}`)
    const condition = field(written, 'Condition')
    const holds = condition === undefined ? true : this.values.holds(condition)
    const count = this.values.of(field(written, 'Count'))
    if (holds === false || count === 0 || count === '0') {
      this.counted.skipped += 1
      this.reader.collect.warning('condition-false', placeIn(at, ''), { name: shownValue(name) }, name)
      return []
    }
    const several = Object.hasOwn(directionOf, type) ? Number(count ?? 1) : 1
    const copies = Number.isInteger(several) && several > 1 ? Math.min(several, maxRules) : 1
    return Array.from({ length: copies }, (_, index) =>
      this.copy(written, { name, type, at, index, certain: holds === true && !(count instanceof Unknown) }),
    )
  }

  /** One of the resources that a `Count` makes. */
  private copy(
    written: Fields,
    { name, type, at, index, certain }: Omit<Resource, 'properties'> & { readonly index: number },
  ): Resource {
    const properties = this.values.of(field(written, 'Properties'), index)
    if (properties instanceof Unknown) {
      this.counted.skipped += 1
      const place = placeIn(at, 'Properties')
      addUnread(this.reader, { group: null, place, known: ofDirection(directionOf[type]) }, properties.written, name)
    }
    return {
      name,
      type,
      properties: isFields(properties) && !(properties instanceof Unknown) ? properties : {},
      at: partOfSource(at, 'Properties'),
      certain,
    }
  }

  private group({ name, properties, at, certain }: Resource): void {
    const draft = describe(this.reader, name, placeIn(at, ''))
    if (!draft) return
    draft.name = textField(properties, 'SecurityGroupName') || name
    this.vpc(draft, field(properties, 'VpcId'), at)
    this.type(draft, field(properties, 'SecurityGroupType'), at)
    const policy = textField(properties, 'InnerAccessPolicy').toLowerCase()
    if (policy === 'accept' || policy === 'drop') {
      const of = { subject: name, field: 'InnerAccessPolicy' }
      const place = placeIn(at, 'InnerAccessPolicy')
      draft.innerAccess = heldClaim(this.reader.collect, of, draft.innerAccess, policy, policy, place)
    }
    for (const [path, direction] of [
      ['SecurityGroupIngress', 'ingress'],
      ['SecurityGroupEgress', 'egress'],
    ] as const) {
      this.list(field(properties, path), { draft, direction, at, path, certain })
    }
  }

  private type(draft: GatheredGroup, written: unknown, at: RuleSource): void {
    const place = placeIn(at, 'SecurityGroupType')
    // A group whose type is not written is a basic one.
    if (written === undefined || written === null || written === '')
      setType(draft, 'basic', 'normal', place, this.reader)
    if (typeof written !== 'string' || written === '') return
    const type = groupTypeOf(written)
    if (type) setType(draft, type, written, place, this.reader)
    else
      this.reader.collect.error(
        'group-type',
        place,
        { field: 'SecurityGroupType', found: shownValue(written) },
        draft.id,
      )
  }

  private vpc(draft: GatheredGroup, written: unknown, at: RuleSource): void {
    const place = placeIn(at, 'VpcId')
    if (typeof written === 'string' && written !== '') setVpc(draft, { id: written, kind: 'id' }, place, this.reader)
    else if (written instanceof RosReference) setVpc(draft, { id: written.name, kind: 'resource' }, place, this.reader)
    else if (written instanceof Unknown) setVpc(draft, { id: written.written, kind: 'value' }, place, this.reader)
  }

  /** A group that has the rules of another, which the template does not show. */
  private clone({ name, at }: Resource): void {
    const draft = describe(this.reader, name, placeIn(at, ''))
    if (!draft) return
    this.counted.skipped += 1
    addUnread(
      this.reader,
      { group: name, place: placeIn(at, 'SourceSecurityGroupId'), known: {} },
      'SourceSecurityGroupId',
    )
  }

  /**
   * A stack or module inside may add rules to each group that it is given. A list of groups is what instances take, unless it speaks
   * of rules.
   */
  private inside({ name, type, properties, at }: Resource, groups: ReadonlySet<string>): void {
    const parameters = field(properties, 'Parameters')
    const given = Object.values(isFields(parameters) ? parameters : properties)
    const takesLists = [name, type, textField(properties, 'TemplateURL')].some(speaksOfRules)
    const held = takesLists ? given.flatMap(heldIn) : given
    const names = held.flatMap((value) => (value instanceof RosReference && groups.has(value.name) ? [value.name] : []))
    for (const group of new Set(names)) {
      const place = placeIn(at, '')
      this.counted.skipped += 1
      this.reader.gathered.unread.push({ place, group, known: {} })
      const params = { name: shownValue(name), group: shownValue(group) }
      this.reader.collect.error('part-not-read', place, params, group)
    }
  }

  /** A resource that is one rule, or a list of them, of a group. */
  private rules({ name, type, properties, at, certain }: Resource): void {
    const direction = directionOf[type]
    if (!direction) return
    const { SecurityGroupId: written, Permissions: permissions, ...own } = properties
    const group = idOf(written)
    if (group === null) {
      // Whose rule it is, is not told: it may be any group's.
      const items = Array.isArray(permissions) ? permissions : [own]
      const place = placeIn(at, 'SecurityGroupId')
      this.counted.skipped += items.length
      for (const item of items) {
        const known = isFields(item) ? knownOf(knownPart(named(item)), direction) : ofDirection(direction)
        addUnread(this.reader, { group: null, place, known }, 'SecurityGroupId', name)
      }
      return
    }
    const draft = describe(this.reader, group, placeIn(at, ''))
    if (!draft) return
    if (permissions === undefined) this.list([own], { draft, direction, at, path: '', certain, name })
    else this.list(permissions, { draft, direction, at, path: 'Permissions', certain })
  }

  private list(
    written: unknown,
    where: {
      readonly draft: GatheredGroup
      readonly direction: Direction
      readonly at: RuleSource
      readonly path: string
      readonly certain: boolean
      /** What the only rule is called. */
      readonly name?: string
    },
  ): void {
    const { draft, direction, at, path, certain, name } = where
    const called = name === undefined ? {} : { name }
    if (written === undefined || written === null || written === '') return
    if (!Array.isArray(written)) {
      this.counted.skipped += 1
      const place = placeIn(at, path)
      if (written instanceof Unknown || written instanceof RosReference) {
        const name = written instanceof Unknown ? written.written : written.name
        addUnread(this.reader, { group: draft.id, place, known: ofDirection(direction) }, name, place.path)
      } else this.reader.collect.error('not-a-rule', place, { found: shownValue(written) }, draft.id)
      return
    }
    for (const [position, item] of written.entries()) {
      const place = placeIn(at, path === '' ? '' : `${path}[${position}]`)
      const rule = isFields(item) && !(item instanceof Unknown) && !(item instanceof RosReference) ? named(item) : item
      if (!certain && isFields(rule)) {
        this.counted.skipped += 1
        const known = knownOf(knownPart(rule), direction)
        addUnread(this.reader, { group: draft.id, place, known }, 'Condition', place.path)
      } else if (addRule(this.reader, rule, { draft, place, position: draft.rules.length, direction, ...called })) {
        this.counted.read += 1
      } else this.counted.skipped += 1
    }
  }

  /** An instance or interface, whose groups stand together. */
  private member({ name, properties, at }: Resource): void {
    const { gathered } = this.reader
    const several = field(properties, 'SecurityGroupIds')
    const written = Array.isArray(several) && several.length > 0 ? several : [field(properties, 'SecurityGroupId')]
    const ids = written.map(idOf).filter((id) => id !== null)
    if (ids.length === 0) return
    gathered.memberships.set(name, ids)
    gathered.interfacesAt ??= placeIn(at, '')
  }
}

/** The name of a resource that a value refers to, or the value itself; null when it is not told. */
function idOf(value: unknown): string | null {
  if (typeof value === 'string' && value !== '') return value
  if (value instanceof RosReference) return value.name
  // A parameter that asks for a group is known by its name.
  return value instanceof Unknown && /^[A-Za-z]\w*$/.test(value.written) ? value.written : null
}

/** A rule whose groups and lists are named by reference. What refers to anything else is not told. */
function named(rule: Fields): Fields {
  const entries = Object.entries(rule).map(([name, value]): [string, unknown] => {
    if (/(?:Group|PrefixList|PortRangeList)Id$/.test(name)) return [name, idOf(value) ?? value]
    return [name, value instanceof RosReference ? new Unknown(value.name) : value]
  })
  return Object.fromEntries(entries)
}
