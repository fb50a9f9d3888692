import type { Entities } from '../../text/entities'
import { fold } from '../../text/normalise'

/** Asks for a figure whatever is to be done with it. */
const counting = new RegExp(
  fold('how (?:many|big|large)|number of|(?<![a-z])cidr|何個|何台|いくつ|個数|範囲|表記|多少|几个|几台|范围'),
)

/** Whether a normalised text asks for a figure of addresses in so many words. */
export function asksForSize(normalised: string): boolean {
  return counting.test(normalised)
}

/** Whether a question names what figures of addresses are worked out for. */
export function namesAddresses({ addresses, blocks, ranges, masks, wildcards, prefixes }: Entities): boolean {
  return [addresses, blocks, ranges, masks, wildcards, prefixes].some((each) => each.length > 0)
}
