import type { Numbers } from '@/components/messages'

/** `RuleExplanation` counts shares in so many parts, and puts neither none nor all of them where it is neither. */
const parts = 1_000_000

/**
 * A share in percent, so exact that it and what it leaves make up the whole, and neither looks like nothing or all where it is
 * neither.
 *
 * @param share 0–1, to a millionth
 * @param number writes a number as the reader's language does
 */
export function shareInWords(share: number, number: Numbers['number']): string {
  const isSmaller = share <= 0.5
  const percent = (Math.round((isSmaller ? share : 1 - share) * parts) / parts) * 100
  // Two digits of the smaller share, as far as it is known.
  const digits = percent === 0 ? 0 : Math.min(4, Math.max(0, 1 - Math.floor(Math.log10(percent))))
  const rounded = Number(percent.toFixed(digits))
  const shown = number((isSmaller ? rounded : 100 - rounded) / 100, { style: 'percent', maximumFractionDigits: digits })
  const isBound = rounded > 0 && rounded * parts <= 100
  return isBound ? `${isSmaller ? '≤' : '≥'} ${shown}` : shown
}
