/** An option with its value, or another word with a hyphen. */
const whole = /(?<!\S)(-\S*(?: [^\s\\-]\S*)?|[^\s-]+-\S*)/

/** A text with what a line should not be broken in, a span each, which the style sheet keeps whole. Plain words are one text. */
export function CodeWords({ text }: { readonly text: string }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, which come and go together
  return text.split(whole).map((part, at) => (at % 2 === 1 ? <span key={at}>{part}</span> : part))
}
