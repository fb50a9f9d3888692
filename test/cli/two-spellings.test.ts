import { describe, expect, it } from 'vitest'
import { cliCalls, kebabSpelling } from '@/lib/cli'

const kebab = (text: string) => cliCalls(text).map(kebabSpelling)

describe('one call in the two spellings of the CLI', () => {
  it.each([
    [
      'a structure becomes JSON, and what only the built-in form needs goes',
      "aliyun ecs AuthorizeSecurityGroup --RegionId ap-northeast-1 --SecurityGroupId sg-1 --Permissions.1.Policy accept --Permissions.1.PortRange=-1/-1 --Permissions.1.Description 'the web' --method POST --force",
      `aliyun ecs authorize-security-group --biz-region-id ap-northeast-1 --security-group-id sg-1 --permissions '[{"Policy":"accept","PortRange":"-1/-1","Description":"the web"}]'`,
    ],
    [
      'a list is separated by spaces',
      'aliyun ecs ModifyInstanceAttribute --InstanceId i-1 --SecurityGroupIds.1 sg-new --SecurityGroupIds.2 sg-old',
      'aliyun ecs modify-instance-attribute --instance-id i-1 --security-group-ids sg-new sg-old',
    ],
    [
      'what a shell works out stays in its quotes, and what follows the call stays',
      'aliyun ram CreatePolicy --PolicyName deny --PolicyDocument "$(cat deny.json)" > made.json',
      'aliyun ram create-policy --policy-name deny --policy-document "$(cat deny.json)" > made.json',
    ],
    [
      'columns of the built-in form are left out',
      'aliyun ecs DescribeSecurityGroupAttribute --RegionId r --SecurityGroupId sg-1 --Direction all --output cols=Policy,Priority rows=Permissions.Permission[]',
      'aliyun ecs describe-security-group-attribute --biz-region-id r --security-group-id sg-1 --direction all',
    ],
  ])('%s', (_, pascal, expected) => {
    expect(kebab(pascal)).toEqual([expected])
  })

  it('a product without such a plugin has the built-in spelling only', () => {
    expect(kebab('aliyun nis GetNetworkReachableAnalysis --RegionId r')).toEqual([null])
  })

  it('lines that go on, comments and empty lines', () => {
    expect(cliCalls('# first\naliyun ecs DescribeSecurityGroups \\\n  --RegionId r\n\n')).toHaveLength(1)
  })

  it.each([
    ['no operation', 'aliyun ecs --RegionId r'],
    ['another program', 'ecctl ecs sg get sg-1'],
    ['a value without a name', 'aliyun ecs DescribeInstances r'],
    ['an open quote', "aliyun ecs DescribeInstances --RegionId 'r"],
  ])('%s is refused with the line', (_, line) => {
    expect(() => cliCalls(line)).toThrow(line)
  })
})
