import { type CharSet, type Concatenation, type Element, JS, type NoParent } from 'refa'
import { analyse } from 'scslre'
import { isAmbiguous } from './ambiguous'

/**
 * Why a pattern may need more than a time that grows with the text, or null. Three kinds are looked for, all without running
 * it: a text that can be shared out between two repetitions in many ways (scslre), one that a repetition can take in many
 * ways by itself, and a beginning that fits at many places, from each of which one repetition runs to the end in vain.
 *
 * @throws a SyntaxError when it is no pattern
 */
export function whySlow(source: string, flags: string): string | null {
  const [report] = analyse({ source, flags }, { reportTypes: { Move: !flags.includes('y') } }).reports
  if (report) {
    const { pick } = report.character
    return `${report.exponential ? 'exponential' : 'polynomial'} in ${JSON.stringify(pick)} repeated`
  }
  const { expression } = JS.Parser.fromLiteral({ source, flags }).parse({
    backreferences: 'unknown',
    assertions: 'parse',
  })
  for (const { elements } of expression.alternatives) {
    if (sharesOut(elements, false)) return 'exponential: a repetition can take one text in many ways'
    const found = flags.includes('y') ? null : search(elements, [], false)
    if (found) return `polynomial in what begins it repeated, up to ${shownSet(found)}`
  }
  return null
}

type Node = NoParent<Element>

function shownSet(characters: CharSet): string {
  return JS.toLiteral({ type: 'Concatenation', elements: [{ type: 'CharacterClass', characters }] }).source
}

/** Whether a repetition that something has to follow can take one text in many ways. */
function sharesOut(elements: readonly Node[], after: boolean): boolean {
  return elements.some((element, index) => {
    if (element.type !== 'Quantifier' && element.type !== 'Alternation') return false
    const follows = after || elements.slice(index + 1).some(isWanted)
    const endless = element.type === 'Quantifier' && element.max > mostTurns && onlySet(element.alternatives) === null
    if (endless && follows && isAmbiguous(element.alternatives)) return true
    return element.alternatives.some((one) => sharesOut(one.elements, follows))
  })
}

/** A repetition of more turns than these is taken for one without bound. */
const mostTurns = 12

/**
 * @param elements what is matched one after the other
 * @param before what was matched before them
 * @param after whether something has to follow
 */
function search(elements: readonly Node[], before: readonly Node[], after: boolean): CharSet | null {
  for (const [index, element] of elements.entries()) {
    const prefix = [...before, ...elements.slice(0, index)]
    const follows = after || elements.slice(index + 1).some(isWanted)
    if (element.type === 'Quantifier' && element.max === Number.POSITIVE_INFINITY && follows) {
      const set = onlySet(element.alternatives)
      if (set && prefix.some((node) => node.type !== 'Assertion') && canSpell(prefix, set)) return set
    }
    if (element.type === 'Quantifier' || element.type === 'Alternation') {
      for (const { elements: inner } of element.alternatives) {
        const found = search(inner, prefix, follows)
        if (found) return found
      }
    }
  }
  return null
}

/** The characters of what is one character, or null. */
function onlySet(alternatives: readonly NoParent<Concatenation>[]): CharSet | null {
  const [one, ...others] = alternatives
  const [element, ...rest] = one?.elements ?? []
  return others.length === 0 && rest.length === 0 && element?.type === 'CharacterClass' ? element.characters : null
}

/** Whether it can fail where it stands. */
function isWanted(node: Node): boolean {
  switch (node.type) {
    case 'Quantifier':
      return node.min > 0 && node.alternatives.every(({ elements }) => elements.some(isWanted))
    case 'Alternation':
      return node.alternatives.every(({ elements }) => elements.some(isWanted))
    default:
      return true
  }
}

/**
 * Whether some text that matches is written with these characters alone, and may stand in their midst. `^` may not, unless
 * it also means the beginning of a line and a line's end is among them.
 */
function canSpell(elements: readonly Node[], set: CharSet): boolean {
  return elements.every((node) => {
    switch (node.type) {
      case 'Assertion': {
        const outside = node.kind === 'behind' && node.negate ? onlySet(node.alternatives) : null
        return outside === null || !set.isSubsetOf(outside)
      }
      case 'CharacterClass':
        return !node.characters.isDisjointWith(set)
      case 'Quantifier':
        return node.min === 0 || node.alternatives.some((one) => canSpell(one.elements, set))
      case 'Alternation':
        return node.alternatives.some((one) => canSpell(one.elements, set))
      default:
        return true
    }
  })
}
