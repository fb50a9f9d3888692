/**
 * Words with which people speak of what might be, was told, or is wished: the line is no output of a program. Programs speak
 * to their readers (`your app is running at …`), but not of themselves as `I`, and they do not ask.
 */
const guessing =
  /[?？]\s{0,9}$|\b(?:maybe|perhaps|might|could|should|would|may be|seems?|apparently|probably|think|guess|suppose|suspect|wonder(?:ing)?|believe|according to)\b|(?:ようです|みたい|でしょうか|ですか|と思い|と思って(?:い?ます|い?る|おり)|のかな|かなあ?[、。]|気がし|怀疑|猜|估计|会不会|かもしれ|はずです|らしい|好像|可能|应该|是不是|怎么|为什么|请问|听说|据说)/i
/**
 * Pronouns of who tells a story: in capitals alone they are parts of names, such as `[MY-010252]`, `I, [` begins a line of Ruby's log, and
 * behind a time of day it is a level.
 */
const telltale =
  /(?<![\w[-]|:\d\d(?:[.,]\d{1,9})? )(?:I(?!, \[)|I'm|I've|[Mm]y|[Ww]e|[Oo]ur|[Ss]omeone|[Ss]omebody|[Aa]nyone|told me)(?![\w-])/

/** Sentences that speak of a failure without having met it: rules, documentation, what was once. */
const telling =
  /\bif (?:you|it|the|a|an|there|this|that|we|your)\b|\bwhen(?:ever)? (?:you|your|there)\b|\bfor example\b|\be\.g\.|\b(?:no longer|instead of|rather than|used to|previously)\b|\bmeans? that\b|\bdefaults to (?=[\d[*:])|\busually means?\b|(?:場合は|ときは|という意味|とは、|如果|表示没有|意味着|是指)/i

/** Words by which what happens at some time, as a rule, is told: not so where somebody has met it. */
const asRule = /\bwhen(?:ever)? (?:it|the|a|an|this|that|we)\b/i
/** Words of who has met it: themselves, others of whom they tell, or what they look at. */
const meeting =
  /(?<![\w[-])(?:I(?!, \[)|I'm|I've|[Mm]y|[Ww]e|[Oo]ur)(?![\w-])|\b(?:[Uu]sers?|[Cc]ustomers?|[Vv]isitors?|[Cc]lients?|[Bb]rowsers?|[Pp]age|[Ss]ite|[Aa]pp)\b.{0,20}\b(?:gets?|got|sees?|saw|says?|said|shows?|showed|displays?|reports?|fail(?:s|ed)|was|were)\b|\b(?:failed|gave|said|showed|got|was|were|happens|appears|comes up|pops up)\b/

const longest = 400

/** Whether a line is what a person guesses or asks, not what a program says of itself. */
export function isGuess(line: string): boolean {
  return line.length <= longest && (guessing.test(line) || telltale.test(line))
}

/** Whether a line asks or supposes, whoever speaks. */
export function isSupposed(line: string): boolean {
  return line.length <= longest && guessing.test(line)
}

/** Whether a line speaks of failures in general. */
export function isTold(line: string): boolean {
  return line.length <= longest && (telling.test(line) || (asRule.test(line) && !meeting.test(line)))
}

const refusal = String.raw`(?:refus\w{1,3}|reject\w{0,3}|拒[绝絕否])`
const silence = String.raw`(?:tim(?:e[sd]?|ing)[ -]?out|drop(?:s|ped)?\b|超[时時]|タイムアウト)`
const either = String.raw`.{0,40}?(?:\bor\b|还是|還是|或者?|それとも|または|か、|ますか|すか).{0,40}?`
/** A question between two ways to fail, or of what would come: whoever asks it has met neither. */
const alternatives = new RegExp(
  `${refusal}${either}${silence}|${silence}${either}${refusal}|\\bwould (?:it|that|this|the|a|an|I|we|you|they|clients?) `,
  'i',
)

/** Whether a line asks, or says, what would be met, and not what was. */
export function isHypothetical(line: string): boolean {
  return line.length <= longest && alternatives.test(line)
}
