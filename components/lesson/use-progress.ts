import { useSyncExternalStore } from 'react'
import { beforeTheBrowser, current, type Kept, subscribe } from './progress-store'

/** The reader's record, followed as it changes. */
export function useProgress(): Kept {
  return useSyncExternalStore(subscribe, current, () => beforeTheBrowser)
}
