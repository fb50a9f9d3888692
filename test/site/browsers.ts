import { readFileSync } from 'node:fs'
import data from '@mdn/browser-compat-data/forLegacyNode'
import { parseSync, Visitor } from 'oxc-parser'
import { z } from 'zod'

/** The oldest versions that the site is made for, as package.json states them for Next: a browser of BCD and its version. */
export const stated: ReadonlyMap<string, number> = new Map(
  z
    .object({ browserslist: z.array(z.string()) })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')))
    .browserslist.map((entry) => {
      const [browser = '', version] = entry.split(' ')
      return [browser, Number(version)] as const
    }),
)

const statement = z.object({
  version_added: z.union([z.string(), z.boolean(), z.null()]),
  version_removed: z.unknown().optional(),
  flags: z.unknown().optional(),
  prefix: z.unknown().optional(),
  alternative_name: z.unknown().optional(),
  partial_implementation: z.unknown().optional(),
})
const compat = z.object({ support: z.record(z.string(), z.union([statement, z.array(statement)])) })
type Statement = z.infer<typeof statement>

/** A part of MDN's data: features by name, each with what stands below it. */
type Features = Readonly<Record<string, unknown>>

const isFeatures = (value: unknown): value is Features => typeof value === 'object' && value !== null

function below(features: Features, name: string): Features | null {
  const found = Object.hasOwn(features, name) ? features[name] : null
  return isFeatures(found) ? found : null
}

const builtins = below(data.javascript, 'builtins') ?? {}
const api: Features = data.api

function has({ version_added: since, ...rest }: Statement, version: number): boolean {
  if (Object.values(rest).some((limit) => limit !== undefined)) return false
  if (typeof since === 'boolean' || since === null) return since === true
  return Number(since.replace('≤', '')) <= version
}

const known = new Map<Features, readonly string[]>()

/** The stated browsers that lack a feature; none where the data says nothing of it. */
function lacking(feature: Features | null): readonly string[] {
  if (!feature) return []
  const found = known.get(feature) ?? lackingNow(feature)
  known.set(feature, found)
  return found
}

function lackingNow(feature: Features): string[] {
  const told = compat.safeParse(feature.__compat)
  if (!told.success) return []
  return [...stated].flatMap(([browser, version]) => {
    const statements = [told.data.support[browser] ?? []].flat()
    return statements.some((each) => has(each, version)) ? [] : [`${browser} ${version}`]
  })
}

/** Objects by which scripts reach what the browser gives them, and the interface that each is of. */
const roots: Readonly<Record<string, string>> = {
  document: 'Document',
  navigator: 'Navigator',
  window: 'Window',
  self: 'Window',
  globalThis: 'Window',
}

/** Kinds of values whose methods are told by their names alone, whatever they are called on. */
const values = ['Array', 'String', 'RegExp', 'Promise', 'Map']

const methods = new Map<string, Features[]>()
for (const name of values)
  for (const [method, feature] of Object.entries(below(builtins, name) ?? {}))
    if (isFeatures(feature)) methods.set(method, [...(methods.get(method) ?? []), feature])

function memberOf(object: string, member: string): Features | null {
  const kind = below(builtins, object) ?? below(api, roots[object] ?? object) ?? {}
  return below(kind, `${member}_static`) ?? below(kind, member) ?? (object in roots ? globalOf(member) : null)
}

const globalOf = (name: string) => below(builtins, name) ?? below(api, name)

/**
 * What a script names that some of the stated browsers lack: a global (`CompressionStream`), a member of one (`URL.canParse`,
 * `navigator.share`), a method of an array, a text or a promise (`toSpliced`).
 *
 * @returns each name with the browsers
 * @throws where it is no script
 */
export function missingIn(path: string, source: string): Map<string, readonly string[]> {
  const { program, errors } = parseSync(path, source)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const found = new Map<string, readonly string[]>()
  const note = (name: string, feature: Features | null) => {
    const browsers = lacking(feature)
    if (browsers.length > 0) found.set(name, browsers)
  }
  /** Where names stand that name no variable. */
  const names = new Set<number>()
  const visitor = new Visitor({
    Identifier: (node) => {
      if (!names.has(node.start)) note(node.name, globalOf(node.name))
    },
    Property: (node) => {
      if (!node.computed && !node.shorthand) names.add(node.key.start)
    },
    MemberExpression: (node) => {
      if (node.computed || node.property.type !== 'Identifier') return
      const { object, property } = node
      names.add(property.start)
      if (object.type === 'Identifier' && (object.name in roots || globalOf(object.name))) {
        note(`${object.name}.${property.name}`, memberOf(object.name, property.name))
        return
      }
      const meant = methods.get(property.name) ?? []
      if (meant.every((feature) => lacking(feature).length > 0)) note(`.${property.name}`, meant[0] ?? null)
    },
  })
  visitor.visit(program)
  return found
}
