import { spellingOf } from './actions'
import { type Finding, type Member, mostDeep, type Node, nodeOf, parseJson, shown } from './json'
import type {
  ConditionPart,
  Expected,
  Place,
  Policy,
  PolicyCode,
  Problem,
  ProblemCode,
  ResourcePattern,
  Statement,
} from './model'
import { placeholderIn } from './placeholder'
import { nameOf, sentenceOf } from './sentences'

/** What was read: every policy, or what is wrong. Never half a policy. */
export type PolicyReading =
  | {
      readonly ok: true
      readonly policies: readonly Policy[]
      /** Warnings. */
      readonly problems: readonly Problem[]
    }
  | {
      readonly ok: false
      readonly problems: readonly Problem[]
      /** The text as JSON, when all that is wrong is how it is written (full-width commas, comments …). */
      readonly repaired: string | null
    }

const mostProblems = 500
/** How often a JSON string may hold JSON. */
const mostWithin = 4

/** The text that places count in. */
interface Source {
  readonly text: string | null
  readonly within: string | null
  /** Offsets of line starts, found when first asked for. */
  lines: readonly number[] | null
}

function placeIn(source: Source, path: string, at: number | null): Place {
  if (at === null || source.text === null) return { path, at: null, line: null, column: null, within: source.within }
  source.lines ??= lineStarts(source.text)
  let [low, high] = [0, source.lines.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((source.lines[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return { path, at, line: low + 1, column: at - (source.lines[low] ?? 0) + 1, within: source.within }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) starts.push(index + 1)
  return starts
}

/** Reads policies out of nodes and gathers what is wrong with them. */
class Reader {
  readonly policies: Policy[] = []
  readonly problems: Problem[] = []
  dropped = 0
  failed = false

  add(
    severity: Problem['severity'],
    code: ProblemCode,
    source: Source,
    path: string,
    at: number | null,
    params: Readonly<Record<string, string>> = {},
  ): void {
    if (severity === 'error') this.failed = true
    if (this.problems.length < mostProblems) {
      this.problems.push({
        code,
        severity,
        message: sentenceOf(code, params),
        place: placeIn(source, path, at),
        params,
      })
    } else this.dropped += 1
  }

  findings(source: Source, path: string, findings: readonly Finding[], dropped: number): void {
    for (const { code, at, params } of findings) this.add('error', code, source, path, at, params)
    if (dropped > 0) this.failed = true
    this.dropped += dropped
  }

  finish(repaired: string | null): PolicyReading {
    const problems = this.problems
    if (this.dropped > 0) {
      const params = { count: String(this.dropped) }
      const severity = this.failed ? 'error' : 'warning'
      const place: Place = { path: '', at: null, line: null, column: null, within: null }
      problems.push({ code: 'more', severity, message: sentenceOf('more', params), place, params })
    }
    return this.failed ? { ok: false, problems, repaired } : { ok: true, policies: this.policies, problems }
  }

  /** Finds the policies in a document: a policy, an answer of the API that holds some, or a list of these. */
  gather(node: Node, path: string, source: Source, name: string | null, within: number): void {
    const wrong = (code: PolicyCode, params: Readonly<Record<string, string>> = {}) =>
      this.add('error', code, source, path, node.at, params)
    if (node.kind === 'list') {
      if (node.items.length === 0) wrong('empty-list')
      node.items.forEach((item, index) => {
        this.gather(item, `${path}[${index}]`, source, name, within)
      })
      return
    }
    if (node.kind === 'text' && within < mostWithin && /^\s*[{[]/.test(node.value)) {
      const inner: Source = { text: node.value, within: path, lines: null }
      const { nodes, findings, dropped } = parseJson(node.value)
      this.findings(inner, '', findings, dropped)
      nodes.forEach((document, index) => {
        this.gather(document, nodes.length > 1 ? `[${index}]` : '', inner, name, within + 1)
      })
      return
    }
    if (node.kind !== 'object') {
      wrong('no-policy')
      return
    }

    const fields = new Map(node.members.map(({ key, value }) => [key, value]))
    if (fields.has('Statement')) {
      this.policy(node.members, node.at, path, source, name)
      return
    }
    if (fields.has('Effect')) {
      wrong('statement-alone')
      return
    }

    const named = textOf(fields.get('PolicyName')) ?? nameIn(fields.get('Policy')) ?? name
    // GetPolicy has the document in DefaultPolicyVersion, next to Policy, which has none (or the same one).
    const wrappers = ['PolicyDocument', 'DefaultPolicyVersion', 'PolicyVersion', 'Policy', 'body', 'Body', 'data']
    for (const key of wrappers) {
      const held = fields.get(key)
      if (held) {
        this.gather(held, joined(path, key), source, named, within)
        return
      }
    }
    const versions = listIn(fields.get('PolicyVersions'), 'PolicyVersion')
    if (versions) {
      let found = false
      versions.forEach((version, index) => {
        if (!isDefault(version)) return
        found = true
        this.gather(version, joined(path, `PolicyVersions.PolicyVersion[${index}]`), source, named, within)
      })
      if (!found) wrong('no-policy')
      return
    }
    const policies = listIn(fields.get('Policies'), 'Policy')
    if (policies && policies.length > 0) {
      policies.forEach((policy, index) => {
        this.gather(policy, joined(path, `Policies.Policy[${index}]`), source, named, within)
      })
      return
    }
    if (fields.has('Version')) {
      this.policy(node.members, node.at, path, source, name)
      return
    }
    wrong('no-policy')
  }

  private policy(
    members: readonly Member[],
    at: number | null,
    path: string,
    source: Source,
    name: string | null,
  ): void {
    let version: Node | null = null
    let list: Node | null = null
    for (const { key, at: keyAt, value } of members) {
      if (key === 'Version') version = value
      else if (key === 'Statement') list = value
      else this.unknown(key, keyAt, path, source)
    }
    if (!version) this.add('error', 'missing-version', source, path, at)
    else if (version.kind !== 'text' || version.value !== '1') {
      this.add('error', 'bad-version', source, joined(path, 'Version'), version.at, { found: described(version) })
    }
    const statements: Statement[] = []
    if (!list) this.add('error', 'missing-statement', source, path, at)
    else if (list.kind !== 'list') this.type(list, joined(path, 'Statement'), source, 'statements')
    else {
      if (list.items.length === 0) this.add('error', 'empty-list', source, joined(path, 'Statement'), list.at)
      list.items.forEach((item, index) => {
        const statement = this.statement(item, joined(path, `Statement[${index}]`), source)
        if (statement) statements.push(statement)
      })
    }
    this.policies.push({ name, statements })
  }

  private statement(node: Node, path: string, source: Source): Statement | null {
    if (node.kind !== 'object') return this.type(node, path, source, 'statement')
    const found: Partial<Record<StatementKey, Node>> = {}
    for (const { key, at, value } of node.members) {
      if (isStatementKey(key)) found[key] = value
      else if (key === 'Principal' || key === 'NotPrincipal') {
        this.add('error', 'principal', source, joined(path, key), at)
      } else this.unknown(key, at, path, source)
    }
    const wrong = (code: PolicyCode) => this.add('error', code, source, path, node.at)
    const { Effect, Action, NotAction, Resource, NotResource, Condition } = found

    const written = textOf(Effect)
    const effect = written === 'Allow' || written === 'Deny' ? written : null
    if (!Effect) wrong('missing-effect')
    else if (!effect) {
      const code = Effect.kind === 'text' ? 'unknown-effect' : 'type'
      const params = { found: described(Effect), expected: 'effect' satisfies Expected }
      this.add('error', code, source, joined(path, 'Effect'), Effect.at, params)
    }

    if (Action && NotAction) wrong('both-actions')
    const actionNode = Action ?? NotAction
    if (!actionNode) wrong('missing-action')
    const actionPath = joined(path, Action ? 'Action' : 'NotAction')
    const actions = actionNode ? this.texts(actionNode, actionPath, source, 'actions') : null
    for (const text of actions ?? []) this.checkAction(text, source)

    if (Resource && NotResource) wrong('both-resources')
    const resourceNode = Resource ?? NotResource
    if (!resourceNode) wrong('missing-resource')
    const resourcePath = joined(path, Resource ? 'Resource' : 'NotResource')
    if (NotResource && !Resource) this.add('warning', 'not-resource', source, resourcePath, NotResource.at)
    const resources = resourceNode ? this.texts(resourceNode, resourcePath, source, 'resources') : null
    const patterns = (resources ?? []).map((text) => this.resourcePattern(text, source))

    const condition = Condition ? this.condition(Condition, joined(path, 'Condition'), source) : null
    if (!effect || !actions || !resources || condition === undefined) return null
    return {
      effect,
      action: { not: !Action, patterns: actions.map(({ value }) => value) },
      resource: { not: !Resource, patterns },
      condition,
      place: placeIn(source, path, node.at),
    }
  }

  /** A text or a list of texts, none empty; null when it is neither. */
  private texts(node: Node, path: string, source: Source, expected: Expected): readonly Text[] | null {
    if (node.kind === 'text') return this.checked([{ value: node.value, at: node.at, plain: node.plain, path }], source)
    if (node.kind !== 'list') return this.type(node, path, source, expected)
    if (node.items.length === 0) {
      this.add('error', 'empty-list', source, path, node.at)
      return null
    }
    const texts: Text[] = []
    node.items.forEach((item, index) => {
      if (item.kind === 'text')
        texts.push({ value: item.value, at: item.at, plain: item.plain, path: `${path}[${index}]` })
      else this.type(item, `${path}[${index}]`, source, 'text')
    })
    return this.checked(texts, source)
  }

  private checked(texts: readonly Text[], source: Source): readonly Text[] {
    for (const { value, path, at } of texts) {
      if (value === '') this.add('error', 'empty-string', source, path, at)
      else if (value !== value.trim()) {
        this.add('warning', 'white-space', source, path, at, { found: shown(value.trim()) })
      }
    }
    return texts
  }

  private checkAction({ value, path, at, plain }: Text, source: Source): void {
    if (value === '') return
    const wide = value.search(/[\u2018-\u201e\u3000-\u3002\uff01-\uff5e]/)
    if (wide >= 0) {
      const found = value.charAt(wide)
      const where = plain && at !== null ? at + 1 + wide : at
      this.add('error', 'full-width-inside', source, path, where, { found, name: nameOf(found) })
    } else if (!value.includes(':') && !value.includes('*')) {
      this.add('warning', 'action-format', source, path, at, { found: shown(value) })
    } else {
      const meant = spellingOf(value)
      if (meant !== null && meant !== value) this.add('warning', 'spelling', source, path, at, { found: value, meant })
    }
  }

  private resourcePattern({ value, path, at }: Text, source: Source): ResourcePattern {
    const placeholder = placeholderIn(value)
    if (placeholder) this.add('warning', 'placeholder', source, path, at, { found: shown(placeholder.found) })
    if (value !== '' && !/^(?:acs:|[*?]|\{|\$\{|<)/.test(value)) {
      this.add('warning', 'resource-format', source, path, at, { found: shown(value) })
    }
    return { text: value, loose: placeholder?.loose ?? null }
  }

  /** Null: no condition. Undefined: it cannot be read. */
  private condition(node: Node, path: string, source: Source): readonly ConditionPart[] | null | undefined {
    if (node.kind !== 'object') {
      this.type(node, path, source, 'object')
      return undefined
    }
    if (node.members.length === 0) {
      this.add('warning', 'empty-condition', source, path, node.at)
      return null
    }
    const parts: ConditionPart[] = []
    let readable = true
    for (const { key: operator, at, value: keys } of node.members) {
      const operatorPath = joined(path, operator)
      if (!operators.has(operator)) {
        this.add('warning', 'operator', source, operatorPath, at, { found: shown(operator) })
      }
      if (keys.kind !== 'object') {
        this.type(keys, operatorPath, source, 'object')
        readable = false
        continue
      }
      for (const { key, value } of keys.members) {
        const items = value.kind === 'list' ? value.items : [value]
        const values: string[] = []
        items.forEach((item, index) => {
          const itemPath = joined(operatorPath, value.kind === 'list' ? `${key}[${index}]` : key)
          if (item.kind === 'text') values.push(item.value)
          else {
            this.type(item, itemPath, source, 'text')
            readable = false
          }
        })
        parts.push({ operator, key, values })
      }
    }
    return readable ? parts : undefined
  }

  private unknown(key: string, at: number | null, path: string, source: Source): void {
    this.add('warning', 'unknown-key', source, joined(path, shown(key)), at, { found: shown(key) })
  }

  private type(node: Node, path: string, source: Source, expected: Expected): null {
    this.add('error', 'type', source, path, node.at, { expected, found: described(node) })
    return null
  }
}

type Text = Pick<Extract<Node, { kind: 'text' }>, 'value' | 'at' | 'plain'> & { readonly path: string }

const statementKeys = ['Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'] as const
type StatementKey = (typeof statementKeys)[number]

function isStatementKey(key: string): key is StatementKey {
  return statementKeys.some((known) => known === key)
}

/** RAM, Conditional operators. */
const operators: ReadonlySet<string> = new Set([
  ...['Equals', 'NotEquals', 'EqualsIgnoreCase', 'NotEqualsIgnoreCase', 'Like', 'NotLike'].map((o) => `String${o}`),
  ...['Numeric', 'Date'].flatMap((type) =>
    ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'].map((o) => type + o),
  ),
  'Bool',
  'IpAddress',
  'NotIpAddress',
  'IpAddressIncludeBorder',
])

function joined(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}

function textOf(node: Node | undefined): string | null {
  return node?.kind === 'text' ? node.value : null
}

function member(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === 'object' ? node.members.find((field) => field.key === key)?.value : undefined
}

function nameIn(node: Node | undefined): string | null {
  return textOf(member(node, 'PolicyName'))
}

/** A list as the API wraps it, `{"Policy": [...]}`, or bare. */
function listIn(node: Node | undefined, key: string): readonly Node[] | null {
  const held = node?.kind === 'list' ? node : member(node, key)
  return held?.kind === 'list' ? held.items : null
}

function isDefault(node: Node): boolean {
  const flag = member(node, 'IsDefaultVersion')
  return flag?.kind === 'other' ? flag.shown === 'true' : textOf(flag) === 'true'
}

function described(node: Node): string {
  if (node.kind === 'text') return `"${shown(node.value)}"`
  if (node.kind === 'other') return node.shown
  return node.kind === 'list' ? '[…]' : '{…}'
}

/**
 * Reads RAM policies from pasted text or from a value that is parsed already: a policy, a list of policies, several one
 * after the other, or an answer of the API that holds the document as a JSON string (GetPolicy, GetPolicyVersion,
 * ListPolicyVersions: the default version; SDK envelopes).
 *
 * Grammar: RAM, Policy structure and syntax (27 May 2026): Version "1" and Statement, each with Effect, Action or
 * NotAction, Resource, and perhaps Condition. NotResource stood in the grammar of 2019 and is read with a warning.
 * Never throws on any text or JSON value. An error anywhere means that nothing is answered.
 *
 * @example readPolicy('{"Version":"1","Statement":[{"Effect":"Deny","Action":"ecs:*","Resource":"*"}]}').ok // true
 */
export function readPolicy(given: unknown): PolicyReading {
  const reader = new Reader()
  if (typeof given !== 'string') {
    const source: Source = { text: null, within: null, lines: null }
    const node = nodeOf(given)
    if (node) reader.gather(node, '', source, null, 0)
    else reader.add('error', 'depth', source, '', null, { most: String(mostDeep) })
    return reader.finish(null)
  }
  const source: Source = { text: given, within: null, lines: null }
  const { nodes, findings, dropped, repaired } = parseJson(given)
  reader.findings(source, '', findings, dropped)
  nodes.forEach((node, index) => {
    reader.gather(node, nodes.length > 1 ? `[${index}]` : '', source, null, 0)
  })
  return reader.finish(repaired)
}
