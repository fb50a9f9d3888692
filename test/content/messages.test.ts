import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { locales } from '@/build'
import { messages as first } from '@/content/ja/messages'
import { messageLoaders } from '@/content/messages.generated'
import { reasonCodes } from '@/lib/reachability'

const sections = Object.keys(first) as (keyof typeof first)[]

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].flatMap((match) => match[1] ?? []))].sort()
}

type Written = string | { readonly other: string } | { readonly [name: string]: Written }

/** The strings of a section by their paths; of a message that counts, the form for numbers without one of their own. */
function textsOf(section: Readonly<Record<string, Written>>, path = ''): Record<string, string> {
  return Object.assign(
    {},
    ...Object.entries(section).map(([key, text]) => {
      const at = `${path}${key}`
      if (typeof text === 'string') return { [at]: text }
      return typeof text.other === 'string' ? { [at]: text.other } : textsOf(text, `${at}.`)
    }),
  )
}

function sources(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n')
}

describe.each(locales())('%s messages', (locale) => {
  it.each(sections)(
    '%s: every string is written and fills in the same names as the first language',
    async (section) => {
      const messages = await messageLoaders[locale]?.()
      const here = textsOf(messages?.[section] ?? {})
      const there = textsOf(first[section])
      expect(Object.keys(here).sort()).toEqual(Object.keys(there).sort())
      for (const [key, text] of Object.entries(there)) {
        expect(here[key]?.trim(), `${section}.${key}`).not.toBe('')
        if (section === 'site' && ['date', 'month', 'year'].includes(key)) continue
        expect(placeholders(here[key] ?? ''), `${section}.${key}`).toEqual(placeholders(text))
      }
    },
  )
})

/** Sections that are keyed by the engines' own codes. */
const coded: readonly (keyof typeof first)[] = [
  'warnings',
  'spaceLimits',
  'problems',
  'notes',
  'special',
  'reachCauses',
  'reachChecks',
  'reachConsole',
  'reachFixes',
  'reachLayers',
  'reachReasons',
  'reachSteps',
  'reachSymptoms',
  'reachWhy',
  'policyEffects',
  'policyGroups',
]

describe('strings in use', () => {
  const engines =
    sources('lib/rules/read') +
    sources('lib/rules') +
    sources('lib/cidr') +
    sources('lib/net') +
    sources('lib/reachability') +
    sources('lib/policy') +
    reasonCodes.map((code) => `'${code}'`)
  it.each(coded)('%s: each belongs to a code that an engine gives', (section) => {
    const unused = Object.keys(first[section]).filter(
      (key) =>
        !engines.includes(`'${key}'`) &&
        !engines.includes(`"${key}"`) &&
        !new RegExp(`^\\s+'?${key}'?: \\[`, 'm').test(engines),
    )
    expect(unused).toEqual([])
  })

  it('every problem and note about an address has a sentence', () => {
    const parser = sources('lib/cidr')
    const given = (call: string) =>
      [...parser.matchAll(new RegExp(`\\b${call}\\(\\s*(?:\\{ code: )?'([a-z0-9-]+)'`, 'g'))].map((match) => match[1])
    expect(given('refuse').length).toBeGreaterThan(15)
    expect(given('refuse').filter((key) => key === undefined || !Object.hasOwn(first.problems, key))).toEqual([])
    expect(given('push').length).toBeGreaterThan(4)
    expect(given('push').filter((key) => key === undefined || !Object.hasOwn(first.notes, key))).toEqual([])
  })
})
