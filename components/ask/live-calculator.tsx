import { CidrCalculator } from '@/components/cidr/cidr-calculator'
import { AllMessages } from '@/components/messages/all-messages'
import type { Entities } from '@/lib/ask'

/** The calculator with the block, range or address of the question. */
export function LiveCalculator({ entities: { blocks, ranges, addresses } }: { readonly entities: Entities }) {
  return (
    <AllMessages>
      <CidrCalculator value={[...ranges, ...blocks, ...addresses][0] ?? '192.168.0.0/24'} />
    </AllMessages>
  )
}
