import { type Direction, pastedGroup } from '../model'
import { placeholders } from '../write/placeholders'
import { addRule, describe, type Reader } from './describe'
import { shown } from './fields'
import type { Recognised } from './gathered'
import { maxDocuments } from './limits'
import { newLines } from './lines'
import { commandFrom, type Word } from './shell'
import { placeIn, type Source } from './source'
import { blank, type Taken } from './taken'

interface Call {
  readonly operation: string
  readonly words: readonly Word[]
  readonly line: number
}

const directionOf: Readonly<Record<string, Direction>> = {
  AuthorizeSecurityGroup: 'ingress',
  AuthorizeSecurityGroupEgress: 'egress',
}

/** Takes the commands of the Alibaba Cloud CLI that create or change rules out of a text; null when it has none. */
export function takeCommands(text: string): Taken | null {
  const opening = /\baliyun[ \t]+ecs[ \t]+((?:Authorize|Revoke|Modify)SecurityGroup\w{0,20})/g
  const lines = newLines(text)
  const calls: Call[] = []
  const parts: string[] = []
  let from = 0
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    if (calls.length > maxDocuments) break
    const { words, end } = commandFrom(text, found.index + found[0].length)
    calls.push({ operation: found[1] ?? '', words, line: lines.placeOf(found.index).line })
    parts.push(text.slice(from, found.index), blank(text.slice(found.index, end)))
    from = end
    opening.lastIndex = end
  }
  if (calls.length === 0) return null
  return { rest: parts.join('') + text.slice(from), read: (document, reader) => readCalls(calls, document, reader) }
}

/**
 * Reads the rules that the commands create. A value that a variable gives is not known, and its rule is not read; a group
 * that a variable names is known by that name. Commands that delete or change are told: what they leave can't be.
 */
function readCalls(calls: readonly Call[], document: number, reader: Reader): Recognised {
  let read = 0
  let all = 0
  for (const [index, { operation, words, line }] of calls.entries()) {
    const source: Source = { document, at: `line ${line}` }
    if (index === maxDocuments) {
      const message = `Line ${line}: at most ${maxDocuments} commands are read; the rest were left out.`
      const params = { line: String(line), limit: String(maxDocuments) }
      reader.collect.error('too-many-commands', message, placeIn(source, ''), params)
      break
    }
    const direction = Object.hasOwn(directionOf, operation) ? directionOf[operation] : undefined
    if (!direction) {
      const message = `Line ${line}: ${operation} creates no rule and was not read.`
      reader.collect.error('command-not-read', message, placeIn(source, ''), { line: String(line), found: operation })
      continue
    }
    const parameters = parametersOf(words)
    const items = rulesOf(parameters)
    all += items.size
    const draft = describe(reader, groupOf(parameters.get('SecurityGroupId')), placeIn(source, ''))
    if (!draft) continue
    for (const [number, fields] of items) {
      const place = placeIn(source, number === '' ? '' : `Permissions.${number}`)
      const unknown = [...fields].find(([, { known }]) => !known)
      if (unknown) {
        const [name, { text }] = unknown
        const message = `${name} is ${shown(text)}, whose value the command doesn't say.`
        const params = { field: name, rule: place.path }
        reader.collect.error(
          'known-after-apply',
          message,
          { ...place, path: `${place.path}.${name}` },
          params,
          draft.id,
        )
        continue
      }
      const item = Object.fromEntries([...fields].map(([name, { text }]) => [name, text]))
      if (addRule(reader, item, { draft, place, position: draft.rules.length, direction })) read += 1
    }
  }
  return { document, kind: 'commands', read, skipped: all - read }
}

/** `--Name value` and `--Name=value`. */
function parametersOf(words: readonly Word[]): Map<string, Word> {
  const parameters = new Map<string, Word>()
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]
    const [, name, joined] = /^--([A-Za-z0-9.]{1,100})(?:=([\s\S]*))?$/.exec(word?.text ?? '') ?? []
    if (!word || name === undefined) continue
    const next = words[index + 1]
    if (joined !== undefined) parameters.set(name, { text: joined.replace(/^"(.*)"$/, '$1'), known: word.known })
    else if (next) {
      parameters.set(name, next)
      index += 1
    }
  }
  return parameters
}

/** Parameters of the operation itself and of the CLI, which are no fields of a rule. */
const others = new Set([
  'RegionId',
  'SecurityGroupId',
  'ClientToken',
  'region',
  'profile',
  'method',
  'force',
  'secure',
  'version',
])

/** The rules of a call by their numbers; one without a number has the parameters of older versions, without a prefix. */
function rulesOf(parameters: ReadonlyMap<string, Word>): Map<string, Map<string, Word>> {
  const rules = new Map<string, Map<string, Word>>()
  for (const [name, word] of parameters) {
    const [, number = '', field = name] = /^Permissions\.([0-9]{1,4})\.(\w+)$/.exec(name) ?? []
    if (others.has(field)) continue
    const rule = rules.get(number) ?? new Map<string, Word>()
    rule.set(field, word)
    rules.set(number, rule)
  }
  return rules
}

function groupOf(word: Word | undefined): string {
  const [, named] = /^<security-group-id of (.+)>$/.exec(word?.text ?? '') ?? []
  if (named) return named
  return !word || word.text === placeholders.group ? pastedGroup : word.text.replace(/^"(.*)"$/, '$1')
}
