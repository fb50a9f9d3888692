import { useMemo } from 'react'
import { longestInBox } from '@/components/long-text'
import { useWork, type Work } from '@/components/worker'
import { type Context, isTerraform, isYaml } from '@/lib/policy'
import { type Asked, type Weighed, weigh } from './weigh'

const start = () => new Worker(new URL('./weigh.worker.ts', import.meta.url), { type: 'module' })

/**
 * Weighs a text: a short one at once; a long one, or one in a language whose reader is large (YAML, Terraform), off the main thread.
 * `weighed` is null until there is an answer.
 */
export function useWeighed(
  text: string,
  assume: boolean | null,
  context: Context,
): { readonly weighed: Weighed | null; readonly work: Work<Weighed> } {
  const asked = useMemo<Asked>(() => ({ text, assume, context }), [text, assume, context])
  const away = text.length > longestInBox || isYaml(text) || isTerraform(text)
  const here = useMemo(() => (away ? null : weigh(asked)), [away, asked])
  const work = useWork<Asked, Weighed>(start, away ? asked : null)
  const answered = away && !work.stale ? work.answer : null
  return { weighed: here ?? answered, work }
}
