import { useSyncExternalStore } from 'react'
import { beforeTheBrowser, current, type KeptProgress, subscribe } from './progress-store'

/** The reader's record, followed as it changes. */
export function useProgress(): KeptProgress {
  return useSyncExternalStore(subscribe, current, () => beforeTheBrowser)
}
