import { readDocuments } from '@/lib/rules'

/**
 * What reads rows and lists. A part that lives without the page's scripts begins with what was read when the site was built;
 * there this comes later (build/light/islands.ts, components/rules/island).
 */
export const reader: { read: (documents: readonly unknown[]) => ReturnType<typeof readDocuments> } = {
  read: (documents) => readDocuments(documents),
}
