import { fold } from './normalise'
import type { UnderstoodQuestion } from './terms'

/** That it fail is what is wanted: `so that they cannot`, `できないように`, `让它不能`. */
const caused = new RegExp(
  fold(
    '(?<![a-z])(?:so|sure|ensure|want|make|like)(?![a-z]).{0,60}(?:not|nt|unable|nobody|no one)(?![a-z])|(?<![a-z])(?:must|should|may) ?nt?o?t(?![a-z])|do ?nt want' +
      '|ないように|なくしたい|なくする|させない|せたくな' +
      '|不让|不想|不能让|都不能|(?:让|使|要).{0,14}(?:不能|无法|不可|不通|不了)',
  ),
)

/** Is to be kept from happening, in so many words; what was done to the asker (`is blocked`) is no wish. */
const bans = new RegExp(
  fold(
    '(?<![a-z])(?:(?:forbid|prohibit|prevent|deny|drop|reject|isolat|ban|stop|keep|block)(?:e|ing)?|isolat(?:ed|ion)|read.?only)(?![a-z])' +
      '|(?:禁止|遮断|拒否|ブロック|隔離|分離)(?!され)|切り離|止めたい|止める|防[ぎぐ]|締め出(?!され)|弾[きくい]' +
      '|(?<!被)(?:禁止|禁用|屏蔽|拉黑|隔离|封)|不允许|不[许准]|不能看|防止|阻止|关掉|拒绝(?!访问|连接)|只能|只读',
  ),
)

/** Fails, or is to be let through. */
const wants = new RegExp(
  fold(
    '(?<![a-z])(?:cannot|could ?nt|unable|not able|no access|lost|allow(?:ing)?|permit|let|expose)(?![a-z])' +
      '|できな|できま|れない|れません|許可|開けたい|開ける|公開|通信させたい' +
      '|不能|无法|不了|不通|不到|没法|允许|放行|开放|放通|授权',
  ),
)

/** That something be kept from happening, or that it happen or no longer fail. */
export type Polarity = 'ban' | 'want'

/**
 * Which of two opposite things a question is after; null where it says both, or neither. Who speaks of outbound rules may want to know
 * what a ban breaks.
 */
export function wishOf({ normalised, concepts, entities }: UnderstoodQuestion): Polarity | null {
  if (caused.test(normalised)) return 'ban'
  if (entities.directions.includes('egress')) return null
  const ban = bans.test(normalised)
  const want = entities.symptom !== null || concepts.includes('#lacking') || wants.test(normalised)
  return ban === want ? null : ban ? 'ban' : 'want'
}
