import type { Locator } from 'playwright-core'
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

/** Writes a solution into an exercise with nothing but its own fields and buttons, and has it judged. */
export async function solve(at: Locator, exercise: Exercise, language: Language): Promise<void> {
  const words = languages[language]
  if (exercise.kind === 'rules') await writeRules(at, exercise, words)
  else if (exercise.kind === 'packet') await writePacket(at, exercise, words)
  else if (exercise.kind === 'incident') await answerIncident(at, exercise, words)
  else if (exercise.kind === 'acl') await writeEntries(at, exercise, words)
  else if (exercise.kind === 'steps') await takeSteps(at, exercise, words)
  else if (exercise.kind === 'quiz') await answerQuiz(at, exercise, words)
  else await writeText(at, exercise)
  await judge(at, exercise, language)
}

/** Presses the button that has it judged. */
export async function judge(at: Locator, exercise: Exercise, language: Language): Promise<void> {
  const { check, send } = languages[language].lesson
  await at.getByRole('button', { name: exercise.kind === 'packet' ? send : check, exact: true }).click()
}

async function writeText(at: Locator, { solutions }: AddressExercise | PolicyExercise | CodeExercise) {
  await at.getByRole('textbox').fill(solutions[0] ?? '')
}

async function answerIncident(at: Locator, { solutions }: IncidentExercise, { lesson, reachLayers }: typeof ja) {
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
  for (const layer of answer.named) await at.getByLabel(reachLayers[layer], { exact: true }).check()
}

/** Takes out what stands there, then writes entry after entry. */
async function writeEntries(at: Locator, { start, solutions }: AclExercise, { lessonTasks, rules }: typeof ja) {
  const fill = (sentence: string, values: Readonly<Record<string, string | number>>) =>
    sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
  for (const { direction } of start) {
    const name = fill(lessonTasks.aclRemove, { direction: rules[direction], number: 1 })
    await at.getByRole('button', { name, exact: true }).click()
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
  }
}

async function takeSteps(at: Locator, { groups, steps, solutions }: StepsExercise, { lessonTasks, rules }: typeof ja) {
  const { ruleSet } = readDocuments(groups)
  for (const place of solutions[0] ?? []) {
    const step = steps[place]
    if (!step) throw new Error('a solution names steps')
    const name = stepInWords(step, ruleSet, lessonTasks, rules)
    await at.getByRole('button', { name, exact: true }).click()
  }
}

async function answerQuiz(at: Locator, { questions }: QuizExercise, { lessonTasks, reachLayers }: typeof ja) {
  for (const [index, question] of questions.entries()) {
    const [answer = ''] = answersOf(question)
    const name = lessonTasks.quizQuestion.replace('{number}', String(index + 1))
    await at.getByRole('button', { name: new RegExp(`^${name}(?!\\d)`) }).click()
    await at.getByRole('radio', { name: optionInWords(answer, lessonTasks, reachLayers), exact: true }).check()
    await at.getByText(lessonTasks.quizRight, { exact: true }).waitFor()
  }
}

async function writePacket(at: Locator, { solutions }: PacketExercise, { rules }: typeof ja) {
  const [packet] = solutions
  if (!packet) throw new Error('an exercise has solutions')
  const choice = (name: string) => at.getByRole('combobox', { name: new RegExp(`^${name}`) })
  await choice(rules.direction).selectOption(packet.direction)
  await choice(rules.protocol).selectOption(packet.protocol)
  await at
    .getByLabel(packet.direction === 'ingress' ? rules.peerSource : rules.peerDestination, { exact: true })
    .fill(packet.peer)
  if (packet.port !== undefined) await at.getByLabel(rules.port, { exact: true }).fill(String(packet.port))
  if (packet.peerGroups) await choice(rules.network).selectOption(packet.peerGroups.join(' '))
}

async function writeRules(at: Locator, { start, solutions }: RulesExercise, words: typeof ja) {
  const wanted = readDocuments(solutions[0] ?? []).ruleSet.groups
  const groups = readDocuments(start).ruleSet.groups
  for (const [index, before] of groups.entries()) {
    const after = wanted[index]
    if (after) await writeGroup(at, before, after, groups.length > 1, words)
  }
}

/** Opens rows one at a time, as a reader does; with several groups a rule is called by its group as well. */
async function writeGroup(at: Locator, before: Group, after: Group, several: boolean, { rules }: typeof ja) {
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
    await press(rules.removeRule.replace('{rule}', called(rule.id)))
  }
  for (const rule of after.rules) {
    const old = before.rules.find(({ id }) => id === rule.id)
    if (old) await press(rules.editRule.replace('{rule}', called(rule.id)))
    else await press(several ? rules.addRuleTo.replace('{group}', group) : rules.addRule)
    const field = (name: string) => at.getByLabel(new RegExp(`: ${name}$`))
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
