import type { Plural } from '@/content/plural'
import { useLocale } from './context'
import { format } from './format'

export interface Numbers {
  /** A number as the language writes it: `12,345`. */
  readonly number: (value: number | bigint, options?: Intl.NumberFormatOptions) => string
  /** A message that counts, in the form that the language has for this number; other names are filled in as by `format`. */
  readonly counted: (
    forms: Plural,
    count: number | bigint,
    values?: Readonly<Record<string, string | number>>,
  ) => string
}

/** Made once a language: `Intl` takes long to set up, and what is made stays the same from render to render. */
const made = new Map<string, Numbers>()

/** Numbers in words of one language, such as `ja`. */
export function numbersIn(locale: string): Numbers {
  const before = made.get(locale)
  if (before) return before
  const plain = new Intl.NumberFormat(locale)
  const rules = new Intl.PluralRules(locale)
  const number: Numbers['number'] = (value, options) =>
    (options ? new Intl.NumberFormat(locale, options) : plain).format(value)
  const numbers: Numbers = {
    number,
    counted: (forms, count, values = {}) => {
      const form = rules.select(Number(count))
      const template = form === 'one' ? (forms.one ?? forms.other) : forms.other
      return format(template, { ...values, count: number(count) })
    },
  }
  made.set(locale, numbers)
  return numbers
}

/** Numbers in the page's language. */
export function useNumbers(): Numbers {
  return numbersIn(useLocale().locale)
}
