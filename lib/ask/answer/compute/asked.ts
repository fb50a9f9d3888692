import type { Entities } from '../../text/entities'
import { fold } from '../../text/normalise'

/** Asks for a figure whatever is to be done with it. */
const counting = new RegExp(
  fold(
    'how (?:many|big|large)|number of|(?<![a-z])cidr|何個|何台|いくつ|個数|アドレス数|地址数|範囲|表記|多少|几个|几台|范围',
  ),
)

/** Whether a normalised text asks for a figure of addresses in so many words. */
export function asksForSize(normalised: string): boolean {
  return counting.test(normalised)
}

/** Whether a question names what figures of addresses are worked out for. */
export function namesAddresses({ addresses, blocks, ranges, masks, wildcards, prefixes }: Entities): boolean {
  return [addresses, blocks, ranges, masks, wildcards, prefixes].some((each) => each.length > 0)
}

const room = new RegExp(
  fold(
    '(?<![0-9./:])([0-9][0-9,]{0,8}) ?(?:(台|hosts?|servers?|machines?|instances?|vms?|nodes?|devices?|ecs|[个個]?の?(?:ホスト|サーバー|主机|实例|机器|服务器|设备))' +
      '|(?:ip ?)?address|ips?(?![a-z])|[个個]?の?(?:ip|アドレス|地址))',
  ),
)
const sizing = new RegExp(
  fold(
    '(?<![a-z])(?:prefix|subnet|cidr|netmask|mask|slash|vswitch|network)|/ ?(?:いくつ|何|几|多少|$)|サブネット|プレフィックス|マスク|スイッチ|スラッシュ|网段|掩码|前缀|子网|交换机',
  ),
)

/** For how many hosts or addresses a question wants a block: `which prefix for 500 hosts`; null where it names one, or wants none. */
export function roomOf(
  normalised: string,
  { addresses, blocks, ranges, masks, symptom }: Entities,
): { readonly wanted: number; readonly areHosts: boolean } | null {
  const isNamed = [addresses, blocks, ranges, masks].some((each) => each.length > 0)
  const found = isNamed || symptom !== null || !sizing.test(normalised) ? null : room.exec(normalised)
  return found && { wanted: Number(found[1]?.replaceAll(',', '')), areHosts: found[2] !== undefined }
}

/** Whether a question asks for figures of addresses, whether or not it names any. */
export function wantsAddressFigures(normalised: string, entities: Entities): boolean {
  return namesAddresses(entities) || roomOf(normalised, entities) !== null
}
