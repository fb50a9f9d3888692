/**
 * Words with which people speak of what might be, was told, or is wished: the line is no output of a program. Programs speak
 * to their readers (`your app is running at …`), but not of themselves as `I`, and they do not ask.
 */
const guessing =
  /[?？]\s{0,9}$|\b(?:maybe|perhaps|might|could|should|would|may be|seems?|apparently|probably|think|guess|suppose|believe|according to)\b|(?:ようです|みたい|でしょうか|ですか|と思い|かもしれ|はずです|らしい|好像|可能|应该|是不是|怎么|为什么|请问|听说|据说)/i
/** Pronouns of who tells a story: in capitals alone they are parts of names, such as `[MY-010252]`, and `I, [` begins a line of Ruby's log. */
const telltale =
  /(?<![\w[-])(?:I(?!, \[)|I'm|I've|[Mm]y|[Ww]e|[Oo]ur|[Ss]omeone|[Ss]omebody|[Aa]nyone|told me)(?![\w-])/

/** Sentences that speak of a failure without having met it: rules, documentation, what was once. */
const telling =
  /\b(?:if|when(?:ever)?) (?:you|it|the|a|an|there|this|that|we|your)\b|\bfor example\b|\be\.g\.|\b(?:no longer|instead of|rather than|used to|previously|until yesterday)\b|\bmeans? that\b|\busually means?\b|(?:場合は|ときは|という意味|とは、|如果|表示没有|意味着|是指)/i

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
  return line.length <= longest && telling.test(line)
}
