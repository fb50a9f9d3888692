import { useMemo } from 'react'
import { longestInBox } from '@/components/long-text'
import { type OngoingWork, useWork } from '@/components/worker'
import { isPolicyYaml, isTerraformText, mayHoldTemplate, type RequestContext } from '@/lib/policy'
import { type AskedOfPolicies, type Weighed, weighPolicies } from './weigh'

const start = () => new Worker(new URL('./weigh.worker.ts', import.meta.url), { type: 'module' })

/**
 * Weighs a text: a short one at once; a long one, or one in a language whose reader is large (YAML, Terraform, templates), off the main thread.
 * `weighed` is null until there is an answer.
 */
export function useWeighed(
  text: string,
  assume: boolean | null,
  context: RequestContext,
): { readonly weighed: Weighed | null; readonly work: OngoingWork<Weighed> } {
  const asked = useMemo<AskedOfPolicies>(() => ({ text, assume, context }), [text, assume, context])
  const isLarge = text.length > longestInBox
  const away = isLarge || isPolicyYaml(text) || isTerraformText(text) || mayHoldTemplate(text)
  const here = useMemo(() => (away ? null : weighPolicies(asked)), [away, asked])
  const work = useWork<AskedOfPolicies, Weighed>(start, away ? asked : null)
  const answered = away && !work.stale ? work.answer : null
  return { weighed: here ?? answered, work }
}
