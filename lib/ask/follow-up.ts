import { type Entities, inherit } from './entities'
import { normalise } from './normalise'
import type { Context } from './reply'
import type { Understood } from './terms'

/** How readers begin or end a question that leans on the one before. */
const leaning = new RegExp(
  [
    '^(?:and|but|or|also|so|then|ok|okay|same)(?![a-z]).{0,60}$|^(?:what|how) about(?![a-z])|^what if(?![a-z])|^(?:for|with|on|in) \\S+(?: \\S+)?\\??$|(?:instead|as well|too|then)\\s?\\?*$',
    '^(?:じゃあ|じゃ|では|それなら|なら|あと|そして|また|でも|逆に|同じく).{0,40}$|^.{1,24}(?:(?<!と)は|なら|だと|の場合|の場合は|だったら|も|でも)\\s?[?？]?$',
    '^(?:那么|那|如果是|换成|还有|同样).{0,40}$|^.{1,24}(?:呢|的话)\\s?[?？]?$',
  ]
    .map(normalise)
    .join('|'),
)

export interface Continued {
  readonly question: string
  readonly entities: Entities
  readonly followsUp: boolean
}

/** Reads a question in the light of the one before: what it leaves unsaid stays as it was. */
export function continued(
  question: string,
  { normalised, concepts, entities }: Understood,
  previous: Context | undefined,
): Continued {
  const follows = previous !== undefined && concepts.length <= 2 && leaning.test(normalised)
  if (!follows) return { question, entities, followsUp: false }
  return {
    question: `${question} ${previous.question}`,
    entities: inherit(entities, previous.entities),
    followsUp: true,
  }
}
