import { isGuess } from '../talk'
import { instanceStateOf } from './instances'
import type { Screen, ScreenReader } from './screen'

const id = /(?<![\w-])i-[a-z0-9]{6,30}(?![\w-])/
const open = /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])/

/** Names of fields on the page of an instance, and in the API, with what stands around them. */
const label = (names: string) => new RegExp(`^[\\s"'|*-]{0,20}(?:${names})["'|*\\s]{0,9}(?:[:：|\\t]|$)`, 'i')
const labels = {
  id: label('instance ?id|实例 ?id|インスタンス ?id'),
  status: label('(?:instance )?(?:status|state)|(?:实例)?(?:状态|狀態)|(?:インスタンスの?)?(?:ステータス|状態)'),
  address: label(
    'public ip(?: address(?:es)?)?|eip(?: address)?|elastic ip(?: address)?|公网 ?ip(?:地址)?|弹性公网 ?ip|弹性 ?ip|パブリック ?ip(?: ?アドレス)?|publicipaddress',
  ),
} as const
const edges: ReadonlySet<string | undefined> = new Set('"\'|*,:： \t')

/** A value without what stands around it. */
function bare(text: string): string {
  let [from, to] = [0, text.length]
  while (from < to && edges.has(text[from])) from += 1
  while (to > from && edges.has(text[to - 1])) to -= 1
  return text.slice(from, to)
}

/** Lines around an id that may tell of the same instance. */
const around = 30

/** What stands behind a label, or on the line below it. */
function valueAt(lines: readonly string[], at: number, name: RegExp): string {
  const line = lines[at] ?? ''
  const [head = ''] = name.exec(line) ?? []
  return bare(line.slice(head.length)) || bare(lines[at + 1] ?? '')
}

interface Told {
  readonly lines: readonly number[]
  readonly value: Readonly<Record<string, unknown>>
}

function instanceFrom(own: string, status: string, lock: string | null, address: string | undefined) {
  return {
    InstanceId: own,
    Status: status,
    OperationLocks: { LockReason: lock ? [{ LockReason: lock }] : [] },
    ...(address === undefined ? {} : { PublicIpAddress: { IpAddress: [address] } }),
  }
}

/** A page of one instance, or fields of one that were searched for: each has its name, and there is one state alone. */
function labelled(lines: readonly string[], at: number): Told | null {
  const own = id.exec(valueAt(lines, at, labels.id))?.[0]
  if (!own || (lines[at] ?? '').length > 200) return null
  const near: number[] = []
  for (let index = Math.max(0, at - around); index < Math.min(lines.length, at + around); index += 1) near.push(index)
  const ids = near.filter((index) => labels.id.test(lines[index] ?? ''))
  const states = near.filter((index) => labels.status.test(lines[index] ?? '') && (lines[index] ?? '').length < 200)
  const [only, another] = states
  const state = only === undefined ? null : instanceStateOf(valueAt(lines, only, labels.status))
  if (only === undefined || another !== undefined || ids.length > 1 || !state) return null
  const addressed = near.find((index) => labels.address.test(lines[index] ?? ''))
  const address = addressed === undefined ? undefined : open.exec(valueAt(lines, addressed, labels.address))?.[0]
  return { lines: [at, only], value: instanceFrom(own, state.status, state.lock, address) }
}

/** `i-bp1abcdefg  Stopped`: columns that were chosen, without their names. */
const row =
  /^\s{0,9}"?(i-[a-z0-9]{6,30})"?(?:\t|,| {1,40}|\s?\|\s?)"?(Running|Stopped|Stopping|Starting|Pending)"?(?:[\t,| ].{0,200})?$/

/** What the platform writes to who has not paid. */
const notice =
  /(?<id>i-[a-z0-9]{6,30}).{0,30}(?:因|已)?(?:欠费|到期|过期)[^将会]{0,12}(?:停机|停服|停止服务|关停)|(?<en>i-[a-z0-9]{6,30})\b.{0,40}\bhas been (?:stopped|shut down|suspended).{0,40}\b(?:overdue|expired|unpaid)/i

function toldIn(line: string): Readonly<Record<string, unknown>> | null {
  const [, own, status] = row.exec(line) ?? []
  if (own !== undefined && status !== undefined) return instanceFrom(own, status, null, undefined)
  const groups = line.length > 400 || isGuess(line) ? undefined : notice.exec(line)?.groups
  const named = groups?.id ?? groups?.en
  return named === undefined ? null : instanceFrom(named, 'Stopped', 'financial', undefined)
}

/** One instance, told in lines of its own: its page, fields or columns that were searched for, a message. */
export const instanceLines: ScreenReader = {
  signs: [
    /instance ?id|实例 ?id|インスタンス ?id/i,
    /Running|Stopped|Stopping|Starting|Pending/,
    /欠费|到期|过期|overdue|expired|unpaid/,
  ],
  read: (lines, signed) => {
    const found: Screen[] = []
    for (const at of signed) {
      const line = lines[at] ?? ''
      const alone = toldIn(line)
      const told = alone ? { lines: [at], value: alone } : labels.id.test(line) ? labelled(lines, at) : null
      if (!told) continue
      const value = { Instances: { Instance: [told.value] } }
      found.push({
        from: at,
        to: at + 1,
        what: 'instance',
        text: '',
        rows: [],
        value,
        line: lines[told.lines.at(-1) ?? at] ?? line,
        cut: null,
      })
    }
    return found
  },
}
