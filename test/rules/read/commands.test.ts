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
  it('commands that only ask are no commands to read', () => {
    expect(codes('aliyun ecs DescribeSecurityGroupAttribute --SecurityGroupId sg-1')).toEqual(['no-json'])
  })
})
