import { serveWork } from '@/components/worker'
import { SpaceLimit, type SpaceLimitName } from '@/lib/rules'
import { answer, asksForYaml, type Kind, type RuleAnswers, type RuleTask } from './questions'

/** Rules that are named of those that cost the most. */
const mostNamed = 6

serveWork<RuleTask<Kind>, RuleAnswers[Kind], SpaceLimitName>(
  (task, onProgress) =>
    asksForYaml(task)
      ? import('@/lib/text/yaml').then(({ readYaml }) => answer(task, onProgress, readYaml))
      : answer(task, onProgress),
  (error) =>
    error instanceof SpaceLimit
      ? {
          failure: error.limit,
          values: {
            most: error.most,
            rules: error.rules
              .slice(0, mostNamed)
              .map(({ rule }) => rule)
              .join(', '),
          },
        }
      : null,
)
