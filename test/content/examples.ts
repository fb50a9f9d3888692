import { readPolicy } from '@/lib/policy'
import { read } from '@/lib/rules'
import { commandFaults, type ProseFault } from './prose'

export interface Example {
  readonly language: string
  readonly text: string
}

/** The fenced blocks of a document, in order. */
export function examplesOf(body: string): Example[] {
  return [...body.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({ language, text }))
}

/** Languages of blocks, each with what checks it. */
const judges: Readonly<Record<string, (text: string) => ProseFault[]>> = {
  cli: (text) => [...commandFaults(text), ...ruleFaults(text, /\becs AuthorizeSecurityGroup/)],
  hcl: (text) => ruleFaults(text, /resource "alicloud_security_group_rule"/),
  json: (text) => jsonFaults(text),
  sh: () => [],
  powershell: () => [],
  text: () => [],
}

/** What is wrong with an example: it is read by the same readers that read what a user pastes. */
export function exampleFaults({ language, text }: Example): ProseFault[] {
  const judge = judges[language]
  return judge ? judge(text) : [{ text: language, why: `a block is one of ${Object.keys(judges).join(', ')}` }]
}

function ruleFaults(text: string, hasRules: RegExp): ProseFault[] {
  if (!hasRules.test(text)) return []
  const { ruleSet, warnings } = read(text)
  const errors = warnings.filter(({ severity, code }) => severity === 'error' && code !== 'command-not-read')
  const rules = ruleSet.groups.reduce((sum, group) => sum + group.rules.length, 0)
  return [
    ...errors.map(({ code, params }) => ({ text: code, why: JSON.stringify(params) })),
    ...(rules === 0 ? [{ text, why: 'the rule reader finds no rule in it' }] : []),
  ]
}

function jsonFaults(text: string): ProseFault[] {
  try {
    JSON.parse(text)
  } catch (error) {
    return [{ text, why: error instanceof Error ? error.message : 'no JSON' }]
  }
  if (!text.includes('"Statement"')) return []
  const policy = readPolicy(text)
  return policy.ok ? [] : [{ text, why: 'the policy reader refuses it' }]
}
