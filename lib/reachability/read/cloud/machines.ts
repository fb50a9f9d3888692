import { isFields } from '@/lib/text'
import type { HostFact } from '../../model/evidence'
import { addressOf, isPrivate } from '../../model/host-address'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'
import { mostSigned } from './rules'
import { rowsIn } from './rules/rows'
import { type CloudRecord, valuesIn } from './rules/values'

/*
 * Machines of other clouds, and of whatever else runs machines: whether one runs, and which address the Internet reaches it by, as
 * lists and descriptions say, whichever tool printed them.
 */

const stopped =
  /^(?:vm )?(?:stopped|stopping|terminated|deallocat(?:ed|ing)|shut-?off|shut off|shut(?:ting)?[ -]?down|off|offline|halted|power(?:ed)?[ -]?off|suspended|saved)$/i
const running = /^(?:vm )?(?:running|active|on|online|powered ?on|started|up)$/i

/** `stopped`, `Running`, `TERMINATED`, as whatever tool has it; null for what is no state of a machine. */
function stateIn(text: string): 'stopped' | 'runs' | null {
  const bare = text.replace(/["',]/g, '').trim()
  return stopped.test(bare) ? 'stopped' : running.test(bare) ? 'runs' : null
}

const stateNames = [
  'powerstate',
  'state',
  'status',
  'instancestate',
  'lifecyclestate',
  'powerstatus',
  'vmstate',
  'instancestatus',
]
const publicNames = [
  'publicipaddress',
  'publicips',
  'publicip',
  'externalip',
  'publicipv4',
  'publicipaddresses',
  'publicaddress',
  'pub',
  'natip',
  'public',
]
/** What a machine has, and other things that have a state do not. */
const ofMachine = [
  'instanceid',
  'instancetype',
  'machinetype',
  'hardwareprofile',
  'flavor',
  'shape',
  'sizeslug',
  'servertype',
  'vcpus',
  'vmid',
  'plan',
  'privateip',
  'privateips',
  'privateipaddress',
  'privateipaddresses',
  'internalip',
  'priv',
  ...publicNames,
]

type Fields = CloudRecord['fields']

/** A text, or the name within an object: `{ "Code": 80, "Name": "stopped" }`. */
function textIn(value: unknown): string {
  if (typeof value === 'string') return value
  return isFields(value) && typeof value.Name === 'string' ? value.Name : ''
}

const named = (fields: Fields, names: readonly string[]) => names.find((name) => fields.has(name))

/** The public address of a record; `none` where a field for it is there and empty, null where nothing is said of it. */
function publicIn(fields: Fields): string | 'none' | null {
  const values = publicNames.filter((name) => fields.has(name)).map((name) => fields.get(name))
  const texts = values
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .map((value) => String(value ?? '').trim())
  const found = texts
    .map((text) => addressOf(text.split(/[\s,]/, 1)[0] ?? ''))
    .find((address) => address && !isPrivate(address))
  if (found) return texts.find((text) => addressOf(text.split(/[\s,]/, 1)[0] ?? '') === found) ?? texts[0] ?? null
  return values.length > 0 && texts.every((text) => /^(?:none|null|-|<none>|n\/a|\[\])?$/i.test(text)) ? 'none' : null
}

/** Names of an address of which an empty one tells nothing. */
const addressNames = ['ip', 'ipv4', 'ipaddress', 'accessipv4', 'networks', 'address']

/** A public address in one of these fields, wherever it stands there. */
function addressIn(fields: Fields): string | null {
  const texts = addressNames.flatMap((name) => String(fields.get(name) ?? '').match(/(?:\d{1,3}\.){3}\d{1,3}/g) ?? [])
  return (
    texts.find((text) => {
      const address = addressOf(text)
      return address !== null && !isPrivate(address)
    }) ?? null
  )
}

/** What Azure says of power: `PowerState/deallocated`. */
const ofPower = /^PowerState\/(\w{2,20})$/

function ofPowerRow(line: string): HostFact[] {
  const state = stateIn(/(?<![\w/])PowerState\/(\w{2,20})/.exec(line)?.[1] ?? '')
  return state === null ? [] : [factOf(state, null, line)]
}

function factOf(state: 'stopped' | 'runs', at: string | 'none' | null, line: string): HostFact {
  const address = at === null || at === 'none' ? null : addressOf(at.split(/[\s,]/, 1)[0] ?? '')
  return {
    kind: 'host',
    tool: 'cloud',
    fact: state === 'stopped' ? 'machine-stopped' : at === 'none' ? 'machine-without-address' : 'machine-runs',
    ...(address ? { address } : {}),
    at: null,
    line: quote(line),
  }
}

/** Numbers of states of AWS with their names; what a state was before is under a name that says so. */
const codes: Readonly<Record<string, string>> = {
  '16': 'running',
  '64': 'stopping',
  '80': 'stopped',
  '48': 'terminated',
}

function machineIn({ fields, line, holder }: CloudRecord, isListed = false): HostFact[] {
  const name = textIn(fields.get('name'))
  if (
    codes[String(fields.get('code') ?? '')] === name &&
    fields.size === 2 &&
    !holder.startsWith('prev') &&
    holder !== 'state'
  ) {
    const state = stateIn(name)
    return state === null ? [] : [factOf(state, null, line)]
  }
  const power = ofPower.exec(textIn(fields.get('code')))?.[1]
  if (power !== undefined) {
    const state = stateIn(power)
    return state === null ? [] : [factOf(state, null, line)]
  }
  // A list of addresses alone, which stopped machines are not in.
  if (fields.has('privateipaddresses') && fields.has('publicipaddresses') && publicIn(fields) === 'none')
    return [factOf('runs', 'none', line)]
  const key = stateNames.find((name) => stateIn(textIn(fields.get(name))) !== null)
  const state = key === undefined ? null : stateIn(textIn(fields.get(key)))
  return state !== null && (isListed || named(fields, ofMachine) !== undefined)
    ? [factOf(state, publicIn(fields) ?? addressIn(fields), line)]
    : []
}

/** Titles of a list of machines. */
function isMachineHead(titles: readonly string[]): boolean {
  const has = (names: readonly string[]) => names.some((name) => titles.includes(name))
  // Containers and pods have lists of their own.
  if (has(['containerid', 'ready', 'restarts', 'namespace', 'ports', 'command'])) return false
  return (
    has(stateNames) &&
    has([...ofMachine, 'networks', 'ipv4', 'zone', 'location', 'datacenter', 'region', 'image', 'uptime'])
  )
}

/** A row of a query of AWS: the name of an instance, its state, its addresses, in any order. */
const instanceRow =
  /^[|\s]{0,9}(?=.{0,200}\bi-[0-9a-f]{8,17}\b)(?:[\w.:/-]{1,60}[\s|]{1,60}){1,8}[\w.:/-]{0,60}[|\s]{0,9}$/

function ofRow(line: string): HostFact[] {
  const cells = line.split(/[\s|]+/).filter((cell) => cell !== '')
  const state = cells.map(stateIn).find((found) => found !== null)
  if (!state || cells.length < 2) return []
  const open = cells.find((cell) => {
    const address = addressOf(cell)
    return address !== null && !isPrivate(address)
  })
  return [factOf(state, open ?? null, line)]
}

/** Commands that say the state of one machine, in a word of their own or behind a name. */
const askedOne =
  /\b(?:qm status|virsh domstate|gcloud compute instances describe|openstack server show|az vm (?:get-instance-view|show)|aws ec2 describe-instances|hcloud server describe|vagrant status|multipass info|VBoxManage showvminfo|xe vm-(?:list|param-get)|govc vm\.info|vim-cmd vmsvc\/power\.getstate)\b/
const stateLine =
  /^\s{0,20}(?:["']?(?:status|state|power[ -]?state|vm state)\b["']?[^:=]{0,20}[:=]\s{0,40})?["']?([A-Za-z][A-Za-z -]{1,20})["']?(?:\s\(.{0,60}\))?,?\s{0,9}$/i
/** `virsh list --all`, `vagrant status`: a name, and its state behind it. */
const listRow =
  /^\s{0,9}(?:-|\d{1,9})?\s{1,9}[\w.-]{1,60}\s{1,60}(running|shut off|paused|poweroff|crashed|stopped)(?:\s.{0,80})?$/
const listHead = /^\s{0,9}(?:Id\s{1,9}Name\s{1,60}State\s{0,9}$|VMID\s{1,20}NAME\s{1,60}STATUS\s)/

function ofCommand(command: string, lines: readonly string[]): HostFact[] {
  const own = lines.filter((line) => line.length <= 200)
  const listed = own.some((line) => listHead.test(line))
    ? own.flatMap((line) => {
        const state = stateIn(listRow.exec(line)?.[1] ?? '')
        return state === null ? [] : [factOf(state, null, line)]
      })
    : []
  if (listed.length > 0 || !askedOne.test(command)) return listed
  return own.slice(0, 100).flatMap((line) => {
    const state = stateIn(stateLine.exec(line)?.[1] ?? '')
    return state === null ? [] : [factOf(state, null, line)]
  })
}

/** Most lines of one list. */
const mostLines = 3000

const signs: readonly RegExp[] = [
  /PowerState|"(?:State|Code|InstanceState|lifecycle-?[sS]tate|power_status|status|state|PublicIpAddress|publicIpAddresses|Pub)"\s{0,9}:|^\s{0,20}(?:- )?(?:lifecycle-state|status|state|powerState): ["']?[A-Za-z]{2,20}["']?\s{0,9}$/,
  /\bi-0[0-9a-f]{7,16}\b/,
  /^\s{0,9}[|│┃]?\s{0,9}(?:NAME|Name|ID|Id|VMID|INSTANCE_ID)\b.{0,200}(?:STATUS|Status|STATE|State|PowerState)\b/,
]

/** Reads which machines run, as tools of other clouds and of hypervisors say. */
export const machines: EvidenceReader = {
  name: 'instance',
  signs,
  asked: askedOne,
  read: ({ lines: all, command }, signed) => {
    const isSigned = signed
      .slice(0, mostSigned)
      .some((number) => signs.some((sign) => sign.test((all[number] ?? '').slice(0, 1000))))
    if (!isSigned && !askedOne.test(command ?? '')) return []
    const lines = all.slice(0, mostLines)
    const values = valuesIn(lines).records.flatMap((record) => machineIn(record))
    const rows = values.length > 0 ? [] : rowsIn(lines, isMachineHead).flatMap((row) => machineIn(row, true))
    if (values.length + rows.length > 0) return [...values, ...rows].slice(0, 300)
    const powered = lines.flatMap((line) => (line.length <= 300 ? ofPowerRow(line) : []))
    if (powered.length > 0) return powered.slice(0, 300)
    const told = lines
      .slice(0, 2000)
      .filter((line) => line.length <= 300 && instanceRow.test(line))
      .flatMap(ofRow)
    return told.length > 0 ? told : ofCommand(command ?? '', lines)
  },
}
