import { plainRegion } from '@/lib/text'

/** Ways in which documents and commands name a region. */
const names = [/"RegionId"\s{0,9}:\s{0,9}"([a-z0-9-]{1,40})"/g, /--(?:RegionId|region)[\s=]{1,9}'?([a-z0-9-]{1,40})/g]

/** The region that a text speaks of; empty when it names none, or several. */
export function regionIn(text: string): string {
  const found = new Set(names.flatMap((name) => [...text.matchAll(name)].map((match) => match[1] ?? '')))
  const [only = ''] = found
  return found.size === 1 && plainRegion(only) === only ? only : ''
}
