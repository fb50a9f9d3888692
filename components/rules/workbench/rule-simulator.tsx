import { liveParts } from './live-parts'
import { Simulator } from './simulator'
import { useCase } from './use-case'

interface Props {
  /** A situation of `content/cases.ts`. */
  readonly caseId: string
  /** Whether it begins with everything that can be changed, as in a lesson, where changing it is the point. */
  readonly opened?: boolean
}

/** The simulator in a text, with the situation that the text speaks of: `<RuleSimulator caseId="rule-priority" />`. */
export function RuleSimulator({ caseId, opened = false }: Props) {
  return <Simulator history={useCase(caseId)} begins={opened ? 'open' : 'folded'} parts={liveParts} />
}
