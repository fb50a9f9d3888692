import { SpaceLimit } from '@/lib/rules'
import type { Report } from './ask-worker'
import { answer, asksForYaml, type Kind, type Task } from './questions'

/** Reports progress at most this often, in milliseconds. */
const pause = 100

self.addEventListener('message', async ({ data }: MessageEvent<Task<Kind>>) => {
  const report = (message: Report<Kind>) => self.postMessage(message)
  let last = performance.now()
  const onProgress = (progress: number) => {
    const now = performance.now()
    if (now - last < pause) return
    last = now
    report({ progress })
  }
  try {
    const yaml = asksForYaml(data) ? (await import('@/lib/text/yaml')).readYaml : undefined
    report({ answer: answer(data, onProgress, yaml) })
  } catch (error) {
    report({ failure: error instanceof SpaceLimit ? 'limit' : 'unknown' })
  }
})
