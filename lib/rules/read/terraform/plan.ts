import { Unknown } from '@/lib/text'
import { type Fields, field, isFields, list, textField } from '../fields'
import { partOfSource, type RuleSource } from '../source'
import { type Resource, TerraformReference } from './resource'

/** Resources of a module and its child modules in the order of the document, without recursion: a state can be as deep as it likes. */
export function resourcesOf(root: Fields, source: RuleSource): Resource[] {
  const found: Resource[] = []
  const modules: { module: unknown; at: RuleSource }[] = [
    { module: field(root, 'root_module'), at: partOfSource(source, 'root_module') },
  ]
  for (let next = modules.pop(); next; next = modules.pop()) {
    const { module, at } = next
    if (!isFields(module)) continue
    for (const [index, resource] of (list(module, 'resources')?.items ?? []).entries()) {
      const values = isFields(resource) ? field(resource, 'values') : undefined
      if (!isFields(resource) || !isFields(values)) continue
      found.push({
        type: textField(resource, 'type'),
        address: textField(resource, 'address'),
        values,
        source: partOfSource(at, `resources[${index}].values`),
      })
    }
    const children = [...(list(module, 'child_modules')?.items ?? []).entries()]
    for (const [index, child] of children.reverse()) {
      modules.push({ module: child, at: partOfSource(at, `child_modules[${index}]`) })
    }
  }
  return found
}

/** Resources by what changes of them, as policy tools cut a plan: `resource_changes[].change.after`. */
export function plannedChanges(fields: Fields, source: RuleSource, side: 'after' | 'before'): Resource[] {
  return (list(fields, 'resource_changes')?.items ?? []).flatMap((item, index): Resource[] => {
    const change = isFields(item) ? field(item, 'change') : undefined
    const values = isFields(change) ? field(change, side) : undefined
    if (!isFields(item) || !isFields(values)) return []
    const at = partOfSource(source, `resource_changes[${index}].change.${side}`)
    return [{ type: textField(item, 'type'), address: textField(item, 'address'), values, source: at }]
  })
}

/** The resources with what a plan says about values that are not known yet: where they come from, or that they are open. */
export function withKnowledge(resources: readonly Resource[], fields: Fields): Resource[] {
  const references = referencesOf(fields)
  const unknown = unknownOf(fields)
  return resources.map((resource) => {
    const { address, values } = resource
    const named = references.get(withoutKeys(address))
    const open = new Map<string, unknown>()
    for (const name of unknown.get(address) ?? []) open.set(name, new Unknown(name))
    for (const [name, reference] of named ?? []) {
      // What refers to no resource is known, and nothing, unless the plan says otherwise.
      const late = open.has(name) || name === 'security_group_id' || /(?:^|\.)alicloud_/.test(reference)
      if (late) open.set(name, referenceIn(address, reference))
    }
    const late = [...open].filter(([name]) => textField(values, name) === '' && !isFields(values[name]))
    return late.length === 0 ? resource : { ...resource, values: { ...values, ...Object.fromEntries(late) } }
  })
}

/** What a field refers to, seen from its resource: in the same instance of the module, with the same key or without. */
function referenceIn(address: string, reference: string): TerraformReference {
  const instance = moduleOf(address)
  const key = address.endsWith(']') ? address.slice(address.lastIndexOf('[')) : ''
  // A reference that leads out of the module says its whole address.
  const own = moduleOf(withoutKeys(address))
  const named = own !== '' && reference.startsWith(own) ? instance + reference.slice(own.length) : reference
  return key === '' || named.endsWith(']')
    ? new TerraformReference(named, true)
    : new TerraformReference(named + key, true, [named])
}

function moduleOf(address: string): string {
  return /^(?:module\.[^.[]+(?:\[[^\]]*\])?\.)*/.exec(address)?.[0] ?? ''
}

/** An address as the configuration has it: without the keys of `count` and `for_each`. */
function withoutKeys(address: string): string {
  return address.replace(/\[(?:"(?:[^"\\]|\\.)*"|[0-9]+)\]/g, '')
}

interface Module {
  readonly module: Fields
  /** `module.net.`, or nothing. */
  readonly prefix: string
  /** The call that made it, and the module that it stands in. */
  readonly call: { readonly expressions: Fields; readonly outer: Module } | null
}

/** Fields that may name another resource. */
const naming = ['security_group_id', 'source_security_group_id', 'prefix_list_id', 'vpc_id']
/** Modules around one another through which a variable is followed. */
const mostDeep = 20

/** Which resources the fields of each resource name, by the resource's address in the configuration. */
function referencesOf(fields: Fields): Map<string, Map<string, string>> {
  const found = new Map<string, Map<string, string>>()
  for (const module of modulesOf(fields)) {
    const resources = list(module.module, 'resources')?.items ?? []
    const groups = resources.flatMap((resource) =>
      isFields(resource) && textField(resource, 'type') === 'alicloud_security_group'
        ? [textField(resource, 'address')]
        : [],
    )
    for (const resource of resources) {
      const expressions = isFields(resource) ? field(resource, 'expressions') : undefined
      if (!isFields(resource) || !isFields(expressions)) continue
      const named = new Map<string, string>()
      for (const name of naming) {
        const reference = resolved(field(expressions, name), module, groups, name.endsWith('group_id'))
        if (reference !== null) named.set(name, reference)
      }
      found.set(module.prefix + textField(resource, 'address'), named)
    }
  }
  return found
}

function modulesOf(fields: Fields): Module[] {
  const configuration = field(fields, 'configuration')
  const root = isFields(configuration) ? field(configuration, 'root_module') : undefined
  const found: Module[] = isFields(root) ? [{ module: root, prefix: '', call: null }] : []
  for (const outer of found) {
    const calls = field(outer.module, 'module_calls')
    for (const [name, call] of Object.entries(isFields(calls) ? calls : {})) {
      const module = isFields(call) ? field(call, 'module') : undefined
      if (!isFields(call) || !isFields(module)) continue
      const expressions = field(call, 'expressions')
      const given = { expressions: isFields(expressions) ? expressions : {}, outer }
      found.push({ module, prefix: `${outer.prefix}module.${name}.`, call: given })
    }
  }
  return found
}

/**
 * The address that an expression refers to: a resource; through a variable, what the module was called with; through a local
 * name, the only group of the module, if it is to be a group and there is one. Null when it refers to nothing.
 */
function resolved(
  expression: unknown,
  module: Module,
  groups: readonly string[],
  isGroup: boolean,
  deep = 0,
): string | null {
  const references = isFields(expression) ? (list(expression, 'references')?.items ?? []) : []
  const texts = references.filter((item) => typeof item === 'string')
  const resource = texts.find((item) => /^alicloud_(?:security_group|ecs_prefix_list|vpc)\./.test(item))
  if (resource) return module.prefix + resource.replace(/\.id$/, '')
  const [first] = texts
  if (first === undefined || deep > mostDeep) return null
  const [, variable] = /^var\.([\w-]+)/.exec(first) ?? []
  if (variable !== undefined && module.call) {
    const given = field(module.call.expressions, variable)
    const outer = resolved(given, module.call.outer, [], isGroup, deep + 1)
    if (outer !== null) return outer
  }
  const [only, ...more] = groups
  if (isGroup && first.startsWith('local.') && only !== undefined && more.length === 0) return module.prefix + only
  return module.prefix + first
}

function unknownOf(fields: Fields): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const item of list(fields, 'resource_changes')?.items ?? []) {
    const change = isFields(item) ? field(item, 'change') : undefined
    const after = isFields(change) ? field(change, 'after_unknown') : undefined
    if (!isFields(item) || !isFields(after)) continue
    const names = Object.entries(after).flatMap(([name, value]) => (value === true ? [name] : []))
    found.set(textField(item, 'address'), names)
  }
  return found
}
