import { type Condition, fitOfAll } from '../filter'
import type { FirewallRead, HostFirewall, HostPacket } from '../model'
import { type Block, quote } from '../paste'
import { addressCondition, fixed, portCondition, protocolOf } from './iptables-part'

/** Field labels of `netsh advfirewall` in English, Japanese, Simplified and Traditional Chinese. */
const labels: readonly [string, RegExp][] = [
  ['name', /^(?:Rule Name|規則名|规则名称|規則名稱)$/],
  ['enabled', /^(?:Enabled|有効|已启用|已啟用)$/],
  ['direction', /^(?:Direction|方向)$/],
  ['profiles', /^(?:Profiles|プロファイル|配置文件|設定檔)$/],
  ['self', /^(?:LocalIP|ローカル ?IP|本地 ?IP|本機 ?IP)$/],
  ['peer', /^(?:RemoteIP|リモート ?IP|远程 ?IP|遠端 ?IP)$/],
  ['protocol', /^(?:Protocol|プロトコル|协议|通訊協定)$/],
  ['port', /^(?:LocalPort|ローカル ?ポート|本地端口|本機連接埠)$/],
  ['peerPort', /^(?:RemotePort|リモート ?ポート|远程端口|遠端連接埠)$/],
  ['action', /^(?:Action|操作|動作)$/],
]
const yes = /^(?:Yes|はい|是)$/i
const inbound = /^(?:In|入力|受信|入|傳入|输入)$/i
const any = /^(?:Any|任意|任何|すべて|LocalSubnet,.*)$/i
const blockWord = /^(?:Block|ブロック|阻止|封鎖)$/i
const allowWord = /^(?:Allow|許可|允许|允許)$/i
const openProfiles = /Public|Private|パブリック|プライベート|公用|公開|专用|私人|Any/i

interface Rule {
  readonly enabled: boolean
  readonly ingress: boolean
  readonly block: boolean
  readonly conditions: readonly Condition[]
  readonly line: string
}

interface Profile {
  readonly name: string
  readonly on: boolean | null
  /** Whether incoming traffic without a rule is blocked. */
  readonly blocks: boolean | null
  readonly line: string
}

/** Reads `netsh advfirewall firewall show rule`, `show allprofiles` and `Get-NetFirewallProfile`, each of which tells a part. */
export function readNetsh(blocks: readonly Block[]): HostFirewall[] {
  const rules = blocks.flatMap(readRules)
  const profiles = blocks.flatMap(readProfiles)
  if (rules.length === 0 && profiles.length === 0) return []
  const all = blocks.some(
    ({ command, ended }) =>
      ended && command !== null && /name\s*=\s*"?(?:all|すべて|所有)"?\s*(?:dir\s*=\s*in\s*)?$/i.test(command),
  )
  return [
    {
      kind: 'host-firewall',
      tool: 'netsh',
      decide: (packet) => decide(rules, profiles, all, packet),
      redirect: () => null,
    },
  ]
}

/** Adds up what several pastes say: rules in one, profiles in another. */
function decide(rules: readonly Rule[], profiles: readonly Profile[], all: boolean, packet: HostPacket): FirewallRead {
  const on = profiles.filter((profile) => !/domain|ドメイン|域/i.test(profile.name))
  if (on.length > 0 && on.every((profile) => profile.on === false)) {
    return { verdict: 'accept', line: on[0]?.line ?? null, code: 'inactive' }
  }
  const own = rules.filter((rule) => rule.enabled && rule.ingress === (packet.direction === 'ingress'))
  let doubt: string | null = null
  let allowed: string | null = null
  for (const rule of own) {
    const fit = fitOfAll(rule.conditions, packet)
    if (fit === 'no') continue
    if (fit === 'maybe') doubt ??= rule.line
    else if (rule.block) {
      return {
        verdict: 'drop',
        line: rule.line,
        code: 'block-rule',
      }
    } else allowed ??= rule.line
  }
  if (doubt && !allowed) return { verdict: 'unknown', line: doubt, code: 'undecided' }
  if (allowed) {
    return doubt
      ? { verdict: 'unknown', line: doubt, code: 'undecided' }
      : { verdict: 'accept', line: allowed, code: 'rule' }
  }
  if (
    packet.direction === 'ingress' &&
    on.length > 0 &&
    on.every((profile) => profile.on !== false && profile.blocks === false)
  ) {
    return {
      verdict: 'accept',
      line: on[0]?.line ?? null,
      code: 'default',
    }
  }
  if (all && rules.length > 0 && on.length > 0 && on.every((profile) => profile.on && profile.blocks)) {
    return {
      verdict: 'drop',
      line: on[0]?.line ?? null,
      code: 'default',
    }
  }
  return {
    verdict: 'unknown',
    line: null,
    code: 'some-rules',
  }
}

function readRules(block: Block): Rule[] {
  const rules: Rule[] = []
  let fields: Map<string, string> | null = null
  let first = ''
  const close = () => {
    if (fields?.has('action')) rules.push(ruleOf(fields, first))
    fields = null
  }
  for (const line of block.lines) {
    const match = line.length < 2000 ? /^\s*([^::]{2,24}?)\s*[::]\s*(.*?)\s*$/.exec(line) : null
    const key = match ? labels.find(([, label]) => label.test(match[1] ?? ''))?.[0] : undefined
    if (!match || !key) continue
    if (key === 'name') {
      close()
      fields = new Map()
      first = quote(line)
    }
    fields?.set(key, match[2] ?? '')
  }
  close()
  return rules
}

function ruleOf(fields: ReadonlyMap<string, string>, line: string): Rule {
  const conditions: Condition[] = []
  const protocol = fields.get('protocol') ?? 'Any'
  if (!any.test(protocol))
    conditions.push({ kind: 'protocol', names: [protocolOf(protocol.replace(/v4$/i, ''))], not: false })
  for (const kind of ['peer', 'self'] as const) {
    const text = fields.get(kind) ?? 'Any'
    if (any.test(text)) continue
    conditions.push(
      /LocalSubnet|ローカル サブネット|本地子网/i.test(text)
        ? fixed('maybe')
        : addressCondition(kind, text.replace(/\/255\.255\.255\.255/g, ''), false),
    )
  }
  const ingress = inbound.test(fields.get('direction') ?? 'In')
  const port = fields.get(ingress ? 'port' : 'peerPort')
  if (port !== undefined && !any.test(port)) conditions.push(portCondition(port, false))
  else if (port === undefined && !any.test(protocol) && /^(?:tcp|udp)$/i.test(protocol)) conditions.push(fixed('maybe'))
  const other = fields.get(ingress ? 'peerPort' : 'port')
  if (other !== undefined && !any.test(other)) conditions.push(fixed('maybe'))
  if (!openProfiles.test(fields.get('profiles') ?? 'Any')) conditions.push(fixed('maybe'))
  const action = fields.get('action') ?? ''
  if (!blockWord.test(action) && !allowWord.test(action)) conditions.push(fixed('maybe'))
  return { enabled: yes.test(fields.get('enabled') ?? ''), ingress, block: blockWord.test(action), conditions, line }
}

function readProfiles(block: Block): Profile[] {
  const profiles: Profile[] = []
  let name = ''
  let on: boolean | null = null
  let blocks: boolean | null = null
  let written = ''
  let table = false
  const close = () => {
    if (name && on !== null) profiles.push({ name, on, blocks, line: written })
    name = ''
    on = null
    blocks = null
  }
  for (const line of block.lines) {
    if (line.length > 300) continue
    const title =
      /^\s*(Domain|Private|Public|ドメイン|プライベート|パブリック|域|专用|公用|私人|公開)\s*(?:Profile|プロファイル|配置文件|設定檔)\s*(?:Settings|設定|の設定|设置)?\s*[::]?/i.exec(
        line,
      )
    if (title?.[1]) {
      close()
      name = title[1]
      continue
    }
    const row = table ? /^\s*(Domain|Private|Public)\s+(True|False)\b/.exec(line) : null
    if (row?.[1]) {
      profiles.push({ name: row[1], on: row[2] === 'True', blocks: null, line: quote(line) })
      continue
    }
    table ||= /^\s*Name\s+Enabled\b/.test(line)
    const listed = /^\s*Name\s*:\s*(Domain|Private|Public)\s*$/.exec(line)
    if (listed?.[1]) {
      close()
      name = listed[1]
      continue
    }
    const state = /^\s*(?:State|状態|状态|Enabled)\s*[::]?\s+[::]?\s*(ON|OFF|オン|オフ|启用|关闭|True|False)\s*$/i.exec(
      line,
    )
    if (state?.[1] && name) {
      on = /^(?:ON|オン|启用|True)$/i.test(state[1])
      written = quote(`${name}: ${line.trim()}`)
      continue
    }
    const policy = /\b(BlockInbound(?:Always)?|AllowInbound)\b|DefaultInboundAction\s*:\s*(\w+)/i.exec(line)
    if (policy && name) blocks = /^Block|^NotConfigured/i.test(policy[1] ?? policy[2] ?? '')
  }
  close()
  return profiles
}
