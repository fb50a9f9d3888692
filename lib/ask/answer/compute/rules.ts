import type { Entities } from '../../text/entities'
import { fold } from '../../text/normalise'
import type { Computed, RuleCountLimits } from './model'

const ruleWord = new RegExp(fold('ルール|rules?(?![a-z])|规则|規則|entries|[几少]条'))
const amount = new RegExp(
  fold(
    'how many|total|max|limit|at most|fit|each|per |times|enough|exceed|together|altogether|in all|on one|[×x*]|何|いくつ|合計|最大|上限|まで|ずつ|各|全部で|足り|超え|収ま|几|多少|最多|一共|总共|每|上限|超',
  ),
)
const groupCount = new RegExp(
  fold(
    '([0-9]{1,3}) ?(?:つの|個の|个|個)? ?(?:セキュリティ|security |安全)?(?:グループ|groups?|sgs?|组)' +
      '|(?:グループ|(?<![a-z])sg|组)(?:が|を|は|に| )?([0-9]{1,3}) ?(?:つ|個|个)',
  ),
)
const perGroup = new RegExp(
  fold('(?:[×x*]|each|with|per group|各|ずつ|每个?|1グループ)\\s*([0-9]{1,4})\\s*(?:本|個|件|条|rules?)?'),
)
/** Small numbers in words, before what they count. */
const numbersInWords: readonly (readonly [RegExp, string])[] = [
  ['two|二|两|ふたつ', '2'],
  ['three|三|みっつ', '3'],
  ['four|四|よっつ', '4'],
  ['five|五', '5'],
].map(([words, digit]) => [
  new RegExp(fold(`(?<![a-z])(?:${words})(?=[ 个個つの]{0,2}(?:group|グループ|组))`), 'g'),
  digit ?? '',
])

/** Numbers before the direction are counts (`80 inbound`); after it they may be ports (`inbound 80`). */
function countOf(direction: string, latin: string): RegExp {
  return new RegExp(
    fold(
      `(?:(?:${direction}|(?<![a-z])${latin})(?:の?ルール)?(?:が|を|は|に| )?([0-9]{1,4}))` +
        `|(?:([0-9]{1,4}) ?(?:個の|件の|本の|条|个)? ?(?:${direction}|${latin}(?![a-z])))`,
    ),
  )
}
const ingressCount = countOf('インバウンド|入方向|入站|受信|入|inbound|ingress', 'in')
const egressCount = countOf('アウトバウンド|出方向|出站|送信|出|outbound|egress', 'out')
const counted = new RegExp(fold('([0-9]{1,4})\\s*(?:個|件|本|条|个|rules?|entries)'))
const stillFree = new RegExp(
  fold(
    'あと(?:何|いくつ|どれ)|残り|残って|room left|room for|how many (?:[a-z]+ ){0,8}(?:more|still|left|remain)|(?:are|is) left|remaining|还能|还可以|还剩|剩余',
  ),
)

/** Counts of rules held against the limits (L-1…L-5); null when a question asks for none. */
export function ruleCounts(
  written: string,
  entities: Entities,
  { rulesPerGroup, rulesPerInterface }: RuleCountLimits,
): Computed | null {
  const normalised = numbersInWords.reduce((text, [words, digit]) => text.replace(words, digit), written)
  const [into, out] = [ingressCount.exec(normalised), egressCount.exec(normalised)]
  const number = (match: RegExpExecArray | null) => (match ? Number(match[1] ?? match[2]) : Number.NaN)
  const [ingress, egress] = [number(into), number(out)]
  const before = into?.[2] !== undefined && out?.[2] !== undefined
  const arePorts = entities.ports.includes(ingress) && entities.ports.includes(egress)
  const speaksOfCounts = entities.symptom === null && (before || counted.test(normalised) || !arePorts)
  if (ingress >= 0 && egress >= 0 && speaksOfCounts) {
    const sum = ingress + egress
    return { kind: 'rules-of-directions', ingress, egress, sum, most: rulesPerGroup, fits: sum <= rulesPerGroup }
  }
  const used = firstOf(number(counted.exec(normalised)), ingress, egress)
  if (
    used !== undefined &&
    stillFree.test(normalised) &&
    (ruleWord.test(normalised) || entities.directions.length > 0)
  ) {
    return { kind: 'rules-left', used, most: rulesPerGroup, left: Math.max(0, rulesPerGroup - used) }
  }
  const groups = number(groupCount.exec(normalised))
  if (!(groups >= 1) || !ruleWord.test(normalised) || !amount.test(normalised)) return null
  const each = number(perGroup.exec(normalised.replace(groupCount, ' ')))
  const per = each >= 1 ? each : rulesPerGroup
  const product = groups * per
  return {
    kind: 'rules-of-groups',
    groups,
    rulesPerGroup: per,
    product,
    most: rulesPerInterface,
    fits: product <= rulesPerInterface,
  }
}

function firstOf(...numbers: readonly number[]): number | undefined {
  return numbers.find((each) => each >= 0)
}
