/** Words that take something away, as English, Japanese and Chinese put it. */
const taking =
  /(?:^|[\s,;(])(?:[!^¬]|(?:except\w*|excl(?:ud\w+|\.)?|minus|without|but|not|save|subtract|remove|than)(?![\w-]))|(?<![削解掃])除|[以之]外|[引抜][いく]|去掉|[减減刨]去|扣除|不包?[含括]|含まない/i

/** Longest text that is looked at, in characters. */
const longest = 20_000

/**
 * Whether a text, or an entry of a list, says that something is to be taken away: what its other entries come to is then no
 * answer to it. `except` reads what from what.
 */
export function takesAway(text: string): boolean {
  return text.length <= longest && taking.test(text)
}
