import type { Screen, ScreenReader } from './screen'

const opening = /^\s{0,9}resource "alicloud_instance" "[^"]{1,120}" \{\s{0,9}$/
const field = /^\s{0,12}(id|status|public_ip|private_ip)\s{1,60}= "([\w.-]{0,80})"\s{0,9}$/

/** Most lines of one resource. */
const longest = 200

function statesIn(lines: readonly string[], signed: readonly number[]): Screen[] {
  const found: Screen[] = []
  for (const from of signed) {
    const line = lines[from] ?? ''
    if (!opening.test(line)) continue
    const end = lines.slice(from, from + longest).findIndex((other) => /^\s{0,9}\}\s{0,9}$/.test(other))
    if (end < 0) continue
    const to = from + end + 1
    const fields = new Map(
      lines.slice(from, to).flatMap((other) => {
        const [, name, value] = field.exec(other) ?? []
        return name === undefined || value === undefined ? [] : [[name, value] as const]
      }),
    )
    const status = fields.get('status')
    if (!status) continue
    const address = fields.get('public_ip')
    const instance = {
      InstanceId: fields.get('id') ?? '',
      Status: status,
      ...(address ? { PublicIpAddress: { IpAddress: [address] } } : {}),
      VpcAttributes: { PrivateIpAddress: { IpAddress: [fields.get('private_ip') ?? ''] } },
    }
    const value = { Instances: { Instance: [instance] } }
    found.push({ from, to, what: 'instance', text: '', rows: [], value, line, cut: null })
  }
  return found
}

/** Instances of `terraform state show`: a configuration has no status. */
export const instanceStates: ScreenReader = { signs: [/"alicloud_instance"/], read: statesIn }
