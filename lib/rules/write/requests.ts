import { authorizing, type CliOptions, callsOf } from './cli'
import type { Operation } from './command'
import { type NewRule, type Permission, permissionOf } from './permission'
import { placeholders, writtenGroup } from './placeholders'
import { refusalOf, sortOut, type WriteRefusal } from './refusal'

/** One API request that creates rules, as JSON (formats, section 1d). */
export interface RequestDocument {
  /** Says the direction, which the rules themselves do not. */
  readonly operation: Operation
  readonly body: {
    readonly RegionId: string
    readonly SecurityGroupId: string
    readonly Permissions: readonly Permission[]
  }
}

/** Rules as requests: one for each group and direction, at most 100 rules each. What the API does not take is told apart. */
export function toRequests(
  rules: readonly NewRule[],
  { region = placeholders.region }: CliOptions = {},
): { readonly requests: readonly RequestDocument[]; readonly refusals: readonly WriteRefusal[] } {
  const { writable, refusals } = sortOut(rules, (rule) => refusalOf(rule))
  const requests = callsOf(writable).map((run) => ({
    operation: authorizing(run[0].direction),
    body: {
      RegionId: region,
      SecurityGroupId: writtenGroup(run[0].group),
      Permissions: run.map((rule) => permissionOf(rule)),
    },
  }))
  return { requests, refusals }
}
