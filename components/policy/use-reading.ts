import { useCallback, useEffect, useMemo, useState } from 'react'
import { isYaml, type PolicyReading, type ReadingOptions, readPolicy } from '@/lib/policy'

/** The reading of a text; `loading`: the reader of YAML is on its way; `lost`: it did not come. */
export type PastedReading =
  | { readonly state: 'read'; readonly reading: PolicyReading }
  | { readonly state: 'loading' }
  | { readonly state: 'lost'; readonly retry: () => void }

const nothing: PolicyReading = { ok: true, policies: [], problems: [], repaired: null }

/** Reads policies; what YAML needs is loaded when the first text of it is pasted. */
export function usePastedReading(text: string): PastedReading {
  const [yaml, setYaml] = useState<ReadingOptions['yaml']>()
  const [lost, setLost] = useState(false)
  const wanted = isYaml(text)
  const load = useCallback(() => {
    setLost(false)
    import('@/lib/text/yaml').then(
      ({ readYaml }) => setYaml(() => readYaml),
      () => setLost(true),
    )
  }, [])
  useEffect(() => {
    if (wanted && !yaml) load()
  }, [wanted, yaml, load])
  const reading = useMemo(() => (text.trim() === '' ? nothing : readPolicy(text, yaml ? { yaml } : {})), [text, yaml])
  if (!wanted || yaml) return { state: 'read', reading }
  return lost ? { state: 'lost', retry: load } : { state: 'loading' }
}
