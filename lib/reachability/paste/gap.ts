/** Dots, or a word, where something was left out: `...`, `[snip]`, `（中略）`. */
const gap =
  /^\s{0,9}(?:\.{3,9}|…{1,3}|[[(（<]\s?(?:\.{3}|…|snip(?:ped)?|cut|omitted|truncated|省略|中略|後略|以下略|略)\s?[\])）>]|(?:中略|省略|後略|以下省略|以下略))\s{0,9}$/i

/** Whether a line says that something was left out here. */
export function isGap(line: string): boolean {
  return line.length < 60 && gap.test(line)
}
