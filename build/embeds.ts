import { readFileSync } from 'node:fs'
import { type CaseId, cases } from '@/content/cases'
import { errorCodes } from '@/content/error-codes'
import { commonPorts, type Fact, type FactId, facts } from '@/content/facts'
import { type GlossaryEntry, glossary, type TermId, type Wording } from '@/content/glossary'
import type { MessageSection } from '@/content/ja/messages'
import { readAnswers } from './answers'
import type { Locale } from './locales'
import { contentPath } from './root'

/** The data that a document's embeds show, so that a page carries what it needs and no more. */
export interface DocumentEmbeds {
  readonly facts: Readonly<Partial<Record<FactId, Fact>>>
  readonly ports: typeof commonPorts
  readonly cases: Readonly<Record<string, (typeof cases)[CaseId]>>
  readonly policies: Readonly<Record<string, string>>
  readonly terms: Readonly<
    Record<string, { readonly name: string; readonly definition: string; readonly api?: string }>
  >
  /** Titles of answers by their slugs, for parts that lead to many. */
  readonly titles: Readonly<Record<string, string>>
}

/** Titles of the answers that error codes lead to. */
function titlesIn(locale: Locale): DocumentEmbeds['titles'] {
  const wanted = new Set(errorCodes.map(({ answer }) => answer))
  return Object.fromEntries(
    readAnswers(locale).flatMap(({ slug, title }) => (wanted.has(slug) ? [[slug, title] as const] : [])),
  )
}

const sectionsByEmbed: Readonly<Record<string, readonly MessageSection[]>> = {
  RuleSimulator: ['rules', 'gate', 'warnings', 'problems'],
  Reachability: ['reachability', 'reachSymptoms', 'reachWhy', 'reachLayers'],
  CidrCalculator: ['cidr', 'problems', 'notes', 'special'],
  CheckPath: ['reachLayers', 'reachChecks'],
  CidrExplain: ['cidr'],
  QuotaCalculator: ['quota'],
  MembersSum: ['quota', 'sums'],
  KeepAlive: ['quota', 'sums'],
  WhatHolds: ['pasted'],
  BeforeAfter: ['rules', 'gate', 'warnings', 'problems', 'workbench', 'spaceLimits', 'work'],
  RangeExplain: ['cidr'],
  FlowLog: ['pasted', 'rules', 'gate', 'warnings', 'problems'],
  TrailEvent: ['pasted', 'rules'],
  RefusalBox: ['pasted', 'policy'],
  WholeAnswer: ['pasted'],
  ErrorCodes: ['pasted'],
  PolicyCheck: ['policy', 'policyEffects'],
}

const factsByEmbed: Readonly<Record<string, readonly FactId[]>> = {
  QuotaCalculator: [
    'rules-per-group',
    'rules-per-eni',
    'groups-per-eni',
    'prefix-list-costs-max-entries',
    'prefix-list-entries',
    'referenced-groups',
  ],
  MembersSum: ['addresses-basic', 'addresses-advanced'],
  KeepAlive: ['session-seconds', 'session-seconds-udp', 'session-seconds-udp-balancer'],
  ProtocolTable: ['port-lowest', 'port-highest'],
  DefaultRules: ['default-rule-priority'],
  RuleSimulator: ['rules-per-group', 'groups-per-eni', 'rules-per-eni', 'referenced-groups'],
  FlowLog: ['rules-per-group', 'groups-per-eni', 'rules-per-eni', 'referenced-groups'],
  BeforeAfter: ['rules-per-group', 'groups-per-eni', 'rules-per-eni', 'referenced-groups'],
}

/** Parts that show a situation of `content/cases.ts`. */
const situated = ['RuleSimulator', 'FlowLog', 'BeforeAfter'] as const

function names(body: string): string[] {
  return [...new Set([...body.matchAll(/<([A-Z][A-Za-z]*)/g)].flatMap((match) => match[1] ?? []))]
}

function values(body: string, embed: string, property: string): string[] {
  const pattern = new RegExp(`<${embed}\\b[^>]*?\\b${property}="([^"]*)"`, 'g')
  return [...new Set([...body.matchAll(pattern)].flatMap((match) => match[1] ?? []))]
}

function known<K extends string>(table: Readonly<Record<K, unknown>>, key: string, what: string): K {
  const found = (Object.keys(table) as K[]).find((name) => name === key)
  if (!found) throw new Error(`${what} "${key}" does not exist; known: ${Object.keys(table).join(', ')}`)
  return found
}

/** A file of content/policies/ as it is written. */
export function policyText(name: string): string {
  return readFileSync(contentPath('policies', `${name}.json`), 'utf8')
}

/** A term in one language; English where the language has none of its own. */
export function wordingOf(id: TermId, locale: Locale): Wording {
  const { words } = glossary[id]
  return locale === 'ja' || locale === 'zh' ? words[locale] : words.en
}

function termOf(id: TermId, locale: Locale) {
  const { name, definition } = wordingOf(id, locale)
  const { api }: GlossaryEntry = glossary[id]
  return api === undefined ? { name, definition } : { name, definition, api }
}

/** Data and message sections for the embeds named in an MDX body; an unknown fact, case, policy or term is an error. */
export function embedsOf(body: string, locale: Locale): { embeds: DocumentEmbeds; sections: MessageSection[] } {
  const used = names(body)
  const factIds = [
    ...values(body, 'Fact', 'id').map((id) => known(facts, id, 'Fact')),
    ...used.flatMap((name) => factsByEmbed[name] ?? []),
  ]
  const termIds = values(body, 'Term', 'id').map((id) => known(glossary, id, 'Term'))
  const caseIds = situated.flatMap((embed) => values(body, embed, 'caseId').map((id) => known(cases, id, 'Case')))
  return {
    embeds: {
      facts: Object.fromEntries(factIds.map((id) => [id, facts[id]])),
      ports: ['CommonPorts', ...situated].some((name) => used.includes(name)) ? commonPorts : [],
      cases: Object.fromEntries(caseIds.map((id) => [id, cases[id]])),
      policies: Object.fromEntries(
        ['Policy', 'PolicyCheck'].flatMap((embed) =>
          values(body, embed, 'name').map((name) => [name, policyText(name)]),
        ),
      ),
      terms: Object.fromEntries(termIds.map((id) => [id, termOf(id, locale)])),
      titles: used.includes('ErrorCodes') ? titlesIn(locale) : {},
    },
    sections: [
      ...new Set(['tables' as const, 'guide' as const, ...used.flatMap((name) => sectionsByEmbed[name] ?? [])]),
    ],
  }
}
