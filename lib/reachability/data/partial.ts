/** How people say that they show a part alone. */
const partial =
  /只(?:截|贴|复制)了?(?:第?一页|一部分|部分)|后面还有|还有(?:很多|一些)(?:没|未)|(?:其余|其他|以下|后面)(?:的)?(?:都)?省略|以下略|(?:以下|残り|ほか|他)は?(?:、)?(?:省略|略)|一部だけ|続きがあります|\b(?:only the first (?:page|part|few|lines)|first page only|the rest (?:is |was )?(?:omitted|cut|left out)|there (?:are|is) more (?:rules|rows|lines|below))\b|\(?(?:truncated|snipped)\)|^\s{0,9}(?:<|\[)?snip(?:ped)?(?:>|\])?\s{0,9}$/im

/** Longest beginning of a text that is looked through, in characters. */
const longest = 100_000

/** Whether somebody says that what they show goes on: what is not there shows nothing then. */
export function isToldPartial(texts: readonly string[]): boolean {
  return texts.some((text) => partial.test(text.slice(0, longest)))
}
