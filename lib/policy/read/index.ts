import { type JsonNode, mostDeep, nodeOf, parseJson } from '@/lib/text'
import type { YamlReading } from '@/lib/text/yaml'
import type { PolicyProblem } from '../faults'
import type { Policy } from '../model'
import { isRefusal } from '../refusal'
import { gatherPolicies } from './gather'
import type { Held, PolicyReader } from './reader'
import { PolicyReport, type PolicySource, sourceOf } from './report'
import { attachedIn, namesIn, systemByName } from './system'
import { isTerraformText, startsAsJson } from './terraform-text'

/** What was read: every policy, or what is wrong. Never half a policy. */
export type PolicyReading =
  | {
      readonly ok: true
      readonly policies: readonly Policy[]
      /** Warnings. */
      readonly problems: readonly PolicyProblem[]
      /** The text with what was read in spite of how it is written put right; null: nothing is to be done. */
      readonly repaired: string | null
    }
  | {
      readonly ok: false
      readonly problems: readonly PolicyProblem[]
      /** The text as JSON, when all that is wrong is how it is written (full-width commas …). */
      readonly repaired: string | null
    }

export interface ReadingOptions {
  /** `readYaml` of lib/text/yaml, which is loaded where `isYaml` says that it is needed. */
  readonly yaml?: (text: string) => YamlReading
  /** `gatherTerraform`, which is loaded where `isTerraformText` says that it is needed. */
  readonly terraform?: PolicyReader['terraform']
  /** `gatherTemplate`, which is loaded where `mayHoldTemplate` says that it is needed. */
  readonly template?: PolicyReader['template']
}

/** Whether a text is a template or a policy in YAML; who reads it needs the library of YAML then. */
export function isPolicyYaml(text: string): boolean {
  return (
    !/^\s*[{["“]/.test(text.slice(0, 2000)) &&
    /^(?:ROSTemplateFormatVersion|Resources|Statement|PolicyDocument|Policy|Version)[^\S\n]{0,9}:/m.test(text)
  )
}

/**
 * Reads RAM policies from pasted text or from a value that is parsed already, several in any mixture:
 * - a policy, a list of policies, several one after the other;
 * - answers of the RAM API that hold the document as a JSON string (GetPolicy, GetPolicyVersion, ListPolicyVersions: the
 *   default version; SDK envelopes), or names of system policies (ListPoliciesForUser);
 * - Terraform's language, with its reader (heredoc, `jsonencode`, statement blocks), a state, `terraform show -json`;
 * - templates of ROS in JSON and YAML; names of system policies alone.
 *
 * Grammar: RAM, Policy structure and syntax (27 May 2026): Version "1" and Statement, each with Effect, Action or
 * NotAction, Resource, and perhaps Condition. NotResource stood in the grammar of 2019 and is read with a warning. Trust
 * policies are told apart and left out. Never throws on any text or JSON value. An error anywhere means that nothing is
 * answered.
 *
 * @example readPolicyWith('{"Version":"1","Statement":[{"Effect":"Deny","Action":"ecs:*","Resource":"*"}]}').ok // true
 */
export function readPolicyWith(given: unknown, options: ReadingOptions = {}): PolicyReading {
  const reader: PolicyReader = {
    report: new PolicyReport(),
    policies: [],
    trusts: 0,
    refusals: 0,
    terraform: options.terraform,
    template: options.template,
  }
  const repaired = typeof given === 'string' ? readText(reader, given, options) : readValue(reader, given)
  if (reader.trusts > 0 && reader.policies.length === 0 && !reader.report.failed) {
    reader.report.error({ code: 'only-trust', params: {} }, { source: sourceOf(null), path: '', at: null })
  }
  if (reader.refusals > 0 && reader.policies.length + reader.trusts === 0 && !reader.report.failed) {
    reader.report.error({ code: 'only-refusal', params: {} }, { source: sourceOf(null), path: '', at: null })
  }
  const problems = reader.report.finish()
  return reader.report.failed
    ? { ok: false, problems, repaired }
    : { ok: true, policies: reader.policies, problems, repaired }
}

function heldIn(source: PolicySource, path = ''): Held {
  return { source, path, name: null, shape: 'document', within: 0 }
}

function readValue(reader: PolicyReader, given: unknown): null {
  const source = sourceOf(null)
  const node = nodeOf(given)
  if (node) gatherPolicies(reader, node, heldIn(source))
  else reader.report.json([{ code: 'depth', params: { most: mostDeep }, at: 0 }], 0, source)
  return null
}

function gatherAll(reader: PolicyReader, nodes: readonly JsonNode[], source: PolicySource): void {
  nodes.forEach((node, index) => {
    gatherPolicies(reader, node, heldIn(source, nodes.length > 1 ? `[${index}]` : ''))
  })
}

function readText(reader: PolicyReader, text: string, { yaml, terraform }: ReadingOptions): string | null {
  const source = sourceOf(text)
  const names = namesIn(text)
  if (names) {
    for (const { name, at } of names) systemByName(reader, name, { source, path: '', at })
    return null
  }
  if (terraform && isTerraformText(text) && !startsAsJson(text)) {
    terraform(reader, text, heldIn(source), gatherPolicies)
    return null
  }
  if (yaml && isPolicyYaml(text)) {
    const reading = yaml(text)
    if (reading.ok) gatherAll(reader, reading.nodes, source)
    else reader.report.error({ code: 'yaml', params: {} }, { source, path: '', at: reading.at })
    return null
  }
  const attached = attachedIn(text)
  for (const { name, at } of attached) systemByName(reader, name, { source, path: '', at })
  const alone = attached.length > 0 ? documentsAlone(text) : withoutSurroundings(text)
  if (alone !== null && alone.trim() === '') return null
  const { nodes, findings, dropped, repaired } = parseJson(alone ?? text)
  if (alone !== null) reader.report.warn({ code: 'around', params: {} }, { source, path: '', at: 0 })
  reader.report.json(findings, dropped, source)
  gatherAll(reader, nodes, source)
  return repaired
}

/**
 * The text with what stands before its first and behind its last bracket blanked, so that places stay: a prompt, a command
 * with the document as its argument, words of a ticket. Null where there is nothing of the kind, or no document either.
 */
function withoutSurroundings(text: string): string | null {
  // A refusal, as a program prints it, before or behind the policies.
  if (isRefusal(text) && /"(?:Statement|PolicyDocument)"\s{0,9}:/.test(text)) return documentsAlone(text)
  if (/^\s*(?:[{["\u201c'\ufeff]|\/\/|\/\*|#)/.test(text.slice(0, 2000))) return null
  const from = text.search(/[{[](?=\s*[{["}\]])/)
  const until = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']')) + 1
  if (from < 0 || until <= from) return null
  const inside = text.slice(from, until)
  if (!/"(?:Statement|Policies|Policy|PolicyDocument|PolicyVersion|PolicyVersions|Resources)"\s*:/.test(inside))
    return null
  return blank(text.slice(0, from)) + inside + blank(text.slice(until))
}

/** The text with everything blanked that does not stand inside its outermost brackets. */
function documentsAlone(text: string): string {
  const parts: string[] = []
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    if (!opensDocument(text, at)) continue
    const end = documentEnd(text, at)
    parts.push(blank(text.slice(from, at)), text.slice(at, end))
    from = end
    at = end - 1
  }
  return parts.join('') + blank(text.slice(from))
}

/** The index after the bracket that closes the one at `start`; the end of the text where none does. */
function documentEnd(text: string, start: number): number {
  let open = 0
  let quoted = false
  for (let at = start; at < text.length; at += 1) {
    const character = text[at]
    if (character === '"') quoted = !quoted
    else if (quoted && character === '\\') at += 1
    else if (!quoted && (character === '{' || character === '[')) open += 1
    else if (!quoted && (character === '}' || character === ']')) open -= 1
    if (open === 0) return at + 1
  }
  return text.length
}

/** Whether a document opens here, and no mark in brackets such as the name of a region. */
function opensDocument(text: string, at: number): boolean {
  return (text[at] === '{' || text[at] === '[') && /^.\s{0,999}[{["}\]]/s.test(text.slice(at, at + 1001))
}

function blank(text: string): string {
  return text.replace(/[^\n\r]/g, ' ')
}
