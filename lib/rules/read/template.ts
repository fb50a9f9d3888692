import type { Direction } from '../model'
import { addRule, describe, type Reader } from './describe'
import { type Fields, field, isFields, list, shown, text } from './fields'
import type { Recognised } from './gathered'
import { groupTypeOf } from './group'
import { placeIn, type Source, within } from './source'

/** Whether a document is a template of Resource Orchestration Service. */
export function isTemplate(fields: Fields): boolean {
  return field(fields, 'ROSTemplateFormatVersion') !== undefined && isFields(field(fields, 'Resources'))
}

const directionOf: Readonly<Record<string, Direction>> = {
  'ALIYUN::ECS::SecurityGroupIngress': 'ingress',
  'ALIYUN::ECS::SecurityGroupIngresses': 'ingress',
  'ALIYUN::ECS::SecurityGroupEgress': 'egress',
  'ALIYUN::ECS::SecurityGroupEgresses': 'egress',
}

/**
 * A template of Resource Orchestration Service in JSON (formats, section 5). A group that the template makes is known by
 * its name in the template. A value that a parameter or function gives is not known, and its rule is not read.
 */
export function readTemplate(fields: Fields, source: Source, reader: Reader): Recognised {
  const resources = field(fields, 'Resources')
  let read = 0
  let all = 0
  const add = (items: readonly unknown[], group: string, direction: Direction, at: Source, path: string) => {
    all += items.length
    const draft = describe(reader, group, placeIn(at, ''))
    if (!draft) return
    for (const [position, item] of items.entries()) {
      const place = placeIn(at, path === '' ? '' : `${path}[${position}]`)
      const { known, unknown } = isFields(item) ? resolved(item) : { known: item, unknown: undefined }
      if (unknown !== undefined) {
        const message = `${unknown} is a parameter or function, whose value the template doesn't say.`
        const params = { field: shown(unknown), rule: place.path }
        reader.collect.error(
          'known-after-apply',
          message,
          { ...place, path: `${place.path}.${shown(unknown)}` },
          params,
          group,
        )
      } else if (addRule(reader, known, { draft, place, position: draft.rules.length, direction })) read += 1
    }
  }
  for (const [name, resource] of isFields(resources) ? Object.entries(resources) : []) {
    const properties = isFields(resource) ? field(resource, 'Properties') : undefined
    if (!isFields(resource) || !isFields(properties)) continue
    const at = within(source, `Resources.${name}.Properties`)
    const type = text(resource, 'Type')
    if (type === 'ALIYUN::ECS::SecurityGroup') {
      const draft = describe(reader, name, placeIn(at, ''))
      if (!draft) continue
      draft.name = text(properties, 'SecurityGroupName') || name
      draft.vpcId = text(properties, 'VpcId')
      draft.type = groupTypeOf(text(properties, 'SecurityGroupType') || 'normal')
      add(list(properties, 'SecurityGroupIngress')?.items ?? [], name, 'ingress', at, 'SecurityGroupIngress')
      add(list(properties, 'SecurityGroupEgress')?.items ?? [], name, 'egress', at, 'SecurityGroupEgress')
      continue
    }
    const direction = Object.hasOwn(directionOf, type) ? directionOf[type] : undefined
    const group = idOf(field(properties, 'SecurityGroupId'))
    if (!direction || group === null) continue
    const { SecurityGroupId: _, Permissions: permissions, ...own } = properties
    if (Array.isArray(permissions)) add(permissions, group, direction, at, 'Permissions')
    else add([own], group, direction, at, '')
  }
  if (all === 0) {
    const message = 'No ALIYUN::ECS::SecurityGroup with rules was found.'
    reader.collect.error('no-template-groups', message, placeIn(source, 'Resources'))
  }
  return { document: source.document, kind: 'template', read, skipped: all - read }
}

/** The name of a resource that a value refers to, or the value itself. */
function idOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  if (!isFields(value)) return null
  const attribute = list(value, 'Fn::GetAtt')?.items[0]
  return typeof attribute === 'string' ? attribute : text(value, 'Ref') || null
}

/** A rule whose groups are named by reference; the field, if any, whose value is not known. */
function resolved(rule: Fields): { readonly known: Fields; readonly unknown: string | undefined } {
  const entries = Object.entries(rule).map(([name, value]): [string, unknown] => {
    const id = /GroupId$/.test(name) ? idOf(value) : null
    return [name, id ?? value]
  })
  return { known: Object.fromEntries(entries), unknown: entries.find(([, value]) => isFields(value))?.[0] }
}
