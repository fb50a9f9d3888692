import { Unknown } from './hcl'
import { type Fields, isFields, own } from './shape'

/** A resource of the template that a value refers to. */
export class RosReference {
  constructor(
    readonly name: string,
    /** Name of the attribute; null for the resource itself. */
    readonly attribute: string | null,
  ) {}
}

/** `ALIYUN::NoValue`: the property or item is not there. */
const noValue = Symbol('ALIYUN::NoValue')

/** Values of a template, as far as the template itself tells them. */
export interface RosValues {
  /**
   * What a value comes to: plain, with `Reference` and `Unknown` where it refers or is not told. `index`: the number of the
   * resource among those that its `Count` makes, from 0.
   */
  of(value: unknown, index?: number): unknown
  /** Whether a condition holds; null when the template does not tell. */
  holds(name: unknown): boolean | null
  /** Parameters whose defaults were taken since the last call. */
  defaultsTaken(): readonly string[]
}

/** Functions around one another that are followed. */
const mostDeep = 32
/** Texts that one function replaces. */
const mostReplaced = 20

/** Works out what parameters, conditions, mappings and functions come to (Resource Orchestration Service). */
export function rosValues(template: Fields): RosValues {
  const section = (name: string): Fields => {
    const found = own(template, name)
    return isFields(found) ? found : {}
  }
  const [parameters = {}, conditions = {}, mappings = {}, resources = {}] = [
    'Parameters',
    'Conditions',
    'Mappings',
    'Resources',
  ].map(section)
  const taken = new Set<string>()

  let number: number | undefined
  function referred(name: string): unknown {
    if (name === 'ALIYUN::NoValue') return noValue
    if (name === 'ALIYUN::Index' && number !== undefined) return number
    const parameter = own(parameters, name)
    if (isFields(parameter)) {
      const byDefault = own(parameter, 'Default')
      if (byDefault === undefined || byDefault === null || byDefault === '') return new Unknown(name)
      taken.add(name)
      return byDefault
    }
    return own(resources, name) === undefined ? new Unknown(name) : new RosReference(name, null)
  }

  /** What conditions and blocks of networks come to, by name: worked out once, however often they are named. */
  const held = new Map<string, boolean | null>()
  const blocks = new Map<string, unknown>()

  function attribute(argument: unknown, deep: number): unknown {
    const [name, attributeName] =
      typeof argument === 'string' ? argument.split('.') : Array.isArray(argument) ? argument : []
    if (typeof name !== 'string') return new Unknown('Fn::GetAtt')
    const resource = own(resources, name)
    const properties = isFields(resource) ? own(resource, 'Properties') : undefined
    // A block that a resource is made with is what it has.
    if (attributeName === 'CidrBlock' && isFields(properties)) {
      // One that is made of itself is not known.
      if (!blocks.has(name)) {
        blocks.set(name, new Unknown(name))
        blocks.set(name, of(own(properties, 'CidrBlock'), deep + 1))
      }
      return blocks.get(name)
    }
    return new RosReference(name, typeof attributeName === 'string' ? attributeName : null)
  }

  function listOf(argument: unknown, deep: number): readonly unknown[] | null {
    const items = of(argument, deep + 1)
    return Array.isArray(items) ? items : null
  }

  const calls: Readonly<Record<string, (argument: unknown, deep: number) => unknown>> = {
    'Fn::GetAtt': attribute,
    'Fn::If': (argument, deep) => {
      const [condition, yes, no] = Array.isArray(argument) ? argument : []
      const met = holds(condition, deep + 1)
      return met === null ? new Unknown('Fn::If') : of(met ? yes : no, deep + 1)
    },
    'Fn::Join': (argument, deep) => {
      const [sign, items] = listOf(argument, deep) ?? []
      const known = Array.isArray(items) && items.every((item) => typeof item === 'string' || typeof item === 'number')
      return known && typeof sign === 'string' ? items.join(sign) : new Unknown('Fn::Join')
    },
    'Fn::Select': (argument, deep) => {
      const [index, items] = listOf(argument, deep) ?? []
      const list = typeof items === 'string' ? items.split(',') : items
      const at = Number(index)
      const found = Array.isArray(list) && Number.isInteger(at) ? list[at] : undefined
      return found === undefined ? new Unknown('Fn::Select') : found
    },
    'Fn::Split': (argument, deep) => {
      const [sign, written] = listOf(argument, deep) ?? []
      const known = typeof sign === 'string' && sign !== '' && typeof written === 'string'
      return known ? written.split(sign) : new Unknown('Fn::Split')
    },
    'Fn::Str': (argument, deep) => {
      const value = of(argument, deep + 1)
      return typeof value === 'string' || typeof value === 'number' ? String(value) : new Unknown('Fn::Str')
    },
    'Fn::Replace': (argument, deep) => {
      const [pairs, written] = listOf(argument, deep) ?? []
      if (!isFields(pairs) || typeof written !== 'string') return new Unknown('Fn::Replace')
      const entries = Object.entries(pairs)
      const known = entries.every(
        ([name, value]) => name !== '' && (typeof value === 'string' || typeof value === 'number'),
      )
      if (!known || entries.length > mostReplaced) return new Unknown('Fn::Replace')
      return entries.reduce((text, [name, value]) => text.replaceAll(name, () => String(value)), written)
    },
    'Fn::ListMerge': (argument, deep) => {
      const lists = listOf(argument, deep)
      return lists?.every((list) => Array.isArray(list)) ? lists.flat() : new Unknown('Fn::ListMerge')
    },
    'Fn::FindInMap': (argument, deep) => {
      const [map, first, second] = listOf(argument, deep) ?? []
      const names = [map, first, second]
      let found: unknown = mappings
      for (const name of names) {
        found = isFields(found) && (typeof name === 'string' || typeof name === 'number') ? own(found, `${name}`) : null
      }
      return found === null || found === undefined ? new Unknown('Fn::FindInMap') : found
    },
    'Fn::Sub': (argument, deep) => {
      const [text, variables] = Array.isArray(argument) ? argument : [argument, {}]
      if (typeof text !== 'string') return new Unknown('Fn::Sub')
      let known = true
      const filled = text.replace(/\$\{([\w:.]{1,200})\}/g, (whole, name: string) => {
        const given = isFields(variables) ? own(variables, name) : undefined
        const value = given === undefined ? referred(name) : of(given, deep + 1)
        if (typeof value === 'string' || typeof value === 'number') return String(value)
        known = false
        return whole
      })
      return known ? filled : new Unknown(text)
    },
  }

  function of(value: unknown, deep = 0): unknown {
    if (deep > mostDeep) return new Unknown('…')
    if (Array.isArray(value)) return value.map((item) => of(item, deep + 1)).filter((item) => item !== noValue)
    if (!isFields(value)) return value
    const [name, ...more] = Object.keys(value)
    if (name !== undefined && more.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) {
      const argument = value[name]
      if (name === 'Ref') return typeof argument === 'string' ? referred(argument) : new Unknown('{Ref}')
      const call = Object.hasOwn(calls, name) ? calls[name] : undefined
      return call ? call(argument, deep) : new Unknown(name)
    }
    const entries = Object.entries(value).map(([key, item]) => [key, of(item, deep + 1)] as const)
    return Object.fromEntries(entries.filter(([, item]) => item !== noValue))
  }

  const tests: Readonly<Record<string, (argument: unknown, deep: number) => boolean | null>> = {
    Condition: holds,
    'Fn::Not': (argument, deep) => {
      const inner = holds(Array.isArray(argument) ? argument[0] : argument, deep)
      return inner === null ? null : !inner
    },
    'Fn::Equals': (argument, deep) => {
      const [a, b] = Array.isArray(argument) ? argument : []
      return equal(of(a, deep), of(b, deep))
    },
    'Fn::And': (argument, deep) => decidedBy(false, partsOf(argument, deep)),
    'Fn::Or': (argument, deep) => decidedBy(true, partsOf(argument, deep)),
  }

  function partsOf(argument: unknown, deep: number): (boolean | null)[] {
    return (Array.isArray(argument) ? argument : []).map((part) => holds(part, deep))
  }

  function holds(condition: unknown, deep = 0): boolean | null {
    if (deep > mostDeep) return null
    if (typeof condition === 'boolean') return condition
    if (typeof condition === 'string') {
      if (!held.has(condition)) {
        held.set(condition, null)
        held.set(condition, holds(own(conditions, condition), deep + 1))
      }
      return held.get(condition) ?? null
    }
    if (!isFields(condition)) return null
    const [name = ''] = Object.keys(condition)
    const test = Object.hasOwn(tests, name) ? tests[name] : undefined
    return test ? test(condition[name], deep + 1) : null
  }

  return {
    of(value, index) {
      number = index
      const found = of(value)
      number = undefined
      return found
    },
    holds: (condition) => holds(condition),
    defaultsTaken() {
      const names = [...taken]
      taken.clear()
      return names
    },
  }
}

/** What parts come to of which one that is `decisive` decides: null when none is and some are not told. */
function decidedBy(decisive: boolean, parts: readonly (boolean | null)[]): boolean | null {
  if (parts.includes(decisive)) return decisive
  return parts.includes(null) ? null : !decisive
}

/** Whether two values are the same text; null when one is not told. */
function equal(a: unknown, b: unknown): boolean | null {
  const isText = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return isText(a) && isText(b) ? String(a) === String(b) : null
}
