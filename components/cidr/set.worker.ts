import { type SetTask, workOn } from './set-work'

self.addEventListener('message', (event: MessageEvent<SetTask>) => {
  const result = workOn(event.data, (read, total) => self.postMessage({ progress: { read, total } }))
  self.postMessage({ result })
})
