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

/** Numbers in words of one language, such as `ja`. */
export function numbersIn(locale: string): Numbers {
  const number = (value: number | bigint, options?: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(locale, options).format(value)
  return {
    number,
    counted: (forms, count, values = {}) => {
      const form = new Intl.PluralRules(locale).select(Number(count))
      const template = form === 'one' ? (forms.one ?? forms.other) : forms.other
      return format(template, { ...values, count: number(count) })
    },
  }
}

/** Numbers in the page's language. */
export function useNumbers(): Numbers {
  return numbersIn(useLocale().locale)
}
