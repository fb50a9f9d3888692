import { facts } from '@/content/facts'

/** The value of a fact as pages print it. Throws when there is no such fact. */
export function factText(id: string): string {
  const fact = Object.entries(facts).find(([name]) => name === id)?.[1]
  if (!fact) throw new Error(`Fact "${id}" does not exist; known: ${Object.keys(facts).join(', ')}`)
  return fact.value.toLocaleString('en-US')
}

/** Fills `{rules-per-eni}` in a title or an answer: figures are named, never typed. */
export function withFacts(text: string): string {
  return text.replace(/\{([a-z0-9-]+)\}/g, (_, id: string) => factText(id))
}
