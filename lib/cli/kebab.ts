import { shellWord } from '@/lib/text'
import type { CliCall, Parameter } from './parse'

/** Products whose plugin takes the second spelling, as the CLI's own guide shows it (August 2026). */
const withPlugin = new Set(['ecs', 'ram'])

/** Options of the built-in form that the plugins neither need nor know. */
const builtInOnly = new Set(['method', 'force', 'output'])

/**
 * The same call in the spelling of the CLI's plugins: `aliyun ecs authorize-security-group --biz-region-id …`.
 * `RegionId` becomes `--biz-region-id`, `Name.1 Name.2` one list, `Name.1.Field` JSON.
 *
 * @returns null for products whose plugin is not known to take it.
 */
export function kebabSpelling({ product, operation, parameters, rest }: CliCall): string | null {
  if (!withPlugin.has(product)) return null
  const plain: string[] = []
  const lists = new Map<string, { readonly at: number; readonly items: Map<string, Map<string, string>> }>()
  for (const parameter of parameters) {
    if (builtInOnly.has(parameter.name)) continue
    const [name = '', number, field] = parameter.name.split('.')
    if (number === undefined) {
      plain.push(`--${kebab(name)}${valuePart(parameter)}`)
      continue
    }
    const list = lists.get(name) ?? { at: plain.push('') - 1, items: new Map<string, Map<string, string>>() }
    lists.set(name, list)
    const item = list.items.get(number) ?? new Map<string, string>()
    list.items.set(number, item.set(field ?? '', parameter.value ?? ''))
  }
  for (const [name, { at, items }] of lists) plain[at] = `--${kebab(name)} ${listOf([...items.values()])}`
  return ['aliyun', product, kebab(operation), ...plain, rest].filter((part) => part !== '').join(' ')
}

function valuePart({ value, written }: Parameter): string {
  if (value === null) return ''
  return value.startsWith('-') ? `=${written}` : ` ${written}`
}

function listOf(items: readonly ReadonlyMap<string, string>[]): string {
  const scalars = items.flatMap((item) => (item.has('') ? [item.get('') ?? ''] : []))
  if (scalars.length === items.length) return scalars.map(shellWord).join(' ')
  return shellWord(JSON.stringify(items.map((item) => Object.fromEntries(item))))
}

/** @example kebab('SecurityGroupIds') // 'security-group-ids' */
function kebab(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
    .replace(/^region-id$/, 'biz-region-id')
}
