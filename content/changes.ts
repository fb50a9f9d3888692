import type { Slug } from './topics'

/**
 * Statements that changed, newest first: what a page of this site said or Alibaba Cloud had it, and what is right now.
 * The sentence stands in `content/<locale>/messages/changed.ts` under the same id. Figures need no entry: the page of
 * changed facts lists them from `content/facts.ts`.
 */
export const changes = {
  'deny-one-group': { date: '2026-11-28', slugs: ['deny-ram-users'] },
  'port-lists-count': { date: '2026-11-28', slugs: ['rule-count-directions', 'rule-limit-reached'] },
  'ten-groups': { date: '2026-11-28', slugs: ['group-limit-adjustment', 'add-eni-to-group'] },
  'rules-that-name-groups': { date: '2026-11-28', slugs: ['communicate-across-groups'] },
  'idle-sessions': { date: '2026-11-28', slugs: ['what-is-a-security-group'] },
  'free-of-charge': { date: '2026-11-28', slugs: ['what-is-a-security-group'] },
  'who-adds-rules': { date: '2026-11-28', slugs: ['automatic-rules'] },
} as const satisfies Record<string, { readonly date: string; readonly slugs: readonly Slug[] }>

export type ChangeId = keyof typeof changes
