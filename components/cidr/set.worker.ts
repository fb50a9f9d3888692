import { serveWork } from '@/components/worker'
import { type SetResult, type SetTask, workOn } from './set-work'

serveWork<SetTask, SetResult>((task, onProgress) =>
  workOn(task, (read, total) => onProgress(total === 0 ? 0 : read / total)),
)
