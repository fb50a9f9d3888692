import { type Entities, inherit, withoutDirections } from '../text/entities'
import { fold, normalise } from '../text/normalise'
import type { UnderstoodQuestion } from '../text/terms'
import { asksForSize, namesAddresses } from './compute'
import type { TurnContext } from './reply'

/** How readers begin or end a question that leans on the one before. */
const begins = new RegExp(
  fold(
    '^(?:(?:and|but|or|also|so|then|ok|okay|same|still|even|what about|how about|what if|its|by the way|btw|fyi|conversely)(?![a-z])' +
      '|じゃあ|じゃ|では|それなら|それ|これ|その|なら|あと|そして|また|でも|逆に|反対に|同じく|ちなみに|なお|ただ' +
      '|那么|那|如果是|换成|还有|还是|同样|这个|它|顺便说|补充|另外|反过来|反之|相反)',
  ),
)
/** How readers put right how they were understood. */
const corrects = new RegExp(
  fold(
    '^(?:(?:no|nope|sorry) ?[,.] ?|(?:no )?i mea(?:n|nt)(?![a-z])|not that(?![a-z])' +
      '|(?:いや|いえ|いいえ|違[うっい]|そうじゃな|そうではな)' +
      '|(?:不对|不是的?[ ,]|错了|我(?:是)?(?:说|指|问)的?))',
  ),
)
/** What was not meant, said before what was: `not the penalty, I mean …`. */
const notMeant = new RegExp(
  fold(
    '^(?:(?:no|nope|sorry)[ ,.]+)?not [a-z ]{1,30}?[,.] *(?:but |rather )?(?:i (?:mean|meant|want|am asking|asked|ask)(?: about)? )?' +
      '|^(?:いや|いえ|いいえ)?[ ,]*[^ ,]{1,16}?(?:じゃ|では)な(?:くて?|い(?:です)?)[ ,]+' +
      '|^不是[^ ,]{1,10}?[ ,]+(?:我?是?[问说想指要]的?是?)?',
  ),
)

/** A question without what it says was not meant. */
export function putRight(question: string): string {
  const normalised = normalise(question)
  const meant = normalised.replace(notMeant, '')
  return meant === normalised || meant === '' ? question : meant
}

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
  if (begins.test(normalised) || corrects.test(normalised)) return normalised.length <= longestBegun
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

/** Asks for another way than the one that was told. */
const anotherWay = new RegExp(
  [
    '(?<![a-z])alternatives?(?![a-z])|(?<![a-z])(?:any|an|some) ?other (?:way|option|recommendation|suggestion|idea|method)s?(?![a-z])|(?<![a-z])what (?:[a-z]+ ){0,4}instead$',
    '代わり|代替|(?:他|ほか|別)の(?:方法|手|やり方|案)|(?:他|ほか)に(?:方法|手|やり方)',
    '替代|(?:其他|别的|另外的?)(?:办法|方法|方案|建议|做法)',
  ]
    .map(fold)
    .join('|'),
)

/** Whether a question that goes on asks for another way than the one that was told. */
export function asksForAnother({ normalised }: UnderstoodQuestion): boolean {
  return anotherWay.test(normalised)
}

/** Says that what was answered is not what was asked, and no more. */
const rejected = new RegExp(
  fold(
    '^(?:no[ ,.]*)?(?:(?:that|it) ?i?s )?(?:not (?:what i (?:meant?|asked|want(?:ed)?)|it|that|this|right)|wrong)$|^(?:[それこ]{2}[はでじや]*な(?:い|くて)|違(?:う|います))(?:です)?$|^(?:不对|错了|不是(?:这个|我.{1,6})|答非所问)$',
  ),
)

/** Whether a question that goes on says no more than that another answer is wanted. */
export function rejects({ normalised }: UnderstoodQuestion): boolean {
  return rejected.test(normalised)
}

const whyAlone = new RegExp(
  fold('^(?:but )?why(?: (?:not|so|is that))?$|^(?:なぜ|なんで|どうして)(?:ですか)?$|^(?:为什么|为啥)呢?$'),
)

/** Whether a question that goes on asks for the reason alone. */
export function asksWhy({ normalised }: UnderstoodQuestion): boolean {
  return whyAlone.test(normalised)
}

/** Asks for the opposite of what was answered. */
const turnedRound = new RegExp(
  fold(
    '逆に|その逆|反対に|(?<![a-z])(?:conversely|vice versa|the opposite|the other way (?:a?round|about))(?![a-z])|反过来|反之|相反',
  ),
)

/** Whether a question that goes on asks for the opposite of what was answered. */
export function turnsRound({ normalised }: UnderstoodQuestion): boolean {
  return turnedRound.test(normalised)
}

/** Questions that say nothing of their own but that they go on. */
const bare = new RegExp(
  `^(?:${[
    'why(?: (?:is|not|so|that|is that|does that happen))?|how(?: (?:so|exactly|long|much|many(?: at most)?|do i|to do (?:it|that|this)))?|at most|which ones?|what (?:should|can|do) i do(?: (?:now|then|instead))?|where(?: (?:is it|exactly|do i do that))?|when|what else|really|still (?:not|no|nothing).*|(?:it |that )?(?:still )?(?:does not|doesnt|did not|didnt) (?:work|help)|not working|is it free|does it cost.*|(?:does|will|do|would) (?:it|that|this|they) (?:also )?(?:need|require|take|cause|affect|survive|work|apply|stay|start|stop|come back|happen|restart|reboot)(?![a-z]).{0,30}|(?:is|are) (?:it|that|this|they) (?:safe|permanent|reversible|automatic|immediate|required|mandatory|necessary|dangerous)(?![a-z]).{0,20}|how long (?:does|will|do) (?:it|that|this) .{0,20}|(?:and )?(?:with|by|in|via|using) the (?:cli|api|console|command line)|more|example|for example|and (?:then|now|why|how|ipv6|udp|tcp|outbound|inbound)|can i (?:raise|change|see|undo|revert|remove|delete|test|increase|avoid) (?:it|that|this|them)',
    'なぜ|なんで|どうして|どうやって|(?:では)?どうすれば(?:いい|よい)?(?:ですか)?|どれを.{0,10}|どこで|いつ|他には|ほかには|それでも(?:だめ|駄目|ダメ|つながらない|繋がらない|できない).*|まだ(?:だめ|駄目|ダメ|つながら|繋がら|でき|開か|見え|届か|同じ).*|(?:やっぱり|やはり)?(?:だめ|ダメ|駄目)(?:でした|だった|です)?|変わらない|(?:解除|撤回|緩和|延長|申請|回避|取り消し|変更|削除|確認|追加|復旧)(?:でき(?:る|ます)(?:か)?|するには|の?方法(?:は)?)|戻すには|戻せ(?:る|ます)(?:か)?|増やせ(?:る|ます)(?:か)?|増やすには|最大で?(?:いくつ|何台|何個|何本)(?:まで)?(?:ですか)?|どこで見られる|無料|例は|具体的には|コマンドは|有料|(?:消|変え|外|止め|閉じ|や)(?:し|っ)?ても(?:平気|大丈夫|いい|よい|問題ない)(?:ですか|でしょうか)?|(?:どの?くらい|どれ(?:くらい|だけ))(?:の)?(?:日数|時間|期間|費用)?(?:は|が|で)?(?:かかる|かかります|必要|終わる)(?:か|の|のか)?|(?:cli|コマンド|コンソール|api)(?:だと|では|でやるには|で(?:は)?どう(?:やる|書く|する)(?:の)?)|再起動(?:は|が|って)?(?:要る|いる|必要)(?:ですか|の)?|すぐ(?:に)?(?:効く|反映される|反映されます)(?:か|の)?',
    '为什么|为啥|怎么做|怎么办|怎么弄|怎么看|怎么改|在哪|哪里看|什么时候|还有呢|还是不行.*|还是不通.*|还是连不上.*|不行|没用|能提高吗|可以提高吗|能改吗|收费吗|免费吗|举个例子|命令是什么|怎么恢复|那?该?怎么弄|最多(?:多少|几个)(?:个|台|条)?|(?:要|该)?(?:加|开|选|填|用|授)哪(?:个|些|条|种)|(?:用|通过)?(?:命令行|命令|控制台|api|cli)(?:里|上)?(?:怎么|如何)(?:做|弄|写|操作|设置?)|(?:需?要)(?:自己)?(?:重启|停机)(?:实例|机器|服务器)?吗|(?:会|会不会)(?:影响|中断|断开).{0,6}|(?:要|得)?多久(?:生效|能?好|完成|恢复)|(?:马上|立即|立刻)(?:生效|起作用)吗',
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

/** What was tried, ending in that it did not help: `the rule is there, instance rebooted, still nothing`. */
const triedInVain = new RegExp(
  `(?:${[
    '(?<![a-z])still (?:not|no|nothing|does ?nt|do ?nt|fails?|failing|cannot|the same|tim(?:es|ing) out|refused|blocked|down|dead).{0,20}|same (?:error|result|thing|problem)|no (?:luck|difference|change)',
    '(?:それでも|まだ|やはり|やっぱり|相変わらず|依然|けど|けれど|ても|のに|が)[、 ]?(?:結果は|状況は)?(?:だめ|駄目|つながら|繋がら|変わら|変わり|同じ(?:で|ま|結果|状態|$)|解決し|直ら|治ら|開か|開け).{0,8}',
    '(?:还是|还|仍旧|仍然|仍|依然|依旧|照样|也|一样)(?:不行|一样|不通|不了|连不上|上不去|打不开|没用|没反应|不好使|失败|超时|报错)了?|[ ,](?:一样|没用|没变化?|不行)',
  ]
    .map(fold)
    .join('|')})$`,
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

/** What was done, as a statement: `安全组里放行3306了`, `ルールあり、sshd も動いてる`. */
const done = new RegExp(
  [
    '^(?:i|we) (?:have |did |already )?(?:opened|added|allowed|restarted|rebooted|checked|enabled)(?![a-z])',
    '(?:あり|済み|てある|てあります|動いて(?:いる|る|います)|(?:開け|追加し|許可し|確認し|再起動し)(?:た|ました))$',
    '(?:放行|开放|打开|添加|加上|加|配置|设置|放开|重启|检查)(?:过|好)?.{0,8}了$',
  ]
    .map(fold)
    .join('|'),
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

/**
 * Whether a question that goes on names a subject of its own.
 * @param known ideas of the question before: what it named, too, is none
 */
export function namesSubject({ concepts }: UnderstoodQuestion, known: readonly string[]): boolean {
  return concepts.some((idea) => subjects.has(idea) && !known.includes(idea))
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
    ...before,
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

/** What stands in each other's place: who names one after another asks the same of it. */
const exchangeable = [
  [/(?<![a-z])alb(?![a-z])/, /(?<![a-z])nlb(?![a-z])/, /(?<![a-z])[cs]lb(?![a-z])/],
  [/basic|べしつく|普通/, /advanced|enterprise|あどばんすと|企业级?/],
]

/** The question before, of what a question names in its place: `and CLB?` after one about ALB. */
function exchanged(normalised: string, before: TurnContext): TurnContext {
  const asked = normalise(before.question)
  const question = exchangeable.reduce((text, family) => {
    const [own, ...others] = family.flatMap((name) => name.exec(normalised)?.slice(0, 1) ?? [])
    const there = family.filter((name) => name.test(text))
    const [was] = there
    return own === undefined || others.length > 0 || was === undefined || there.length > 1 || was.test(own)
      ? text
      : text.replace(new RegExp(was, 'g'), own)
  }, asked)
  return question === asked ? before : { ...before, question }
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
  if (bare.test(normalised) || anotherWay.test(normalised) || rejected.test(normalised)) return true
  if (normalised.length <= longestVerb && verbAlone.test(normalised)) return true
  if (concepts.length > fewIdeas) return false
  return (
    leansByForm(normalised) ||
    (pointing.test(normalised) && normalised.length <= (/^[a-z]/.test(normalised) ? longestLeaning : longestPointing))
  )
}

/** Words for addresses that a figure is asked of. */
const ofAddresses = new RegExp(fold('(?<![a-z])(?:address(?:es)?|ips?|hosts?)(?![a-z])|アドレス|ホスト|地址|主机'))
const ofRules = ['#rule', '#group', '#members']

/** Whether a question asks how many addresses those have that the one before named: `and how many addresses?`. */
function asksOfAddresses({ normalised, concepts, entities }: UnderstoodQuestion, before: TurnContext): boolean {
  if (namesAddresses(entities) || !namesAddresses(before.entities) || before.entities.symptom !== null) return false
  const isOfOthers = concepts.some((idea) => ofRules.includes(idea))
  return !isOfOthers && normalised.length <= longestBegun && asksForSize(normalised) && ofAddresses.test(normalised)
}

/** What stands around the whole that parts are counted in. */
const inside = new RegExp(fold('(?<![a-z])in(?:to|side)? (?:an? )?/|に(?:は|何|いくつ|$)|里|内|中'))

/** What a question that goes on names, with what it leaves unsaid: the block, too, that an address is to stand in (`is 10.0.3.4 in it`). */
function placed({ normalised, entities }: UnderstoodQuestion, { entities: before }: TurnContext): Entities {
  const all = inherit(entities, before)
  const [prefix, more] = entities.prefixes
  const [own, ...others] = [...before.blocks.map((block) => Number(block.split('/')[1])), ...before.prefixes]
  const isPrefixAlone =
    prefix !== undefined && more === undefined && entities.blocks.length + entities.addresses.length === 0
  // After `how many /28 fit in a /22`, `and /30?` names other parts, `and in a /20?` another whole.
  if (isPrefixAlone && own !== undefined && others.length === 1) {
    const whole = Math.min(own, ...others)
    const isWhole = prefix <= whole || inside.test(normalised)
    if (!isWhole)
      return { ...all, blocks: before.blocks, prefixes: before.blocks.length > 0 ? [prefix] : [whole, prefix] }
    return { ...all, blocks: [], prefixes: [prefix, Math.max(own, ...others)] }
  }
  // After `is A in B`, `and C?` names another A or another B.
  if (before.addresses.length * before.blocks.length === 1 && all.addresses.length + all.blocks.length === 1)
    return { ...all, ...(all.blocks.length > 0 ? { addresses: before.addresses } : { blocks: before.blocks }) }
  const isPlace = all.blocks.length + all.ranges.length === 0 && all.addresses.length === 1 && pointing.test(normalised)
  return isPlace ? { ...all, blocks: before.blocks, ranges: before.ranges } : all
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
  const previous = before && exchanged(understood.normalised, otherSystem(understood.normalised, before))
  const afterFailure = previous !== undefined && previous.entities.symptom !== null
  const isShort = understood.normalised.length <= longestLeaning
  const saysTried =
    afterFailure &&
    isShort &&
    (triedInVain.test(understood.normalised) ||
      done.test(understood.normalised) ||
      (tried.test(understood.normalised) && !isSure(understood)))
  const asksForMore = previous !== undefined && asksOfAddresses(understood, previous)
  const goesOn =
    asksForMore || leans(understood) || (previous !== undefined && mayLean(understood) && isLost(understood))
  if (previous === undefined || !(goesOn || saysTried)) return { question, entities, followsUp: false, inVain: false }
  const isPutRight = corrects.test(understood.normalised) && entities.directions.length > 0
  const asked = isPutRight ? withoutDirections(previous.question) : previous.question
  return {
    // What was tried, or what was not meant, changes nothing of what is asked.
    question: saysTried || rejects(understood) ? previous.question : `${question} ${asked}`,
    entities: placed(understood, previous),
    followsUp: true,
    inVain: saysTried || inVain.test(understood.normalised),
  }
}
