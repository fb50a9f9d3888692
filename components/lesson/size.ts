import type { Numbers } from '@/components/messages'

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** A count as a reader takes it in: exact below a billion, else two digits and a power of ten. */
export function sizeInWords(size: bigint, number: Numbers['number']): string {
  if (size < 1_000_000_000n) return number(size)
  const [mantissa = '', exponent = ''] = Number(size).toExponential(1).split('e+')
  return `≈ ${mantissa} × 10${[...exponent].map((digit) => superscripts[Number(digit)]).join('')}`
}
