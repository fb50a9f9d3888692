/**
 * Fills `{name}` in a message. A name without a value stays as it is, so that a mistake is seen.
 *
 * @example format('{over} over the limit of {limit}', { over: 5, limit: 1000 })
 */
export function format(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  )
}

/** A date `YYYY-MM-DD`, `YYYY-MM` or `YYYY` in the locale's own words. */
export function formatDate(
  date: string,
  words: { readonly date: string; readonly month: string; readonly year: string; readonly months: string },
): string {
  const [y = '', m, d] = date.split('-')
  const month = m ? (words.months.split(',')[Number(m) - 1] ?? m) : ''
  const values = { y, m: m ? Number(m) : '', d: d ? Number(d) : '', month }
  return format(d ? words.date : m ? words.month : words.year, values)
}
