import type { WindowsProfile, WindowsRule } from '../../model/evidence'
import type { Condition } from '../../model/filter'
import type { PastedBlock } from '../../paste/blocks'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'
import { addressCondition, fixed, portCondition, protocolOf } from './part'

/** Field labels of `netsh advfirewall` in English, Japanese, Simplified and Traditional Chinese. */
const labelled = (words: string) => new RegExp(String.raw`^\s{0,200}(?:${words})\s{0,200}[:：]`)
const labels: readonly (readonly [string, RegExp])[] = [
  ['name', labelled('Rule Name|規則名|规则名称|規則名稱')],
  ['enabled', labelled('Enabled|有効|已启用|已啟用')],
  ['direction', labelled('Direction|方向')],
  ['profiles', labelled('Profiles|プロファイル|配置文件|設定檔')],
  ['self', labelled('LocalIP|ローカル ?IP|本地 ?IP|本機 ?IP')],
  ['peer', labelled('RemoteIP|リモート ?IP|远程 ?IP|遠端 ?IP')],
  ['protocol', labelled('Protocol|プロトコル|协议|通訊協定')],
  ['port', labelled('LocalPort|ローカル ?ポート|本地端口|本機連接埠')],
  ['peerPort', labelled('RemotePort|リモート ?ポート|远程端口|遠端連接埠')],
  ['action', labelled('Action|操作|動作')],
]
const yes = /^(?:Yes|はい|是)$/i
const inbound = /^(?:In|入力|受信|入|傳入|输入)$/i
const any = /^(?:Any|任意|任何|すべて|LocalSubnet,.*)$/i
const blockWord = /^(?:Block|ブロック|阻止|封鎖)$/i
const allowWord = /^(?:Allow|許可|允许|允許)$/i
const openProfiles = /Public|Private|パブリック|プライベート|公用|公開|专用|私人|Any/i

const profileTitle =
  /^\s{0,9}(Domain|Private|Public|ドメイン|プライベート|パブリック|域|专用|公用|私人|公開)\s{0,3}(?:Profile|プロファイル|配置文件|設定檔)/i
/** What a line has that says whether a profile is on. */
const onLine = /^\s{0,200}(?:State|状態|状态|Enabled)[\s:：]/i
const profileName = /^\s{0,9}Name\s{0,40}:\s{0,9}(Domain|Private|Public)\s{0,200}$/
const profileTable = /^\s{0,9}Name\s{1,40}Enabled\b/
const profileRow = /^\s{0,9}(Domain|Private|Public)\s{1,40}(True|False)\b/
const inboundPolicy = /\b(BlockInbound(?:Always)?|AllowInbound)\b|DefaultInboundAction\s{0,40}:\s{0,9}(\w{1,40})/i

/** Reads `netsh advfirewall firewall show rule`, `show allprofiles` and `Get-NetFirewallProfile`, each of which tells a part. */
export const netsh: EvidenceReader = {
  name: 'netsh',
  signs: [
    ...labels.map(([, pattern]) => pattern),
    profileTitle,
    onLine,
    profileTable,
    profileName,
    profileRow,
    inboundPolicy,
  ],
  sparse: true,
  heads: [
    /^\s{0,9}(?:Domain|Private|Public|ドメイン|プライベート|パブリック|域|专用|公用) (?:Profile|プロファイル|配置文件)/,
  ],
  read: (block) => {
    const rules = readRules(block)
    const profiles = readProfiles(block)
    if (rules.length === 0 && profiles.length === 0) return []
    const { command, ended } = block
    const all =
      ended &&
      command !== null &&
      /name\s{0,9}=\s{0,9}"?(?:all|すべて|所有)"?\s{0,9}(?:dir\s{0,9}=\s{0,9}in\s{0,9})?$/i.test(command)
    return [{ kind: 'host-firewall', tool: 'netsh', at: block.at, rules, profiles, all }]
  },
}

function readRules(block: PastedBlock): WindowsRule[] {
  const rules: WindowsRule[] = []
  let fields: Map<string, string> | null = null
  let first = ''
  const close = () => {
    if (fields?.has('action')) rules.push(ruleOf(fields, first))
    fields = null
  }
  for (const line of block.lines) {
    const colon = line.length < 2000 ? line.search(/[:\uff1a]/) : -1
    const key = colon < 0 ? undefined : labels.find(([, pattern]) => pattern.test(line))?.[0]
    if (!key) continue
    if (key === 'name') {
      close()
      fields = new Map()
      first = quote(line)
    }
    fields?.set(key, line.slice(colon + 1).trim())
  }
  close()
  return rules
}

function ruleOf(fields: ReadonlyMap<string, string>, line: string): WindowsRule {
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
  return {
    name: fields.get('name') ?? '',
    enabled: yes.test(fields.get('enabled') ?? ''),
    ingress,
    block: blockWord.test(action),
    conditions,
    line,
  }
}

const onWord = /^(?:ON|OFF|オン|オフ|启用|关闭|True|False)$/i
const onValue = /^(?:ON|オン|启用|True)$/i

/** A profile that is being read. */
interface OpenProfile {
  name: string
  on: boolean | null
  blocks: boolean | null
  always?: boolean
  line: string
}

/** Whether a line such as `State   ON` or `Enabled : True` says that the profile is on; null for another line. */
function onOf(line: string): boolean | null {
  const words = line
    .replace(/[:\uff1a]/g, ' ')
    .trim()
    .split(/\s+/)
  const [label = '', value = '', ...more] = words
  if (more.length > 0 || !/^(?:State|状態|状态|Enabled)$/i.test(label) || !onWord.test(value)) return null
  return onValue.test(value)
}

function readProfiles(block: PastedBlock): WindowsProfile[] {
  const found: OpenProfile[] = []
  let table = false
  for (const line of block.lines) {
    if (line.length > 300) continue
    const title = profileTitle.exec(line) ?? profileName.exec(line)
    if (title?.[1]) {
      found.push({ name: title[1], on: null, blocks: null, line: '' })
      continue
    }
    const row = table ? profileRow.exec(line) : null
    if (row?.[1]) {
      found.push({ name: row[1], on: row[2] === 'True', blocks: null, line: quote(line) })
      continue
    }
    table ||= profileTable.test(line)
    const current = found.at(-1)
    if (!current || table) continue
    const on = onOf(line)
    if (on !== null) {
      current.on = on
      current.line = quote(`${current.name}: ${line.trim()}`)
      continue
    }
    const policy = inboundPolicy.exec(line)
    if (policy) {
      current.blocks = /^Block|^NotConfigured/i.test(policy[1] ?? policy[2] ?? '')
      if (/always$/i.test(policy[1] ?? '')) {
        current.always = true
        current.line = quote(line.trim())
      }
    }
  }
  return found.filter(({ on }) => on !== null)
}
