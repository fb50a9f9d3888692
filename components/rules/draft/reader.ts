import { readDocuments } from '@/lib/rules'
import type { GroupDraft } from './model'
import { documentOf } from './written'

interface Reader {
  read: (documents: readonly unknown[]) => ReturnType<typeof readDocuments>
  readGroup: (group: GroupDraft) => ReturnType<typeof readDocuments>
}

/**
 * What reads rows and lists. A part that lives without the page's scripts begins with what was read when the site was built;
 * there this comes later (build/light/islands.ts, components/rules/island).
 */
export const reader: Reader = {
  read: (documents) => readDocuments(documents),
  readGroup: (group) => readDocuments([documentOf(group)]),
}
