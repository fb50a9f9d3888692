/**
 * How a reader is told of a rule: by its id, and by its place, counted from one, where its document gives it no id (the
 * engine then counts from zero, see `Rule.id`).
 *
 * @example ruleName('sgr-a') // 'sgr-a'
 * @example ruleName('0') // 'rule-1'
 */
export function ruleName(id: string): string {
  const [, place, among] = /^(\d{1,9})(?:#(\d{1,9}))?$/.exec(id) ?? []
  return place === undefined ? id : `rule-${Number(among ?? place) + 1}`
}
