import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  commandLine,
  type Refusal,
  type Rule,
  type RuleSet,
  read,
  readDocuments,
  toCli,
  toDocuments,
  toRequests,
  toTerraform,
} from '@/lib/rules'
import { anyRuleSet } from '../any-rule-set'
import { callsOf, permissionsOf } from './aliyun'
import { contents } from './cloud'
import { plan } from './terraform-blocks'

/** Texts that shells, JSON and Terraform could trip over. */
const hostileText = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc
      .array(
        fc.constantFrom(
          "'",
          '"',
          '\\',
          '$',
          '`',
          '$(id)',
          '$',
          '{x}',
          '%{ if }',
          '\n',
          '\r',
          '\u0003',
          '\u001b[2J',
          ';',
          '&',
          '|',
          '>',
          '!',
          '#',
          ' ',
          '*',
          '~',
          '-',
          '=',
          '中',
          '\u202e',
          '\u0085',
          '\u2028',
          '\ud83d\ude00',
          'a',
          'x41',
          '{',
          '}',
          '\t',
        ),
        { minLength: 1, maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  )
  .map((text) => text.replace(/\0|\p{Cs}/gu, '').trim())

/** Rule sets whose descriptions and accounts are hostile, and whose groups have names. */
const anyHostileSet: fc.Arbitrary<RuleSet> = fc
  .tuple(
    anyRuleSet,
    fc.array(hostileText, { minLength: 12, maxLength: 12 }),
    fc.constantFrom(null, '123456', 'user@example.com'),
  )
  .map(([set, texts, account]) => ({
    ...set,
    groups: set.groups.map((group, number) => ({
      ...group,
      name: texts[number] ?? '',
      rules: group.rules.map((rule, index) => ({
        ...rule,
        description: texts[index + number * 6] ?? '',
        peer: rule.peer.kind === 'group' ? { ...rule.peer, account } : rule.peer,
      })),
    })),
  }))

function withoutRefused(set: RuleSet, refusals: readonly Refusal[]): RuleSet {
  const refused = new Set<unknown>(refusals.map(({ rule }) => rule))
  return {
    ...set,
    groups: set.groups.map((group) => ({ ...group, rules: group.rules.filter((rule) => !refused.has(rule)) })),
  }
}

function rulesOf(set: RuleSet): Rule[] {
  return set.groups.flatMap((group) => group.rules)
}

describe('what is written is read back unchanged', () => {
  it('as responses of the API', () => {
    fc.assert(
      fc.property(anyHostileSet, (set) => {
        const { ruleSet } = read(JSON.stringify(toDocuments(set)))
        const plain = (of: RuleSet) => ({
          ...of,
          groups: of.groups.map((group) => ({
            ...group,
            rules: group.rules.map((rule) => ({ ...rule, place: null })),
          })),
        })
        expect(plain(ruleSet)).toEqual(plain(set))
      }),
    )
  })

  it('as requests, whose operation tells the direction', () => {
    fc.assert(
      fc.property(anyHostileSet, (set) => {
        const { requests, refusals } = toRequests(rulesOf(set), { region: 'r' })
        const back = (direction: 'ingress' | 'egress') =>
          read(
            requests
              .filter(({ operation }) => operation.endsWith('Egress') === (direction === 'egress'))
              .map(({ body }) => JSON.stringify(body, null, 1))
              .join('\n'),
            { direction },
          ).ruleSet
        const all = { ...set, groups: [...back('ingress').groups, ...back('egress').groups] }
        expect(contents(all)).toEqual(contents(withoutRefused(set, refusals)))
      }),
    )
  })

  it('as Terraform blocks, of groups that exist', () => {
    fc.assert(
      fc.property(anyHostileSet, (set) => {
        const { text, refusals } = toTerraform(rulesOf(set))
        expect(contents(readDocuments([plan(text)]).ruleSet)).toEqual(contents(withoutRefused(set, refusals)))
      }),
    )
  })

  it('as Terraform blocks with their groups, which rules name by address', () => {
    fc.assert(
      fc.property(anyHostileSet, (set) => {
        const { text, refusals } = toTerraform(rulesOf(set), { groups: set.groups })
        const { groups } = readDocuments([plan(text)]).ruleSet
        const ids = new Map(groups.map(({ id }, index) => [id, set.groups[index]?.id ?? id]))
        const named = groups.map((group) => ({
          ...group,
          rules: group.rules.map((rule) => ({ ...rule, group: ids.get(rule.group) ?? rule.group })),
        }))
        const written = withoutRefused(set, refusals)
        expect(contents({ ...set, groups: named })).toEqual(
          contents({
            ...written,
            groups: written.groups.map((group) => ({
              ...group,
              rules: group.rules.map((rule) => ({ ...rule, peer: byAddress(rule.peer, ids) })),
            })),
          }),
        )
        expect(groups.map(({ type, innerAccess, name }) => [type, innerAccess, name])).toEqual(
          set.groups.map(({ type, innerAccess, name }) => [type, innerAccess, name]),
        )
      }),
    )
  })

  it('as commands, typed into a real shell', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyHostileSet, (set) => {
        const { commands, refusals } = toCli(rulesOf(set), { region: 'r' }, set.groups)
        const documents = callsOf(commands.map(commandLine)).map((call) => ({
          SecurityGroupId: call.parameters.get('SecurityGroupId'),
          Permissions: {
            Permission: permissionsOf(call).map((permission) => ({
              ...permission,
              Direction: call.operation === 'AuthorizeSecurityGroup' ? 'ingress' : 'egress',
            })),
          },
        }))
        expect(contents(readDocuments(documents).ruleSet)).toEqual(contents(withoutRefused(set, refusals)))
      }),
    )
  })
})

/** The other end of a rule whose group Terraform makes as well is known by its address. */
function byAddress(peer: Rule['peer'], ids: ReadonlyMap<string, string>): Rule['peer'] {
  if (peer.kind !== 'group') return peer
  const [address] = [...ids].find(([, id]) => id === peer.groupId) ?? [peer.groupId]
  return { ...peer, groupId: address }
}
