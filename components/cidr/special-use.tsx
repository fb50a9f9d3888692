import { format, useMessages } from '@/components/messages'
import type { SpecialName, special } from '@/lib/cidr'

/** What special use addresses have, by the registries; ordinary ones have none. */
export function SpecialUse({ inside, holds }: ReturnType<typeof special>) {
  const text = useMessages('cidr')
  const names = useMessages('special')
  const list = (each: readonly SpecialName[]) => each.map((name) => names[name]).join(text.comma)
  if (inside.length + holds.length === 0) return text.specialNone
  return [
    inside.length > 0 ? list(inside) : '',
    holds.length > 0 ? format(text.specialHolds, { names: list(holds) }) : '',
  ]
    .filter((part) => part !== '')
    .join(text.comma)
}
