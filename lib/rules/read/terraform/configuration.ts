import { type Source, within } from '../source'
import { Unknown } from '../unknown'
import type { Expression, Scope } from './expression'
import type { Block } from './hcl'
import { Reference, type Resource } from './resource'
import { Path, pairsOf, stepped, type Value } from './values'

/** Most instances of `count` or `for_each` that are made of one block. */
const mostInstances = 20_000
/** Names and items of loops that are worked out. */
const mostWorkedOut = 200_000
/** Locals, and attributes of resources, that refer to one another. */
const mostDeep = 30

/** A configuration, worked out as far as its text says. */
export interface Configuration {
  readonly resources: readonly Resource[]
  /** Variables whose defaults were taken, as `var.name`. */
  readonly defaults: () => readonly string[]
  /** Names of modules that make groups and whose content is not there. */
  readonly modules: readonly string[]
}

/** Makes resources of blocks: one for each instance, with the values that their arguments come to. */
export function blocksOf(blocks: readonly Block[], source: Source): Configuration {
  const globals = new Globals(blocks)
  const resources = blocks
    .filter(({ kind, labels }) => kind === 'resource' && /^alicloud_/.test(labels[0] ?? ''))
    .flatMap((block) => instancesOf(block, globals, source))
  const modules = blocks.flatMap(({ kind, labels: [name = ''], args }) => {
    const from = args.get('source')?.(globals.scope)
    return kind === 'module' && typeof from === 'string' && /security[-_]?group/i.test(from) ? [name] : []
  })
  return { resources, defaults: () => globals.defaults(), modules }
}

/** What names stand for outside any instance. */
class Globals {
  readonly scope: Scope = { budget: { left: mostWorkedOut }, lookup: (root, steps) => this.lookup(root, steps) }
  private readonly variables = new Map<string, Block>()
  private readonly locals = new Map<string, Expression>()
  private readonly resources = new Map<string, Block>()
  private readonly taken = new Set<string>()
  private deep = 0

  constructor(blocks: readonly Block[]) {
    for (const block of blocks) {
      const [first = '', second = ''] = block.labels
      if (block.kind === 'variable') this.variables.set(first, block)
      if (block.kind === 'resource') this.resources.set(`${first}.${second}`, block)
      if (block.kind === 'locals') for (const [name, value] of block.args) this.locals.set(name, value)
    }
  }

  defaults(): string[] {
    return [...this.taken]
  }

  private lookup(root: string, steps: readonly (string | number)[]): Value | undefined {
    const [first = '', ...rest] = steps
    if (root === 'var' || root === 'local') {
      const value = root === 'var' ? this.variable(String(first)) : this.bounded(this.locals.get(String(first)))
      return value === undefined ? undefined : rest.reduce<Value>(stepped, value)
    }
    if (root === 'each' || root === 'count' || root === 'self') return new Unknown(`${root}.${first}`)
    const block = this.resources.get(`${root}.${first}`)
    if (!block) return undefined
    return this.attribute(block, rest)
  }

  private variable(name: string): Value | undefined {
    const byDefault = this.variables.get(name)?.args.get('default')
    if (!byDefault) return undefined
    const value = byDefault(this.scope)
    // An empty default asks for a value.
    if (value === null || value === '') return undefined
    this.taken.add(`var.${name}`)
    return value
  }

  /** An attribute that the text of a resource says, such as the block of a VPC; not what the provider gives. */
  private attribute(block: Block, steps: readonly (string | number)[]): Value | undefined {
    const name = steps.at(-1)
    if (typeof name !== 'string' || name === 'id' || name === 'ids') return undefined
    if (block.args.has('count') || block.args.has('for_each')) return undefined
    return this.bounded(steps.length === 1 ? block.args.get(name) : undefined)
  }

  private bounded(expression: Expression | undefined): Value | undefined {
    if (!expression) return undefined
    this.scope.budget.left -= 1
    if (this.deep > mostDeep || this.scope.budget.left < 0) return new Unknown('…')
    this.deep += 1
    const value = expression(this.scope)
    this.deep -= 1
    return value
  }
}

interface Instance {
  /** What stands behind the address: `[0]`, `["web"]`, or nothing. */
  readonly suffix: string
  readonly scope: Scope
}

/** The instances that `count` and `for_each` make; null when that is not known. */
function countedBy({ args }: Block, { scope }: Globals): readonly Instance[] | null {
  const count = args.get('count')?.(scope)
  const each = args.get('for_each')?.(scope)
  if (count === undefined && each === undefined) return [{ suffix: '', scope }]
  const made = (suffix: string, names: Readonly<Record<string, Value>>): Instance => ({
    suffix,
    scope: {
      budget: scope.budget,
      lookup: (root, steps) => {
        const own = Object.hasOwn(names, root) ? names[root] : undefined
        return own === undefined ? scope.lookup(root, steps) : steps.reduce<Value>(stepped, own)
      },
    },
  })
  if (each !== undefined) {
    const pairs = pairsOf(each)
    if (!pairs || pairs.length > mostInstances) return null
    const isSet = Array.isArray(each)
    return pairs.flatMap(([index, value]) => {
      const key = isSet ? value : index
      if (typeof key !== 'string' && typeof key !== 'number') return []
      return [made(`[${JSON.stringify(String(key))}]`, { each: { key: String(key), value } })]
    })
  }
  const number = typeof count === 'string' ? Number(count) : count
  if (typeof number !== 'number' || !Number.isInteger(number) || number < 0 || number > mostInstances) return null
  return Array.from({ length: number }, (_, index) => made(`[${index}]`, { count: { index } }))
}

function instancesOf(block: Block, globals: Globals, source: Source): Resource[] {
  const [type = ''] = block.labels
  const address = block.labels.slice(0, 2).join('.')
  const instances = countedBy(block, globals)
  const from = instances ?? [{ suffix: '', scope: globals.scope }]
  return from.map(({ suffix, scope }): Resource => {
    const values = [...block.args].flatMap(([key, expression]): [string, unknown][] =>
      key === 'count' || key === 'for_each' || key === 'provider' ? [] : [[key, plain(expression(scope))]],
    )
    const entries = block.blocks.filter(({ kind }) => kind === 'entry')
    if (entries.length > 0) {
      const listed = entries.map(({ args }) =>
        Object.fromEntries([...args].map(([key, value]) => [key, plain(value(scope))] as const)),
      )
      values.push(['entry', listed])
    }
    if (block.blocks.some(({ kind }) => kind === 'dynamic')) values.push(['entry', new Unknown('dynamic')])
    if (!instances) values.push(['count', new Unknown(block.args.has('count') ? 'count' : 'for_each')])
    return {
      type,
      address: block.address ?? `${address}${suffix}`,
      values: Object.fromEntries(values),
      source: within(source, block.address ?? `${address}${suffix}`),
    }
  })
}

/** A value with its paths as text, by which groups and lists are known. */
function plain(value: Value): unknown {
  if (value instanceof Path) return referenceOf(value)
  if (Array.isArray(value)) return value.map(plain)
  return value
}

function referenceOf(path: Path): Reference {
  const [type = '', name = '', ...rest] = path.steps
  if (typeof type !== 'string' || !/^alicloud_/.test(type)) return new Reference(path.toString(), false)
  // `g.0.id`, `g[0].id`, `g.*.id[0]`, `g["web"].id`: one instance.
  const [key] = rest.filter((step) => step !== '*' && step !== 'id' && step !== 'ids')
  const suffix = key === undefined ? '' : `[${JSON.stringify(key)}]`
  return new Reference(`${type}.${name}${suffix}`, rest.includes('id') || rest.length === 0)
}
