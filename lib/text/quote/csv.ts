import { withoutHalves } from './unseen'

/**
 * A field of a CSV file (RFC 4180), in quotes where it has to be. A spreadsheet runs what begins with `=`, `+`, `-`,
 * `@`, a tab or a carriage return: such a field gets an apostrophe in front, unless it is a plain number.
 *
 * @example csvField('=HYPERLINK("http://…")') // `"'=HYPERLINK(""http://…"")"`
 */
export function csvField(value: string): string {
  const text = withoutHalves(value)
  const safe =
    /^[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/.test(text) && !/^[+-]?\d{1,15}(?:\.\d{1,15})?$/.test(text)
      ? `'${text}`
      : text
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One line of a CSV file, without its end. */
export function csvRow(values: readonly string[]): string {
  return values.map(csvField).join(',')
}
