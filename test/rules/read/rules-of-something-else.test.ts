import { describe, expect, it } from 'vitest'
import { read } from '@/lib/rules'
import { readYaml } from '@/lib/text/yaml'

function codesOf(text: string): string[] {
  return read(text, { yaml: readYaml }).warnings.map(({ code }) => code)
}

const json = (value: unknown) => JSON.stringify(value, null, 2)

describe('rules of something else are named, and nothing of them is read', () => {
  const awsGroup = {
    GroupId: 'sg-0abc',
    GroupName: 'web',
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
  }
  const azureRule = {
    name: 'ssh',
    properties: { protocol: 'Tcp', destinationPortRange: '22', access: 'Allow', priority: 100, direction: 'Inbound' },
  }
  const gcpRule = { kind: 'compute#firewall', name: 'ssh', allowed: [{ IPProtocol: 'tcp', ports: ['22'] }] }
  it.each([
    ['AWS: describe-security-groups', json({ SecurityGroups: [awsGroup] }), 'of-aws'],
    [
      'AWS: describe-security-group-rules',
      json({ SecurityGroupRules: [{ IsEgress: false, CidrIpv4: '0.0.0.0/0' }] }),
      'of-aws',
    ],
    ['AWS: Terraform', 'resource "aws_security_group" "web" {\n  ingress {\n    from_port = 22\n  }\n}', 'of-aws'],
    ['AWS: CloudFormation', 'Resources:\n  Web:\n    Type: AWS::EC2::SecurityGroup\n', 'of-aws'],
    ['AWS: its CLI', 'aws ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port 22', 'of-aws'],
    ['Azure: a network security group', json({ securityRules: [azureRule] }), 'of-azure'],
    ['Azure: Terraform', 'resource "azurerm_network_security_rule" "ssh" {\n  priority = 100\n}', 'of-azure'],
    ['Google Cloud: firewall-rules list', json([gcpRule]), 'of-google'],
    ['Google Cloud: Terraform', 'resource "google_compute_firewall" "ssh" {\n  name = "ssh"\n}', 'of-google'],
    [
      'OpenStack',
      json({ security_group_rules: [{ direction: 'ingress', remote_ip_prefix: '0.0.0.0/0' }] }),
      'of-other-cloud',
    ],
    [
      'Tencent Cloud',
      json({ SecurityGroupPolicySet: { Ingress: [{ Port: '22', Action: 'ACCEPT' }] } }),
      'of-other-cloud',
    ],
    [
      'Kubernetes',
      'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nspec:\n  podSelector: {}\n',
      'of-kubernetes',
    ],
    ['iptables-save', '*filter\n-A INPUT -p tcp --dport 22 -j ACCEPT\nCOMMIT\n', 'of-host-firewall'],
    ['a network ACL', json({ NetworkAcls: { NetworkAcl: [{ NetworkAclId: 'nacl-1' }] } }), 'of-network-acl'],
    [
      'a RAM policy',
      json({ Version: '1', Statement: [{ Effect: 'Allow', Action: 'ecs:*', Resource: '*' }] }),
      'of-ram',
    ],
    ['prose', 'Please open port 22 for the office alone.', 'no-json'],
  ])('%s', (_, text, code) => {
    const { ruleSet } = read(text, { yaml: readYaml })
    expect(ruleSet.groups).toEqual([])
    expect(codesOf(text)).toEqual([code])
  })

  it('beside rules of ours it is no reason to read none', () => {
    const tf = `resource "aws_security_group" "a" {\n  name = "a"\n}
resource "alicloud_security_group" "web" {\n  vpc_id = "vpc-1"\n}
resource "alicloud_security_group_rule" "ssh" {
  security_group_id = alicloud_security_group.web.id
  type        = "ingress"
  ip_protocol = "tcp"
  port_range  = "22/22"
  cidr_ip     = "203.0.113.0/24"
}`
    expect(read(tf).ruleSet.groups.map(({ rules }) => rules.length)).toEqual([1])
  })

  it('a group with a word of another cloud in its description is ours', () => {
    const group = {
      SecurityGroupId: 'sg-1',
      VpcId: 'vpc-1',
      Description: 'moved from aws_security_group web',
      Permissions: {
        Permission: [
          {
            Direction: 'ingress',
            IpProtocol: 'TCP',
            PortRange: '22/22',
            SourceCidrIp: '10.0.0.0/8',
            Policy: 'Accept',
            Priority: 1,
          },
        ],
      },
    }
    expect(read(json(group)).ruleSet.groups[0]?.rules).toHaveLength(1)
    const empty = { ...group, Permissions: { Permission: [] } }
    expect(read(json(empty)).ruleSet.groups).toHaveLength(1)
  })
})
