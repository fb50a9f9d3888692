import { initialDraft, type ReachDraft } from './draft'

/**
 * A web server that listens where only the host itself can reach it.
 *
 * @param text what was pasted of it (`loopbackText`), which the page has among its props
 */
export function loopbackServer(text: string): ReachDraft {
  return { ...initialDraft, from: '198.51.100.7', symptom: 'refused', text }
}
