import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  commandLine,
  type Rule,
  type RuleSet,
  read,
  readDocuments,
  toCli,
  toConsoleImport,
  toDocuments,
  toRequests,
  toRos,
  toTerraform,
  type WriteRefusal,
} from '@/lib/rules'
import { readYaml } from '@/lib/text/yaml'
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

function withoutRefused(set: RuleSet, refusals: readonly WriteRefusal[]): RuleSet {
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

  it.each([
    ['as Terraform blocks', (text: string) => read(text)],
    ['as the plan that Terraform makes of its blocks', (text: string) => readDocuments([plan(text)])],
  ])('%s, of groups that exist', (_, readBack) => {
    fc.assert(
      fc.property(anyHostileSet, (set) => {
        const { text, refusals } = toTerraform(rulesOf(set))
        expect(contents(readBack(text).ruleSet)).toEqual(contents(withoutRefused(set, refusals)))
      }),
    )
  })

  it.each([
    ['as Terraform blocks', (text: string) => read(text)],
    ['as the plan that Terraform makes of its blocks', (text: string) => readDocuments([plan(text)])],
  ])('%s, with the groups, which rules name by address', (_, readBack) => {
    fc.assert(
      fc.property(anyHostileSet, (set) => {
        const { text, refusals } = toTerraform(rulesOf(set), { groups: set.groups })
        const { groups } = readBack(text).ruleSet
        const addresses = new Map(set.groups.map(({ id }, index) => [id, groups[index]?.id ?? '']))
        const addressed = withoutRefused(set, refusals).groups.map((group) => ({
          ...group,
          rules: group.rules.map(({ peer, ...rule }) => ({
            ...rule,
            group: addresses.get(rule.group) ?? rule.group,
            peer: peer.kind === 'group' ? { ...peer, groupId: addresses.get(peer.groupId) ?? peer.groupId } : peer,
          })),
        }))
        expect(contents({ ...set, groups })).toEqual(contents({ ...set, groups: addressed }))
        expect(groups.map(({ type, innerAccess, name }) => [type, innerAccess, name])).toEqual(
          set.groups.map(({ type, innerAccess, name }) => [type, innerAccess, name]),
        )
      }),
    )
  })

  it('as a template of Resource Orchestration Service, of groups that exist', () => {
    fc.assert(
      fc.property(anyHostileSet, (set) => {
        const { text, refusals } = toRos(rulesOf(set))
        expect(contents(read(text, { yaml: readYaml }).ruleSet)).toEqual(contents(withoutRefused(set, refusals)))
      }),
    )
  })

  it('as a template of Resource Orchestration Service, with the groups, which rules name by reference', () => {
    fc.assert(
      fc.property(anyHostileSet, (set) => {
        const { text, refusals } = toRos(rulesOf(set), { groups: set.groups })
        const { groups } = read(text, { yaml: readYaml }).ruleSet
        const names = new Map(set.groups.map(({ id }, index) => [id, groups[index]?.id ?? '']))
        const named = withoutRefused(set, refusals).groups.map((group) => ({
          ...group,
          rules: group.rules.map(({ peer, ...rule }) => ({
            ...rule,
            group: names.get(rule.group) ?? rule.group,
            peer: peer.kind === 'group' ? { ...peer, groupId: names.get(peer.groupId) ?? peer.groupId } : peer,
          })),
        }))
        expect(contents({ ...set, groups })).toEqual(contents({ ...set, groups: named }))
        expect(groups.map(({ type, name }, index) => [type, name || names.get(set.groups[index]?.id ?? '')])).toEqual(
          set.groups.map(({ type, name, id }) => [type, name || names.get(id)]),
        )
      }),
    )
  })

  it('as files for the console, a group each', () => {
    fc.assert(
      fc.property(anyHostileSet, (set) => {
        const { files, refusals } = toConsoleImport(rulesOf(set))
        for (const group of withoutRefused(set, refusals).groups) {
          const own = files.filter((file) => file.group === group.id)
          const read1 = own.flatMap(({ text }) => read(text).ruleSet.groups)
          const renamed = {
            ...group,
            rules: read1.flatMap(({ rules }) => rules).map((rule) => ({ ...rule, group: group.id })),
          }
          expect(contents({ ...set, groups: [renamed] })).toEqual(contents({ ...set, groups: [group] }))
        }
      }),
    )
  })
  it('at most 200 rules to a file', () => {
    const [rule] = read(
      '[{"Direction":"ingress","IpProtocol":"TCP","PortRange":"22/22","SourceCidrIp":"10.0.0.0/8"}]',
    ).ruleSet.groups.flatMap(({ rules }) => rules)
    const { files } = toConsoleImport(Array.from({ length: 401 }, () => rule).filter((each) => each !== undefined))
    expect(files.map(({ text }) => (JSON.parse(text) as unknown[]).length)).toEqual([200, 200, 1])
  })

  it('as commands', () => {
    fc.assert(
      fc.property(anyHostileSet, (set) => {
        const { commands, refusals } = toCli(rulesOf(set), { region: 'r' }, set.groups)
        const text = commands.map((command) => `$ ${commandLine(command)}`).join('\n')
        expect(contents(read(text).ruleSet)).toEqual(contents(withoutRefused(set, refusals)))
      }),
    )
  })

  it('as commands, with a description that is a quotation', () => {
    const [rule] = rulesOf(
      read('[{"Direction":"ingress","IpProtocol":"TCP","PortRange":"22/22","SourceCidrIp":"10.0.0.0/8"}]').ruleSet,
    )
    const { commands } = toCli([rule].flatMap((each) => (each ? [{ ...each, description: '"own"' }] : [])))
    expect(read(commands.map(commandLine).join('\n')).ruleSet.groups[0]?.rules[0]?.description).toBe('"own"')
  })

  it('with a description in which a template language would fill something in', () => {
    const document = `[{"Direction":"ingress","IpProtocol":"TCP","PortRange":"22/22","SourceCidrIp":"10.0.0.0/8","Description":"{{x}}'"}]`
    const { ruleSet } = read(document)
    expect(ruleSet.groups[0]?.rules[0]?.description).toBe("{{x}}'")
    const { commands } = toCli(rulesOf(ruleSet))
    expect(contents(read(commands.map(commandLine).join('\n')).ruleSet)).toEqual(contents(ruleSet))
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
