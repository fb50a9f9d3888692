import dynamic from 'next/dynamic'
import { Loading } from '@/components/lazy'
import { AllMessages } from '@/components/messages/all-messages'
import type { Entities } from '@/lib/ask'

const CidrCalculator = dynamic(
  () => import('@/components/cidr/cidr-calculator').then((module) => module.CidrCalculator),
  { loading: Loading },
)

/** The calculator with the block, range or address of the question. */
export function LiveCalculator({ entities: { blocks, ranges, addresses } }: { readonly entities: Entities }) {
  return (
    <AllMessages>
      <CidrCalculator value={[...ranges, ...blocks, ...addresses][0] ?? '192.168.0.0/24'} />
    </AllMessages>
  )
}
