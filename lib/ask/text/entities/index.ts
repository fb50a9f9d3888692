import { addressesIn } from './addresses'
import { portsBehindHosts, withoutFigures } from './figures'
import type { Named } from './model'
import { portsNamed } from './ports'
import { saidIn } from './said'
import { servicesIn } from './services'

export { type AskedSymptom, type Entities, inherit, type Named } from './model'
export { isOfList, withoutDirections } from './said'

const codeWord = /(?:ecs:)?[A-Za-z][A-Za-z_.*-]*/g
const codeShape =
  /^(?:[A-Z][a-z]+(?:[A-Z]+[a-z]+)+(?:\.[A-Z][A-Za-z]+)*|[A-Z][A-Za-z]+\.[A-Z][A-Za-z.]+|ecs:[A-Za-z*]+|E(?:CONN|TIMED|HOST|NET|ADDR|AI_)[A-Z_]*|ERR_[A-Z_]+|q_[a-z-]+)$/

/** How many codes of a text are told. */
const mostCodes = 10

/** Error codes and API names, told by their capitals. */
function codesIn(text: string): string[] {
  const words = [...text.matchAll(codeWord)].map(([word]) => (/[.-]$/.test(word) ? word.slice(0, -1) : word))
  return [...new Set(words.filter((word) => codeShape.test(word)))].slice(0, mostCodes)
}

/**
 * Finds what a question names.
 * @param text as written: error codes are told by their capitals
 * @param normalised the same text, normalised
 * @param fails it says that a connection fails, in whatever words
 */
export function entitiesOf(text: string, normalised: string, fails = false): Named {
  const said = saidIn(normalised)
  const symptom = said.symptom ?? (fails ? 'unreachable' : null)
  const behind = portsBehindHosts(normalised)
  const { found: addresses, rest } = addressesIn(behind.rest)
  const plain = withoutFigures(rest)
  const { ports, portRanges } = portsNamed(plain, symptom !== null)
  const named = servicesIn(plain)
  const all = [...new Set([...behind.ports.filter((port) => port >= 1 && port <= 65535), ...ports])]
  return {
    entities: {
      ports: all,
      portRanges,
      services: named.found.map(({ name }) => name),
      ...addresses,
      ...said,
      symptom,
      codes: codesIn(text),
    },
    rest: all.reduce((left, port) => left.replace(new RegExp(`(?<![0-9])${port}(?![0-9])`, 'g'), ' '), named.rest),
  }
}
