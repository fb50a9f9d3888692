import { hasPorts } from '@/lib/net'

/** Longest text that can still be two ports with what people write between them. */
const longest = 40

/**
 * Ports as the API writes them, from what a reader types: `80` is 80/80, `80-90` (any dash) is 80/90, `*` is every port;
 * full-width digits are folded. What is none of these stays as it is, for the reader of rules to refuse in its place.
 */
export function portsAsWritten(text: string, protocol: string | number): string {
  if (!hasPorts(protocol) || text.length > longest) return text
  const folded = text.normalize('NFKC').replaceAll(' ', '')
  if (folded === '*' || folded === '0-65535' || folded === '0/65535') return '1/65535'
  const [, start, end] = /^([0-9]{1,5})(?:[-/:~‐-―−〜～]([0-9]{1,5}))?$/u.exec(folded) ?? []
  if (start === undefined) return text
  return `${Number(start)}/${Number(end ?? start)}`
}

/** Whether a number is a port, 1–65535. */
export function isPort(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 65_535
}
