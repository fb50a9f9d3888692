import {
  changeSteps,
  commandLine,
  commandLines,
  consoleSteps,
  type NewRule,
  type Reading,
  read,
  toCli,
  toConsoleImport,
  toDocuments,
  toRequests,
  toRos,
  toTerraform,
  type WriteRefusal,
} from '@/lib/rules'

const refused = (refusals: readonly WriteRefusal[]) =>
  refusals.map(
    ({ rule, code }) => `refused ${code} ${rule.group} ${JSON.stringify(rule.peer, asText)} ${rule.priority}`,
  )

const asText = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value)
const rulesOf = ({ ruleSet }: Reading) => ruleSet.groups.flatMap(({ rules }) => rules)
const linesOf = (title: string, ...texts: readonly string[]) => [
  `# ${title}`,
  ...texts.flatMap((text) => text.trim().split('\n')).filter((line) => line.trim() !== ''),
]

function stepsOf(rule: NewRule): string {
  const { steps, refused: why } = consoleSteps(rule)
  return why ?? steps.map(({ code, params }) => `${code} ${JSON.stringify(params)}`).join(', ')
}

/** The rules of a text in every language that they are written in, with the groups made as well and without. */
export function writtenInFull(text: string): string[] {
  const reading = read(text)
  const rules = rulesOf(reading)
  const { groups } = reading.ruleSet
  const cli = toCli(rules, { region: 'cn-hangzhou' }, groups)
  const unnamed = toCli(rules)
  const requests = toRequests(rules)
  const files = toConsoleImport(rules)
  const own = toTerraform(rules, { groups })
  const others = toTerraform(rules)
  const template = toRos(rules, { groups })
  const beside = toRos(rules)
  const documents = toDocuments(reading.ruleSet)
  return [
    ...linesOf('commands', commandLines(cli.commands), ...refused(cli.refusals)),
    ...linesOf('commands without a region', ...unnamed.commands.map(commandLine), ...refused(unnamed.refusals)),
    ...linesOf('requests', ...requests.requests.map((one) => JSON.stringify(one)), ...refused(requests.refusals)),
    ...linesOf('Terraform with groups', own.text, ...refused(own.refusals)),
    ...linesOf('Terraform', others.text, ...refused(others.refusals)),
    ...linesOf('ROS with groups', template.text, ...refused(template.refusals)),
    ...linesOf('ROS', beside.text, ...refused(beside.refusals)),
    ...linesOf('console', ...rules.map(stepsOf)),
    ...linesOf(
      'files of the console',
      ...files.files.map(({ group, text: file }) => `${group} ${JSON.stringify(JSON.parse(file))}`),
      ...refused(files.refusals),
    ),
    ...linesOf('answers', ...documents.map((one) => JSON.stringify(one))),
  ]
}

/** The way from the rules of one text to those of another, which a line of `→` parts. */
export function changedInFull(text: string): string[] {
  const [before = '', after = ''] = text.split(/^→\n/m)
  const { steps, notes, refusals } = changeSteps(read(before).ruleSet, read(after).ruleSet, { region: 'cn-hangzhou' })
  return [
    ...steps.flatMap(({ kind, group, command }) => [`${kind} ${group}`, ...commandLine(command).split('\n')]),
    ...notes.map(({ code, group, rule }) => `note ${code} ${group} ${rule?.id ?? '-'}`),
    ...refused(refusals),
  ].map((line) => line.trim())
}
