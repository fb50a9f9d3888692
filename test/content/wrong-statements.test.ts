import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { locales, readAnswer, readLesson } from '@/build'
import { facts } from '@/content/facts'
import { actionsOfSecurityGroups, decidePolicy, readPolicy } from '@/lib/policy'
import { settled } from './settled'
import { saying, textsOf } from './texts'

describe.each(locales())('%s says nothing that official pages have settled otherwise', (locale) => {
  const texts = textsOf(locale)
  it.each(settled.filter(({ never }) => never[locale]))('$right', ({ never }) => {
    expect(saying(texts, never[locale] ?? [])).toEqual([])
  })
})

it('each settled statement would be caught, in each language that it names', () => {
  for (const { right, never } of settled)
    for (const part of Object.values(never).flat()) {
      const planted = { file: 'planted', text: `… ${part} …`.toLowerCase() }
      expect(saying([planted], [part]), right).toEqual([`planted: ${part}`])
    }
})

describe('which operations can be limited to one group (P-1)', () => {
  const groupOnly = (action: string) =>
    actionsOfSecurityGroups.find((each) => each.action === action)?.resources.includes('securitygroup') ?? false
  const nine: readonly string[] = JSON.parse(
    readFileSync(join('content', 'policies', 'deny-security-group-rules.json'), 'utf8'),
  ).Statement[0].Action

  it.each(locales())('%s: deny-ram-users names exactly those of the nine that the engine can limit', (locale) => {
    const section = readAnswer(locale, 'deny-ram-users')
      .body.split(/^## /m)
      .find((part) => part.includes('{/*one-group*/}'))
    const named = [...(section ?? '').matchAll(/`(ecs:[A-Z]\w+)`/g)].flatMap(([, name]) => name ?? [])
    const actions = named.filter((name) => nine.includes(name))
    expect([...new Set(actions)].sort()).toEqual(nine.filter(groupOnly).sort())
    expect(section).toContain('"Resource": "*"')
  })

  it.each(locales())('%s: the lesson who-may-change says that four actions cannot', (locale) => {
    const solution = readLesson(locale, 'who-may-change').body.split('<Solution of="one-group-only">')[1] ?? ''
    expect(nine.filter((action) => !groupOnly(action) && !action.endsWith('Permissions'))).toHaveLength(4)
    expect(solution.split('</Solution>')[0]).toMatch(/\bfour\b|4 つ|四个|4 个/i)
  })

  it('a Deny on one group does not stop that a rule is added', () => {
    const policy = (statement: object) => {
      const read = readPolicy(JSON.stringify({ Version: '1', Statement: [statement] }))
      if (!read.ok) throw new Error('not read')
      const [policy] = read.policies
      if (!policy) throw new Error('no policy')
      return policy
    }
    const group = 'acs:ecs:*:*:securitygroup/sg-example-prod'
    const both = [
      policy({ Effect: 'Allow', Action: 'ecs:*', Resource: '*' }),
      policy({ Effect: 'Deny', Action: 'ecs:AuthorizeSecurityGroup', Resource: group }),
    ]
    expect(decidePolicy(both, { action: 'ecs:AuthorizeSecurityGroup', resource: '*' }).effect).toBe('allow')
  })
})

describe('the figures', () => {
  it('are those of the pages of today', () => {
    expect(facts['groups-per-eni'].value).toBe(10)
    expect(facts['rules-per-eni'].value).toBe(1000)
    expect(facts['referenced-groups'].value).toBe(20)
    expect(facts['port-list-entries'].value).toBe(2000)
    expect(facts['session-seconds'].value).toBe(910)
    expect(Object.keys(facts)).not.toContain('groups-per-eni-join')
  })

  it('link each date to the edition that it was read from', () => {
    for (const [id, { source }] of Object.entries(facts)) {
      if (source.date === '2024-09-11') expect(source.url, id).toContain('/ja/')
      if (source.url.includes('/security-group-rules'))
        expect([source.url.includes('/ja/'), source.date], id).toEqual([true, '2026-02-05'])
    }
  })
})
