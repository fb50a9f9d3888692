import { glossary, type TermId } from '@/content/glossary'

/** An id of the glossary. Throws when there is none such. */
export function knownTerm(id: string): TermId {
  const found = Object.keys(glossary).find((name): name is TermId => name === id && Object.hasOwn(glossary, name))
  if (!found) throw new Error(`Term "${id}" does not exist in content/glossary.ts`)
  return found
}
