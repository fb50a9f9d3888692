import { type Fields, isFields } from '@/lib/text'

export { type Fields, isFields } from '@/lib/text'

const spellings = new Map<string, readonly [camel: string, snake: string]>()

function spellingsOf(name: string) {
  const found = spellings.get(name)
  if (found) return found
  const camel = name.charAt(0).toLowerCase() + name.slice(1)
  const snake = camel.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  spellings.set(name, [camel, snake])
  return [camel, snake] as const
}

/** The object that was looked into last, and whether any of its names is spelt otherwise than the API does. */
const last: { fields: Fields | null; otherwise: boolean } = { fields: null, otherwise: false }

/** Whether names may be spelt as SDKs, tables or Terraform do: absent fields of the API's own documents need no second look. */
function isSpeltOtherwise(fields: Fields): boolean {
  if (last.fields === fields) return last.otherwise
  last.fields = fields
  last.otherwise = false
  for (const name in fields) {
    const code = name.charCodeAt(0)
    if (code < 65 || code > 90) {
      last.otherwise = true
      break
    }
  }
  return last.otherwise
}

/** A field by its API name, also as serialised SDK models (`sourceCidrIp`) and tables and Terraform (`source_cidr_ip`) spell it. */
export function field(fields: Fields, name: string): unknown {
  if (Object.hasOwn(fields, name)) return fields[name]
  if (!isSpeltOtherwise(fields)) return undefined
  for (const spelling of spellingsOf(name)) if (Object.hasOwn(fields, spelling)) return fields[spelling]
  return undefined
}

/** A field as trimmed text; `""`, `null` and absent are alike (P-1). A number is its decimal text (P-2). */
export function textField(fields: Fields, name: string): string {
  const value = field(fields, name)
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** The list in a field, whether plain (`Permissions: []`) or wrapped (`Permissions: { Permission: [] }`). */
export function list(
  fields: Fields,
  name: string,
  inner?: string,
): { readonly items: readonly unknown[]; readonly path: string } | null {
  const value = field(fields, name)
  if (Array.isArray(value)) return { items: value, path: name }
  if (inner && isFields(value)) {
    const wrapped = field(value, inner)
    if (Array.isArray(wrapped)) return { items: wrapped, path: `${name}.${inner}` }
  }
  return null
}

/** A value as it stands in a message: short, on one line. */
export function shownValue(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}'
  const line = String(value).slice(0, 200).replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 57)}…` : line
}
