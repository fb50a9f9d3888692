import { serveWork } from '@/components/worker'
import { SpaceLimit } from '@/lib/rules'
import { type Answers, answer, asksForYaml, type Kind, type Task } from './questions'

serveWork<Task<Kind>, Answers[Kind], 'limit'>(
  (task, onProgress) =>
    asksForYaml(task)
      ? import('@/lib/text/yaml').then(({ readYaml }) => answer(task, onProgress, readYaml))
      : answer(task, onProgress),
  (error) => (error instanceof SpaceLimit ? 'limit' : null),
)
