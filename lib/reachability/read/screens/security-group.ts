import { ruleTableSign, ruleTablesIn } from '@/lib/rules'
import type { ScreenReader } from './screen'

/** The list of a security group's rules: a document that the reader of rules reads, with the direction that stands above it. */
export const rulesOfGroup: ScreenReader = {
  signs: [ruleTableSign],
  read: (lines, signed) =>
    ruleTablesIn(lines, signed).map((table) => ({ ...table, what: 'security-group', value: null })),
}
