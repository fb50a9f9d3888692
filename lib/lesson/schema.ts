import { z } from 'zod'

/*
 * The shape of an exercise. The zod schema is for the build and the tests; pages get plain data. What is asked for is a
 * specification, never an answer: the judges in this folder decide over all packets or addresses.
 */

const id = z.string().regex(/^[a-z][a-z0-9-]{1,47}$/, { error: 'id: expected kebab-case' })

/** Documents as `DescribeSecurityGroupAttribute` and its siblings return them: the groups of one interface. */
const documents = z.array(z.record(z.string(), z.unknown())).min(1)

const packet = z.strictObject({
  direction: z.enum(['ingress', 'egress']),
  protocol: z.enum(['tcp', 'udp', 'icmp', 'icmpv6', 'gre', 'other']),
  peer: z.string(),
  port: z.number().int().min(1).max(65535).exactOptional(),
  peerGroups: z.array(z.string()).exactOptional(),
})

/** At least two that differ: the tests show that the judge takes both. The first is the worked solution. */
function atLeastTwo<T extends z.ZodType>(solution: T) {
  return z.array(solution).min(2, { error: 'solutions: expected two that differ' })
}

/** Find a packet that comes out as wanted. */
const packetExercise = z.strictObject({
  kind: z.literal('packet'),
  id,
  documents,
  start: packet,
  wanted: z.strictObject({
    verdict: z.enum(['accept', 'drop']),
    /** What has to decide it. */
    by: z.enum(['rule', 'in-group', 'default', 'platform']),
    /** The rule that has to decide it; null: any. */
    rule: z.string().nullable(),
  }),
  solutions: atLeastTwo(packet),
})

/** Change rules until they do what is asked. */
const rulesExercise = z.strictObject({
  kind: z.literal('rules'),
  id,
  start: documents,
  /** Accepts what has to get through. */
  must: documents,
  /** Accepts all that may get through; null: nothing but what `must` accepts. */
  may: documents.nullable(),
  /** What the reader may do; other changes are named and not taken. */
  moves: z
    .array(
      z.enum(['add', 'remove', 'direction', 'action', 'protocol', 'ports', 'peer', 'priority', 'type', 'inner-access']),
    )
    .min(1),
  /** Each group is that of an interface of its own: `must` and `may` name the same groups, and each is judged alone. */
  apart: z.literal(true).exactOptional(),
  /** Rules count as the platform counts them: one that names a prefix list as many times as the list may have entries. */
  costs: z.literal(true).exactOptional(),
  /** More rules than these do not pass, though they may do what is asked. Null: any number. */
  most: z.number().int().min(1).nullable(),
  /** The fewest rules known to do it; `proven` when a test shows that fewer cannot. Null: no star to earn. */
  fewest: z.strictObject({ rules: z.number().int().min(1), proven: z.boolean() }).nullable(),
  solutions: atLeastTwo(documents),
})

/** Write addresses: as first and last, or as blocks. */
const addressExercise = z.strictObject({
  kind: z.literal('addresses'),
  id,
  start: z.string(),
  /** Exactly these addresses, in any spelling that lib/cidr reads. */
  wanted: z.array(z.string()).min(1),
  /** How they have to be written. */
  form: z.enum(['ranges', 'blocks']),
  solutions: atLeastTwo(z.string()),
})

/** What a reader may ask for. */
const evidenceName = z.enum(['client', 'instance', 'flow-log', 'group', 'acl', 'sockets', 'firewall'])

/** The layers that a reader may name. */
const suspect = z.enum(['public-address', 'network-acl', 'security-group', 'host-firewall', 'listening-socket'])

/** Ask for evidence, and name every layer that fails. Which ones do is the diagnosis of all the evidence. */
const incidentExercise = z.strictObject({
  kind: z.literal('incident'),
  id,
  /** The traffic that fails, as lib/reachability reads it. */
  target: z.strictObject({ protocol: z.string(), port: z.number(), from: z.string() }),
  evidence: z.array(z.strictObject({ what: evidenceName, output: z.string() })).min(2),
  solutions: atLeastTwo(z.strictObject({ asked: z.array(evidenceName), named: z.array(suspect) })),
})

const policyRequest = z.strictObject({
  action: z.string(),
  resource: z.string().exactOptional(),
  /** What is known of the request's conditions, by their keys. */
  context: z.record(z.string(), z.array(z.string())).exactOptional(),
})

/** Write a policy beside those that the user has already. */
const policyExercise = z.strictObject({
  kind: z.literal('policy'),
  id,
  /** Documents that the user has already. */
  granted: z.array(z.string()).min(1),
  start: z.string(),
  /** What has to be denied, explicitly and without a condition. */
  deny: z.array(policyRequest).min(1),
  /** What has to stay allowed. */
  keep: z.array(policyRequest).min(1),
  solutions: atLeastTwo(z.string()),
})

/** One entry of a network ACL. The last one, which drops what is left, is not written. */
const aclEntry = z.strictObject({
  direction: z.enum(['ingress', 'egress']),
  policy: z.enum(['accept', 'drop']),
  protocol: z.enum(['tcp', 'udp', 'icmp', 'gre', 'all']),
  /** Destination ports in both directions, as the API writes them: `443/443`, `-1/-1`. */
  port: z.string(),
  /** The other end: the source of an inbound entry, the destination of an outbound one. */
  peer: z.string(),
})

/** Write the entries of a stateless ACL, which are tried in order. */
const aclExercise = z.strictObject({
  kind: z.literal('acl'),
  id,
  start: z.array(aclEntry),
  /** Entries that do what is asked; all that do the same pass. */
  must: z.array(aclEntry).min(1),
  solutions: atLeastTwo(z.array(aclEntry).min(1)),
})

const permission = z.record(z.string(), z.union([z.string(), z.number()]))

/** One step of a change. */
const step = z.discriminatedUnion('does', [
  /** The interface joins a group. It takes effect with the next `wait`. */
  z.strictObject({ does: z.literal('join'), group: z.string() }),
  z.strictObject({ does: z.literal('leave'), group: z.string() }),
  z.strictObject({ does: z.literal('wait') }),
  z.strictObject({ does: z.literal('add'), group: z.string(), rule: permission }),
  z.strictObject({ does: z.literal('remove'), group: z.string(), rule: z.string() }),
  z.strictObject({ does: z.literal('isolate'), group: z.string() }),
])

/** Put steps in an order in which nothing that is in use is cut, and nothing is opened that must stay closed. */
const stepsExercise = z.strictObject({
  kind: z.literal('steps'),
  id,
  /** Every group that a step names, whether the interface is in it or not. */
  groups: documents,
  /** Ids of the groups that the interface is in at first. */
  joined: z.array(z.string()).min(1),
  /** The steps on offer; each can be taken once, and not all are needed. */
  steps: z.array(step).min(2),
  /** Accepts what has to get through all the time. */
  always: documents,
  /** Accepts all that may get through at any time; null: anything. */
  may: documents.nullable(),
  /** What holds in the end. */
  end: documents,
  /** Places of steps in `steps`, in the order in which they are taken. */
  solutions: atLeastTwo(z.array(z.number().int().min(0)).min(1)),
})

/** Write rules as commands or as Terraform. */
const codeExercise = z.strictObject({
  kind: z.literal('code'),
  id,
  language: z.enum(['cli', 'terraform']),
  start: z.string(),
  /** One group that does what is asked; all that does the same passes. */
  must: documents.max(1),
  solutions: atLeastTwo(z.string()),
})

/** A short question whose answer an engine works out. */
const question = z.discriminatedUnion('ask', [
  /** Does it pass? */
  z.strictObject({ ask: z.literal('fate'), documents, packet }),
  /** What decides: a rule, the group's own connectivity, the default, the platform? */
  z.strictObject({ ask: z.literal('decider'), documents, packet }),
  /** Which rule can go without a change for any packet? */
  z.strictObject({ ask: z.literal('redundant'), documents }),
  /** Which of these is just this range? */
  z.strictObject({ ask: z.literal('block'), range: z.string(), options: z.array(z.string()).min(3) }),
  /** Which layer fails? */
  z.strictObject({
    ask: z.literal('layer'),
    target: z.strictObject({ protocol: z.string(), port: z.number(), from: z.string() }),
    evidence: z.array(z.string()).min(1),
  }),
  /** Are these all rules of the group? `output` is an answer of the API, or several. */
  z.strictObject({ ask: z.literal('whole'), output: z.string() }),
  /** What keeps the group from being deleted? */
  z.strictObject({ ask: z.literal('holder'), group: z.string(), output: z.string() }),
])

/** Short questions over the lessons so far. */
const quizExercise = z.strictObject({ kind: z.literal('quiz'), id, questions: z.array(question).min(3).max(6) })

export const exerciseSchema = z.discriminatedUnion('kind', [
  packetExercise,
  rulesExercise,
  addressExercise,
  incidentExercise,
  policyExercise,
  aclExercise,
  stepsExercise,
  codeExercise,
  quizExercise,
])
