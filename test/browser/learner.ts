import { isDeepStrictEqual } from 'node:util'
import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import { optionInWords, stepInWords } from '@/components/lesson/task-words'
import { messages as en } from '@/content/en/messages'
import { messages as ja } from '@/content/ja/messages'
import { messages as zh } from '@/content/zh/messages'
import {
  type AclExercise,
  type AddressExercise,
  answersOf,
  type CodeExercise,
  type Exercise,
  type IncidentExercise,
  type PacketExercise,
  type PolicyExercise,
  type QuizExercise,
  type RulesExercise,
  type StepsExercise,
} from '@/lib/lesson'
import { formatPeer, formatPorts, type Group, readDocuments } from '@/lib/rules'

const languages = { ja, en, zh }
export type Language = keyof typeof languages

/** Where a learner is at work: the exercise's screen, in a language. `look` is called while a control has the focus. */
interface Desk {
  readonly at: Locator
  readonly words: typeof ja
  readonly look: () => Promise<void>
}

/** Writes a solution into an exercise with nothing but its own fields and buttons, and looks once while at it. */
export async function solve(at: Locator, exercise: Exercise, language: Language, look: () => Promise<void>) {
  const words = languages[language]
  const desk = { at, words, look: once(look) }
  if (exercise.kind === 'rules') await writeRules(desk, exercise)
  else if (exercise.kind === 'packet') await writePacket(desk, exercise)
  else if (exercise.kind === 'incident') await answerIncident(desk, exercise)
  else if (exercise.kind === 'acl') await writeEntries(desk, exercise)
  else if (exercise.kind === 'steps') await takeSteps(desk, exercise)
  else if (exercise.kind === 'quiz') await answerQuiz(desk, exercise)
  else await writeText(desk, exercise)
}

/** Opens the worked solution and loads it; one that is answered, not written, is then handed in. */
export async function load(at: Locator, exercise: Exercise, language: Language): Promise<void> {
  const { lesson } = languages[language]
  await at.getByText(lesson.solution, { exact: true }).click()
  await at.getByRole('button', { name: lesson.loadSolution }).click()
  if (exercise.kind === 'incident') await at.getByRole('button', { name: lesson.check, exact: true }).click()
}

function once(look: () => Promise<void>): () => Promise<void> {
  let looked = false
  return async () => {
    if (looked) return
    looked = true
    await look()
  }
}

/** What was pressed may be gone: the focus is on something else of the screen by then, never nowhere. */
export async function keepsFocus(at: Locator): Promise<void> {
  await expect.poll(() => at.evaluate((screen) => screen.contains(document.activeElement))).toBe(true)
}

/** The goal, what has the focus, and the verdict are all in the window, and nothing lies over them. */
export async function seesAll(at: Locator): Promise<void> {
  const unseen = () =>
    at.evaluate((screen) => {
      const parts = {
        goal: screen.querySelector('[data-goal]'),
        edit: document.activeElement,
        verdict: screen.querySelector('[data-feedback]'),
      }
      /** Of a field of many lines, three are enough to write in. */
      const lines = 60
      return Object.entries(parts).flatMap(([name, part]) => {
        const box = part?.getBoundingClientRect()
        if (!part || !box || !screen.contains(part)) return [`${name} is not there`]
        const needed = part instanceof HTMLTextAreaElement ? Math.min(box.height, lines) : box.height
        const x = box.left + Math.min(box.width / 2, 40)
        const isSeen = (y: number) => {
          const top = document.elementFromPoint(x, y)
          return top !== null && part.contains(top)
        }
        const places = Array.from({ length: Math.ceil(box.height / 4) }, (_, index) => box.top + index * 4 + 1)
        const seen = places.filter((y) => y >= 0 && y < innerHeight && isSeen(y)).length * 4
        // A rounded corner or a line between two parts is no matter.
        if (seen + 12 >= needed) return []
        return [`${name}: ${seen} of ${needed} px of ${part.outerHTML.slice(0, 90)}`]
      })
    })
  await expect.poll(unseen).toEqual([])
}

/** Puts the focus where an exercise is worked at, in each of the places that its kind has, and looks there. */
export async function looksWhereItIsEdited(at: Locator, exercise: Exercise, language: Language): Promise<void> {
  const { rules } = languages[language]
  const look = async (control: Locator) => {
    await control.focus()
    await seesAll(at)
  }
  switch (exercise.kind) {
    case 'rules': {
      const edit = at.getByRole('button', { name: new RegExp(`^${rules.editRule.replace('{rule}', '.+')}$`) })
      await edit.last().click()
      // Of the fields of a row, those that are locked are not edited.
      const fields = at.getByRole('table', { name: rules.rules }).locator('input:enabled, select:enabled')
      await look(fields.first())
      await look(fields.last())
      return
    }
    case 'acl':
      return look(at.getByLabel(new RegExp(`[:：] ?${rules.peer}$`)).last())
    case 'steps':
      return look(at.locator('[data-plan] button').last())
    case 'quiz':
      await look(at.getByRole('radio').first())
      return look(at.getByRole('radio').last())
    case 'incident':
      await look(at.getByRole('checkbox').last())
      return look(at.locator('[data-asked]').last())
    case 'packet':
      return look(at.getByLabel(rules.port, { exact: true }))
    default:
      return look(at.getByRole('textbox'))
  }
}

async function writeText({ at, look }: Desk, { solutions }: AddressExercise | PolicyExercise | CodeExercise) {
  await at.getByRole('textbox').fill(solutions[0] ?? '')
  await look()
}

async function answerIncident({ at, words: { lesson, reachLayers }, look }: Desk, { solutions }: IncidentExercise) {
  const [answer] = solutions
  if (!answer) throw new Error('an exercise has solutions')
  const names = {
    client: lesson.askClient,
    instance: lesson.askInstance,
    'flow-log': lesson.askFlowLog,
    group: lesson.askGroup,
    acl: lesson.askAcl,
    sockets: lesson.askSockets,
    firewall: lesson.askFirewall,
  }
  for (const what of answer.asked) await at.getByRole('button', { name: names[what], exact: true }).click()
  await look()
  for (const layer of answer.named) await at.getByLabel(reachLayers[layer], { exact: true }).check()
  await at.getByRole('button', { name: lesson.check, exact: true }).click()
  await keepsFocus(at)
}

/** Takes out what stands there, then writes entry after entry. */
async function writeEntries({ at, words: { lessonTasks, rules }, look }: Desk, { start, solutions }: AclExercise) {
  const fill = (sentence: string, values: Readonly<Record<string, string | number>>) =>
    sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
  for (const { direction } of start) {
    const name = fill(lessonTasks.aclRemove, { direction: rules[direction], number: 1 })
    await at.getByRole('button', { name, exact: true }).click()
    await keepsFocus(at)
  }
  const written = { ingress: 0, egress: 0 }
  for (const { direction, policy, protocol, port, peer } of solutions[0] ?? []) {
    await at.getByRole('button', { name: lessonTasks[direction === 'ingress' ? 'aclAddIn' : 'aclAddOut'] }).click()
    written[direction] += 1
    const number = written[direction]
    const field = (name: string) =>
      at.getByLabel(fill(lessonTasks.aclField, { direction: rules[direction], number, field: name }), { exact: true })
    await field(rules.action).selectOption(policy)
    await field(rules.protocol).selectOption(protocol)
    await field(rules.ports).fill(port)
    await field(rules.peer).fill(peer)
    await look()
  }
}

async function takeSteps(
  { at, words: { lessonTasks, rules }, look }: Desk,
  { groups, steps, solutions }: StepsExercise,
) {
  const { ruleSet } = readDocuments(groups)
  for (const place of solutions[0] ?? []) {
    const step = steps[place]
    if (!step) throw new Error('a solution names steps')
    const name = stepInWords(step, ruleSet, lessonTasks, rules)
    const button = at.getByRole('button', { name, exact: true })
    await button.focus()
    await look()
    await button.click()
    await keepsFocus(at)
  }
}

async function answerQuiz({ at, words: { lessonTasks, reachLayers }, look }: Desk, { questions }: QuizExercise) {
  for (const [index, question] of questions.entries()) {
    const [answer = ''] = answersOf(question)
    if (index > 0) await at.getByRole('button', { name: lessonTasks.quizNext, exact: true }).click()
    await keepsFocus(at)
    await at.getByRole('radio', { name: optionInWords(answer, lessonTasks, reachLayers), exact: true }).check()
    await look()
    await at.getByText(lessonTasks.quizRight, { exact: true }).waitFor()
  }
}

async function writePacket({ at, words: { rules }, look }: Desk, { solutions }: PacketExercise) {
  const [packet] = solutions
  if (!packet) throw new Error('an exercise has solutions')
  const choice = (name: string) => at.getByRole('combobox', { name: new RegExp(`^${name}`) })
  await choice(rules.direction).selectOption(packet.direction)
  await choice(rules.protocol).selectOption(packet.protocol)
  await at
    .getByLabel(packet.direction === 'ingress' ? rules.peerSource : rules.peerDestination, { exact: true })
    .fill(packet.peer)
  if (packet.port !== undefined) await at.getByLabel(rules.port, { exact: true }).fill(String(packet.port))
  await look()
  if (packet.peerGroups) await choice(rules.network).selectOption(packet.peerGroups.join(' '))
}

async function writeRules(desk: Desk, { start, solutions }: RulesExercise) {
  const wanted = readDocuments(solutions[0] ?? []).ruleSet.groups
  const groups = readDocuments(start).ruleSet.groups
  for (const [index, before] of groups.entries()) {
    const after = wanted[index]
    if (after) await writeGroup(desk, before, after, groups.length > 1)
  }
}

/** Opens rows one at a time, as a reader does; with several groups a rule is called by its group as well. */
async function writeGroup({ at, words: { rules }, look }: Desk, before: Group, after: Group, several: boolean) {
  const group = before.name || before.id
  const called = (id: string) => (several ? `${group} ${id}` : id)
  const press = (name: string) => at.getByRole('button', { name, exact: true }).click()
  if (before.innerAccess !== after.innerAccess) {
    const name = several ? rules.innerAccessOf.replace('{group}', group) : rules.innerAccess
    await at.getByRole('combobox', { name: new RegExp(`^${name}`) }).selectOption(after.innerAccess)
  }
  for (const rule of before.rules) {
    if (after.rules.some(({ id }) => id === rule.id)) continue
    await press(rules.editRule.replace('{rule}', called(rule.id)))
    await look()
    await press(rules.removeRule.replace('{rule}', called(rule.id)))
    await keepsFocus(at)
  }
  for (const rule of after.rules) {
    const old = before.rules.find(({ id }) => id === rule.id)
    if (old && isDeepStrictEqual(plain(old), plain(rule))) continue
    if (old) await press(rules.editRule.replace('{rule}', called(rule.id)))
    else await press(several ? rules.addRuleTo.replace('{group}', group) : rules.addRule)
    const field = (name: string) => at.getByLabel(new RegExp(`: ${name}$`))
    await field(rules.priority).waitFor()
    await look()
    if (old?.direction !== rule.direction) await field(rules.direction).selectOption(rule.direction)
    if (old?.action !== rule.action) await field(rules.action).selectOption(rule.action)
    if (old?.protocol !== rule.protocol) await field(rules.protocol).selectOption(String(rule.protocol))
    const ports = formatPorts(rule.ports)
    const withPorts = rule.protocol === 'tcp' || rule.protocol === 'udp'
    if (withPorts && (!old || formatPorts(old.ports) !== ports)) await field(rules.ports).fill(ports)
    const peer = formatPeer(rule.peer)
    if (!old || formatPeer(old.peer) !== peer) await field(rules.peer).fill(peer)
    if (old?.priority !== rule.priority) await field(rules.priority).fill(String(rule.priority))
    await at.getByRole('button', { name: rules.done }).click()
  }
}

/** What is written of a rule. */
function plain({ direction, action, protocol, ports, peer, priority }: Group['rules'][number]) {
  return [direction, action, protocol, formatPorts(ports), formatPeer(peer), priority]
}
