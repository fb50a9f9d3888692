import { type Entities, inherit } from '../text/entities'
import { fold } from '../text/normalise'
import type { UnderstoodQuestion } from '../text/terms'
import type { TurnContext } from './reply'

/** How readers begin or end a question that leans on the one before. */
const begins = new RegExp(
  fold(
    '^(?:(?:and|but|or|also|so|then|ok|okay|same|still|even|what about|how about|what if)(?![a-z])' +
      '|じゃあ|じゃ|では|それなら|それ|これ|その|なら|あと|そして|また|でも|逆に|同じく' +
      '|那么|那|如果是|换成|还有|还是|同样|这个|它)',
  ),
)
const ends = new RegExp(
  fold('(?:(?<![a-z])(?:instead|as well|too|then)|(?<!と)は|なら|だと|の場合|の場合は|だったら|も|でも|呢|的话)$'),
)
/** `for UDP`, `on port 443`: no more than a circumstance. */
const circumstance = /^(?:for|with|on|in) /
const mostWordsOfCircumstance = 3
/** Longest question that leans by its beginning alone, and by its end alone, in characters; Latin words take more room. */
const longestBegun = 60
const longestEnded = 30

function leansByForm(normalised: string): boolean {
  if (begins.test(normalised)) return normalised.length <= longestBegun
  if (ends.test(normalised)) return /^[a-z]/.test(normalised) || normalised.length <= longestEnded
  return circumstance.test(normalised) && normalised.split(' ').length <= mostWordsOfCircumstance
}

/** What speaks of something said before: `it`, `that`, `それ`, `它`. */
const pointing = new RegExp(
  [
    '(?<![a-z])(?:it|that|this|them|they|these|those|one)(?![a-z])',
    'それ|これ|その|あれ|上記|さっき|今の',
    '它|这个|那个|这样|那样|上面|刚才',
  ]
    .map(fold)
    .join('|'),
)

/** Questions that say nothing of their own but that they go on. */
const bare = new RegExp(
  `^(?:${[
    'why(?: (?:is|not|so|that|is that|does that happen))?|how(?: (?:so|exactly|long|much|many(?: at most)?|do i|to do (?:it|that|this)))?|at most|which ones?|what (?:should|can|do) i do(?: (?:now|then|instead))?|where(?: (?:is it|exactly|do i do that))?|when|what else|really|still (?:not|no|nothing).*|(?:it |that )?(?:still )?(?:does not|doesnt|did not|didnt) (?:work|help)|not working|is it free|does it cost.*|more|example|for example|and (?:then|now|why|how|ipv6|udp|tcp|outbound|inbound)|can i (?:raise|change|see|undo|revert|remove|delete|test|increase|avoid) (?:it|that|this|them)',
    'なぜ|なんで|どうして|どうやって|(?:では)?どうすれば(?:いい|よい)?(?:ですか)?|どれを.{0,10}|どこで|いつ|他には|ほかには|それでも(?:だめ|駄目|ダメ|つながらない|繋がらない|できない).*|まだ(?:だめ|駄目|ダメ|つながら|繋がら|でき|開か|見え|届か|同じ).*|(?:やっぱり|やはり)?(?:だめ|ダメ|駄目)(?:でした|だった|です)?|変わらない|(?:解除|撤回|緩和|延長|申請|回避|取り消し|変更|削除|確認|追加|復旧)(?:でき(?:る|ます)(?:か)?|するには|の?方法(?:は)?)|戻すには|戻せ(?:る|ます)(?:か)?|増やせ(?:る|ます)(?:か)?|増やすには|最大で?(?:いくつ|何台|何個|何本)(?:まで)?(?:ですか)?|どこで見られる|無料|例は|具体的には|コマンドは|有料',
    '为什么|为啥|怎么做|怎么办|怎么弄|怎么看|怎么改|在哪|哪里看|什么时候|还有呢|还是不行.*|还是不通.*|还是连不上.*|不行|没用|能提高吗|可以提高吗|能改吗|收费吗|免费吗|举个例子|命令是什么|怎么恢复|那?该?怎么弄|最多(?:多少|几个)(?:个|台|条)?|(?:要|该)?(?:加|开|选|填|用|授)哪(?:个|些|条|种)',
  ]
    .map(fold)
    .join('|')})$`,
)

/** What was tried, said after what fails: `the rule is there already`, `もう入れました`, `规则已经加了`. */
const tried = new RegExp(
  [
    '(?<![a-z])(?:already|i did that|done that|tried that)(?![a-z])',
    '(?:もう|すでに|既に).{1,12}(?:ました|した|てある|てあります|ている|ています|済みです|です)$',
    '已经.{1,8}了?$|^(?:都|也).{1,8}了$|试过了',
  ]
    .map(fold)
    .join('|'),
)

/** Longest question of Chinese or Japanese that leans by a word that points back, in characters. */
const longestPointing = 40
/** Longest question that can lean on another, in characters. */
const longestLeaning = 60
/** Ideas and words of a question's own, above which it stands for itself. */
const fewIdeas = 3

/** What was answered has not helped: `still not`, `それでもだめ`, `还是不行`. */
const inVain = new RegExp(
  fold(
    '(?<![a-z])still(?![a-z])|(?:did|does) ?nt (?:work|help)|not working|no (?:change|luck)|same (?:thing|error)' +
      '|それでも|まだ|やはり|やっぱり|だめ|変わら|还是|依然|仍|没(?:用|变|效)|不行',
  ),
)

export interface Continued {
  readonly question: string
  readonly entities: Entities
  readonly followsUp: boolean
  /** It says that what was answered has not helped. */
  readonly inVain: boolean
}

/** Ideas that are a subject of their own: who names one after another question turns to it. */
const subjects: ReadonlySet<string> = new Set(
  [
    ...[
      'terraform',
      'docker',
      'kubernetes',
      'billing',
      'managedDatabase',
      'balancer',
      'acl',
      'prefixList',
      'wafPage',
      'icp',
    ],
    ...['acrossNetworks', 'flowLog', 'auditor', 'copy', 'lightServer', 'members', 'quota', 'tryOut', 'blockOne'],
  ].map((idea) => `#${idea}`),
)

/** Whether a question that goes on names a subject of its own. */
export function namesSubject({ concepts }: UnderstoodQuestion): boolean {
  return concepts.some((idea) => subjects.has(idea))
}

/** Whether it says no more than another protocol, port, address or direction: a circumstance of what was asked before. */
export function isCircumstance({ concepts, entities }: UnderstoodQuestion): boolean {
  const named = [entities.protocols, entities.ports, entities.services, entities.directions, entities.blocks]
  return named.some((each) => each.length > 0) && concepts.every((idea) => ofCircumstance.has(idea))
}

const ofCircumstance: ReadonlySet<string> = new Set(
  ['protocol', 'port', 'ssh', 'rdp', 'web', 'inbound', 'outbound', 'cidr', 'ip', 'likeElsewhere'].map(
    (idea) => `#${idea}`,
  ),
)

const windows = /(?<![a-z])windows(?![a-z])|(?<!え)ういんどうず/
const linux = /(?<![a-z])(?:linux|ubuntu|centos|debian)(?![a-z])|りなつくす/

/** `and on Windows?` after SSH asks of Remote Desktop, and the other way round. */
function otherSystem(normalised: string, before: TurnContext): TurnContext {
  const turned = (name: string, written: RegExp, other: string, port: number): TurnContext => ({
    question: before.question.replace(written, other),
    entities: {
      ...before.entities,
      services: before.entities.services.map((service) => (service === name ? other : service)),
      ports: before.entities.ports.filter((each) => each !== port),
    },
  })
  if (windows.test(normalised)) return turned('SSH', /ssh|(?<![0-9])22(?![0-9])番?/gi, 'RDP', 22)
  if (linux.test(normalised))
    return turned('RDP', /rdp|リモートデスクトップ|remote desktop|远程桌面|(?<![0-9])3389(?![0-9])番?/gi, 'SSH', 3389)
  return before
}

/** A verb that nobody is named for: `能解封吗`, `怎么打开`. */
const verbAlone = new RegExp(fold('^(?:还?能|可以|会|要|以后|再|怎么|在哪|多久)(?!.*(?:安全组|规则|实例|端口))'))
const longestVerb = 8
/** Longest question that is read as a part of the conversation because it says too little alone, in characters. */
const longestLost = { latin: 45, other: 18 }

/** Whether a question is so short that it may only make sense together with the one before it. */
export function mayLean({ normalised }: UnderstoodQuestion): boolean {
  return normalised.length <= (/^[a-z]/.test(normalised) ? longestLost.latin : longestLost.other)
}

/** Whether a question leans on the one before it. */
function leans({ normalised, concepts }: UnderstoodQuestion): boolean {
  if (normalised.length > longestLeaning) return false
  if (bare.test(normalised)) return true
  if (normalised.length <= longestVerb && verbAlone.test(normalised)) return true
  if (concepts.length > fewIdeas) return false
  return (
    leansByForm(normalised) ||
    (pointing.test(normalised) && normalised.length <= (/^[a-z]/.test(normalised) ? longestLeaning : longestPointing))
  )
}

/** What a question is to the ranker, read alone. */
interface Alone {
  /** Whether a short question that doesn't lean by its form says too little. */
  readonly isLost: (understood: UnderstoodQuestion) => boolean
  /** Whether it has an answer of its own: `already` in it then tells of no try. */
  readonly isSure: (understood: UnderstoodQuestion) => boolean
}

/** Reads a question in the light of those before: what it leaves unsaid stays as it was. */
export function continued(
  question: string,
  understood: UnderstoodQuestion,
  before: TurnContext | undefined,
  { isLost, isSure }: Alone,
): Continued {
  const { entities } = understood
  const previous = before && otherSystem(understood.normalised, before)
  const afterFailure = previous !== undefined && previous.entities.symptom !== null
  const isShort = understood.normalised.length <= longestLeaning
  const saysTried = afterFailure && isShort && tried.test(understood.normalised) && !isSure(understood)
  const goesOn = leans(understood) || (previous !== undefined && mayLean(understood) && isLost(understood))
  if (previous === undefined || !(goesOn || saysTried)) return { question, entities, followsUp: false, inVain: false }
  return {
    // What was tried changes nothing of what is asked.
    question: saysTried ? previous.question : `${question} ${previous.question}`,
    entities: inherit(entities, previous.entities),
    followsUp: true,
    inVain: saysTried || inVain.test(understood.normalised),
  }
}
