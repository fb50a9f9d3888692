import { type Fields, field, isFields, list, text } from './fields'
import { type Source, within } from './source'

/** A resource or data source of a state or plan. */
export interface Resource {
  readonly type: string
  readonly address: string
  readonly values: Fields
  /** Where its values stand. */
  readonly source: Source
}

/** Resources of a module and its child modules in the order of the document, without recursion: a state can be as deep as it likes. */
export function resourcesOf(root: Fields, source: Source): Resource[] {
  const found: Resource[] = []
  const modules: { module: unknown; at: Source }[] = [
    { module: field(root, 'root_module'), at: within(source, 'root_module') },
  ]
  for (let next = modules.pop(); next; next = modules.pop()) {
    const { module, at } = next
    if (!isFields(module)) continue
    for (const [index, resource] of (list(module, 'resources')?.items ?? []).entries()) {
      const values = isFields(resource) ? field(resource, 'values') : undefined
      if (!isFields(resource) || !isFields(values)) continue
      found.push({
        type: text(resource, 'type'),
        address: text(resource, 'address'),
        values,
        source: within(at, `resources[${index}].values`),
      })
    }
    const children = [...(list(module, 'child_modules')?.items ?? []).entries()]
    for (const [index, child] of children.reverse()) {
      modules.push({ module: child, at: within(at, `child_modules[${index}]`) })
    }
  }
  return found
}

/** What a plan says about values that are not known yet. */
export interface Knowledge {
  /**
   * Addresses that a field may take its value from, the likeliest first: with the key of `count` or `for_each` that the
   * resource itself has, and without. Empty when the configuration names no group.
   */
  referencesOf(address: string, name: string): readonly string[]
  /** Names of the fields that are known only after apply. */
  unknownOf(address: string): readonly string[]
}

export function knowledgeOf(fields: Fields): Knowledge {
  const references = referencesOf(fields)
  const unknown = unknownOf(fields)
  return {
    referencesOf(address, name) {
      const reference = references.get(withoutKeys(address))?.get(name)
      if (!reference) return []
      // The resource stands in the same instance of the module: its address begins alike.
      const [instance = ''] = /^(?:module\.[^.[]+(?:\[[^\]]*\])?\.)*/.exec(address) ?? []
      const [key = ''] = /\[[^\]]*\]$/.exec(address) ?? []
      const named = instance + reference
      return key === '' || named.endsWith(']') ? [named] : [named + key, named]
    },
    unknownOf: (address) => unknown.get(address) ?? [],
  }
}

/** An address as the configuration has it: without the keys of `count` and `for_each`. */
function withoutKeys(address: string): string {
  return address.replace(/\[(?:"(?:[^"\\]|\\.)*"|[0-9]+)\]/g, '')
}

/** Which groups of the same module the fields of each resource name, by the resource's address in the configuration. */
function referencesOf(fields: Fields): Map<string, Map<string, string>> {
  const found = new Map<string, Map<string, string>>()
  const configuration = field(fields, 'configuration')
  const modules: { module: unknown; prefix: string }[] = [
    { module: isFields(configuration) ? field(configuration, 'root_module') : undefined, prefix: '' },
  ]
  for (let next = modules.pop(); next; next = modules.pop()) {
    const { module, prefix } = next
    if (!isFields(module)) continue
    for (const resource of list(module, 'resources')?.items ?? []) {
      const expressions = isFields(resource) ? field(resource, 'expressions') : undefined
      if (!isFields(resource) || !isFields(expressions)) continue
      const named = new Map<string, string>()
      for (const [name, expression] of Object.entries(expressions)) {
        const references = isFields(expression) ? (list(expression, 'references')?.items ?? []) : []
        const group = references.find((item) => typeof item === 'string' && item.startsWith('alicloud_security_group.'))
        if (typeof group === 'string') named.set(name, group.replace(/\.id$/, ''))
      }
      found.set(prefix + text(resource, 'address'), named)
    }
    const calls = field(module, 'module_calls')
    for (const [name, call] of isFields(calls) ? Object.entries(calls) : []) {
      if (isFields(call)) modules.push({ module: field(call, 'module'), prefix: `${prefix}module.${name}.` })
    }
  }
  return found
}

function unknownOf(fields: Fields): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const item of list(fields, 'resource_changes')?.items ?? []) {
    const change = isFields(item) ? field(item, 'change') : undefined
    const after = isFields(change) ? field(change, 'after_unknown') : undefined
    if (!isFields(item) || !isFields(after)) continue
    const names = Object.entries(after).flatMap(([name, value]) => (value === true ? [name] : []))
    found.set(text(item, 'address'), names)
  }
  return found
}
