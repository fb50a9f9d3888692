import type { Exercise, RulesExercise } from '@/lib/lesson'
import { formatPeer, formatPorts, type Group, type Rule, readDocuments } from '@/lib/rules'

const fieldsOf = (rule: Rule) => [
  rule.direction,
  rule.action,
  String(rule.protocol),
  formatPorts(rule.ports),
  formatPeer(rule.peer),
  String(rule.priority),
]

/** What a row says that was just added. */
const fresh = ['ingress', 'accept', 'tcp', '', '', '1']

const differing = (one: readonly string[], other: readonly string[]) =>
  one.filter((value, index) => value !== other[index]).length

/** Choices and texts that make one group from another: a press to remove, to add or to open a row, and each field. */
function actionsBetween(before: Group, after: Group): number {
  const settings = before.innerAccess === after.innerAccess ? 0 : 1
  const removed = before.rules.filter(({ id }) => !after.rules.some((rule) => rule.id === id)).length
  const changed = after.rules.map((rule) => {
    const old = before.rules.find(({ id }) => id === rule.id)
    const fields = differing(fieldsOf(rule), old ? fieldsOf(old) : fresh)
    return old && fields === 0 ? 0 : fields + 1
  })
  return settings + removed + changed.reduce((sum, count) => sum + count, 0)
}

function rulesActions({ start, solutions }: RulesExercise): number {
  const from = readDocuments(start).ruleSet.groups
  return Math.min(
    ...solutions.map((solution) =>
      readDocuments(solution).ruleSet.groups.reduce((sum, group) => {
        const before = from.find(({ id }) => id === group.id)
        return before ? sum + actionsBetween(before, group) : sum
      }, 0),
    ),
  )
}

const linesBeside = (text: string, start: string) =>
  text.split('\n').filter((line) => !start.split('\n').includes(line)).length

/** The fewest choices, presses and texts that solve an exercise, over its known solutions. */
export function actionsOf(exercise: Exercise): number {
  switch (exercise.kind) {
    case 'rules':
      return rulesActions(exercise)
    case 'packet': {
      const from = Object.entries(exercise.start)
      return Math.min(
        ...exercise.solutions.map((packet) => {
          const fields = new Map<string, unknown>(Object.entries(packet))
          return from.filter(([name, value]) => fields.get(name) !== value).length
        }),
      )
    }
    case 'addresses':
      return Math.min(...exercise.solutions.map((text) => text.split('\n').length))
    case 'incident':
      return Math.min(...exercise.solutions.map(({ asked, named }) => asked.length + named.length))
    case 'policy':
    case 'code':
      return Math.min(...exercise.solutions.map((text) => linesBeside(text, exercise.start)))
    case 'acl': {
      const from = exercise.start.map((entry) => JSON.stringify(entry))
      return Math.min(
        ...exercise.solutions.map((entries) => {
          const to = entries.map((entry) => JSON.stringify(entry))
          const removed = from.filter((entry) => !to.includes(entry)).length
          const moved =
            to.filter((entry) => from.includes(entry)).join() === from.filter((e) => to.includes(e)).join() ? 0 : 1
          return removed + moved + to.filter((entry) => !from.includes(entry)).length * 3
        }),
      )
    }
    case 'steps':
      return Math.min(...exercise.solutions.map((plan) => plan.length))
    case 'quiz':
      return exercise.questions.length
  }
}
