import { describe, expect, it } from 'vitest'
import { commandLine, read, toCli } from '@/lib/rules'
import { group, rule } from './documents'

const command = 'aliyun ecs AuthorizeSecurityGroup --RegionId ap-northeast-1 --SecurityGroupId sg-1'
const http = '--Permissions.1.IpProtocol TCP --Permissions.1.PortRange 80/80 --Permissions.1.SourceCidrIp 0.0.0.0/0'

function codes(text: string) {
  return read(text).warnings.map(({ code }) => code)
}

describe('commands of the CLI', () => {
  it.each([
    ['on one line', `${command} ${http}`],
    ['after a prompt', `[root@web ~]# ${command} ${http}\n{"RequestId":"x"}`],
    ['over several lines', `${command} \\\n  ${http.replaceAll(' --', ' \\\r\n  --')}`],
    ['with quotes of both kinds', `${command} ${http.replace('0.0.0.0/0', "'0.0.0.0/0'").replace('80/80', '"80/80"')}`],
    [
      'with equals signs',
      `${command} ${http.replace('PortRange ', 'PortRange=').replace('IpProtocol ', 'IpProtocol="').replace('TCP', 'TCP"')}`,
    ],
    ['in a script', `set -e\nif true; then ${command} ${http} >/dev/null || exit 1; fi # {`],
    ['with the parameters of older versions', `${command} ${http.replaceAll('Permissions.1.', '')}`],
    ['with parameters of the CLI itself', `${command} --profile prod ${http} --method POST --force`],
  ])('%s', (_, text) => {
    const { ruleSet, recognised } = read(text)
    expect(ruleSet.groups).toMatchObject([
      {
        id: 'sg-1',
        rules: [
          { id: '0', direction: 'ingress', protocol: 'tcp', ports: { start: 80 }, action: 'accept', priority: 1 },
        ],
      },
    ])
    expect(recognised.at(-1)).toMatchObject({ kind: 'commands', read: 1, skipped: 0 })
  })
  it('several rules and calls, in both directions, beside a document', () => {
    const two = `${http} ${http.replaceAll('s.1.', 's.2.').replace('80/80', '443/443')}`
    const out =
      'aliyun ecs AuthorizeSecurityGroupEgress --SecurityGroupId sg-1 --IpProtocol all --PortRange=-1/-1 --DestCidrIp 0.0.0.0/0 --Policy drop'
    const { ruleSet } = read(`${JSON.stringify(group([rule], { SecurityGroupId: 'sg-2' }))}\n${command} ${two}\n${out}`)
    expect(ruleSet.groups.map(({ id, rules }) => [id, rules.map(({ direction }) => direction)])).toEqual([
      ['sg-2', ['ingress']],
      ['sg-1', ['ingress', 'ingress', 'egress']],
    ])
  })
  it('a place is the line, the rule and the parameter', () => {
    expect(read(`\n${command} ${http.replace('80/80', '0/80')}`).warnings).toContainEqual(
      expect.objectContaining({ code: 'port-range', place: { document: 0, path: 'line 2.Permissions.1.PortRange' } }),
    )
  })
  it('a group that a variable names is known by that name, and written as a place-holder', () => {
    const { ruleSet } = read(`${command.replace('sg-1', '"$SG"')} ${http}`)
    expect(ruleSet.groups.map(({ id }) => id)).toEqual(['$SG'])
    const [written] = toCli(ruleSet.groups.flatMap(({ rules }) => rules)).commands
    expect(written && commandLine(written)).toContain("--SecurityGroupId '<security-group-id of $SG>'")
  })
  it('a value that a variable gives is not guessed', () => {
    const { counts, warnings } = read(`${command} ${http.replace('0.0.0.0/0', '"$(curl -s ifconfig.me)/32"')}`)
    expect(counts.rules).toBe(0)
    expect(warnings).toContainEqual(
      expect.objectContaining({
        code: 'known-after-apply',
        params: expect.objectContaining({ field: 'SourceCidrIp' }),
      }),
    )
  })
  it('commands that delete or change rules are told: what they leave cannot be known', () => {
    expect(codes('aliyun ecs RevokeSecurityGroup --SecurityGroupId sg-1 --SecurityGroupRuleId.1 sgr-1')).toEqual([
      'command-not-read',
    ])
  })
  it.each(['"', "'", "$'"])('security F12: a quote that is not closed ends nothing silently: %s', (quote) => {
    const { ruleSet, warnings, counts } = read(`${command.replace('sg-1', () => `${quote}sg-1`)} ${http}`)
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'quote-open', severity: 'error' }))
    expect([ruleSet.groups, counts.rules]).toEqual([[], 0])
  })
  it('security F12: a quoted blank after an id is no part of it', () => {
    expect(read(`${command.replace('sg-1', '"sg-1 "')} ${http}`).ruleSet.groups.map(({ id }) => id)).toEqual(['sg-1'])
  })
  it.each([
    ['a sentence of a comment', (call: string) => `# e.g. "${call}"`],
    ['a comment of a script, behind a command', (call: string) => `echo hello # then: ${call}`],
    ['a comment that quotes in single quotes', (call: string) => `  # don't run '${call}'`],
    ['a comment of JSON or HCL', (call: string) => `  // made by ${call}`],
    ['a comment of several lines', (call: string) => `/* was made by\n * ${call}\n */`],
    ['a comment of HTML', (call: string) => `<!--\n${call}\n-->`],
    ['a batch file, rem', (call: string) => `REM first ${call}`],
    ['a batch file, colons', (call: string) => `:: first ${call}`],
  ])('what a comment quotes is told and not read: %s', (_, comment) => {
    const request = `https://ecs.aliyuncs.com/?Action=AuthorizeSecurityGroup&SecurityGroupId=sg-1&IpProtocol=tcp`
    const shown = JSON.stringify(group([rule], { SecurityGroupId: 'sg-2' }))
    for (const call of [`${command} ${http}`, request]) {
      const { ruleSet, warnings } = read(`${comment(call)}\n${shown}`)
      expect(ruleSet.groups.map(({ id }) => id)).toEqual(['sg-2'])
      expect(warnings.filter(({ severity }) => severity !== 'hint').map(({ code }) => code)).toEqual([
        'command-commented',
      ])
    }
  })
  it.each([
    ['the prompt of an administrator', (call: string) => `[root@web ~]# ${call}`],
    ['a prompt that is a sign alone', (call: string) => `# ${call}\n# ${call.replace('80/80', '81/81')}`],
    ['a prompt with a blank before its sign', (call: string) => `root@web ~ # ${call}`],
    ['a sign within quotes', (call: string) => `echo "a # b"; ${call}`],
    ['a sign within a word', (call: string) => `x=a#b; ${call}`],
    ['behind a comment of several lines', (call: string) => `/* x */\n/* y\n */ ${call}`],
    ['behind names of files', (call: string) => `rm -f /tmp/* ; ${call}`],
    ['behind an address', (call: string) => `curl https://example.com/ && ${call}`],
  ])('what only looks like a comment is read: %s', (_, line) => {
    expect(codes(line(`${command} ${http}`))).not.toContain('command-commented')
    expect(read(line(`${command} ${http}`)).counts.rules).toBeGreaterThan(0)
  })
  it.each(['Description', 'description', 'Remark'])('a command that a %s quotes is part of it', (name) => {
    const { ruleSet } = read(JSON.stringify(group([{ ...rule, Description: '' }], { [name]: `by ${command} ${http}` })))
    expect(ruleSet.groups.map(({ id, rules }) => [id, rules.length])).toEqual([['sg-1', 1]])
    const described = read(JSON.stringify(group([{ ...rule, Description: `by ${command} ${http}` }])))
    expect(described.ruleSet.groups[0]?.rules.map(({ description }) => description)).toEqual([`by ${command} ${http}`])
  })
  it.each(['RevokeSecurityGroup', 'RevokeSecurityGroupEgress', 'ModifySecurityGroupRule', 'ModifySecurityGroupPolicy'])(
    'a call of the API that changes or deletes is told as a command is: %s',
    (operation) => {
      const query = `Action=${operation}&SecurityGroupId=sg-1&IpProtocol=tcp&PortRange=22/22`
      for (const text of [`https://ecs.aliyuncs.com/?${query}`, query, `GET /?${query} HTTP/1.1`]) {
        expect(read(text).warnings).toEqual([
          expect.objectContaining({
            code: 'command-not-read',
            severity: 'error',
            params: { line: 1, found: operation },
          }),
        ])
      }
    },
  )
  it('commands that only ask are no commands to read', () => {
    expect(codes('aliyun ecs DescribeSecurityGroupAttribute --SecurityGroupId sg-1')).toEqual(['no-json'])
  })
})

describe('a document on the line before a command', () => {
  it('has its fault where it stands', () => {
    const { warnings } = read(`{"SecurityGroupId":"sg-1",,}\n${command} ${http}`)
    expect(warnings.find(({ code }) => code === 'json-syntax')?.place).toEqual({
      document: 0,
      path: 'line 1, column 27',
    })
    expect(read(`${command} ${http}`).warnings.map(({ code }) => code)).toEqual([
      'type-assumed',
      'inner-access-assumed',
    ])
  })
})
