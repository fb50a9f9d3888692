import { useMessages } from '@/components/messages'

/** Takes a list, and one that is taken from it. */
export type OnList = (list: string, without?: string) => void

/** Carries what stands in the field to where lists are worked on. */
export function UseList({ onPress }: { readonly onPress: () => void }) {
  const text = useMessages('cidr')
  return (
    <p className="no-print">
      <button type="button" className="button" onClick={onPress}>
        {text.useList}
      </button>
    </p>
  )
}
