import { isPlan } from './terraform-text'

/** Signs that a plan writes before a line: what is added, changed, replaced or read; what goes is told apart. */
const sign = /^([ \t]{0,200})(-\/\+|\+\/-|<=|[-+~])(?=[ \t])/

/**
 * What `terraform plan` prints, as the configuration that it leads to: the signs blanked, what goes left out, of a change
 * what will be. Every character keeps its place. Any other text is returned as it is.
 */
export function planAsConfiguration(text: string): string {
  return isPlan(text) ? text.split('\n').map(lineOf).join('\n') : text
}

function lineOf(line: string): string {
  if (line.length > 20_000) return line
  const [whole = '', , mark = ''] = sign.exec(line) ?? []
  if (mark === '-') return blank(line)
  const plain = withoutUnknown(mark === '' ? line : blank(whole) + line.slice(whole.length))
  const arrow = plain.indexOf(' -> ')
  const equals = plain.indexOf('=')
  const from = equals > 0 && equals < arrow ? equals + 1 : 0
  const changed = arrow > 0 && !plain.trimStart().startsWith('#')
  return changed ? plain.slice(0, from) + blank(plain.slice(from, arrow + 4)) + plain.slice(arrow + 4) : plain
}

/** A line whose value is known only after apply, or hidden, as one without a value. */
function withoutUnknown(line: string): string {
  return line.replace(/\((?:known after apply|sensitive value|sensitive)\)/, (whole) => 'null'.padEnd(whole.length))
}

function blank(text: string): string {
  return ' '.repeat(text.length)
}
