import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readInput } from '@/components/cidr/read-input'
import { readTree, writeTree } from '@/components/cidr/split-tree'
import { readWishes } from '@/components/cidr/vswitch'
import { findCodes } from '@/components/pasted/find-codes'
import { readAllowed } from '@/components/rules/draft/review'
import { errorEntries } from '@/content/error-codes'
import { loadModel } from '@/lib/ask'
import { addressFigures } from '@/lib/ask/figures'
import {
  formatBlock,
  itemsOf,
  type Parsed,
  parseAddress,
  parseBlock,
  parseMask,
  parseRange,
  parseWildcard,
  readSet,
} from '@/lib/cidr'
import { readPolicy, readRefusal } from '@/lib/policy'
import { diagnose, mask, parseTarget, readFlowLog, readReachabilityLink } from '@/lib/reachability'
import { parsePacket, read, readHolders, readPages, readTrail } from '@/lib/rules'
import { parseJson, readHcl, readJson } from '@/lib/text'
import { readYaml } from '@/lib/text/yaml'
import { keptStates } from './kept-states'
import { check, type Parser } from './parser'

function filesIn(folder: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : []
  return names.filter((entry) => entry.isFile()).map(({ name }) => readFileSync(`${folder}/${name}`, 'utf8'))
}

const documents = filesIn('test/fixtures/samples')
const outputs = filesIn('test/fixtures/reachability/outputs')
const policies = filesIn('content/policies')

const terraform = [
  'resource "alicloud_security_group" "web" {\n  name   = "web"\n  vpc_id = alicloud_vpc.main.id\n}\n',
  'variable "ports" { default = ["22/22", "443/443"] }\nresource "alicloud_security_group_rule" "in" {\n  for_each = toset(var.ports)\n  type = "ingress"\n  ip_protocol = "tcp"\n  port_range = each.value\n  security_group_id = alicloud_security_group.web.id\n  cidr_ip = "10.0.0.0/8"\n}\n',
  'data "alicloud_ram_policy_document" "d" {\n  statement {\n    effect = "Deny"\n    action = ["ecs:AuthorizeSecurityGroup"]\n    resource = ["*"]\n  }\n}\nlocals { doc = <<EOF\n{"Version":"1","Statement":[]}\nEOF\n}\n',
]
const templates = [
  'ROSTemplateFormatVersion: "2015-09-01"\nResources:\n  Group:\n    Type: ALIYUN::ECS::SecurityGroup\n    Properties:\n      VpcId: !Ref Vpc\n      SecurityGroupIngress:\n        - PortRange: 80/80\n          Priority: 1\n          SourceCidrIp: 0.0.0.0/0\n          IpProtocol: tcp\n',
]
const commands = [
  'aliyun ecs AuthorizeSecurityGroup --RegionId cn-hangzhou --SecurityGroupId sg-bp1 --Permissions.1.IpProtocol TCP --Permissions.1.PortRange 22/22 --Permissions.1.SourceCidrIp 203.0.113.0/24 --Permissions.1.Policy Accept --Permissions.1.Priority 1\n',
  'aliyun ecs authorize-security-group --biz-region-id cn-hangzhou --security-group-id sg-bp1 --permissions \'[{"IpProtocol":"TCP"}]\' \\\n  --force\n',
]
const refusals = [
  '{"Code":"NoPermission","Message":"You are not authorized to do this action.","AccessDeniedDetail":{"AuthAction":"ecs:AuthorizeSecurityGroup","PolicyType":"AccountLevelIdentityBasedPolicy","NoPermissionType":"ExplicitDeny"}}',
]
const secrets = [
  'aliyun configure\nAccess Key Id []: LTAI5tExampleExampleEx\nAccess Key Secret []: abcdefghijklmnopqrstuvwxyz0123\n',
  'curl -u "user:pass word" https://u:p@203.0.113.5/x?token=abc\nAuthorization: Bearer eyJhbGciOiJIUzI1NiJ9.e30.abc\n-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n-----END OPENSSH PRIVATE KEY-----\n',
]
const addresses = [
  '10.0.0.0/8\n192.168.0.0/16, 172.16.0.0 - 172.31.255.255\n2001:db8::/32',
  '203.0.113.7 255.255.255.0',
  '0.0.0.255',
  '::ffff:192.0.2.1/96',
  '10.0.0.0/8\r\n\r\n# office\n198.51.100.7',
]
const questions = [
  'port 80 is unreachable from 203.0.113.0/24',
  '80番ポートに繋がらない',
  '安全组规则的优先级怎么算？',
  'how many addresses are in 10.0.0.0/19',
  'InvalidSecurityGroupId.NotFound',
]
const links = ['#port=8080&protocol=udp&from=203.0.113.9&symptom=timeout&direction=egress', '#kept=ab12', '#port=%00']

const events = [
  '{"events":[{"eventName":"AuthorizeSecurityGroup","eventTime":"2026-11-27T02:14:05Z","acsRegion":"cn-hangzhou","sourceIpAddress":"203.0.113.9","userIdentity":{"type":"ram-user","userName":"alice"},"requestParameters":{"SecurityGroupId":"sg-bp1","Permissions":"[{\\"IpProtocol\\":\\"tcp\\",\\"PortRange\\":\\"22/22\\",\\"SourceCidrIp\\":\\"0.0.0.0/0\\"}]"}}]}',
]
const answersOfTheApi = [
  '{"SecurityGroupId":"sg-bp1","NextToken":"AAAA","Permissions":{"Permission":[{"Direction":"ingress"}]}}\n{"SecurityGroups":{"SecurityGroup":[{"SecurityGroupId":"sg-bp1","RuleCount":3}]},"NextToken":""}',
  '{"Instances":{"Instance":[{"InstanceId":"i-bp1","SecurityGroupIds":{"SecurityGroupId":["sg-bp1"]}}]},"PageNumber":1}\n{"SecurityGroupReferences":{"SecurityGroupReference":[{"SecurityGroupId":"sg-bp1","ReferencingSecurityGroups":{"ReferencingSecurityGroup":[{"SecurityGroupId":"sg-bp2"}]}}]}}',
]
const packets = ['{"direction":"ingress","protocol":6,"peer":"203.0.113.9","port":80,"peerGroups":["sg-bp1"]}']
const fields = ['10.0.0.0/9 web\n10.128.0.0/9', 'web 60, db 14\n3', 'tcp 22, 80-90; udp 53/53']

const target = parseTarget({ protocol: 'tcp', port: 80, from: '198.51.100.7', direction: 'ingress' })

function holdsPlace(parsed: Parsed<unknown>, text: string) {
  if (!parsed.ok)
    check(parsed.problem.at >= 0 && parsed.problem.at <= text.length, 'a fault stands outside of the text')
}

const codes = errorEntries('en')
const asker = loadModel(JSON.parse(readFileSync('public/ask/en.json', 'utf8')), addressFigures)

export const parsers: readonly Parser[] = [
  {
    name: 'cidr',
    seeds: addresses,
    read: (text) => {
      const block = parseBlock(text)
      if (block.ok) check(parseBlock(formatBlock(block.value)).ok, 'a block is not read as it was written')
      for (const parsed of [block, parseAddress(text), parseRange(text), parseMask(text), parseWildcard(text)])
        holdsPlace(parsed, text)
      // A mask that stands behind its address after a blank is put to it.
      for (const { text: item, at } of itemsOf(text)) {
        check(text.startsWith(item.replace(/\/255(?:\.\d{1,3}){3}$/, ''), at), 'an item stands elsewhere')
      }
      readSet(text.split('\n'))
      structuredClone(readInput(text))
    },
  },
  {
    name: 'rules',
    seeds: [...documents, ...terraform, ...templates, ...commands],
    read: (text) => {
      for (const direction of ['ingress', undefined] as const)
        structuredClone(read(text, { yaml: readYaml, ...(direction ? { direction } : {}) }).warnings)
    },
  },
  {
    name: 'policy',
    seeds: [...policies, ...terraform],
    read: (text) => {
      structuredClone(readPolicy(text, { yaml: readYaml }))
    },
  },
  { name: 'refusal', seeds: refusals, read: (text) => void structuredClone(readRefusal(text)) },
  {
    name: 'reachability',
    seeds: [...outputs, ...documents],
    read: (text) => {
      if (target.ok) structuredClone(diagnose({ target: target.target, evidence: [text] }))
      structuredClone(readFlowLog(text))
    },
  },
  {
    name: 'mask',
    seeds: [...secrets, ...outputs],
    read: (text) => {
      const masked = mask(text)
      check(masked.secrets > 0 || masked.addresses > 0 || masked.text === text, 'what hides nothing changes nothing')
    },
  },
  {
    name: 'json',
    seeds: [...documents, ...policies],
    read: (text) => {
      const { nodes } = parseJson(text)
      for (const { at } of nodes)
        check((at ?? 0) >= 0 && (at ?? 0) <= text.length, 'a value stands outside of the text')
      readJson(text)
    },
  },
  { name: 'hcl', seeds: terraform, read: (text) => void structuredClone(readHcl(text)) },
  { name: 'yaml', seeds: templates, read: (text) => void structuredClone(readYaml(text)) },
  { name: 'ask', seeds: [...questions, ...refusals], read: (text) => void asker.ask(text) },
  { name: 'trail', seeds: events, read: (text) => void structuredClone(readTrail(text)) },
  {
    name: 'api-answers',
    seeds: answersOfTheApi,
    read: (text) => {
      structuredClone(readPages(text))
      structuredClone(readHolders(text))
    },
  },
  {
    name: 'packet',
    seeds: packets,
    read: (text) => {
      for (const { value } of readJson(text).documents) parsePacket(Object(value))
    },
  },
  { name: 'codes', seeds: [...refusals, ...questions], read: (text) => void findCodes(codes, text) },
  {
    name: 'fields',
    seeds: fields,
    read: (text) => {
      const tree = readTree(text)
      if (tree) check(readTree(writeTree(tree)) !== null, 'a tree is not read as it was written')
      readWishes(text)
      readAllowed(text)
    },
  },
  ...keptStates,
  { name: 'links', seeds: links, read: (text) => void structuredClone(readReachabilityLink(text)) },
]
