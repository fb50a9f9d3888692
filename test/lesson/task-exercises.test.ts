import { describe, expect, it } from 'vitest'
import { readExercises } from '@/build'
import { lessonSlugs, quizSlugs } from '@/content/lessons'
import { formatAddress, parseBlock, parseRange } from '@/lib/cidr'
import {
  type AclEntry,
  type AclExercise,
  answersOf,
  type CodeExercise,
  judgeAcl,
  judgeCode,
  judgeQuiz,
  judgeSteps,
  optionsOf,
  type QuizExercise,
  type StepsExercise,
} from '@/lib/lesson'
import { type Counterexample, decide, type Packet, type RuleSet, readDocuments } from '@/lib/rules'
import { cornerPackets, verdictOf } from './corner-packets'

const all = lessonSlugs.flatMap((slug) => readExercises(slug))
const named = <E extends { readonly id: string }>(list: readonly E[]) => list.map((each) => [each.id, each] as const)

describe.each(named(all.filter((each): each is AclExercise => each.kind === 'acl')))('%s', (_, exercise) => {
  it('is solved in two ways that differ', () => {
    for (const solution of exercise.solutions) expect(judgeAcl(exercise, solution)).toMatchObject({ passed: true })
    expect(new Set(exercise.solutions.map((entries) => JSON.stringify(entries))).size).toBe(exercise.solutions.length)
  })

  it.each([
    ['the start state', exercise.start],
    ['nothing', []],
    ['everything allowed', everyEntry('accept')],
    ['everything denied', everyEntry('drop')],
  ])('is not solved by %s: a packet shows it', (_, entries) => {
    expectTrue(exercise, entries)
  })

  it('one thing wrong in a solution is found, unless it changes no packet at all', () => {
    let found = 0
    for (const solution of exercise.solutions) {
      for (const entries of entriesNear(solution)) {
        const judgement = judgeAcl(exercise, entries)
        if (!judgement.passed) {
          expectTrue(exercise, entries, judgement)
          found += 1
          continue
        }
        for (const packet of aclPackets([...entries, ...exercise.must])) {
          expect(firstMatch(entries, packet)).toBe(firstMatch(exercise.must, packet))
        }
      }
    }
    expect(found).toBeGreaterThan(10)
  })
})

it('an entry that cannot be read is named by its place, and nothing passes', () => {
  const exercise = all.find((each): each is AclExercise => each.kind === 'acl')
  if (!exercise) throw new Error('there is an exercise with an ACL')
  const [first, ...rest] = exercise.must
  if (!first) throw new Error('it has entries')
  for (const broken of [{ port: '443' }, { port: '' }, { peer: '' }, { peer: '300.0.0.0/8' }]) {
    const { passed, unread } = judgeAcl(exercise, [...rest, { ...first, ...broken }])
    expect([passed, unread[0]?.index]).toEqual([false, rest.length])
  }
})

function everyEntry(policy: AclEntry['policy']): AclEntry[] {
  return (['ingress', 'egress'] as const).map((direction) => ({
    direction,
    policy,
    protocol: 'all',
    port: '-1/-1',
    peer: '0.0.0.0/0',
  }))
}

/** What an ACL does, by its own rule: the first entry that matches decides, and what is left is dropped. */
function firstMatch(entries: readonly AclEntry[], packet: Packet): 'accept' | 'drop' {
  const match = entries.find(({ direction, protocol, port, peer }) => {
    if (direction !== packet.direction || packet.family !== 4) return false
    if (protocol !== 'all' && protocol !== packet.protocol) return false
    const [from = 0, to = 0] = port.split('/').map(Number)
    if (port !== '-1/-1' && (packet.port === null || packet.port < from || packet.port > to)) return false
    const block = parseRange(peer)
    return block.ok && block.value.first <= packet.peer && packet.peer <= block.value.last
  })
  return match?.policy ?? 'drop'
}

/** One packet from each cell that entries can tell apart. */
function* aclPackets(entries: readonly AclEntry[]): Generator<Packet> {
  const numbers = new Set([1, 65535])
  const addresses = new Set([0n])
  for (const { port, peer } of entries) {
    const [from = 1, to = 1] = port.split('/').map(Number)
    for (const number of [from, to + 1]) if (number >= 1 && number <= 65535) numbers.add(number)
    const block = parseRange(peer)
    if (block.ok) for (const address of [block.value.first, block.value.last + 1n]) addresses.add(address)
  }
  for (const direction of ['ingress', 'egress'] as const) {
    for (const protocol of ['tcp', 'udp', 'icmp', 'gre', 'other'] as const) {
      for (const port of protocol === 'tcp' || protocol === 'udp' ? numbers : [null]) {
        for (const peer of addresses) {
          if (peer > 0xffffffffn) continue
          yield {
            direction,
            protocol,
            family: 4,
            peer,
            port,
            sourcePort: null,
            self: null,
            peerGroups: [],
            internal: false,
          }
        }
      }
    }
  }
}

function expectTrue(exercise: AclExercise, entries: readonly AclEntry[], judgement = judgeAcl(exercise, entries)) {
  const { passed, unread, tooClosed, tooOpen } = judgement
  expect([passed, unread]).toEqual([false, []])
  expect(tooClosed ?? tooOpen).not.toBeNull()
  const both = (packet: Packet) => [firstMatch(exercise.must, packet), firstMatch(entries, packet)]
  if (tooClosed) expect(both(tooClosed.packet)).toEqual(['accept', 'drop'])
  if (tooOpen) expect(both(tooOpen.packet)).toEqual(['drop', 'accept'])
}

function* entriesNear(entries: readonly AclEntry[]): Generator<AclEntry[]> {
  for (const [index, entry] of entries.entries()) {
    const put = (changed: AclEntry) => entries.map((other, at) => (at === index ? changed : other))
    yield entries.filter((_, at) => at !== index)
    const before = entries[index - 1]
    if (before) yield entries.map((other, at) => (at === index ? before : at === index - 1 ? entry : other))
    yield put({ ...entry, policy: entry.policy === 'accept' ? 'drop' : 'accept' })
    yield put({ ...entry, direction: entry.direction === 'ingress' ? 'egress' : 'ingress' })
    if (entry.protocol === 'tcp') yield put({ ...entry, protocol: 'udp' })
    if (entry.protocol === 'tcp') yield put({ ...entry, protocol: 'all', port: '-1/-1' })
    const [from = 0, to = 0] = entry.port.split('/').map(Number)
    if (from > 1) yield put({ ...entry, port: `${from - 1}/${to}` })
    if (from > 0 && to < 65535) yield put({ ...entry, port: `${from}/${to + 1}` })
    if (from > 0 && from < to) yield put({ ...entry, port: `${from + 1}/${to}` })
    if (from > 0 && from < to) yield put({ ...entry, port: `${from}/${to - 1}` })
    const block = parseBlock(entry.peer)
    if (!block.ok) continue
    const { first, prefix } = block.value
    if (prefix > 0)
      yield put({ ...entry, peer: `${formatAddress(4, first & ~(1n << BigInt(32 - prefix)))}/${prefix - 1}` })
    yield put({ ...entry, peer: `${formatAddress(4, first)}/${prefix + 1}` })
  }
}

describe.each(named(all.filter((each): each is StepsExercise => each.kind === 'steps')))('%s', (_, exercise) => {
  it('is solved in two ways that differ', () => {
    for (const plan of exercise.solutions) expect(judgeSteps(exercise, plan)).toEqual({ passed: true, problem: null })
    expect(new Set(exercise.solutions.map((plan) => plan.join())).size).toBe(exercise.solutions.length)
  })

  it('of all plans, those that pass never cut, never open, and end as asked; the others show it by a packet', () => {
    let passed = 0
    for (const plan of plansOf(exercise.steps.length)) {
      const { passed: right, problem } = judgeSteps(exercise, plan)
      if (right) passed += 1
      else if (problem && problem.kind !== 'last-group') expectTrueProblem(exercise, problem)
      else expect(problem?.kind).toBe('last-group')
    }
    expect(passed).toBeGreaterThanOrEqual(exercise.solutions.length)
    // More orders are wrong than right: it is no lottery.
    expect(passed).toBeLessThan(plansOf(exercise.steps.length).length / 2)
  })

  it('no plan, one step less, and the opposite order do not pass', () => {
    expect(judgeSteps(exercise, []).passed).toBe(false)
    const [plan = []] = exercise.solutions
    expect(judgeSteps(exercise, [...plan].reverse()).passed).toBe(false)
    for (const place of plan)
      expect(
        judgeSteps(
          exercise,
          plan.filter((other) => other !== place),
        ).passed,
      ).toBe(false)
  })
})

function expectTrueProblem(
  exercise: StepsExercise,
  problem: { readonly kind: 'cut' | 'open' | 'end'; readonly packet: Counterexample; readonly at: RuleSet },
) {
  const { packet } = problem.packet
  const at = decide(problem.at, packet, { port25Unblocked: true }).verdict
  const says = (documents: readonly unknown[]) => verdictOf(readDocuments(documents).ruleSet, packet)
  if (problem.kind === 'cut') expect([says(exercise.always), at]).toEqual(['accept', 'drop'])
  if (problem.kind === 'open') expect([says(exercise.may ?? []), at]).toEqual(['drop', 'accept'])
  if (problem.kind === 'end') expect(says(exercise.end)).not.toBe(at)
}

/** Every order of every choice of steps. */
function plansOf(steps: number): number[][] {
  const plans: number[][] = [[]]
  for (const plan of plans) {
    for (let place = 0; place < steps; place += 1) if (!plan.includes(place)) plans.push([...plan, place])
  }
  return plans
}

it('a group that was joined and not waited for is not in force yet (T-6)', () => {
  const exercise = all.find((each): each is StepsExercise => each.id === 'swap-the-group')
  if (!exercise) throw new Error('swap-the-group moves an interface')
  const place = (does: string) => exercise.steps.findIndex((step) => step.does === does)
  const [leave, join, remove, wait] = ['leave', 'join', 'remove', 'wait'].map(place)
  const judged = (...plan: readonly (number | undefined)[]) =>
    judgeSteps(
      exercise,
      plan.filter((at) => at !== undefined),
    )
  expect(judged(remove, join, leave).problem).toMatchObject({ kind: 'cut', after: 3 })
  expect(judged(leave).problem).toEqual({ kind: 'last-group', after: 1 })
  expect(judged(join, wait).problem).toMatchObject({ kind: 'open', after: 2 })
})

describe.each(named(all.filter((each): each is CodeExercise => each.kind === 'code')))('%s', (_, exercise) => {
  const must = readDocuments(exercise.must).ruleSet

  it('is solved in two ways that differ', () => {
    for (const solution of exercise.solutions) {
      expect(judgeCode(exercise, solution)).toMatchObject({ passed: true, problems: [], otherGroup: null })
    }
    expect(new Set(exercise.solutions).size).toBe(exercise.solutions.length)
  })

  it.each([
    ['the start state', exercise.start],
    ['nothing', ''],
    ['words', 'open 443 please'],
    ['the other language', exercise.language === 'cli' ? terraform : cli],
    ['rules of another group', (exercise.solutions[0] ?? '').replaceAll('sg-example-', 'sg-other-')],
    ...neverRun(exercise),
  ])('is not solved by %s, and says why', (_, text) => {
    const { passed, problems, nothing, otherGroup, stray, tooClosed, tooOpen } = judgeCode(exercise, text)
    expect(passed).toBe(false)
    expect(
      nothing || problems.length > 0 || otherGroup !== null || stray !== null || tooClosed !== null || tooOpen !== null,
    ).toBe(true)
  })

  it.each(['accept', 'drop'] as const)('is not solved by %s for everything: a packet shows it', (action) => {
    const [group] = must.groups
    const text = everythingIn(exercise.language, group?.id ?? '', action)
    const { passed, problems, nothing, tooClosed, tooOpen, set } = judgeCode(exercise, text)
    expect([passed, problems, nothing]).toEqual([false, [], false])
    const wrong = action === 'accept' ? tooOpen : tooClosed
    if (!wrong) throw new Error('a packet shows it')
    expect([verdictOf(must, wrong.packet), verdictOf(set, wrong.packet)]).toEqual(
      action === 'accept' ? ['drop', 'accept'] : ['accept', 'drop'],
    )
  })

  it('one thing wrong in a solution is found, unless it changes no packet at all', () => {
    let found = 0
    for (const solution of exercise.solutions) {
      for (const text of textsNear(solution)) {
        const { passed, tooClosed, tooOpen, set } = judgeCode(exercise, text)
        if (!passed) {
          if (tooClosed)
            expect([verdictOf(must, tooClosed.packet), verdictOf(set, tooClosed.packet)]).toEqual(['accept', 'drop'])
          if (tooOpen)
            expect([verdictOf(must, tooOpen.packet), verdictOf(set, tooOpen.packet)]).toEqual(['drop', 'accept'])
          found += 1
          continue
        }
        for (const packet of cornerPackets([must, set])) expect(verdictOf(set, packet)).toBe(verdictOf(must, packet))
      }
    }
    expect(found).toBeGreaterThan(10)
  })
})

const cli =
  'aliyun ecs AuthorizeSecurityGroup --SecurityGroupId sg-example-x --Permissions.1.Policy accept --Permissions.1.IpProtocol TCP --Permissions.1.PortRange 80/80 --Permissions.1.SourceCidrIp 0.0.0.0/0'
const terraform = `resource "alicloud_security_group_rule" "x" {
  security_group_id = "sg-example-x"
  type = "ingress"
  ip_protocol = "tcp"
  port_range = "80/80"
  cidr_ip = "0.0.0.0/0"
}`

/** Solutions that make no rules, or whose rules do not last. */
function neverRun({ language, solutions }: CodeExercise): [string, string][] {
  const [solution = ''] = solutions
  return language === 'terraform'
    ? [['resources of which there are none', solution.replaceAll(' {\n', ' {\n  count = 0\n')]]
    : [
        ['commands that are only printed', solution.replaceAll('aliyun', 'echo aliyun')],
        ['commands behind one that fails', `false && ${solution}`],
        [
          'a group that is deleted after all',
          `${solution}\naliyun ecs DeleteSecurityGroup --SecurityGroupId sg-example-x`,
        ],
        ['another command', `${solution}; reboot`],
        ['commands behind one that succeeds', `aliyun ecs DescribeRegions || ${solution}`],
        ['commands behind one that succeeds, on a line of their own', `aliyun ecs DescribeRegions ||\n${solution}`],
        ...['--dryrun', '"--dryrun"', '--cli-dry-run', '--DryRun true', '--help'].flatMap(
          (flag): [string, string][] => [
            [`commands that are not sent: ${flag}`, `${solution} ${flag}`],
            [`commands that are not sent: aliyun ${flag}`, solution.replaceAll('aliyun', `aliyun ${flag}`)],
          ],
        ),
        ['a command beside it', `${solution} & rm -rf x`],
        ['a command that is given what it prints', `${solution} | sh`],
        ['a command within a value', `${solution} --Permissions.1.Description "$(reboot)"`],
        ['a command within a value, by backticks', `${solution} --Permissions.1.Description "\`reboot\`"`],
        ['a comment that ends', `${solution} # done\nreboot`],
        ['a name that looks like more', `${solution}\naliyun ecs DeleteSecurityGroup --SecurityGroupId sg-list`],
        ['a command that takes its place', `aliyun() { true; }\n${solution}`],
      ]
}

it('commands are read in the manners in which people write them', () => {
  const exercise = all.find((each): each is CodeExercise => each.kind === 'code' && each.language === 'cli')
  if (!exercise) throw new Error('there is an exercise with commands')
  const [solution = ''] = exercise.solutions
  for (const text of [
    `# HTTPS, then SSH; both at once\n${solution}\n\naliyun ecs DescribeSecurityGroupAttribute --SecurityGroupId sg-example-x`,
    solution.replaceAll('aliyun', '$ aliyun'),
    solution.replaceAll('\naliyun', ' &&\naliyun'),
    solution.replaceAll('AuthorizeSecurityGroup', 'authorize-security-group'),
    `${solution} --Permissions.1.Description "a; b && c"`,
    solution.replaceAll(' \\\n', ' `\n'),
    `${solution} # web; done`,
    `${solution} # as --dryrun said || it's right`,
    `${solution} --Permissions.1.Description 'no $(command), # no comment; | & ||' # told`,
    `${solution} > answer.json`,
    `aliyun --profile list ecs DescribeRegions && ${solution}`,
    solution.replaceAll('aliyun', 'aliyun --region ap-northeast-1 --quiet'),
    `${solution} --DryRun false`,
    `${solution} &`,
  ])
    expect(judgeCode(exercise, text)).toMatchObject({ passed: true, stray: null })
})

/** A rule for every IPv4 packet that comes in. */
function everythingIn(language: CodeExercise['language'], group: string, action: 'accept' | 'drop'): string {
  return language === 'cli'
    ? `aliyun ecs AuthorizeSecurityGroup --SecurityGroupId ${group} --Permissions.1.Policy ${action} --Permissions.1.IpProtocol ALL --Permissions.1.PortRange -1/-1 --Permissions.1.SourceCidrIp 0.0.0.0/0`
    : `resource "alicloud_security_group_rule" "all" {
  security_group_id = "${group}"
  type = "ingress"
  nic_type = "intranet"
  ip_protocol = "all"
  port_range = "-1/-1"
  policy = "${action}"
  cidr_ip = "0.0.0.0/0"
}`
}

/** The text with one slip: a word exchanged, a number beside, a line lost. */
function* textsNear(text: string): Generator<string> {
  for (const [one, other] of [
    ['accept', 'drop'],
    ['drop', 'accept'],
    ['TCP', 'UDP'],
    ['"tcp"', '"udp"'],
    ['ingress', 'egress'],
    ['0.0.0.0/0', '0.0.0.0/1'],
    ['/24', '/25'],
    ['/24', '/23'],
    ['/32', '/31'],
  ] as const) {
    let at = text.indexOf(one)
    while (at >= 0) {
      yield text.slice(0, at) + other + text.slice(at + one.length)
      at = text.indexOf(one, at + 1)
    }
  }
  for (const match of text.matchAll(/\b(\d+)\/\1\b/g)) {
    const port = Number(match[1])
    for (const ports of [`${port}/${port + 1}`, `${port - 1}/${port}`, `${port}`]) {
      yield text.slice(0, match.index) + ports + text.slice(match.index + match[0].length)
    }
  }
  const lines = text.split('\n')
  for (const index of lines.keys()) yield lines.filter((_, at) => at !== index).join('\n')
}

describe.each(named(all.filter((each): each is QuizExercise => each.kind === 'quiz')))('%s', (_, exercise) => {
  const right = exercise.questions.map((question) => answersOf(question)[0] ?? '')

  it('each question has exactly one right answer, which the engines give, among two or more', () => {
    for (const question of exercise.questions) {
      const options = optionsOf(question)
      expect(options.length).toBeGreaterThan(1)
      expect(new Set(options).size).toBe(options.length)
      expect(answersOf(question)).toHaveLength(1)
      expect(options).toEqual(expect.arrayContaining([...answersOf(question)]))
    }
  })

  it('is passed by the right answers alone: no other choice, no question left, no one choice for all', () => {
    expect(judgeQuiz(exercise, right).passed).toBe(true)
    for (const [index, question] of exercise.questions.entries()) {
      for (const option of [...optionsOf(question), null]) {
        if (option === right[index]) continue
        const { passed, marks } = judgeQuiz(exercise, right.with(index, option ?? ''))
        expect([passed, marks[index]]).toEqual([false, 'wrong'])
      }
      const left = right.map((answer, at) => (at === index ? null : answer))
      expect(judgeQuiz(exercise, left)).toMatchObject({ passed: false })
    }
    // The same choice each time does not do, nor the first, nor the last.
    const options = exercise.questions.map(optionsOf)
    const same = [...new Set(options.flat())].map((option) => right.map(() => option))
    const ends = [options.map((each) => each[0] ?? ''), options.map((each) => each.at(-1) ?? '')]
    for (const answers of [...same, ...ends]) expect(judgeQuiz(exercise, answers).passed).toBe(false)
  })
})

it('every third of the course ends with a quiz over several kinds of question', () => {
  const places = quizSlugs.map((slug) => lessonSlugs.indexOf(slug))
  const between = places.map((place, index) => place - (places[index - 1] ?? -1) - 1)
  for (const lessons of between) expect([4, 5]).toContain(lessons)
  for (const slug of quizSlugs) {
    const asked = readExercises(slug).flatMap((exercise) =>
      exercise.kind === 'quiz' ? exercise.questions.map(({ ask }) => ask) : [],
    )
    expect(new Set(asked).size).toBeGreaterThanOrEqual(3)
  }
})
