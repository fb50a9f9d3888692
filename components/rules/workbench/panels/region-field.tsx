import { useMessages } from '@/components/messages'

interface Props {
  readonly region: string
  readonly onRegion: (region: string) => void
}

/** The region that written calls name. */
export function RegionField({ region, onRegion }: Props) {
  const text = useMessages('workbench')
  return (
    <label>
      {text.region}
      <input
        className="field mono"
        value={region}
        spellCheck={false}
        onChange={(event) => onRegion(event.target.value.trim())}
      />
    </label>
  )
}
