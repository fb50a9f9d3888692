/** Everyday words that are spelled right and mean nothing here. */
const everyday = new Set(
  (
    'about above again alone along also always among another anybody around asked asking away back because become been ' +
    'behind being best better both bring came cause come could cute days does doing done down each early else even ever ' +
    'every find fine first found four friend from gave getting give given gone good great hand have having hear help here ' +
    'high home hour into itself just keep kept kind knew know last late later least left less life like line little ' +
    'live long look lose lost love made main make many maybe mean mine more most move much must myself name near need ' +
    'next nice none once ones only onto other ours over part past people please quite rather ready really right room ' +
    'said seem seen send sent show side since some soon sorry start stay stop such sure take talk tell than thank that ' +
    'their them then there these they thing think this those three time today told took turn under until upon used uses ' +
    'using very wait want wants week well went were what when where which while whole whose will wish with within work ' +
    'working world would year years yours cannot doesn isn aren wasn weren couldn wouldn shouldn ' +
    'passport complete completed completely compare compared command commands certain certainly contact contents renewal operating charged cheap flight flights recipe house horse water paper phone table white green black small large short story money'
  ).split(' '),
)

/**
 * Steps from one word to another: a letter more, less, other, or two exchanged (optimal string alignment); more than
 * `most` as `most + 1`.
 */
function distance(one: string, two: string, most: number): number {
  if (Math.abs(one.length - two.length) > most) return most + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: two.length + 1 }, (_, at) => at)
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row]
    let least = row
    for (let column = 1; column <= two.length; column += 1) {
      const same = one.charAt(row - 1) === two.charAt(column - 1)
      let steps = Math.min(
        (last[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      )
      const swapped =
        row > 1 &&
        column > 1 &&
        one.charAt(row - 1) === two.charAt(column - 2) &&
        one.charAt(row - 2) === two.charAt(column - 1)
      if (swapped) steps = Math.min(steps, (beforeLast[column - 2] ?? 0) + 1)
      now.push(steps)
      least = Math.min(least, steps)
    }
    if (least > most) return most + 1
    beforeLast = last
    last = now
  }
  return last[two.length] ?? most + 1
}

/** From this length on a letter may be another one: a shorter word with another letter is another word (`bread`, `break`). */
const exchangeable = 7
/** From this length on two letters may be wrong. */
const surelyLong = 8

/** Whether two words are one with two endings: `printed` is no slip of `printer`. */
function isInflected(word: string, target: string): boolean {
  const ending = /(?:ed|e?s|er|ing|ly)$/.exec(word)
  return ending !== null && target.startsWith(word.slice(0, ending.index))
}

/** Whether a short word is another one with a letter left out, or with two exchanged. */
function isSlip(word: string, target: string): boolean {
  if (target.length === word.length) return [...word].sort().join() === [...target].sort().join()
  // One that goes on where the word ends may still be being typed.
  return target.length === word.length + 1 && target.length >= 5 && !target.startsWith(word)
}

/**
 * Puts mistyped Latin words right: those that nothing here has, and that are a letter or two from a word of the phrases.
 * @param stems beginnings of words of which any ending will do: what begins so is spelled right
 * @param knows whether the model has learnt from a word
 */
export function speller(
  words: readonly string[],
  stems: readonly string[],
  knows: (word: string) => boolean,
): (normalised: string) => string {
  const targets = new Map<string, string[]>()
  for (const word of [...words, 'when', 'what', 'which', 'should', 'would', 'does']) {
    const known = targets.get(word.charAt(0))
    if (known) known.push(word)
    else targets.set(word.charAt(0), [word])
  }
  const goesOn = (word: string) => stems.some((stem) => word.startsWith(stem))
  const meant = (word: string): string => {
    const most = word.length >= surelyLong ? 2 : 1
    let best = word
    let fewest = most + 1
    for (const target of targets.get(word.charAt(0)) ?? []) {
      if ((word.length < exchangeable && !isSlip(word, target)) || isInflected(word, target)) continue
      const steps = distance(word, target, Math.min(most, fewest - 1))
      if (steps < fewest) {
        best = target
        fewest = steps
      }
    }
    return best
  }
  return (normalised) =>
    normalised.replace(/(?<![a-z0-9.:/_-])[a-z]{4,20}[0-9]?(?![a-z0-9.:/_-]*[0-9.:/_-][a-z0-9])/g, (word) =>
      everyday.has(word) || knows(word) || goesOn(word) ? word : meant(word),
    )
}
