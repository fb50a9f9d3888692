import { evaluate, type HclScope } from './evaluate'
import { functions, type HclFunction } from './functions'
import type { HclAttribute, HclBlock, HclBody, HclValue } from './model'
import { ofType } from './of-type'
import { type HclResult, stepped, Unknown } from './values'

/** HclNames and items of loops that are worked out. */
const mostWorkedOut = 200_000
/** Locals, and attributes of resources, that refer to one another. */
const mostDeep = 30

/** What names stand for in a configuration, outside of any instance. */
export interface HclNames extends HclScope {
  /** The expression that `local.x` is, or the default of `var.x`; undefined where the text has none. */
  readonly expressionOf: (root: string, name: string) => HclValue | undefined
  /** Variables whose defaults were taken so far, as `var.name`. */
  readonly defaults: () => readonly string[]
  /** Names asked for so far that stand for two values: the text has the files of several modules. They come to nothing known. */
  readonly disputes: () => readonly HclDispute[]
}

/** A name that is given two values, as they are written. */
export interface HclDispute {
  /** `var.name` or `local.name`. */
  readonly name: string
  readonly first: string
  readonly second: string
}

/**
 * The names that the blocks of a configuration give values to: variables by what is assigned to them (in a block of the kind
 * `assignments`) or by their defaults, locals, and what the text of a resource says (not what the provider gives).
 */
export function namesOf(blocks: readonly HclBlock[], more: Readonly<Record<string, HclFunction>> = {}): HclNames {
  return new Configuration(blocks, more)
}

class Configuration implements HclNames {
  readonly budget = { left: mostWorkedOut }
  private readonly variables = new Map<string, HclBlock>()
  private readonly assigned = new Map<string, HclValue>()
  private readonly locals = new Map<string, HclValue>()
  private readonly resources = new Map<string, HclBlock>()
  private readonly taken = new Set<string>()
  private readonly declared = new Map<string, HclAttribute>()
  private readonly disputed = new Map<string, HclDispute>()
  private readonly asked = new Set<HclDispute>()
  /** Variables and locals that were worked out, as `var.name`. */
  private readonly values = new Map<string, HclResult>()
  private deep = 0

  constructor(
    blocks: readonly HclBlock[],
    private readonly more: Readonly<Record<string, HclFunction>>,
  ) {
    for (const block of blocks) {
      const [first = '', second = ''] = block.labels
      if (block.kind === 'variable') this.declareVariable(first, block)
      if (block.kind === 'resource') this.resources.set(`${first}.${second}`, block)
      if (block.kind === 'assignments') {
        for (const { name, value } of block.body.attributes) this.assigned.set(name, value)
      }
      if (block.kind === 'locals') {
        for (const local of block.body.attributes) {
          this.locals.set(local.name, local.value)
          this.declare(`local.${local.name}`, local)
        }
      }
    }
  }

  /** Of two declarations of a variable, as a module and its caller have them, the one with a default counts. */
  private declareVariable(name: string, block: HclBlock): void {
    const byDefault = argumentOf(block.body, 'default')
    if (byDefault) this.declare(`var.${name}`, byDefault)
    if (byDefault || !this.variables.has(name)) this.variables.set(name, block)
  }

  private declare(name: string, second: HclAttribute): void {
    const first = this.declared.get(name)
    if (!first) this.declared.set(name, second)
    else if (!this.disputed.has(name) && meaningOf(first.value) !== meaningOf(second.value))
      this.disputed.set(name, { name, first: first.source, second: second.source })
  }

  readonly defaults = () => [...this.taken]

  readonly disputes = () => [...this.asked]

  readonly expressionOf = (root: string, name: string): HclValue | undefined => {
    const assigned = root === 'var' ? this.assigned.get(name) : undefined
    if (assigned) return assigned
    const dispute = this.disputed.get(`${root}.${name}`)
    if (dispute) {
      this.asked.add(dispute)
      return { kind: 'unclear', at: 0, source: dispute.name }
    }
    if (root === 'local') return this.locals.get(name)
    const byDefault = root === 'var' ? this.defaultOf(name) : undefined
    if (byDefault) this.taken.add(`var.${name}`)
    return byDefault
  }

  readonly call = (name: string, given: readonly HclResult[]) => {
    const run = [functions, this.more].find((table) => Object.hasOwn(table, name))?.[name]
    return run?.(given)
  }

  readonly lookup = (root: string, steps: readonly (string | number)[]): HclResult | undefined => {
    const [first = '', ...rest] = steps
    if (root === 'var' || root === 'local') {
      const value = this.named(root, String(first))
      return value === undefined ? undefined : rest.reduce<HclResult>(stepped, value)
    }
    if (root === 'each' || root === 'count' || root === 'self') return new Unknown(`${root}.${first}`)
    const block = this.resources.get(`${root}.${first}`)
    return block && this.attribute(block, rest)
  }

  /** What a variable or a local comes to, whole; undefined where the text has no value for it. Worked out once. */
  private named(root: 'var' | 'local', name: string): HclResult | undefined {
    const expression = this.expressionOf(root, name)
    if (!expression) return undefined
    const key = `${root}.${name}`
    const held = this.values.get(key)
    if (held !== undefined) return held
    const isFirst = this.deep === 0
    const type = root === 'var' ? this.typeOf(name) : undefined
    const value = this.bounded(expression)
    const whole = type ? ofType(value, type, this) : value
    // What is worked out on the way to something else may have been cut off for being too deep.
    if (isFirst && this.budget.left >= 0) this.values.set(key, whole)
    return whole
  }

  private typeOf(name: string): HclValue | undefined {
    const block = this.variables.get(name)
    return block && argumentOf(block.body, 'type')?.value
  }

  private defaultOf(name: string): HclValue | undefined {
    const block = this.variables.get(name)
    const byDefault = block && argumentOf(block.body, 'default')?.value
    // An empty default asks for a value.
    if (byDefault?.kind === 'other' && byDefault.value === null) return undefined
    return byDefault?.kind === 'text' && byDefault.parts.join('') === '' ? undefined : byDefault
  }

  private attribute({ body }: HclBlock, steps: readonly (string | number)[]): HclResult | undefined {
    const name = steps.at(-1)
    if (typeof name !== 'string' || name === 'id' || name === 'ids' || steps.length > 1) return undefined
    if (argumentOf(body, 'count') || argumentOf(body, 'for_each')) return undefined
    const expression = argumentOf(body, name)?.value
    return expression && this.bounded(expression)
  }

  private bounded(expression: HclValue): HclResult {
    this.budget.left -= 1
    if (this.deep > mostDeep || this.budget.left < 0) return new Unknown('…')
    this.deep += 1
    const value = evaluate(expression, this)
    this.deep -= 1
    return value
  }
}

/** An expression without where and how it stands in the text, to be compared. */
export function meaningOf(value: HclValue): string {
  return JSON.stringify(value, (key, held: unknown) =>
    ['at', 'source', 'plainFrom', 'heredoc'].includes(key) ? 0 : held,
  )
}

/** An argument of a body; undefined where it has none of that name. */
export function argumentOf(body: HclBody, name: string): HclAttribute | undefined {
  return body.attributes.find((attribute) => attribute.name === name)
}
