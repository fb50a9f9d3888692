import { SpaceLimit } from '@/lib/rules'
import type { Report } from './ask-worker'
import { answer, type Kind, type Task } from './questions'

/** Reports progress at most this often, in milliseconds. */
const pause = 100

self.addEventListener('message', ({ data }: MessageEvent<Task<Kind>>) => {
  const report = (message: Report<Kind>) => self.postMessage(message)
  let last = performance.now()
  const onProgress = (progress: number) => {
    const now = performance.now()
    if (now - last < pause) return
    last = now
    report({ progress })
  }
  try {
    report({ answer: answer(data, onProgress) })
  } catch (error) {
    report({ failure: error instanceof SpaceLimit ? 'limit' : 'unknown' })
  }
})
